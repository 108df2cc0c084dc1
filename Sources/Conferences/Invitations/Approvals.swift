public import PostgreSQL

/// The second person's word before letters leave the house.
public enum Approvals {
  /// What became of a request.
  public struct Report: Hashable, Sendable {
    /// The letters and cards that are approved now, by number or identifier.
    public let approved: [String]
    /// Those that the same person had written: somebody else has to look at them.
    public let own: [String]
    /// How many were approved before.
    public let known: Int
  }

  /// Approves the released letters and cards of guests that nobody has approved. Call it inside `pool.change(as:)`.
  ///
  /// Who had a letter written cannot approve it. An approval is of one paper: one that is made in its place needs its
  /// own. Asked again, nothing is left to do.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord`; `.refused` where there is no letter, or all were written by the
  ///   same person; `DatabaseError`.
  public static func approve(
    _ selection: GuestSelection, note: String? = nil, in conference: Conference, _ database: Database
  ) throws -> Report {
    let letters = try Letter.list(of: selection, in: conference, database)
    guard !letters.isEmpty else {
      throw ConferenceError(
        .refused, "there is no finished letter to approve",
        remedy: "have it written: trao invitation schedule, and wait until it is made")
    }
    let open = letters.filter { !$0.isApproved }
    let (own, others) = (open.filter(\.isOwn), open.filter { !$0.isOwn })
    if others.isEmpty, let first = own.first {
      throw ConferenceError(
        .refused,
        own.count == 1
          ? "\(first.name) cannot be approved by who had it written"
          : "the \(own.count) letters cannot be approved by who had them written",
        remedy: "let a second person approve: --as NAME")
    }
    let note = try Line.given(note, as: "the note")
    try BrokenRule.explained {
      _ = try database.query(Statements.approveDocuments, conference.id, others.map(\.document), note)
    }
    return Report(
      approved: others.map(\.name), own: own.map(\.name), known: letters.count - open.count)
  }
}
