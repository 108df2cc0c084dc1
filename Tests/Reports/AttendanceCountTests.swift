import Conferences
import PostgreSQL
import Testing

@testable import Reports

@Suite struct `Attendance by any grouping` {
  private static let groupings: [[ReportGrouping]] = [
    [.session, .delegation], [.session], [.day], [.delegation], [.country], [.side], [.rank], [.organisation],
    [.session, .country], [.day, .rank, .side], [.delegation, .country, .organisation],
    [.session, .rank, .country],
  ]

  @Test(arguments: [0.11, 0.42, 0.73])
  func `is what counting guest after guest comes to`(seed: Double) async throws {
    try await ReportData.withData { data in
      try await data.change(RandomConference.script(seed: seed))
      let naive = try await data.pool.read { try RandomConference(in: $0) }
      for by in Self.groupings {
        let parts = try await data.pool.read { database in
          var question = ReportQuestion(.attendance)
          question.by = by
          let place = try ReportedConference.find("random", .en, in: database)
          return try AttendanceReport(place, question, in: database)
        }
        var counted: [String: AttendanceCounts] = [:]
        for part in parts.parts where part.counts != AttendanceCounts() {
          let values: [(ReportGrouping, String?)] = [
            (.session, part.session), (.day, part.day?.iso), (.delegation, part.delegation),
            (.country, part.country),
            (.side, part.side), (.rank, part.rank), (.organisation, part.organisation),
          ]
          counted[values.filter { by.contains($0.0) }.map { $0.1 ?? "-" }.joined(separator: " ")] =
            part.counts
        }
        #expect(counted == naive.counts(by: by).filter { $0.value != AttendanceCounts() }, "by \(by)")
        #expect(parts.people == naive.counts(by: []).values.first, "people by \(by)")
      }
    }
  }

  @Test(arguments: [0.2, 0.9])
  func `reconciles, whatever it is counted by and only whom`(seed: Double) async throws {
    try await ReportData.withData { data in
      try await data.change(RandomConference.script(seed: seed))
      func answer(_ by: [ReportGrouping], _ filter: ReportFilter = ReportFilter()) async throws
        -> AttendanceReport
      {
        try await data.pool.read { database in
          var question = ReportQuestion(.attendance)
          (question.by, question.filter) = (by, filter)
          return try AttendanceReport(
            ReportedConference.find("random", .en, in: database), question, in: database)
        }
      }
      let bySession = try await answer([.session])
      for part in bySession.parts where part.isClosed {
        #expect(part.counts.accepted + part.counts.unexpected == part.counts.present + part.counts.absent)
      }
      // Over delegations, countries and bands the same people come out, and the same sums over one session.
      var only = ReportFilter()
      only.session = "R2"
      let session = try #require(bySession.parts.first { $0.session == "R2" })
      for grouping in [ReportGrouping.delegation, .country, .side, .rank, .organisation] {
        let parts = try await answer([grouping])
        #expect(parts.people == bySession.people)
        var sum = AttendanceCounts()
        for part in try await answer([.session, grouping], only).parts { sum += part.counts }
        #expect(sum == session.counts)
      }
      // Who asks about one delegation or country only is told the same of it: the others take their places all the same.
      for grouping in [ReportGrouping.delegation, .country, .side, .rank] {
        let whole = try await answer([.session, grouping]).parts
        for part in whole {
          var only = ReportFilter()
          (only.delegation, only.country, only.side, only.rank) =
            (part.delegation, part.country, part.side, part.rank)
          guard only != ReportFilter() else { continue }
          let same = try await answer([.session, grouping], only).parts.first {
            ($0.session, $0.delegation, $0.country, $0.side, $0.rank)
              == (part.session, part.delegation, part.country, part.side, part.rank)
          }
          #expect(same?.counts == part.counts, "\(only) in \(part.session ?? "")")
        }
      }
      // The summary, the list of delegations and the list of no-shows tell the same.
      let summary = try await data.pool.read {
        try SummaryReport(conference: "random", language: .en, in: $0)
      }
      #expect(summary.people == bySession.people)
      #expect(summary.sessions.map(\.counts) == bySession.parts.map(\.counts))
      typealias Part = AttendanceReport.Part
      let groups: [(ReportGrouping, [SummaryReport.Part], (Part) -> (String?, String?))] = [
        (.delegation, summary.delegations, { ($0.delegation, $0.delegationName) }),
        (.country, summary.countries, { ($0.country, nil) }), (.side, summary.sides, { ($0.side, nil) }),
        (.rank, summary.ranks, { ($0.rank, $0.rankName) }),
      ]
      for (grouping, parts, label) in groups {
        let same = try await answer([grouping]).parts
        #expect(
          parts.map(\.code) == same.map { label($0).0 } && parts.map(\.name) == same.map { label($0).1 })
        #expect(parts.map(\.counts) == same.map(\.counts))
      }
      let missing = try await data.ask(ReportQuestion(.noShows), of: "random")
      #expect(missing.rows.count == bySession.people.absent)
      for part in bySession.parts {
        var question = ReportQuestion(.noShows)
        question.filter.session = part.session
        #expect(try await data.ask(question, of: "random").rows.count == part.counts.absent)
      }
    }
  }

  @Test func `answers as of a moment by what was recorded then`() async throws {
    try await ReportData.withData { data in
      let before = try await data.ask(.attendance) { $0.by = [.session] }
      let moment = before.asOf.date
      try await data.change(
        """
        insert into trao.attendance_event (conference_id, participation_id, session_id, at, direction, key)
          select guest.conference_id, guest.id, session.id, session.starts_at, 'in', 'late'
          from trao.participation as guest, trao.session
          where guest.external_id = 'a2' and session.code = 'S1';
        insert into trao.rsvp (conference_id, participation_id, answer, at, channel, key)
          select conference_id, id, 'accepted', now(), 'mail', 'late' from trao.participation where external_id = 'a4';
        update trao.session set state = 'closed', closed_at = now() where code = 'S2';
        """)
      let after = try await data.ask(.attendance) { $0.by = [.session] }
      #expect(after.counts("present") == [4, 1, 0])
      #expect(after.counts("accepted") == before.counts("accepted").map { $0 + 1 })
      let past = try await data.ask(.attendance) {
        $0.by = [.session]
        $0.asOf = moment
      }
      #expect(past.rows == before.rows)
      #expect(past.asOf == before.asOf)
    }
  }
}
