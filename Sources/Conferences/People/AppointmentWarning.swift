public import PostgreSQL

/// Somebody whose paper does not print the title they were entered with, because of the paper's date.
public struct AppointmentWarning: Hashable, Sendable {
  public enum Reason: String, Codable, Sendable, ColumnValue {
    /// The title had ended before the paper's date.
    case ended
    /// It begins after the paper's date.
    case notBegun = "not-begun"
  }

  /// The guest's external id.
  public let attendee: String
  /// As letters to the guest write it.
  public let name: String
  public let title: LocalisedText
  public let reason: Reason
  /// The last day in office; of a title that has ended.
  public let endedOn: CalendarDate?
  /// The first day in office; of a title that has not begun.
  public let beginsOn: CalendarDate?
  /// What the paper prints instead; empty where it prints no title.
  public let instead: LocalisedText
  /// The paper's own date.
  public let dated: CalendarDate

  /// In one sentence: `yamada-takio (山田滝雄): the title "…" ended on 2024-04-30, before the paper's date 2024-05-02;
  /// no title is printed`.
  public var text: String {
    let title = title.best(for: .en) ?? "in which the guest was entered"
    let when =
      switch reason {
      case .ended: "ended on \(endedOn?.iso ?? "?"), before"
      case .notBegun: "begins on \(beginsOn?.iso ?? "?"), after"
      }
    let printed = instead.best(for: .en).map { "\"\($0)\" is printed" } ?? "no title is printed"
    return "\(attendee) (\(name)): the title \"\(title)\" \(when) the paper's date \(dated.iso); \(printed)"
  }
}

extension PersonStore {
  /// Who of the participants would get a paper of that day with another title than the one they were entered with, or
  /// with none, in their order of entry.
  ///
  /// - Parameters:
  ///   - participations: Their ids.
  ///   - dated: The papers' own date.
  ///   - conference: The conference's id.
  ///   - database: Where they are.
  /// - Returns: One warning a person at most.
  /// - Throws: `DatabaseError`.
  public static func appointmentWarnings(
    of participations: [Int], dated: CalendarDate, at conference: Int, in database: Database
  ) throws -> [AppointmentWarning] {
    guard !participations.isEmpty else { return [] }
    return try database.query(Statements.appointmentWarnings, conference, participations, dated).map { row in
      AppointmentWarning(
        attendee: try row.get("external_id"), name: try row.get("name"), title: try row.text("title"),
        reason: try row.get("reason"), endedOn: try row.optional("valid_to"),
        beginsOn: try row.optional("valid_from"), instead: try row.text("instead"), dated: dated)
    }
  }
}
