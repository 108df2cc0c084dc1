public import Conferences
public import Foundation
public import PostgreSQL

/// What somebody asks for: the papers of one kind, for those who still lack theirs.
public struct DocumentRequest: Sendable {
  /// Whom the papers are for.
  public enum Selection: Hashable, Sendable {
    /// Everyone: not yet invited, present at the conference, or all grants.
    case everyone
    /// The members of a delegation, by its code. Invitations, cards and badges.
    case delegation(String)
    /// One guest, by the organiser's own key. Invitations, cards and badges.
    case attendee(String)
    /// Who was present in a session, by its code. Certificates of attendance, of that session only.
    case session(String)
    /// The grants of a ceremony, by its code. Presentation copies and data sheets.
    case ceremony(String)
  }

  public var kind: DocumentKind
  /// The conference's identifier in the database.
  public var conference: Int
  public var selection: Selection
  /// When to make them; nil for now.
  public var at: Date?
  /// The papers' own date; nil for the day on which they are made, in the conference's zone: that of `at`, or of
  /// the time to which the batch is moved.
  public var dated: CalendarDate?
  /// When they get their numbers; nil for the conference's policy.
  public var numbering: NumberingPolicy?

  public init(
    _ kind: DocumentKind, conference: Int, selection: Selection = .everyone, at: Date? = nil,
    dated: CalendarDate? = nil, numbering: NumberingPolicy? = nil
  ) {
    self.kind = kind
    self.conference = conference
    self.selection = selection
    self.at = at
    self.dated = dated
    self.numbering = numbering
  }
}
