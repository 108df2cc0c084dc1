import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `One person entered twice` {
  /// Enters a second record of Takebe, in kana and with the words turned.
  @discardableResult
  static func second(_ code: String? = "takebe-2", in database: Database) throws -> Person {
    let person = try PersonStore.add(
      code: code, country: "JP", language: .ja,
      names: [
        NameForm(kind: .native, full: "タケベ ツトム"), NameForm(kind: .kana, full: "タケベ ツトム"),
        NameForm(kind: .romanised, full: "Tsutomu TAKEBE", family: "TAKEBE", given: "Tsutomu"),
        NameForm(kind: .alias, full: "Takebe-san"),
      ], in: database)
    var office = PersonStore.NewOffice()
    office.code = "chair"
    office.title[.en] = "Honorary Chairman"
    try PersonStore.add(office, of: person, in: database)
    try PersonStore.put(Honorific(honorific: "先生"), in: .ja, of: person, database)
    return person
  }

  static func participation(
    of person: Person, _ externalID: String, state: String = "approved", in database: Database
  ) throws {
    try database.query(
      """
      insert into trao.participation (conference_id, external_id, person_id, language, email, state)
      select id, \(externalID), \(person.id), 'ja', 'takebe@example.org', \(state) from trao.conference
      """)
  }

  @Test func `is proposed across scripts, with reasons`() async throws {
    try await withSample { pool, _ in
      try await pool.change(as: tester) { database in
        try Self.second(in: database)
        for (code, name) in [("huy-2", "Cao Tuong Huy"), ("huy-3", "HUY Cao Tường")] {
          _ = try PersonStore.add(
            code: code, country: "VN", language: .vi, names: [NameForm(kind: .native, full: name)],
            in: database)
        }
      }
      let pairs = try await pool.run { try PersonStore.duplicates(in: $0) }
      func reasons(_ one: String, _ other: String) -> [DuplicatePair.Reason]? {
        pairs.first { $0.first.code == one && $0.second.code == other }?.reasons
      }
      #expect(reasons("takebe-tsutomu", "takebe-2") == [.sameReading])
      #expect(reasons("cao-tuong-huy", "huy-2") == [.sameLetters])
      #expect(reasons("cao-tuong-huy", "huy-3") == [.otherOrder])
      #expect(pairs.map(\.score) == pairs.map(\.score).sorted(by: >))
      #expect(pairs.allSatisfy { 50...100 ~= $0.score })
      #expect(try await pool.run { try PersonStore.duplicates(limit: 1, in: $0) } == Array(pairs.prefix(1)))
    }
  }

  @Test func `is two after all where somebody says so: proposed no more, and not merged`() async throws {
    try await withSample { pool, _ in
      try await pool.change(as: tester) { _ = try Self.second(in: $0) }
      func isProposed() async throws -> Bool {
        try await pool.run { try PersonStore.duplicates(in: $0) }.contains { $0.second.code == "takebe-2" }
      }
      #expect(try await isProposed())
      let isNew = try await pool.change(as: tester) { database in
        try ["cha và con", "lại"].map {
          try PersonStore.distinguish("takebe-2", from: "takebe-tsutomu", reason: $0, in: database)
        }
      }
      #expect(isNew == [true, false])
      #expect(try await !isProposed())
      let refused = await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) {
          try PersonStore.merge("takebe-2", into: "takebe-tsutomu", in: $0)
        }
      }
      #expect(refused?.message == "somebody marked them as two")
      await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) {
          _ = try PersonStore.distinguish("takebe-2", from: "takebe-2", reason: "x", in: $0)
        }
      }
      try await pool.change(as: tester) {
        try PersonStore.confuse("takebe-tsutomu", with: "takebe-2", in: $0)
      }
      #expect(try await isProposed())
      await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) {
          try PersonStore.confuse("takebe-tsutomu", with: "takebe-2", in: $0)
        }
      }
    }
  }

  @Test func `keeps the office and the place by hand of the participation that goes`() async throws {
    try await withSample { pool, _ in
      try await pool.change(as: tester) { database in
        let other = try Self.second(in: database)
        try Self.participation(of: other, "T-2", in: database)
      }
      try await pool.change(as: Actor("protocol")) {
        try $0.query(
          """
          update trao.participation as guest
          set appointment_id = appointment.id, precedence = 7, precedence_reason = 'guest of honour'
          from trao.appointment
          where guest.external_id = 'T-2' and appointment.person_id = guest.person_id
          """)
        try $0.query(
          "update trao.participation set appointment_id = null, precedence = null where external_id = 'takebe-tsutomu'"
        )
      }
      let kept = try await pool.change(as: tester) { database in
        _ = try PersonStore.merge("takebe-2", into: "takebe-tsutomu", in: database)
        return try database.query(
          """
          select guest.precedence, guest.precedence_reason, guest.precedence_by, appointment.code
          from trao.participation as guest join trao.appointment on appointment.id = guest.appointment_id
          where guest.external_id = 'takebe-tsutomu'
          """
        ).one().decode(Int?.self, String?.self, String?.self, String?.self)
      }
      #expect(kept == (7, "guest of honour", "protocol", "chair"))
    }
  }

  @Test func `keeps the marks that tell the other apart`() async throws {
    try await withSample { pool, _ in
      let marks = try await pool.change(as: tester) { database in
        _ = try Self.second(in: database)
        for (one, other) in [
          ("takebe-2", "cao-tuong-huy"), ("takebe-tsutomu", "cao-tuong-huy"), ("takebe-2", "suzuki-naomichi"),
        ] {
          _ = try PersonStore.distinguish(one, from: other, reason: "khác người", in: database)
        }
        _ = try PersonStore.merge("takebe-2", into: "takebe-tsutomu", in: database)
        return try database.query(
          """
          select one.code, other.code from trao.person_distinction as mark
            join trao.person as one on one.id = mark.one_id join trao.person as other on other.id = mark.other_id
          order by other.code
          """
        ).map { [try $0.get(0, as: String.self), try $0.get(1, as: String.self)] }
      }
      #expect(marks == [["takebe-tsutomu", "cao-tuong-huy"], ["takebe-tsutomu", "suzuki-naomichi"]])
    }
  }

  @Test func `is proposed by an address that both have`() async throws {
    try await withSample { pool, _ in
      try await pool.change(as: tester) { database in
        let other = try PersonStore.add(
          code: "other", country: "GB", language: .en, names: [NameForm(kind: .native, full: "A. Nother")],
          in: database)
        try database.query(
          """
          insert into trao.participation (conference_id, external_id, person_id, language, email)
          select id, 'N-1', \(other.id), 'en', 'G006@EXAMPLE.org' from trao.conference
          """)
      }
      let pairs = try await pool.run { try PersonStore.duplicates(in: $0) }
      #expect(pairs.contains { $0.second.code == "other" && $0.reasons == [.sameEmail] && $0.score == 55 })
    }
  }

  @Test func `becomes one: names, titles, addresses and the code go over, and it is on record`() async throws
  {
    try await withSample { pool, _ in
      try await pool.change(as: tester) { try Self.second(in: $0) }
      let report = try await pool.change(as: try Actor("registrar")) {
        try PersonStore.merge("takebe-2", into: "takebe-tsutomu", in: $0)
      }
      #expect(report.isNew && report.kept == "takebe-tsutomu" && report.merged == "takebe-2")
      #expect(report.by == "registrar")
      #expect(report.moved.names == 3 && report.moved.appointments == 1 && report.moved.honorifics == [])
      let details = try await pool.run { database in
        try PersonStore.details(of: PersonStore.find("takebe-2", in: database), in: database)
      }
      #expect(details.person.code == "takebe-tsutomu")
      #expect(
        details.names.filter { $0.kind == .alias }.map(\.full).sorted() == [
          "Takebe-san", "Tsutomu TAKEBE", "タケベ ツトム",
        ])
      #expect(details.offices.map(\.label) == ["special-advisor", "chair"])
      #expect(details.honorifics[.ja]?.honorific == "様")
      #expect(details.merged.map(\.label) == ["takebe-2"])
      let again = try await pool.change(as: tester) {
        try PersonStore.merge("takebe-2", into: "takebe-tsutomu", in: $0)
      }
      #expect(!again.isNew && again.at == report.at && again.moved == report.moved)
      let found = try await pool.run { try PersonStore.search("takebe-2", in: $0).map(\.person.code) }
      #expect(found == ["takebe-tsutomu"])
    }
  }

  @Test func `cannot be taken off the record`() async throws {
    try await withSample { pool, _ in
      try await pool.change(as: tester) { database in
        try Self.second(in: database)
        _ = try PersonStore.merge("takebe-2", into: "takebe-tsutomu", in: database)
      }
      for change in ["delete from trao.person_merge", "update trao.person_merge set kept_id = 0"] {
        await #expect(throws: DatabaseError.self) {
          try await pool.change(as: tester) { try $0.script(change) }
        }
      }
    }
  }

  @Test func `changes nothing in a rehearsal`() async throws {
    try await withSample { pool, _ in
      try await pool.change(as: tester) { try Self.second(in: $0) }
      let before = try await rowCounts(pool)
      let report = try await pool.change(as: tester, isRehearsal: true) {
        try PersonStore.merge("takebe-2", into: "takebe-tsutomu", in: $0)
      }
      #expect(report.isNew)
      #expect(try await rowCounts(pool) == before)
    }
  }

  @Test func `keeps one participation in a conference: the one on which records hang`() async throws {
    try await withSample { pool, _ in
      try await pool.change(as: tester) { database in
        try Self.participation(of: Self.second(in: database), "T-2", in: database)
      }
      // The record that is kept may be either of the two.
      let report = try await pool.change(as: tester) {
        try PersonStore.merge("takebe-tsutomu", into: "takebe-2", in: $0)
      }
      #expect(report.moved.participationsGone == ["qn-jp-2023/T-2"])
      #expect(report.moved.participations == ["qn-jp-2023/takebe-tsutomu"])
      let details = try await pool.run { database in
        try PersonStore.details(of: PersonStore.find("takebe-tsutomu", in: database), in: database)
      }
      #expect(details.parts.map(\.externalID) == ["takebe-tsutomu"])
      #expect(details.parts.map(\.email) == ["takebe@example.org"])
      #expect(details.parts.first?.attended.isEmpty == false)
    }
  }

  /// Of every record that refers to the guest, how many; and what is made from them.
  private func records(of guest: String, _ pool: Pool) async throws -> [String: [String]] {
    try await pool.run { database in
      var found: [String: [String]] = [:]
      let (conference, id): (Int, Int) = try {
        let row = try database.query(
          "select conference_id, id from trao.participation where external_id = \(guest)"
        ).one()
        return (try row.get(0), try row.get(1))
      }()
      found["uses"] = try database.query("select trao.participation_uses(\(conference), \(id))").one().get(0)
      found["arrivals"] = try database.query(
        """
        select session_id || ' ' || event_id from trao.attendance_arrival
        where conference_id = \(conference) and participation_id = \(id) order by 1
        """
      ).map { try $0.get(0) }
      found["presence"] = try database.query(
        """
        select presence::text from trao.presence
        where conference_id = \(conference) and participation_id = \(id) order by 1
        """
      ).map { try $0.get(0) }
      found["hand-overs"] = try database.query(
        """
        select id::text from trao.hand_over_event
        where conference_id = \(conference) and \(id) in (presenter_id, recipient_id) order by id
        """
      ).map { try $0.get(0) }
      return found
    }
  }

  @Test(arguments: ["mihon-ichiro", "maitachi-shoji", "nguyen-van-mau"])
  func `keeps attendance, answers, seats, parts in sessions and hand-overs, whichever record goes`(
    code: String
  ) async throws {
    for isKept in [true, false] {
      try await withSample { pool, _ in
        try await pool.change(as: tester) { database in
          try database.query(
            """
            insert into trao.rsvp (conference_id, participation_id, answer, at, channel, key)
            select conference_id, id, 'accepted', timestamptz '2023-11-02 09:00+07', 'phone', 'k'
            from trao.participation where external_id = \(code)
            """)
          try Self.participation(of: Self.second(in: database), "T-2", in: database)
        }
        let before = try await records(of: code, pool)
        #expect(before["uses"]?.contains("attendance_event") == true)
        #expect(before["uses"]?.contains("rsvp") == true && before["uses"]?.contains("seat") == true)
        #expect(before["arrivals"]?.isEmpty == false && before["presence"]?.isEmpty == false)
        let report = try await pool.change(as: tester) { database in
          isKept
            ? try PersonStore.merge("takebe-2", into: code, in: database)
            : try PersonStore.merge(code, into: "takebe-2", in: database)
        }
        #expect(report.moved.participationsGone == ["qn-jp-2023/T-2"])
        #expect(try await records(of: code, pool) == before)
        let details = try await pool.run { database in
          try PersonStore.details(of: PersonStore.find(code, in: database), in: database)
        }
        #expect(details.parts.map(\.externalID) == [code])
      }
    }
  }

  @Test func `is refused where records hang on both participations, and says which`() async throws {
    try await withSample { pool, _ in
      let before = try await rowCounts(pool)
      let error = await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) {
          try PersonStore.merge("suzuki-naomichi", into: "takebe-tsutomu", in: $0)
        }
      }
      #expect(error?.code == .refused)
      #expect(error?.message.hasPrefix("both take part in qn-jp-2023, as takebe-tsutomu (") == true)
      #expect(error?.message.contains("attendance_event") == true)
      #expect(try await rowCounts(pool) == before)
      for other in ["takebe-tsutomu", "nobody"] {
        await #expect(throws: ConferenceError.self) {
          try await pool.change(as: tester) { try PersonStore.merge(other, into: "takebe-tsutomu", in: $0) }
        }
      }
    }
  }

  @Test func `is refused where the double participation is further on`() async throws {
    try await withSample { pool, _ in
      await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) { database in
          try Self.participation(of: Self.second(in: database), "T-2", state: "registered", in: database)
          _ = try PersonStore.merge("takebe-2", into: "takebe-tsutomu", in: database)
        }
      }
    }
  }

  @Test func `is found through a chain of merges, and a folder that still names it changes nothing`()
    async throws
  {
    try await withSample { pool, _ in
      try await pool.change(as: tester) { database in
        try Self.second(in: database)
        _ = try PersonStore.merge("takebe-2", into: "bui-van-khang", in: database)
      }
      let folder = try ChangedSample()
      let people = try String(contentsOf: folder.url.appending(path: "people.yaml"), encoding: .utf8)
      let old = """
          - code: takebe-2
            country: VN
            language: vi
            names:
              native: {full: "Takebe"}

        """
      try folder.write("people.yaml", Array((people + old).utf8))
      let read = try ConferenceFolder.read(folder.url)
      // The names that the folder does not know go, as always; nobody comes into being.
      let count = try await pool.run { try PersonStore.list(in: $0).count }
      try await pool.change(as: tester) { try read.load(in: $0) }
      let again = try await pool.change(as: tester) { try read.load(in: $0) }
      #expect(again.changedCount == 0)
      #expect(try await pool.run { try PersonStore.list(in: $0).count } == count)
      #expect(try await pool.run { try PersonStore.find("takebe-2", in: $0).code } == "bui-van-khang")
    }
  }
}

