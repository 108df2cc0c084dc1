import Conferences
import JobQueue
import PostgreSQL
import TestSupport
import Testing

@testable import Documents

@Suite("Numbers read as the law of the paper's day has them")
struct NumberLawTests {
  private func rule(_ pattern: String, from day: String, in room: PaperRoom) async throws {
    let day = try #require(CalendarDate(iso: day))
    try await room.change { [body = room.conference.issuingOrganisation] in
      try $0.query(
        """
        insert into trao.number_format (series, organisation_id, valid_from, pattern, source)
        values ('GM', \(body), \(day), \(pattern), 'Quy chế')
        """)
    }
  }

  private func letter(
    to guest: String, dated: String, in room: PaperRoom, _ numbering: NumberingPolicy? = nil
  ) async throws -> BatchID {
    let request = DocumentRequest(
      .invitation, conference: room.conference.id, selection: .attendee(guest),
      dated: CalendarDate(iso: dated), numbering: numbering)
    let batch = try await room.change {
      try DocumentSchedule.schedule(request, by: PaperRoom.actor, in: $0).batch
    }
    try await room.work(on: batch)
    return batch
  }

  @Test("A body's own pattern holds for papers from its first day on, in numbers and in print")
  func ownPattern() async throws {
    try await PaperRoom.lend { room in
      try await rule("{number:03}/{year}/{series}-{body}", from: "2023-11-01", in: room)
      _ = try await letter(to: "suzuki-naomichi", dated: "2023-10-31", in: room)
      _ = try await letter(to: "yamada-takio", dated: "2023-11-01", in: room)
      #expect(try await room.documents().map(\.number) == ["01/GM-UBND", "002/2023/GM-UBND"])
      #expect(try await room.words().values.contains { $0.contains("002/2023/GM-UBND") })
      _ = try await letter(to: "jetro", dated: "2023-11-02", in: room, .afterSignature)
      let waiting = try #require(try await room.documents().first { $0.number == nil })
      #expect(
        try await room.snapshot(of: waiting)["document.number"]
          == .text("\(RegisterPattern.blank)/2023/GM-UBND"))
    }
  }

  @Test("A pattern that a template names for itself goes before the law")
  func templatePattern() async throws {
    let register = TemplateRegister(
      series: "GM", pattern: try RegisterPattern(series: "GM", pattern: "No. {number}"))
    try await PaperRoom.lend { room in
      let day = try CalendarDate(year: 2023, month: 11, day: 1)
      let law = try await room.pool.run { [body = room.conference.issuingOrganisation] in
        try NumberLaw(on: day, of: body, in: $0)
      }
      #expect(
        try register.pattern(by: law, template: "t").text(number: 7, body: "UBND", year: 2023) == "No. 7")
      let bare = TemplateRegister(series: "GM", pattern: nil)
      #expect(
        try bare.pattern(by: law, template: "t").text(number: 7, body: "UBND", year: 2023) == "07/GM-UBND")
    }
  }

  @Test("A day without law, or with a pattern that cannot be read, makes no paper and says so")
  func noLaw() async throws {
    try await PaperRoom.lend { room in
      let old = try await letter(to: "jetro", dated: "2010-01-04", in: room)
      #expect(
        try await room.faults(of: old).first?.contains("no law says how numbers of the series GM read")
          == true)
      try await rule("{number}/{boddy}", from: "2023-11-01", in: room)
      let bad = try await letter(to: "jetro", dated: "2023-11-01", in: room)
      #expect(try await room.faults(of: bad).first?.contains("did you mean body?") == true)
      #expect(try await room.documents().isEmpty)
    }
  }
}
