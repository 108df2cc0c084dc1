import Foundation
import TestSupport

/// A calendar file as the icalendar package for Python reads it.
struct ReadCalendar: Decodable {
  struct Event: Decodable {
    let uid: String
    let sequence: Int
    let status: String
    let summary: String
    let language: String
    let location: String
    /// Seconds since 1970, by the file's own description of its zone.
    let starts: Double
    let ends: Double
    let attendees: [String]
    let organiser: String
    let parent: String?
  }

  let method: String
  let name: String?
  /// Whether writing what was read gives the same properties.
  let isStable: Bool
  let events: [Event]

  private static let script = """
    import sys, json, datetime, icalendar
    calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
    zones = {str(z['TZID']): z.to_tz() for z in calendar.walk('VTIMEZONE')}
    def moment(event, key):
        value = event[key]
        if 'TZID' not in value.params:
            assert value.dt.utcoffset() == datetime.timedelta(0)
            return value.dt.timestamp()
        zone = zones[value.params['TZID']]
        return zone.localize(value.dt.replace(tzinfo=None)).timestamp()
    def people(value):
        values = value if isinstance(value, list) else [value] if value is not None else []
        return [str(v) + ' ' + ' '.join(f'{k}={v.params[k]}' for k in sorted(v.params)) for v in values]
    events = [dict(
        uid=str(e['UID']), sequence=int(e['SEQUENCE']), status=str(e['STATUS']), summary=str(e['SUMMARY']),
        language=e['SUMMARY'].params['LANGUAGE'], location=str(e['LOCATION']),
        starts=moment(e, 'DTSTART'), ends=moment(e, 'DTEND'), attendees=people(e.get('ATTENDEE')),
        organiser=people(e['ORGANIZER'])[0], parent=str(e['RELATED-TO']) if 'RELATED-TO' in e else None)
        for e in calendar.walk('VEVENT')]
    assert all(not e.errors for e in calendar.walk())
    again = icalendar.Calendar.from_ical(calendar.to_ical())
    print(json.dumps(dict(
        method=str(calendar['METHOD']), name=str(calendar['X-WR-CALNAME']) if 'X-WR-CALNAME' in calendar else None,
        isStable=again.to_ical() == calendar.to_ical(), events=events)))
    """

  struct Refused: Error { let output: String }

  /// - Throws: What the parser says against the file.
  static func read(_ text: String) throws -> ReadCalendar {
    let answer = try OtherProgram.run(["/usr/bin/python3", "-c", script, "FILE"], on: text.utf8)
    guard answer.status == 0 else { throw Refused(output: answer.output) }
    return try JSONDecoder().decode(ReadCalendar.self, from: Data(answer.bytes))
  }
}
