/// An exact decimal as the database wrote it. No arithmetic happens here: sums are made by PostgreSQL, in
/// `numeric`.
public struct Amount: Hashable, Sendable, Encodable, CustomStringConvertible {
  /// In units, such as `18600000.00`.
  public let description: String

  public init(_ text: String) {
    description = text
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// In millions, exact, with two decimals at least: 18600000.00 is `18.60`.
  public var millions: String { moved(by: 6) }

  /// Square metres as hectares, exact, with two decimals at least: 20000.00 is `2.00`.
  public var hectares: String { moved(by: 4) }

  /// The decimal point moved to the left. Zeros at the end go, but `decimals` places stay.
  func moved(by places: Int, decimals: Int = 2) -> String {
    let isNegative = description.hasPrefix("-")
    let parts = description.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let whole = String(parts.first ?? "0")
    let padded = String(repeating: "0", count: max(0, places + 1 - whole.count)) + whole
    var fraction = String(padded.suffix(places)) + (parts.count > 1 ? String(parts[1]) : "")
    while fraction.count > decimals, fraction.last == "0" { fraction.removeLast() }
    return (isNegative ? "-" : "") + padded.dropLast(places) + (fraction.isEmpty ? "" : "." + fraction)
  }
}
