/// Why numbers can't be drawn as bars.
public enum BarChartError: Error, Hashable, Sendable, CustomStringConvertible {
  case noBars
  /// A picture needs words that stand in for it (ISO 14289-1, 7.3).
  case noAlternative
  /// A bar has a length from nothing up to the whole; the index counts from 0.
  case impossibleNumber(index: Int)
  /// What a full bar stands for must be above 0.
  case impossibleWhole

  public var description: String {
    switch self {
    case .noBars: "a chart needs a bar: leave it out where there is nothing to show"
    case .noAlternative: "a chart needs an alternative text that says what it shows"
    case .impossibleNumber(let index):
      "the number of bar \(index + 1) must be 0 or more, and not more than a full bar stands for"
    case .impossibleWhole: "what a full bar stands for must be a number above 0"
    }
  }
}
