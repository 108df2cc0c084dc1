import Foundation
import TestSupport

/// Other people's programs, which look at what we write.
enum Tool {
  /// Runs a program on a file that holds a text, which stands for `FILE` among the arguments.
  ///
  /// - Returns: What it printed.
  static func run(_ arguments: String..., on text: String) throws -> (status: Int32, output: String) {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "file")
    try Data(text.utf8).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: arguments[0])
    process.arguments = arguments.dropFirst().map { $0 == "FILE" ? file.path : $0 }
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}

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
    let (status, output) = try Tool.run("/usr/bin/python3", "-c", script, "FILE", on: text)
    guard status == 0 else { throw Refused(output: output) }
    return try JSONDecoder().decode(ReadCalendar.self, from: Data(output.utf8))
  }
}
