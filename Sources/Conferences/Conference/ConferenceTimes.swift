import Foundation
import PostgreSQL
import StrictYAML

/// Whether a conference may be on other days, or in another time zone.
struct ConferenceTimes {
  private let conference: Conference
  private let wanted: ConferenceEntry
  private let database: Database

  init(_ conference: Conference, _ wanted: ConferenceEntry, _ database: Database) {
    (self.conference, self.wanted, self.database) = (conference, wanted, database)
  }

  /// - Throws: ``ConferenceError`` `.invalid` where the zone is none; `.refused` where a session would be outside the
  ///   days, or the zone would change local times that are on record or on released papers.
  func check() throws {
    let changesZone = wanted.timeZone != conference.timeZone.identifier
    guard
      changesZone || wanted.startsOn != conference.startsOn || wanted.endsOn != conference.endsOn
    else { return }
    guard let zone = TimeZone(identifier: wanted.timeZone) else {
      throw ConferenceError(
        .invalid, "\(Quotation.quoted(wanted.timeZone)) is no time zone",
        remedy: "use a name such as Asia/Ho_Chi_Minh")
    }
    let sessions = try SessionStore.list(of: conference, in: database)
    if changesZone { try refuseTimesOnRecord(sessions) }
    let outside = sessions.filter { session in
      CalendarDate(session.startsAt, in: zone) < wanted.startsOn
        || CalendarDate(session.endsAt, in: zone) > wanted.endsOn
    }
    guard let first = outside.first else { return }
    let names = outside.map { "\($0.code) (\(RFC3339.text($0.startsAt, in: zone)))" }
    throw ConferenceError(
      .refused,
      "outside \(wanted.startsOn.iso) to \(wanted.endsOn.iso) there would be "
        + (outside.count == 1 ? "the session " : "the sessions ") + names.joined(separator: ", "),
      remedy:
        "give days that hold both, move the sessions (trao session move \(first.code)), then give the days")
  }

  private func refuseTimesOnRecord(_ sessions: [Session]) throws {
    let begun = sessions.filter { $0.state == .open || $0.state == .closed }.map(\.code)
    guard begun.isEmpty else {
      throw ConferenceError(
        .refused,
        "\(begun.joined(separator: ", ")) began by the clocks of \(conference.timeZone.identifier), "
          + "and what is on record keeps its hours",
        remedy: "the zone can change until the first session opens")
    }
    let released: Int = try database.query(Statements.releasedPapersWithTimes, conference.id).one().get(0)
    guard released == 0 else {
      throw ConferenceError(
        .refused,
        "\(released) released \(released == 1 ? "paper prints" : "papers print") the hours of "
          + conference.timeZone.identifier,
        remedy:
          "revoke what is wrong first (trao document revoke), or move the sessions instead (trao session move)"
      )
    }
  }
}
