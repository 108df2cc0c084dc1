import Conferences
import PostgreSQL
import TestSupport
import Testing

@testable import Documents

@Suite("What is known of subjects")
struct SubjectStoreTests {
  @Test("Every value that is loaded for a paper is a field of its catalogue, of the right type")
  func loadedFieldsAreKnown() async throws {
    try await PaperRoom.lend { room in
      for kind in DocumentKind.allCases {
        let subjects = try await room.pool.run { [conference = room.conference] database in
          let dated = try CalendarDate(year: 2023, month: 10, day: 25)
          let arguments = PrepareArguments(kind: kind, conference: conference.id, dated: dated)
          let due = try arguments.due(batch: nil, limit: 1_000, in: database)
          var store = SubjectStore(conference: conference.id, dated: dated, in: database)
          return switch kind {
          case .invitation: try store.invitations(due.map(\.id))
          case .presentation: try store.presentations(due)
          case .attendance: try store.attendances(due.map(\.id), session: nil)
          }
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