@Suite struct `One organisation entered twice` {
  @Test func `becomes one, and whatever refers to it moves`() async throws {
    try await withSample { pool, _ in
      let report = try await pool.change(as: tester) { database in
        var facts = OrganisationStore.Facts()
        (facts.code, facts.country, facts.parent) = ("jetro-2", "JP", "jetro")
        facts.name[.en] = "Japan External Trade Organisation"
        _ = try OrganisationStore.add(facts, in: database)
        return try OrganisationStore.merge("jetro-2", into: "jetro", in: database)
      }
      #expect(report.isNew && report.moved.names == 1)
      let details = try await pool.run { database in
        try OrganisationStore.details(of: OrganisationStore.find("jetro-2", in: database), in: database)
      }
      #expect(details.organisation.code == "jetro")
      #expect(details.aliases.contains("Japan External Trade Organisation"))
      let found = try await pool.run { try OrganisationStore.search("external trade organisation", in: $0) }
      #expect(found.map(\.organisation.code) == ["jetro"])
      let again = try await pool.change(as: tester) {
        try OrganisationStore.merge("jetro-2", into: "jetro", in: $0)
      }
      #expect(!again.isNew && again.moved == report.moved)
    }
  }

  @Test func `is proposed by its names whatever its legal form, until somebody says that they are two`()
    async throws
  {
    try await withSample { pool, _ in
      try await pool.change(as: tester) { database in
        for (code, country, name) in [
          ("castem-2", "VN", "CÔNG TY TNHH CASTEM (VIET NAM)"), ("castem-3", "JP", "Castem Việt Nam"),
          ("hd-2", "VN", "Công ty cổ phần"),
        ] {
          var facts = OrganisationStore.Facts()
          (facts.code, facts.country, facts.kind) = (code, country, .company)
          facts.name[.vi] = name
          _ = try OrganisationStore.add(facts, in: database)
        }
      }
      func found(_ minimum: Int = 30) async throws -> [String] {
        try await pool.run { try OrganisationStore.duplicates(minimum: minimum, in: $0) }.map {
          "\($0.first.label) \($0.second.label) \($0.score) \($0.reasons.map(\.rawValue).joined(separator: " "))"
        }
      }
      #expect(
        try await found() == [
          "castem-vietnam castem-2 60 same-but-form",
          "castem-vietnam castem-3 35 same-but-form other-country",
          "castem-2 castem-3 35 same-but-form other-country",
        ])
      #expect(try await found(60).count == 1)
      try await pool.change(as: tester) {
        _ = try OrganisationStore.distinguish(
          "castem-2", from: "castem-vietnam", reason: "hai công ty", in: $0)
      }
      #expect(try await found(60).isEmpty)
      await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) {
          _ = try OrganisationStore.merge("castem-2", into: "castem-vietnam", in: $0)
        }
      }
      try await pool.change(as: tester) {
        try OrganisationStore.confuse("castem-vietnam", with: "castem-2", in: $0)
      }
      #expect(try await found(60).count == 1)
    }
  }

  @Test func `takes its parent's place and stands above nothing that is above it`() async throws {
    try await withSample { pool, _ in
      let kept = try await pool.change(as: tester) { database in
        _ = try OrganisationStore.merge("quang-ninh", into: "ubnd-quang-ninh", in: database)
        return try OrganisationStore.find("ubnd-quang-ninh", in: database)
      }
      #expect(kept.parent == nil)
      let circles = try await pool.run { database in
        try database.query(
          """
          with recursive above as (
            select id, parent_id from trao.organisation
            union
            select above.id, organisation.parent_id
            from above join trao.organisation on organisation.id = above.parent_id)
          select count(*) from above where id = parent_id
          """
        ).one().get(0, as: Int.self)
      }
      #expect(circles == 0)
    }
  }

  @Test func `keeps its numbers: it becomes part of no other once it has given any`() async throws {
    try await withSample { pool, _ in
      let error = await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) { database in
          try database.query(
            """
            insert into trao.register (organisation_id, year, series)
            select id, 2023, 'GM' from trao.organisation where code = 'ubnd-quang-ninh'
            """)
          _ = try OrganisationStore.merge("ubnd-quang-ninh", into: "quang-ninh", in: database)
        }
      }
      #expect(error?.message == "the organisation has given numbers to papers, which stay its own")
    }
  }

  @Test func `may not stand above itself`() async throws {
    try await withSample { pool, _ in
      let error = await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) { database in
          var facts = OrganisationStore.Facts()
          facts.parent = "ubnd-quang-ninh"
          _ = try OrganisationStore.edit(
            OrganisationStore.find("quang-ninh", in: database), facts, in: database)
        }
      }
      #expect(error?.code == .refused)
    }
  }
}
