import Conferences
import PostgreSQL
import Reports
import TestSupport
import Testing

@testable import Documents

@Suite("What a certificate said when it was handed over")
struct HandedVersionTests {
  private static let project = "0000000001"

  private func amend(in room: PaperRoom) async throws {
    var facts = ProjectStore.Facts()
    (facts.capital, facts.areaSquareMetres) = ("25000000", "99000")
    facts.name[.vi] = "Nhà máy Mẫu mở rộng"
    let day = try CalendarDate(year: 2024, month: 3, day: 15)
    try await room.change { [facts] in
      _ = try CertificateStore.amend(Self.project, facts, issuedOn: day, in: $0)
    }
  }

  private func copy(in room: PaperRoom) async throws -> Snapshot {
    for document in try await room.documents(.presentation) {
      let snapshot = try await room.snapshot(of: document)
      if snapshot["grant.project_code"] == .code(Self.project) { return snapshot }
    }
    Issue.record("there is no copy for the project")
    return [:]
  }

  @Test("stays on its presentation copy, whether that is made before or after an amendment")
  func presentation() async throws {
    try await PaperRoom.lend { room in
      let scheduled = try await room.schedule(.presentation, dated: "2023-11-17")
      // Amended after the copies were asked for, and before they are made.
      try await amend(in: room)
      try await room.work(on: scheduled.batch)
      let snapshot = try await copy(in: room)
      #expect(snapshot["grant.capital"] == .money("18600000.00", currency: "USD"))
      #expect(snapshot["grant.project_vi"] != .text("Nhà máy Mẫu mở rộng"))
      #expect(snapshot["grant.is_amended"] != .flag(true))
      // Asked for again, the copy is the same: what was handed over did not change.
      let count = try await room.documents(.presentation).count
      let again = try await room.schedule(.presentation, dated: "2023-11-17")
      try await room.work(on: again.batch)
      #expect(try await room.documents(.presentation).count == count)
    }
  }

  @Test("stays in the report on grants and in what the summary lists")
  func reports() async throws {
    try await PaperRoom.lend { room in
      let before = try await report(in: room)
      let listed = try await listed(in: room)
      try await amend(in: room)
      #expect(try await report(in: room) == before)
      #expect(before.contains("88.35 million USD"))
      #expect(try await self.listed(in: room) == listed)
    }
  }

  private func report(in room: PaperRoom) async throws -> String {
    try await room.pool.read { [code = room.conference.code] in
      // But for the moment of the answer.
      try ReportQuestion(.grants).answer(for: code, in: $0).table(width: nil)
        .split(separator: "\n").filter { !$0.contains("as of") }.joined(separator: "\n")
    }
  }

  private func listed(in room: PaperRoom) async throws -> [[String?]] {
    try await room.pool.read { [id = room.conference.id] in
      try $0.query(Statements.handedOver, id, "vi").map {
        [try $0.optional("name"), try $0.optional("capital")]
      }
    }
  }
}
