import Conferences
import PaperExamples
import PostgreSQL
import TestSupport
import Testing

@testable import Documents

@Suite("What is known of subjects")
struct SubjectStoreTests {
  @Test("Every value that is loaded for a paper is a field of its catalogue, of the right type")
  func loadedFieldsAreKnown() async throws {
    try await PaperRoom.lend { room in
      try await room.setStage()
      for kind in DocumentKind.allCases {
        let subjects = try await room.pool.run { [conference = room.conference] database in
          let dated = try CalendarDate(year: 2023, month: 10, day: 25)
          let arguments = PrepareArguments(kind: kind, conference: conference.id, dated: dated)
          let due = try arguments.due(batch: nil, limit: 1_000, in: database)
          var store = SubjectStore(conference: conference.id, dated: dated, in: database)
          return try store.subjects(kind, due)
        }
        #expect(!subjects.isEmpty)
        for subject in subjects { Self.check(subject.fields, kind.catalogue.fields) }
      }
    }
  }

  @Test("Every field of the examples that templates are tried with is in the catalogue, of the right type")
  func examplesAreKnown() throws {
    for kind in DocumentKind.allCases {
      for language in PaperLanguage.allCases {
        Self.check(try ExamplePapers.snapshot(kind, language), kind.catalogue.fields)
      }
    }
  }

  @Test("Every field is explained to the author of a template")
  func explained() {
    for kind in DocumentKind.allCases {
      #expect(kind.catalogue.entries.allSatisfy { $0.meaning.hasSuffix(".") })
    }
  }

  @Test("Many guests come in their order of entry, and invented ones are marked")
  func manyGuests() async throws {
    try await PaperRoom.lend { room in
      let list = GuestListGenerator(seed: 9, count: 400).csv()
      try await room.change { [conference = room.conference] database in
        _ = try AttendeeImport.run(
          bytes: Array(list.utf8), name: "guests.csv", into: conference, provenance: .sample, in: database)
      }
      let subjects = try await room.pool.run { [conference = room.conference] database in
        let dated = try CalendarDate(year: 2023, month: 10, day: 25)
        let due = try PrepareArguments(kind: .invitation, conference: conference.id, dated: dated)
          .due(batch: nil, limit: 1_000, in: database)
        var store = SubjectStore(conference: conference.id, dated: dated, in: database)
        return try store.invitations(due.map(\.id))
      }
      #expect(subjects.count == 400 + room.guestCount)
      #expect(
        subjects.compactMap(\.reference.participation)
          == subjects.compactMap(\.reference.participation).sorted())
      #expect(subjects.allSatisfy { $0.fields["document.sample"] == .flag(true) })
    }
  }

  @Test(
    "A paper that prints one invented fact is marked: of the guest's body, the chair, a session, a company")
  func markedByOneFact() async throws {
    let facts = [
      (
        "update trao.organisation set provenance = 'sample' where id in "
          + "(select issuing_organisation_id from trao.conference)", true, true
      ),
      ("update trao.delegation set provenance = 'sample'", true, false),
      ("update trao.session set provenance = 'sample'", true, true),
      (
        "update trao.name_form set provenance = 'sample' where kind <> 'alias' and person_id in (select person_id "
          + "from trao.participation join trao.session on session.chair_id = participation.id)", true, false
      ),
      ("update trao.ceremony set sources = '{\"name.ja\": \"sample\"}'", false, true),
      (
        "update trao.organisation set provenance = 'sample' where id in (select company_id from trao.project)",
        false, true
      ),
    ]
    try await PaperRoom.lend { room in
      let relations = [
        "conference", "organisation", "person", "appointment", "participation", "delegation", "session",
        "project", "certificate", "ceremony", "ceremony_grant",
      ]
      func reset() async throws {
        try await room.change { database in
          for relation in relations {
            try database.query(
              "update trao.\(identifier: relation) set provenance = 'operator', sources = '{}'")
          }
          try database.query("update trao.name_form set provenance = 'operator'")
        }
      }
      func marked() async throws -> (letters: Bool, copies: Bool) {
        try await room.pool.run { [id = room.conference.id] database in
          let dated = try CalendarDate(year: 2023, month: 10, day: 25)
          var store = SubjectStore(conference: id, dated: dated, in: database)
          func due(_ kind: DocumentKind) throws -> [DueSubject] {
            try PrepareArguments(kind: kind, conference: id, dated: dated)
              .due(batch: nil, limit: 1_000, in: database)
          }
          let letters = try store.invitations(due(.invitation).map(\.id))
          let copies = try store.presentations(due(.presentation))
          return (
            letters.contains { $0.fields["document.sample"] != nil },
            copies.contains { $0.fields["document.sample"] != nil }
          )
        }
      }
      try await reset()
      let clean = try await marked()
      #expect(!clean.letters && !clean.copies)
      for (change, letters, copies) in facts {
        try await reset()
        try await room.change { try $0.script(change) }
        let found = try await marked()
        #expect(!letters || found.letters, "letters: \(change)")
        #expect(!copies || found.copies, "copies: \(change)")
      }
    }
  }

  @Test("A session that was cancelled makes no certificate of attendance")
  func cancelledSession() async throws {
    try await PaperRoom.lend { room in
      func due() async throws -> Int {
        try await room.pool.run { [id = room.conference.id] in
          try DocumentSchedule.due(DocumentRequest(.attendance, conference: id), in: $0)
        }
      }
      #expect(try await due() > 0)
      try await room.change {
        try $0.script("alter table trao.session disable trigger all")
        try $0.query(
          "update trao.session set state = 'cancelled', opened_at = null, closed_at = null")
      }
      #expect(try await due() == 0)
    }
  }

  private static func check(_ fields: Snapshot, _ known: [String: FieldType]) {
    for (name, value) in fields {
      guard let type = known[name] else {
        Issue.record("the catalogue has no field \(name)")
        continue
      }
      switch (value, type) {
      case (.rows(let rows), .rows(let inner)):
        for row in rows {
          for field in row.keys where inner[field] == nil && !["room", "is_inside"].contains(field) {
            Issue.record("the catalogue has no field \(name).\(field)")
          }
        }
      case (.text, .text), (.name, .name), (.date, .date), (.time, .time), (.number, .number),
        (.money, .money),
        (.flag, .flag), (.code, .code), (.empty, _):
        break
      default: Issue.record("the field \(name) is no \(type.name)")
      }
    }
  }
}
