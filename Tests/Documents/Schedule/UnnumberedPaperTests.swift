import Conferences
import Foundation
import JobQueue
import PostgreSQL
import TestSupport
import Testing

@testable import Documents

@Suite("Papers without a number")
struct UnnumberedPaperTests {
  /// Lends a room with plain templates for cards, data sheets and badges.
  private func lend(_ body: (PaperRoom) async throws -> Void) async throws {
    let templates = try SmallTemplates()
    defer { templates.remove() }
    try await PaperRoom.lend(settings: try templates.settings, body)
  }

  @Test("Everyone who comes gets one badge, hosts and staff too, and asking again makes none")
  func badges() async throws {
    try await lend { room in
      let batch = try await room.make(.badge)
      for fault in try await room.faults(of: batch) { Issue.record("\(fault)") }
      #expect(try await room.refusals().isEmpty)
      let badges = try await room.documents(.badge)
      let people = try await room.pool.run { database in
        try database.query(
          """
          select external_id from trao.participation where person_id is not null
            and state not in ('proposed', 'declined', 'substituted', 'withdrawn') order by id
          """
        ).map { try $0.get(0, as: String.self) }
      }
      #expect(badges.map(\.subject) == people && badges.contains { $0.subject == "cao-tuong-huy" })
      #expect(badges.allSatisfy { $0.number == nil && $0.state == .final })
      #expect(try await room.schedule(.badge).batch == batch)
      _ = try await room.make(.badge, .attendee("yamada-takio"))
      #expect(try await room.documents(.badge).count == people.count)
      // No register was touched.
      let registers = try await room.pool.run {
        try $0.query("select from trao.register").count
      }
      #expect(registers == 0)
    }
  }

  @Test("A badge shows the name in its own script and in Latin letters, and one category")
  func badgeFields() async throws {
    try await lend { room in
      let subjects = try await room.pool.run { [id = room.conference.id] database in
        let dated = try CalendarDate(year: 2023, month: 10, day: 25)
        let due = try PrepareArguments(kind: .badge, conference: id, dated: dated)
          .due(batch: nil, limit: 1_000, in: database)
        var store = SubjectStore(conference: id, dated: dated, in: database)
        return try store.subjects(.badge, due)
      }
      for subject in subjects {
        #expect(subject.fields.keys.count { $0.hasPrefix("category.") } == 1)
      }
      let takebe = try #require(subjects.first { $0.fields["badge.name"] == .name("武部　勤") })
      #expect(takebe.language == .ja)
      #expect(takebe.fields["badge.name_latin"] == .name("TAKEBE Tsutomu"))
      let huy = try #require(subjects.first { $0.fields["badge.name"] == .name("Cao Tường Huy") })
      #expect(huy.fields["badge.name_latin"] == nil && huy.fields["category.host"] == .flag(true))
      // The embassy is body and delegation of its ambassador, and stands on his badge once.
      let yamada = try #require(subjects.first { $0.fields["badge.name"] == .name("山田　滝雄") })
      #expect(yamada.fields["badge.organisation"] == .text("在ベトナム日本国大使館"))
      #expect(yamada.fields["badge.delegation"] == nil)
      let suzuki = try #require(subjects.first { $0.fields["badge.name"] == .name("鈴木　直道") })
      #expect(suzuki.fields["badge.delegation"] == .text("北海道代表団"))
    }
  }

  @Test("Cards go to whom letters go, in Vietnamese and Japanese or English, and a card invites too")
  func cards() async throws {
    try await lend { room in
      try await room.change {
        // Back to where they were before they answered.
        for state in ["withdrawn", "approved"] {
          try $0.query("update trao.participation set state = \(state) where external_id = 'jetro'")
        }
      }
      _ = try await room.make(.card)
      let cards = try await room.documents(.card)
      #expect(cards.count == room.guestCount)
      #expect(cards.allSatisfy { $0.language != .vi && $0.number == nil })
      #expect(try await room.state(of: "jetro") == "invited")
      // A letter may follow.
      #expect(try await room.make(.invitation).rawValue != cards.first?.batch)
      #expect(try await room.documents(.invitation).count == room.guestCount)
      let words = try await room.words()
      let code = try #require(cards.first { $0.subject == "yamada-takio" }).publicID
      let yamada = try #require(words["card-2023-\(code.prefix(8).lowercased())-ja.pdf"])
      #expect(yamada.contains("YAMADA Takio · 山田\u{3000}滝雄 · Cao Tường Huy · カオ・トゥオン・フイ"))
      #expect(yamada.contains("thứ Sáu, ngày 17 tháng 11 năm 2023 · 令和5年11月17日（金）"))
    }
  }

  @Test("Data sheets are about grants, and an export holds papers with and without numbers")
  func dataSheets() async throws {
    try await lend { room in
      _ = try await room.make(.datasheet, .ceremony("GRANTS"))
      _ = try await room.make(.presentation)
      _ = try await room.make(.badge, .attendee("yamada-takio"))
      let sheets = try await room.documents(.datasheet)
      #expect(sheets.count == (try await room.documents(.presentation).count))
      #expect(sheets.allSatisfy { $0.language == .vi })
      let names = try await room.words().keys.sorted()
      #expect(
        names.filter { $0.hasPrefix("datasheet-2023-") && $0.hasSuffix("-vi.pdf") }.count == sheets.count)
      let badge = try await room.documents(.badge).one().publicID
      #expect(names.contains("badge-2023-\(badge.prefix(8).lowercased())-ja.pdf"))
      #expect(names.count == 2 * sheets.count + 1)
      // In the order of the register, and what has no number behind.
      let all = try await room.documents()
      try #require(all.count > sheets.count)
      #expect(all.prefix(sheets.count).allSatisfy { $0.kind == .presentation })
    }
  }

  @Test("A paper without a number is found by its identifier, however that is written")
  func find() async throws {
    try await lend { room in
      _ = try await room.make(.badge, .attendee("yamada-takio"))
      let badge = try #require(try await room.documents(.badge).first)
      let grouped = try FieldValue.code(badge.publicID).formatted("grouped", in: .vi).lowercased()
      for name in [badge.publicID, grouped, "HTTPS://TRAO.EXAMPLE/V/\(badge.publicID)"] {
        let found = try await room.pool.run { [id = room.conference.id] in
          try DocumentLibrary.one(name, conference: id, in: $0)
        }
        #expect(found == badge)
      }
    }
  }

  @Test("A register in the template of a badge is refused before anything is made")
  func needlessRegister() async throws {
    let templates = try SmallTemplates()
    defer { templates.remove() }
    let layout = templates.folder.url.appending(path: "badge/layout.yaml")
    let text = try String(contentsOf: layout, encoding: .utf8)
    try Data((text + "register: {series: THE, number: \"{number}\"}\n").utf8).write(to: layout)
    try await PaperRoom.lend(settings: try templates.settings) { room in
      let batch = try await room.make(.badge)
      #expect(try await room.progress(of: batch).dead == 1)
      #expect(try await room.documents().isEmpty)
    }
  }

  @Test("The database keeps numbers to the kinds that have them", arguments: ["badge", "invitation"])
  func numberByKind(kind: String) async throws {
    try await lend { room in
      _ = try await room.make(.invitation, .attendee("jetro"))
      _ = try await room.make(.badge, .attendee("yamada-takio"))
      let other = kind == "badge" ? "invitation" : "badge"
      await #expect(throws: DatabaseError.self) {
        try await room.change { database in
          try database.script("alter table trao.document disable trigger all")
          try database.query("update trao.document set kind = \(other) where kind = \(kind)")
        }
      }
    }
  }
}
