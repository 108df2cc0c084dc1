public import Foundation

/// The sessions of a conference as an iCalendar file (RFC 5545) that calendars can follow (RFC 5546).
///
/// A session is one entry for ever, whatever happens to it: its UID never changes, its SEQUENCE rises with every change
/// that calendars show, and a session that was cancelled is told as such.
public struct SessionCalendar: Sendable {
  /// What a calendar does with the file (RFC 5546, 3.2).
  public enum Method: String, Sendable {
    /// A programme for everybody.
    case publish = "PUBLISH"
    /// An invitation, or its new time.
    case request = "REQUEST"
    case cancel = "CANCEL"
  }

  /// Who invites.
  public struct Organiser: Hashable, Sendable {
    public var name: LocalisedText
    public var email: String?
  }

  /// Who is invited.
  public struct Guest: Hashable, Sendable {
    public var name: String
    public var email: String
    public var language: Language
    public var isOrganisation: Bool
    public var isChair: Bool
    /// accepted, declined, tentative or substitute; nil where there is none yet.
    public var answer: String?
  }

  let conference: Conference
  let organiser: Organiser
  let sessions: [Session]
  /// The UIDs of sessions by their codes, those around the file's included.
  let identities: [String: String]
  /// The only guest of a file for one; such a file holds one session.
  let guest: Guest?
  let language: Language

  /// How calendars take the file.
  public var method: Method {
    guard guest != nil else { return .publish }
    return sessions.allSatisfy { $0.state == .cancelled } ? .cancel : .request
  }

  /// The file, made at a moment; its lines end with CR LF.
  public func text(at now: Date) -> String {
    var lines = ContentLines()
    lines.begin("VCALENDAR")
    lines.add("VERSION", [], "2.0")
    lines.add("PRODID", [], "-//Trao//Trao//EN")
    lines.add("CALSCALE", [], "GREGORIAN")
    lines.add("METHOD", [], method.rawValue)
    if guest == nil {
      // What most calendars read, and what the standard calls it since (RFC 7986, 5.1).
      lines.add(
        "X-WR-CALNAME", [], ContentLines.escaped(conference.name.best(for: language) ?? conference.code))
      lines.add("NAME", text: conference.name, for: language)
      lines.add("X-WR-TIMEZONE", [], conference.timeZone.identifier)
    }
    if let first = sessions.map(\.startsAt).min(), let last = sessions.map(\.endsAt).max() {
      CalendarZone(conference.timeZone, from: first, to: last).write(to: &lines)
    }
    for session in sessions { write(session, at: now, to: &lines) }
    lines.end("VCALENDAR")
    return lines.text
  }

  private func write(_ session: Session, at now: Date, to lines: inout ContentLines) {
    lines.begin("VEVENT")
    lines.add("UID", [], session.calendar.uid)
    lines.add("DTSTAMP", [], CalendarTime.utc(now))
    lines.add("SEQUENCE", [], String(session.calendar.sequence))
    lines.add("LAST-MODIFIED", [], CalendarTime.utc(session.calendar.changedAt))
    writeTimes(of: session, to: &lines)
    lines.add("SUMMARY", text: session.name, for: language)
    lines.add("LOCATION", text: location(of: session), for: language)
    lines.add("CATEGORIES", text: session.kind.words, for: language)
    lines.add("STATUS", [], session.state == .cancelled ? "CANCELLED" : "CONFIRMED")
    lines.add("TRANSP", [], session.state == .cancelled ? "TRANSPARENT" : "OPAQUE")
    if let around = session.parent.flatMap({ identities[$0] }) {
      lines.add("RELATED-TO", [("RELTYPE", "PARENT")], around)
    }
    writeOrganiser(to: &lines)
    if let guest { write(guest, to: &lines) }
    lines.end("VEVENT")
  }

  /// By the clocks at the conference; in UTC where these show an hour twice: a local time means the first then (RFC 5545,
  /// 3.3.5), but not every reader knows.
  private func writeTimes(of session: Session, to lines: inout ContentLines) {
    let zone = conference.timeZone
    let times = [("DTSTART", session.startsAt), ("DTEND", session.endsAt)]
    let isShownTwice = times.contains { CalendarTime.isShownTwice($0.1, in: zone) }
    for (name, time) in times {
      if isShownTwice {
        lines.add(name, [], CalendarTime.utc(time))
      } else {
        lines.add(name, [("TZID", zone.identifier)], CalendarTime.local(time, in: zone))
      }
    }
  }

  /// Room and venue in the language in which the room, else the venue is written.
  private func location(of session: Session) -> LocalisedText {
    let best = session.room.bestLanguage(for: language) ?? conference.venue.bestLanguage(for: language)
    guard let best else { return LocalisedText() }
    let separator = best == .ja ? "、" : ", "
    let parts = [session.room[best], conference.venue.best(for: best)].compactMap { $0 }
    return LocalisedText([best: parts.joined(separator: separator)])
  }

  private func writeOrganiser(to lines: inout ContentLines) {
    let name = organiser.name.bestLanguage(for: language).flatMap { best in
      organiser.name[best].map { [("CN", $0), ("LANGUAGE", best.rawValue)] }
    }
    lines.add("ORGANIZER", name ?? [], organiser.email.map(Self.address) ?? "invalid:nomail")
  }

  private func write(_ guest: Guest, to lines: inout ContentLines) {
    let state =
      switch guest.answer {
      case "accepted": "ACCEPTED"
      case "declined": "DECLINED"
      case "tentative": "TENTATIVE"
      case "substitute": "DELEGATED"
      default: "NEEDS-ACTION"
      }
    lines.add(
      "ATTENDEE",
      [
        ("CUTYPE", guest.isOrganisation ? "GROUP" : "INDIVIDUAL"),
        ("ROLE", guest.isChair ? "CHAIR" : "REQ-PARTICIPANT"), ("PARTSTAT", state),
        ("RSVP", guest.answer == nil && method == .request ? "TRUE" : "FALSE"),
        ("LANGUAGE", guest.language.rawValue), ("CN", guest.name),
      ], Self.address(guest.email))
  }

  private static func address(_ email: String) -> String {
    "mailto:" + (email.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? email)
  }
}
