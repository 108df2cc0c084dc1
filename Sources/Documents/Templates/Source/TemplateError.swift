internal import StrictYAML

/// One thing that is wrong with a template, and where.
public struct TemplateProblem: Hashable, Sendable, CustomStringConvertible {
  /// The file's name in the template's folder.
  public let file: String
  /// Line and column, counted from 1; a column is a character.
  public let line: Int
  public let column: Int
  /// What is wrong and what to do.
  public let message: String

  public var description: String { "\(file):\(line):\(column): \(message)" }
}

/// Everything that is wrong with a template: all of it at once, so that one round of mending is enough.
public struct TemplateError: Error, Hashable, Sendable, CustomStringConvertible {
  /// By file and place; not empty.
  public let problems: [TemplateProblem]

  init(_ problems: [TemplateProblem]) {
    self.problems = problems.sorted {
      ($0.file, $0.line, $0.column, $0.message) < ($1.file, $1.line, $1.column, $1.message)
    }
  }

  init(file: String, _ message: String) {
    self.init([TemplateProblem(file: file, line: 1, column: 1, message: message)])
  }

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// Collects what is wrong with one file while it is read.
final class ProblemList {
  let file: String
  private(set) var problems: [TemplateProblem] = []

  /// More than this is noise: the first ones are mended first.
  private static let capacity = 200

  init(file: String) {
    self.file = file
  }

  func add(_ place: TextPlace, _ message: String) {
    guard problems.count < Self.capacity else { return }
    problems.append(TemplateProblem(file: file, line: place.line, column: place.column, message: message))
  }

  func add(_ faults: YAMLFaults) {
    problems += faults.all.map {
      TemplateProblem(file: file, line: $0.line, column: $0.column, message: $0.message)
    }
  }
}

/// A place in a file, counted from 1.
struct TextPlace: Hashable, Sendable {
  var line: Int
  var column: Int
}

/// Writes the remedy for a name that is not known.
enum Remedy {
  /// `did you mean …?`, or what is known.
  static func of(_ word: String, among names: some Collection<String>) -> String {
    if let nearest = NearestName.of(word, among: names) { return "did you mean \(nearest)?" }
    if names.isEmpty { return "there are none" }
    let sorted = names.sorted()
    let listed = sorted.prefix(12).joined(separator: ", ")
    return "known here: \(listed)\(sorted.count > 12 ? ", …" : "")"
  }
}
