import StrictYAML

/// Why something cannot be done for a conference.
public struct ConferenceError: Error, Hashable, Sendable {
  /// What kind of obstacle. A struct over a private enum, so that a new code never breaks a `switch` elsewhere.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    private enum Base: String { case noSuchRecord, notUnique, refused, invalid }
    private let base: Base
    private init(_ base: Base) { self.base = base }

    /// There is no record of that name.
    public static let noSuchRecord = Code(.noSuchRecord)
    /// More than one record is meant; say which.
    public static let notUnique = Code(.notUnique)
    /// A rule of the field forbids it.
    public static let refused = Code(.refused)
    /// A value given is not of the right shape.
    public static let invalid = Code(.invalid)

    public var description: String { base.rawValue }
  }

  public let code: Code
  /// What is the matter, as a sentence without a full stop.
  public let message: String
  /// What to do about it.
  public let remedy: String

  public init(_ code: Code, _ message: String, remedy: String) {
    self.code = code
    self.message = message
    self.remedy = remedy
  }

  /// The error of a name that means nothing, with the nearest of those that do.
  static func noSuch(_ what: String, _ name: String, among known: [String], list: String) -> ConferenceError {
    let nearest = NearestName.of(name, among: known).map { "did you mean \($0)?" }
    return ConferenceError(
      .noSuchRecord, "there is no \(what) \(Quotation.quoted(name))", remedy: nearest ?? "\(list) shows them")
  }
}

extension ConferenceError: CustomStringConvertible {
  public var description: String { "\(message); \(remedy)" }
}
