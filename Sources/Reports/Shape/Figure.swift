/// What the rows add up to, as JSON has it: values by name, nested where that helps.
public indirect enum Figure: Sendable, Encodable {
  case value(ReportCell)
  case group([String: Figure])
  case list([Figure])

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .value(let cell): try container.encode(cell)
    // As dictionaries, whose names are data and stay as they are: USD, not usd.
    case .group(let figures): try container.encode(figures)
    case .list(let figures): try container.encode(figures)
    }
  }

  static func count(_ number: Int) -> Figure { .value(.count(number)) }
  static func code(_ code: String) -> Figure { .value(.code(code)) }

  /// The figures of both; the other's where both name one.
  func merging(_ others: [String: Figure]) -> Figure {
    guard case .group(let figures) = self else { return .group(others) }
    return .group(figures.merging(others) { _, other in other })
  }
}
