public import PostgreSQL

/// A version of a form, with the time in which papers of that day follow it.
public struct FormVersion: Hashable, Sendable {
  /// As it stands on papers: `A.II.8, Thông tư 03/2021/TT-BKHĐT`.
  public var code: String
  public var subject: FormSubject
  /// The code of the body whose own it is; nil for what holds for all.
  public var body: String?
  public var validity: Validity
}

/// Which paper a form is of.
public enum FormSubject: String, CaseIterable, Codable, Sendable, ColumnValue {
  case newCertificate = "certificate-new"
  case amendedCertificate = "certificate-amended"
  case letter, card, report
}

/// A time limit that the law or custom sets.
public struct Deadline: Hashable, Sendable {
  public var code: String
  public var body: String?
  /// From 1.
  public var days: Int
  public var counted: DayCount
  public var direction: DeadlineDirection
  public var anchor: DeadlineAnchor
  public var name: LocalisedText
  public var validity: Validity
}

public enum DayCount: String, CaseIterable, Codable, Sendable, ColumnValue {
  case calendar
  /// Neither Saturdays, Sundays nor holidays of the body's country count.
  case working
}

public enum DeadlineDirection: String, CaseIterable, Codable, Sendable, ColumnValue {
  case before, after
}

/// The day a time limit is counted from.
public enum DeadlineAnchor: String, CaseIterable, Codable, Sendable, ColumnValue {
  case conferenceStart = "conference-start"
  case conferenceEnd = "conference-end"
  case replyBy = "reply-by"
  case documentSigned = "document-signed"
  case application
}

/// How register numbers read.
public struct NumberPattern: Hashable, Sendable {
  /// `GM`, `BC`, …; `*` for every series without a row of its own.
  public var series: String
  public var body: String?
  /// `{number:02}/{series}-{body}` (Decree 30/2020/NĐ-CP, appendix I).
  public var pattern: String
  public var validity: Validity
}

/// A day on which offices are closed, besides Saturdays and Sundays.
public struct Holiday: Hashable, Sendable {
  /// ISO 3166-1 alpha-2.
  public var country: String
  public var day: CalendarDate
  public var body: String?
  public var name: LocalisedText
  public var source: String
}

/// Since when and until when something holds, and on what ground.
public struct Validity: Hashable, Sendable {
  public var from: CalendarDate
  /// The last day; nil while it holds.
  public var to: CalendarDate?
  /// The act it rests on.
  public var source: String
  /// Whether somebody compared it with the act itself.
  public var isVerified: Bool
  /// What is not known of it.
  public var remark: String?
}

/// A deadline of one conference.
public struct ConferenceDeadline: Hashable, Sendable {
  public let code: String
  public let name: LocalisedText
  /// The last day.
  public let dueOn: CalendarDate
  /// Where offices are closed on that day: the working day on which it is done. What is due before another day is done on
  /// the working day before; what is due after it, on the next one (Civil Code 91/2015/QH13, article 148).
  public let workingDay: CalendarDate?
  public let anchor: DeadlineAnchor
  public let anchorOn: CalendarDate
  public let days: Int
  public let counted: DayCount
  public let direction: DeadlineDirection
  /// Whether the last day is over by the database's clock.
  public let isPast: Bool
  public let source: String
  public let isVerified: Bool
  public let remark: String?
}

extension Validity {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      from: try row.get("valid_from"), to: try row.optional("valid_to"), source: try row.get("source"),
      isVerified: try row.get("is_verified"), remark: try row.optional("remark"))
  }
}
