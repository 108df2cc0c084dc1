internal import Conferences
internal import PostgreSQL

/// How the numbers on papers of one template, one body and one day read.
struct NumberForm: Sendable {
  private let pattern: RegisterPattern
  private let body: String
  private let year: Int

  /// The series the numbers are taken in.
  var series: String { pattern.series }

  /// Nil for papers of a kind without numbers.
  ///
  /// - Parameters:
  ///   - form: The template as it is set.
  ///   - kind: The kind of the papers.
  ///   - symbol: The symbol of the body that numbers them.
  ///   - law: How its numbers read on the papers' day.
  /// - Throws: ``DocumentError`` where the numbers cannot be formed.
  init?(
    _ form: Press.Form, _ kind: DocumentKind, symbol: String?, law: NumberLaw
  ) throws(DocumentError) {
    let template = form.source.name
    guard kind.isNumbered else {
      guard form.template.register == nil else {
        throw .needlessRegister(template: template, kind: kind.rawValue)
      }
      return nil
    }
    guard let register = form.template.register else { throw .noRegister(template: template) }
    pattern = try register.pattern(by: law, template: template)
    if pattern.usesBody, symbol == nil { throw .noSymbol(template: template) }
    body = symbol ?? ""
    year = law.day.year
  }

  /// How many digits a number has at least.
  var digits: Int { pattern.digits }

  /// A number as the paper prints it.
  func text(_ number: Int) -> String { pattern.text(number: number, body: body, year: year) }

  /// A number that is written in by hand later.
  var blank: String { pattern.blankText(body: body, year: year) }
}
