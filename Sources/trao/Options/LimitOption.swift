import ArgumentParser

/// How long a list may become: what is asked for is one more than is shown, so that more is noticed.
struct LimitOption: ParsableArguments {
  static let range = 1...100_000
  private static let usual = 1000

  @Option(help: "How many at most, 1 to 100000; default: 1000.") var limit: Int?

  /// How many are shown.
  var count: Int { limit ?? Self.usual }
  /// How many are read.
  var asked: Int { count + 1 }

  func validate() throws {
    if let limit { try Self.check(limit) }
  }

  /// Refuses a number that no list takes.
  static func check(_ limit: Int) throws {
    guard range ~= limit else {
      throw ValidationError("--limit must be between \(range.lowerBound) and \(range.upperBound)")
    }
  }

  /// What is shown of what was read; that there is more is told on standard error.
  func shown<Row>(_ rows: [Row]) -> [Row] {
    guard rows.count > count else { return rows }
    Output.note(
      "note: there are more than these \(count)"
        + (count < Self.range.upperBound ? "; --limit shows up to \(Self.range.upperBound)" : ""))
    return Array(rows.prefix(count))
  }
}
