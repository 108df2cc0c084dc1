/// A rule of a standard: a short name that stays the same, and where it is written.
public struct Rule: Hashable, Sendable {
  /// e.g. `font-widths`.
  public let id: String
  /// e.g. `ISO 19005-2, 6.2.11.5`.
  public let clause: String

  init(_ id: String, _ clause: String) {
    self.id = id
    self.clause = clause
  }

  /// A clause of PDF/A-2.
  static func archive(_ id: String, _ clause: String) -> Rule { Rule(id, "ISO 19005-2, \(clause)") }
  /// A clause of PDF/UA-1.
  static func access(_ id: String, _ clause: String) -> Rule { Rule(id, "ISO 14289-1, \(clause)") }
  /// A clause of PDF 1.7 itself.
  static func syntax(_ id: String, _ clause: String) -> Rule { Rule(id, "ISO 32000-1, \(clause)") }
}

/// A place where a file breaks a rule.
public struct Finding: Hashable, Sendable {
  public let rule: Rule
  /// What is wrong and how it should be.
  public let message: String
  /// The number of the object it is in; nil for the file as a whole.
  public let object: Int?
  /// The page, 1 for the first.
  public let page: Int?
}

/// What a check found.
public struct ConformanceReport: Hashable, Sendable {
  /// In the order of the file's parts, each once; at most 500.
  public let findings: [Finding]

  public var isConforming: Bool { findings.isEmpty }
}

extension Finding: CustomStringConvertible {
  /// One line: the clause, the place and the message.
  public var description: String {
    let place = [page.map { "page \($0)" }, object.map { "object \($0)" }].compactMap(\.self)
    return "\(rule.clause) [\(rule.id)]" + (place.isEmpty ? "" : " \(place.joined(separator: ", "))")
      + ": \(message)"
  }
}
