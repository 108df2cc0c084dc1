/// What loading a folder did.
public struct LoadReport: Hashable, Sendable {
  /// What happened to the records of one kind.
  public struct Line: Hashable, Sendable {
    /// As the folder's file is called: organisations, people, ….
    public let kind: String
    public internal(set) var created = 0
    public internal(set) var changed = 0
    public internal(set) var unchanged = 0
  }

  /// A guest whose answer was not turned back into what the folder says.
  public struct KeptAnswer: Hashable, Sendable {
    /// The guest's external id.
    public let attendee: String
    /// What the guest answered, which stays.
    public let state: ParticipationState
    /// What the folder says.
    public let given: ParticipationState
  }

  /// The conference's code.
  public let conference: String
  /// In the order of the files.
  public internal(set) var lines: [Line] = []
  /// Guests of whom the folder says another answer than the one they gave.
  public internal(set) var keptAnswers: [KeptAnswer] = []

  /// Records created or changed; 0 when the same folder is loaded again.
  public var changedCount: Int { lines.reduce(0) { $0 + $1.created + $1.changed } }
}
