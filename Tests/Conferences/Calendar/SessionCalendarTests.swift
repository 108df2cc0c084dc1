import Conferences
import Foundation
import FoundationXML
import PostgreSQL
import Testing
import TestSupport

@Suite struct `A calendar file` {
  private func export(
    _ pool: Pool, session: String? = nil, language: Language = .en
  ) async throws -> String {
    try await pool.run { database in
      let conference = try ConferenceStore.resolve(nil, in: database)
      return try CalendarExport.calendar(of: conference, session: session, language: language, in: database)
        .text(at: Date(timeIntervalSince1970: 1_700_000_000))
    }
  }

  /// Makes S2 a session that has not begun.
  private func planAgain(_ pool: Pool) async throws {
    try await pool.change(as: tester) {
      try $0.query(
        "update trao.session set state = 'planned', opened_at = null, closed_at = null where code = 'S2'")
    }
  }

  @Test func `is read by an independent parser: every session once, at its time, in the language`()
    async throws
  {
    try await withSample { pool, _ in
      let calendar = try ReadCalendar.read(try await export(pool, language: .ja))
      #expect(calendar.method == "PUBLISH")
      #expect(calendar.name == "クアンニン・日本投資促進カンファレンス2023")
      #expect(calendar.isStable)
      #expect(calendar.events.map(\.summary) == ["全体会議", "投資登録証明書授与式", "貿易・投資交流セミナー"])
      #expect(
        calendar.events.allSatisfy { $0.language == "ja" && $0.status == "CONFIRMED" && $0.sequence == 0 })
      #expect(Set(calendar.events.map(\.uid)).count == 3)
      #expect(calendar.events.map(\.parent) == [nil, calendar.events[0].uid, nil])
      let begin = RFC3339.date("2023-11-17T08:00:00+07:00")
      #expect(calendar.events[0].starts == begin?.timeIntervalSince1970)
      #expect(calendar.events[0].ends == begin?.addingTimeInterval(3.5 * 3600).timeIntervalSince1970)
      #expect(calendar.events[0].location.hasPrefix("大ホール（見本）、クアンニン省"))
      #expect(calendar.events[0].organiser.hasPrefix("mailto:hoinghi@example.org CN=クアンニン省人民委員会事務局"))
    }
  }

  @Test func `says what people wrote, whatever marks are in it, and so does the programme for apps`()
    async throws
  {
    // Marks of both formats, each one character with the combining mark behind it.
    let hostile = "a;\u{301} b,\u{308} \"\u{301}:mailto:evil@example.org <\u{301}x> &\u{301} ^n ]]>"
    try await withSample { pool, conference in
      try await pool.change(as: tester) {
        try $0.query(
          """
          update trao.localised_text set body = \(hostile)
          where text_id in (
            select name_text_id from trao.session where code = 'S2' union
            select room_text_id from trao.session where code = 'S2' union
            select contact_text_id from trao.conference)
          """)
      }
      let calendar = try ReadCalendar.read(try await export(pool))
      let event = try #require(calendar.events.first { $0.summary.hasPrefix("a") })
      #expect(event.summary == hostile)
      #expect(event.location.hasPrefix(hostile))
      #expect(event.organiser.hasPrefix("mailto:hoinghi@example.org CN="))
      #expect(!calendar.events.contains { $0.attendees.contains { $0.contains("evil") } })
      let xml = try await pool.run {
        try CalendarExport.schedule(of: conference, language: .en, in: $0).text
      }
      let titles = Titles()
      let parser = XMLParser(data: Data(xml.utf8))
      parser.delegate = titles
      #expect(parser.parse())
      #expect(titles.all.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.contains(hostile))
      #expect(titles.rooms.contains(hostile))
    }
  }

  /// What the programme for apps calls its sessions and rooms.
  private final class Titles: NSObject, XMLParserDelegate {
    private(set) var all: [String] = []
    private(set) var rooms: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      all.append("")
      if name == "room", let room = attributes["name"] { rooms.append(room) }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      guard !all.isEmpty else { return }
      all[all.count - 1] += text
    }
  }

  @Test
  func `keeps the identity of a session that moves, counts its changes, and strikes out a cancelled one`()
    async throws
  {
    try await withSample { pool, conference in
      try await planAgain(pool)
      func event() async throws -> ReadCalendar.Event {
        try #require(try ReadCalendar.read(try await export(pool, session: "S2")).events.first)
      }
      let first = try await event()
      try await pool.change(as: tester) {
        _ = try SessionStore.move(
          "S2", to: #require(RFC3339.date("2023-11-17T14:00:00+07:00")), of: conference, in: $0)
      }
      let moved = try await event()
      #expect(moved.uid == first.uid)
      #expect(moved.sequence == first.sequence + 1)
      #expect(moved.starts == first.starts + 1800 && moved.ends == first.ends + 1800)
      try await pool.change(as: tester) {
        _ = try RoomStore.edit(
          "SEMINAR", name: LocalisedText([.en: "Blue room"]), capacity: nil, of: conference, in: $0)
      }
      let renamed = try await event()
      #expect(renamed.sequence == moved.sequence + 1)
      #expect(renamed.location.hasPrefix("Blue room, "))
      try await pool.change(as: tester) { _ = try SessionStore.cancel("S2", of: conference, in: $0) }
      let cancelled = try await event()
      #expect(cancelled.uid == first.uid && cancelled.status == "CANCELLED")
      #expect(cancelled.sequence == renamed.sequence + 1)
    }
  }

  @Test func `says nothing new where nothing changed that calendars show`() async throws {
    try await withSample { pool, conference in
      try await pool.change(as: tester) { database in
        _ = try SessionStore.open("S2", of: conference, in: database)
        var details = try SessionStore.find("S2", of: conference, in: database).details
        details.interpretation = [.en]
        _ = try SessionStore.change("S2", to: details, of: conference, in: database)
      }
      let event = try ReadCalendar.read(try await export(pool, session: "S2")).events.first
      #expect(event?.sequence == 0)
    }
  }

  @Test(arguments: [
    "Asia/Ho_Chi_Minh", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu",
    "Africa/Casablanca", "America/St_Johns", "UTC",
  ])
  func `describes its zone so that every time of a year reads right`(zone: String) async throws {
    try await withSample { pool, _ in
      try await pool.change(as: tester) { database in
        try database.query("update trao.session set parent_id = null, room_id = null, chair_id = null")
        try database.query("delete from trao.programme_item_person")
        try database.query("delete from trao.programme_item")
        try database.query("delete from trao.session_person")
        try database.query(
          "update trao.conference set time_zone = \(zone), starts_on = '2022-12-01', ends_on = '2024-02-01'")
        for day in 0..<24 {
          try database.query(
            """
            insert into trao.session (conference_id, code, name_text_id, starts_at, ends_at)
            select conference_id, 'D' || \(day)::bigint, name_text_id,
              timestamptz '2023-01-01T10:30:00Z' + make_interval(days => (\(day)::bigint * 15)::integer),
              timestamptz '2023-01-01T11:30:00Z' + make_interval(days => (\(day)::bigint * 15)::integer)
            from trao.session where code = 'S1'
            """)
        }
        // Every half hour of the days on which clocks are changed in Europe, America and Australia.
        for half in 0..<48 {
          try database.query(
            """
            insert into trao.session (conference_id, code, name_text_id, starts_at, ends_at)
            select conference_id, 'C' || day || '-' || \(half)::bigint, name_text_id, time + interval '10 seconds',
              time + interval '27 minutes'
            from trao.session,
              unnest(array['2023-03-11', '2023-03-25', '2023-03-26', '2023-04-01', '2023-10-28', '2023-10-29', '2023-11-05']
                ::date[]) as day,
              lateral (select day::timestamp at time zone 'UTC'
                + make_interval(mins => (\(half)::bigint * 30)::integer) as time) as moment
            where code = 'S1'
            """)
        }
      }
      let calendar = try ReadCalendar.read(try await export(pool))
      let sessions = try await pool.run { database in
        try SessionStore.list(of: ConferenceStore.resolve(nil, in: database), in: database)
      }
      #expect(calendar.events.count == 27 + 48 * 7)
      #expect(calendar.events.map(\.starts) == sessions.map(\.startsAt.timeIntervalSince1970))
      #expect(calendar.events.map(\.ends) == sessions.map(\.endsAt.timeIntervalSince1970))
    }
  }

  @Test func `folds long names between characters and escapes what means something`() async throws {
    try await withSample { pool, conference in
      let name =
        String(repeating: "日越経済協力フォーラム𠮷野髙橋", count: 20) + ", 其の二; “a\\b”"
        + String(repeating: " Đặng ễ", count: 20)
      try await pool.change(as: tester) { database in
        var details = try SessionStore.find("S2", of: conference, in: database).details
        details.name = LocalisedText([.ja: name])
        _ = try SessionStore.change("S2", to: details, of: conference, in: database)
      }
      let text = try await export(pool, session: "S2", language: .ja)
      #expect(text.hasSuffix("END:VCALENDAR\r\n"))
      let lines = text.components(separatedBy: "\r\n")
      #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") })
      #expect(try ReadCalendar.read(text).events.first?.summary == name)
    }
  }

  @Test func `invites one guest by their name and language, and takes the invitation back`() async throws {
    try await withSample { pool, conference in
      try await planAgain(pool)
      func invitation() async throws -> ReadCalendar {
        try ReadCalendar.read(
          try await pool.run {
            try CalendarExport.invitation(of: "G-001", to: "S2", in: conference, $0)
              .text(at: Date(timeIntervalSince1970: 1_700_000_000))
          })
      }
      let request = try await invitation()
      #expect(request.method == "REQUEST")
      #expect(request.events.count == 1)
      #expect(request.events.first?.language == "ja")
      #expect(
        request.events.first?.attendees == [
          "mailto:g001@example.org CN=髙橋見本 CUTYPE=INDIVIDUAL LANGUAGE=ja PARTSTAT=ACCEPTED ROLE=REQ-PARTICIPANT RSVP=FALSE"
        ])
      try await pool.change(as: tester) { _ = try SessionStore.cancel("S2", of: conference, in: $0) }
      let cancellation = try await invitation()
      #expect(cancellation.method == "CANCEL")
      #expect(cancellation.events.first?.status == "CANCELLED")
      #expect(cancellation.events.first?.uid == request.events.first?.uid)
      let error = await #expect(throws: ConferenceError.self) {
        try await pool.run {
          _ = try CalendarExport.invitation(of: "takebe-tsutomu", to: "S2", in: conference, $0)
        }
      }
      #expect(error?.message == "takebe-tsutomu has no mail address, by which calendars know who is invited")
    }
  }
}

