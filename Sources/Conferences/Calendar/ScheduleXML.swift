import Foundation
import PostgreSQL

/// The sessions of a conference as `schedule.xml`, the file that frab and pentabarf introduced and from which the
/// programme apps and recording tools of conferences read. Cancelled sessions are not in it.
public struct ScheduleXML: Sendable {
  /// Somebody of a session.
  struct Person: Hashable, Sendable {
    let id: Int
    let name: String
  }

  let conference: Conference
  let sessions: [Session]
  /// By external id.
  let people: [String: Person]
  let language: Language

  /// The file.
  public var text: String {
    let held = sessions.filter { $0.state != .cancelled }
    var xml = XMLLines()
    xml.open("schedule")
    // Rises with every change that calendars show.
    xml.add("version", "1.\(sessions.map { $0.calendar.sequence + 1 }.reduce(0, +))")
    xml.open("conference")
    xml.add("acronym", Self.padded(Self.plain(conference.code, dash: "-")))
    xml.add("title", conference.name.best(for: language) ?? conference.code)
    xml.add("start", conference.startsOn.iso)
    xml.add("end", conference.endsOn.iso)
    xml.add("days", String(conference.endsOn.days(since: conference.startsOn) + 1))
    xml.add("timeslot_duration", "00:05")
    xml.close("conference")
    for index in 0...max(0, conference.endsOn.days(since: conference.startsOn)) {
      let day = conference.startsOn.adding(days: index)
      write(
        held.filter { CalendarDate($0.startsAt, in: conference.timeZone) == day }, of: day, index + 1,
        to: &xml)
    }
    xml.close("schedule")
    return xml.text
  }

  private func write(_ sessions: [Session], of day: CalendarDate, _ index: Int, to xml: inout XMLLines) {
    let zone = conference.timeZone
    let midnight = RFC3339.date("\(day.iso)T00:00:00Z") ?? .distantPast
    // Without sessions: the whole day, by its own clocks.
    let start = midnight.addingTimeInterval(-Double(zone.secondsFromGMT(for: midnight)))
    xml.open(
      "day",
      [
        ("index", String(index)), ("date", day.iso),
        ("start", time(sessions.map(\.startsAt).min() ?? start)),
        ("end", time(sessions.map(\.endsAt).max() ?? start.addingTimeInterval(86_399))),
      ])
    var rooms: [String] = []
    for session in sessions where !rooms.contains(room(of: session)) { rooms.append(room(of: session)) }
    for room in rooms {
      xml.open("room", [("name", room)])
      for session in sessions where self.room(of: session) == room { write(session, in: room, to: &xml) }
      xml.close("room")
    }
    xml.close("day")
  }

  private func write(_ session: Session, in room: String, to xml: inout XMLLines) {
    let minutes = Int(session.endsAt.timeIntervalSince(session.startsAt) / 60)
    xml.open("event", [("id", String(session.id)), ("guid", session.calendar.uid)])
    xml.add("date", time(session.startsAt))
    xml.add("start", String(time(session.startsAt).dropFirst(11).prefix(5)))
    xml.add("duration", "\(two(minutes / 60)):\(two(minutes % 60))")
    xml.add("room", room)
    xml.add("slug", slug(of: session))
    xml.add("title", session.name.best(for: language) ?? session.code)
    xml.add("subtitle", "")
    xml.add("track", "")
    xml.add("type", session.kind.rawValue)
    xml.add("language", (session.name.bestLanguage(for: language) ?? language).rawValue)
    xml.add("abstract", "")
    xml.add("description", "")
    xml.open("persons")
    var named: Set<String> = []
    for id in [session.chair].compactMap({ $0 }) + session.moderators + session.speakers {
      guard named.insert(id).inserted, let person = people[id] else { continue }
      xml.add("person", person.name, [("id", String(person.id))])
    }
    xml.close("persons")
    xml.close("event")
  }

  private func room(of session: Session) -> String {
    session.room.best(for: language) ?? conference.venue.best(for: language) ?? "-"
  }

  /// The conference's code, then after a dash the session's number, so that no two are equal.
  private func slug(of session: Session) -> String {
    let conference = Self.padded(Self.plain(conference.code, dash: "_"))
    return "\(conference)-session-\(session.id)-\(Self.plain(session.code, dash: "_"))"
  }

  /// Small letters and digits, and a mark for all else.
  private static func plain(_ text: String, dash: Character) -> String {
    String(text.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : dash })
  }

  /// Those who check want at least four characters.
  private static func padded(_ text: String) -> String {
    text + String(repeating: "_", count: max(0, 4 - text.count))
  }

  private func time(_ date: Date) -> String {
    RFC3339.text(
      Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down)), in: conference.timeZone)
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
