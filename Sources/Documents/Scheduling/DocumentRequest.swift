public import Conferences
public import Foundation
public import PostgreSQL

/// What somebody asks for: the papers of one kind, for those who still lack theirs.
public struct DocumentRequest: Sendable {
  /// Whom the papers are for.
  public enum Selection: Hashable, Sendable {
    /// Everyone: not yet invited, present at the conference, or all grants.
    case everyone
    /// The members of a delegation, by its code. Invitations, cards, reply forms and badges; guest lists and place cards.
    case delegation(String)
    /// One guest, by the organiser's own key. Invitations, cards, reply forms and badges.
    case attendee(String)
    /// A session, by its code. Certificates of attendance of that session only, for who was present; its seating plan,
    /// its attendance sheet, place cards for who is expected.
    case session(String)
    /// A ceremony, by its code. Presentation copies and data sheets of its grants; its list of folders, its script.
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
  /// Of papers about many (``DocumentKind/languages``); nil for Vietnamese, or for the language beside it that most
  /// guests speak. All others are in the guest's.
  public var language: PaperLanguage?

  public init(
    _ kind: DocumentKind, conference: Int, selection: Selection = .everyone, at: Date? = nil,
    dated: CalendarDate? = nil, numbering: NumberingPolicy? = nil, language: PaperLanguage? = nil
  ) {
    self.kind = kind
    self.conference = conference
    self.selection = selection
    self.at = at
    self.dated = dated
    self.numbering = numbering
    self.language = language
  }
}
