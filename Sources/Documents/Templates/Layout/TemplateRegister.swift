public import Conferences
internal import PostgreSQL

/// The register that a template's papers stand in.
public struct TemplateRegister: Hashable, Sendable {
  /// The series the numbers are taken in.
  public let series: String
  /// How the numbers read where the template says it; nil where the law of the paper's date does.
  public let pattern: RegisterPattern?

  /// How the numbers of a paper read.
  ///
  /// - Parameters:
  ///   - law: How numbers read on the paper's day.
  ///   - template: The template's name, for errors.
  /// - Returns: The template's own pattern, else the law's.
  /// - Throws: ``DocumentError`` `.noNumberLaw` where neither the template nor the law says it, `.badNumberLaw`
  ///   where the law's pattern cannot be read.
  func pattern(by law: NumberLaw, template: String) throws(DocumentError) -> RegisterPattern {
    if let pattern { return pattern }
    guard let text = law.pattern(of: series) else {
      throw .noNumberLaw(template: template, series: series, dated: law.day.iso)
    }
    do throws(RegisterPattern.Malformed) {
      return try RegisterPattern(series: series, pattern: text)
    } catch {
      throw .badNumberLaw(series: series, pattern: text, reason: error.message)
    }
  }
}
