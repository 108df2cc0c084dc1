import Conferences
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import Documents

@Suite("Titles out of date")
struct TitleWarningTests {
  private func warnings(
    _ kind: DocumentKind, _ dated: String, of guest: String? = nil, in room: PaperRoom
  ) async throws -> [AppointmentWarning] {
    try await room.pool.run { [id = room.conference.id] database in
      try TitleWarnings.of(
        DocumentRequest(
          kind, conference: id, selection: guest.map { .attendee($0) } ?? .everyone,
          dated: CalendarDate(iso: dated)), in: database)
    }
  }

  @Test("A letter to the ambassador dated after April 2024 warns; one of the last day does not")
  func ambassador() async throws {
    try await PaperRoom.lend { room in
      for kind in [DocumentKind.invitation, .card, .badge] {
        #expect(try await warnings(kind, "2024-04-30", of: "yamada-takio", in: room).isEmpty)
        let found = try await warnings(kind, "2024-05-01", of: "yamada-takio", in: room)
        #expect(found.map(\.attendee) == ["yamada-takio"])
        #expect(found.first?.reason == .ended && found.first?.endedOn?.iso == "2024-04-30")
        #expect(
          found.first?.text
            == "yamada-takio (山田滝雄): the title \"Ambassador Extraordinary and Plenipotentiary of Japan to Viet Nam\" "
            + "ended on 2024-04-30, before the paper's date 2024-05-01; no title is printed")
      }
      // Of everybody: the vice-minister too, who was appointed in September 2023.
      let early = try await warnings(.invitation, "2020-03-31", in: room)
      #expect(early.map(\.attendee).sorted() == ["maitachi-shoji", "yamada-takio"])
      #expect(early.allSatisfy { $0.reason == .notBegun })
    }
  }

  @Test("Lists, cards, plans and scripts with a title out of date warn too")
  func wholes() async throws {
    try await PaperRoom.lend { room in
      try await room.setStage()
      for kind in [
        DocumentKind.guestList, .precedenceList, .placeCards, .seatingPlan, .attendanceSheet, .programme,
        .script,
        .replyForm,
      ] {
        let found = try await warnings(kind, "2024-05-01", in: room).map(\.attendee)
        #expect(found.contains("yamada-takio"), "\(kind): \(found)")
        #expect(try await !warnings(kind, "2024-04-30", in: room).map(\.attendee).contains("yamada-takio"))
      }
      #expect(try await warnings(.outgoingRegister, "2024-05-01", in: room).isEmpty)
    }
  }

  @Test("The title that is printed instead is told, and the letter prints it")
  func successor() async throws {
    try await PaperRoom.lend { room in
      try await room.change { database in
        let person = try PersonStore.find("yamada-takio", in: database)
        var office = PersonStore.NewOffice()
        office.title[.en] = "Advisor"
        office.title[.ja] = "顧問"
        office.from = CalendarDate(iso: "2024-05-01")
        try PersonStore.add(office, of: person, in: database)
      }
      let found = try await warnings(.invitation, "2024-05-02", of: "yamada-takio", in: room)
      #expect(found.first?.instead[.en] == "Advisor")
      let scheduled = try await room.schedule(
        .invitation, .attendee("yamada-takio"), dated: "2024-05-02")
      try await room.work(on: scheduled.batch)
      let words = try #require(try await room.words().values.first)
      #expect(words.contains("顧問") && !words.contains("特命全権大使"))
    }
  }

  @Test(
    "Who presents, who receives and who signs is looked at too; a title is judged only where it is printed")
  func others() async throws {
    try await PaperRoom.lend { room in
      try await room.change { database in
        for (person, office) in [("cao-tuong-huy", "acting-chairman"), ("mihon-ichiro", "director")] {
          try PersonStore.end(
            office, on: CalendarDate(iso: "2023-11-01"), of: PersonStore.find(person, in: database),
            in: database)
        }
      }
      let copies = try await warnings(.presentation, "2023-11-17", in: room).map(\.attendee)
      #expect(copies.contains("cao-tuong-huy") && copies.contains("mihon-ichiro"))
      #expect(try await warnings(.datasheet, "2023-11-17", in: room).isEmpty)
      let checked = try await room.pool.run { [id = room.conference.id] database in
        try TitleWarnings.of(
          .invitation, ["takebe-tsutomu"], dated: CalendarDate(year: 2023, month: 11, day: 17), at: id,
          in: database)
      }
      #expect(checked.map(\.attendee) == ["cao-tuong-huy"])
    }
  }
}