@Suite struct `A schedule.xml` {
  @Test func `holds days, rooms and events that xmllint finds`() async throws {
    try await withSample { pool, conference in
      try await pool.change(as: tester) { database in
        var details = try SessionStore.find("S2", of: conference, in: database).details
        details.name = LocalisedText([.en: "Trade & <investment> \"seminar\""])
        _ = try SessionStore.change("S2", to: details, of: conference, in: database)
      }
      let text = try await pool.run {
        try CalendarExport.schedule(of: conference, language: .en, in: $0).text
      }
      func value(_ path: String) throws -> String {
        let answer = try OtherProgram.run(
          ["xmllint", "--xpath", "string(\(path))", "FILE"], on: text.utf8)
        #expect(answer.status == 0, "\(answer.output)")
        return answer.output.trimmingCharacters(in: .newlines)
      }
      #expect(try value("/schedule/conference/acronym") == "qn-jp-2023")
      #expect(try value("/schedule/conference/days") == "1")
      #expect(try value("count(/schedule/day[@date='2023-11-17'][@index='1']/room)") == "2")
      #expect(try value("count(//room[@name='Main hall (sample)']/event)") == "2")
      #expect(try value("//event[type='plenary']/date") == "2023-11-17T08:00:00+07:00")
      #expect(try value("//event[type='plenary']/start") == "08:00")
      #expect(try value("//event[type='plenary']/duration") == "03:30")
      #expect(try value("count(//event[type='plenary']/persons/person)") == "5")
      #expect(try value("//event[type='plenary']/persons/person[3]") == "MAITACHI Shoji")
      #expect(try value("//event[type='seminar']/title") == "Trade & <investment> \"seminar\"")
      #expect(
        try value("count(//event[not(@guid) or not(@id) or not(slug) or not(room) or not(abstract)])") == "0")
      let uid = try await pool.run { try SessionStore.find("S1", of: conference, in: $0).calendar.uid }
      #expect(try value("//event[type='plenary']/@guid") == uid)
    }
  }

  @Test func `leaves out what is cancelled, and its version rises with every change`() async throws {
    try await withSample { pool, conference in
      func schedule() async throws -> String {
        try await pool.run { try CalendarExport.schedule(of: conference, language: .vi, in: $0).text }
      }
      #expect(try await schedule().contains("<version>1.3</version>"))
      try await pool.change(as: tester) { database in
        try database.query(
          "update trao.session set state = 'planned', opened_at = null, closed_at = null where code = 'S2'")
        _ = try SessionStore.cancel("S2", of: conference, in: database)
      }
      let text = try await schedule()
      #expect(text.contains("<version>1.4</version>"))
      #expect(!text.contains("seminar"))
    }
  }
}
