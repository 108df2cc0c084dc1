import JobQueue
import TestSupport
import Testing

@testable import Documents

@Suite("A daemon of an earlier version")
struct OlderDaemonTests {
  @Test("Makes the papers that it knows, and leaves the others to a newer one")
  func leavesWhatItDoesNotKnow() async throws {
    try await PaperRoom.lend { room in
      try await room.setStage()
      let whole = try await room.askForWhole(.guestList)
      let badges = try await room.schedule(.badge)
      let older = DocumentJobs.handlers(press: room.press).filter {
        ["documents.prepare", "documents.render"].contains($0.kind.rawValue)
      }
      try await room.work(on: badges.batch, handlers: older)
      #expect(try await room.documents(.badge).allSatisfy { $0.state == .final })
      let left = try await room.progress(of: whole.batch)
      #expect(left.ready == 1 && left.dead == 0)
      try await room.work(on: whole.batch)
      #expect(try await room.documents(.guestList).map(\.state) == [.final])
    }
  }
}
