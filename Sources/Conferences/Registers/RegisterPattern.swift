internal import StrictYAML

/// How the numbers of a register read: `{number:02}/{series}-{body}` gives `01/GM-UBND` (Decree 30/2020/NĐ-CP,
/// appendix I).
public struct RegisterPattern: Hashable, Sendable {
  private enum Part: Hashable {
    case text(String)
    case number(digits: Int)
    case series
    case body
    case year
  }

  /// The series the numbers are taken in.
  public let series: String
  private let parts: [Part]

  /// What is wrong with a pattern.
  public struct Malformed: Error, CustomStringConvertible {
    public let message: String
    public var description: String { message }
  }

  /// Reads a pattern with `{number}` or `{number:02}`, `{series}`, `{body}` and `{year}`.
  ///
  /// - Throws: ``Malformed`` for a pattern without a number, or with a placeholder of another name.
  public init(series: String, pattern: String) throws(Malformed) {
    var parts: [Part] = []
    var rest = Substring(pattern)
    while let start = rest.firstIndex(of: "{") {
      if start > rest.startIndex { parts.append(.text(String(rest[..<start]))) }
      guard let end = rest[start...].firstIndex(of: "}") else {
        throw Malformed(message: "a { without its }")
      }
      parts.append(try Self.part(String(rest[rest.index(after: start)..<end])))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    let hasNumber = parts.contains { part in
      if case .number = part { return true }
      return false
    }
    guard hasNumber else {
      throw Malformed(message: "{number} is missing, so all numbers would read the same")
    }
    self.series = series
    self.parts = parts
  }

  private static func part(_ name: String) throws(Malformed) -> Part {
    switch name {
    case "series": return .series
    case "body": return .body
    case "year": return .year
    case "number": return .number(digits: 1)
    default:
      if name.hasPrefix("number:0"), let digits = Int(name.dropFirst("number:0".count)),
        (1...12).contains(digits)
      {
        return .number(digits: digits)
      }
      let known = ["body", "number", "number:02", "series", "year"]
      let remedy =
        NearestName.of(name, among: known).map { "did you mean \($0)?" }
        ?? "known here: \(known.joined(separator: ", "))"
      throw Malformed(message: "{\(name.prefix(40))} is not known; \(remedy)")
    }
  }

  /// What stands in the place of a number that is written in by hand.
  public static let blank = String(repeating: "\u{A0}", count: 6)

  /// Whether the symbol of the issuing body stands in the numbers.
  public var usesBody: Bool { parts.contains(.body) }

  /// How many digits a number has at least; zeros stand before shorter ones.
  public var digits: Int {
    for case .number(let digits) in parts { return digits }
    return 1
  }

  /// The number of a paper that awaits it: as ``text(number:body:year:)``, with a blank for the number.
  public func blankText(body: String, year: Int) -> String {
    parts.map { part in
      switch part {
      case .text(let words): words
      case .series: series
      case .body: body
      case .year: String(year)
      case .number: Self.blank
      }
    }.joined()
  }

  /// A number as it stands on the paper, with the symbol of the organisation that issues (`body`) and the register's
  /// year.
  public func text(number: Int, body: String, year: Int) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let words): text += words
      case .series: text += series
      case .body: text += body
      case .year: text += String(year)
      case .number(let digits): text += RegisterNumber.text(number, digits: digits)
      }
    }
    return text
  }
}
