import Conferences
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import Documents

/// `Tests/Tables/Salutations.csv`: how letters address whom, and how they open, by what is stored of a guest.
@Suite("How letters address people")
struct SalutationTests {
  private struct Case: Sendable {
    let name, language, honorific, salutation, guest, addressee, greeting: String
    let isOrganisation: Bool
    let id: String

    init(_ cells: [String], id: Int) {
      (name, language, honorific, salutation) = (cells[0], cells[1], cells[4], cells[5])
      (guest, addressee, greeting) = (cells[3], cells[6], cells[7])
      isOrganisation = cells[2] == "organisation"
      self.id = "case-\(id)"
    }

    static func all() throws -> [Case] {
      let file = repositoryRoot.appending(path: "Tests/Tables/Salutations.csv")
      let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
      return rows.enumerated().map { Case(cells(of: $1), id: $0) }
    }

    /// Quotes stand only around whole cells there.
    private static func cells(of row: Substring) -> [String] {
      var cells = [""]
      var isQuoted = false
      for character in row {
        switch character {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted: cells.append("")
        default: cells[cells.count - 1].append(character)
        }
      }
      return cells
    }
  }

  @Test("Every case of the table, on the letter itself")
  func letters() async throws {
    let cases = try Case.all()
    #expect(cases.count == 25)
    try await PaperRoom.lend { room in
      try await room.change { database in
        for one in cases { try Self.enter(one, in: database) }
      }
      _ = try await room.make(.invitation)
      let words = try await room.words()
      let papers = Dictionary(
        try await room.documents(.invitation).map { ($0.subject, $0) }, uniquingKeysWith: { $1 })
      let refusals = try await room.refusals()
      for one in cases {
        if one.greeting == "refused" {
          let reason = refusals.first { $0.subject == one.id }?.reason
          #expect(reason?.contains("invitee.salutation") == true, "\(one.name)")
          #expect(papers[one.id] == nil)
          continue
        }
        let number = try #require(papers[one.id]?.name.split(separator: "/").first, "\(one.name) \(refusals)")
        let text = try #require(words["GM-UBND-2023-00\(number)-\(one.language).pdf"])
        #expect(text.contains(one.addressee), "\(one.name)\n\n\(text)")
        #expect(text.contains(one.greeting) || one.greeting.isEmpty, "\(one.name)\n\n\(text)")
        #expect(!text.contains("Dear His") && !text.contains("Dear Her") && !text.contains("Dear The"))
        guard one.language == "ja" else { continue }
        let respect = ["閣下", "様", "殿", "先生", "御中"].filter { text.contains($0) }
        #expect(respect.count == 1, "\(one.name): \(respect)")
      }
    }
  }

  @Test("Whose letter opens in a way that only their office knows is told what to store")
  func storedThen() async throws {
    try await PaperRoom.lend { room in
      try await room.change { database in
        try database.query(
          "update trao.participation set language = 'en' where external_id = 'suzuki-naomichi'")
        try database.query("update trao.honorific set salutation = null where language = 'en'")
      }
      _ = try await room.make(.invitation, .attendee("suzuki-naomichi"))
      #expect(try await room.refusals().map(\.subject) == ["suzuki-naomichi"])
      try await room.change { database in
        let person = try PersonStore.find("suzuki-naomichi", in: database)
        try PersonStore.put(
          Honorific(honorific: "The Honorable", style: "The Honorable", salutation: "Dear Governor Suzuki"),
          in: .en, of: person, database)
      }
      _ = try await room.make(.invitation, .attendee("suzuki-naomichi"))
      let words = try #require(try await room.words().values.first)
      #expect(words.contains("The Honorable SUZUKI Naomichi") && words.contains("Dear Governor Suzuki,"))
    }
  }

  private static func enter(_ one: Case, in database: Database) throws {
    var text = LocalisedText()
    guard let language = Language(rawValue: one.language) else { throw PaperRoom.Missing() }
    if one.isOrganisation {
      text[language] = one.guest
      var facts = OrganisationStore.Facts()
      (facts.country, facts.name) = ("VN", text)
      let organisation = try OrganisationStore.add(facts, in: database)
      try database.query(
        """
        insert into trao.participation (conference_id, external_id, organisation_id, language)
        select id, \(one.id), \(organisation.id), \(one.language) from trao.conference
        """)
      return
    }
    let person = try PersonStore.add(
      code: one.id, country: language == .ja ? "JP" : "VN", language: language,
      names: [NameForm(kind: .native, full: one.guest)]
        + (language == .ja ? [NameForm(kind: .kana, full: "みほん")] : []), in: database)
    if !one.honorific.isEmpty {
      try PersonStore.put(
        Honorific(
          honorific: one.honorific, salutation: one.salutation.isEmpty ? nil : one.salutation),
        in: language, of: person, database)
    }
    try database.query(
      """
      insert into trao.participation (conference_id, external_id, person_id, language)
      select id, \(one.id), \(person.id), \(one.language) from trao.conference
      """)
  }
}
