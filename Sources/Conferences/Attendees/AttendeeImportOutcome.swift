/// What an import did, in guests.
public struct ImportReport: Hashable, Sendable {
  public var created: Int
  public var changed: Int
  public var unchanged: Int

  public init(created: Int, changed: Int, unchanged: Int) {
    (self.created, self.changed, self.unchanged) = (created, changed, unchanged)
  }
}

/// What an import did, guest by guest.
public struct AttendeeImportOutcome: Sendable {
  /// A guest of the file.
  public struct Guest: Hashable, Sendable {
    /// The row in the file.
    public let row: Int
    public let externalID: String
    public let name: String
    /// What is different now; empty for a new guest.
    public let differences: [Difference]
  }

  /// A field that another value came into. A title or organisation that only reads otherwise in another language is
  /// a difference too.
  public struct Difference: Hashable, Sendable {
    /// The column, as ``AttendeeFile`` names it.
    public let column: String
    /// Nil where there was nothing.
    public let before: String?
    /// Nil where there is nothing now.
    public let after: String?
  }

  public let report: ImportReport
  public let created: [Guest]
  public let changed: [Guest]
  /// What was put right or passed over in the file.
  public let notes: [InputFault]
  /// Headers that were recognised, with the columns they were taken for.
  public let recognised: [(header: String, column: String)]
  /// By which the import can be undone; nil where nothing changed.
  public let importID: Int?
}
