import Conferences
import Foundation
import JobQueue
import PDF
import PostgreSQL
import Reports
import Testing

@testable import Documents

@Suite struct `A report made by the daemon` {
  private func ask(
    _ question: ReportQuestion, as format: ReportFormat, key: String? = nil, at time: Date? = nil,
    in room: PaperRoom
  ) async throws -> (run: ReportRun, isNew: Bool) {
    try await room.change { [conference = room.conference.id] in
      try ReportRuns.ask(
        question, as: format, of: conference, at: time, key: key, by: PaperRoom.actor, in: $0)
    }
  }

  private func bytes(_ id: Int, in room: PaperRoom) async throws -> [UInt8] {
    try await room.pool.read { [conference = room.conference.id] in
      try ReportRuns.bytes(id, of: conference, in: $0)
    }
  }

  @Test func `is kept with its bytes, and is what asking at that moment tells`() async throws {
    try await PaperRoom.lend { room in
      var question = ReportQuestion(.attendance, language: .vi)
      question.by = [.session, .country]
      let (run, isNew) = try await ask(question, as: .csv, in: room)
      #expect(isNew)
      await #expect(throws: ReportRunError.notMade(run.id, dueAt: run.dueAt)) {
        try await bytes(run.id, in: room)
      }
      try await room.work(on: run.batch)
      let (answer, made) = try await room.pool.read { [conference = room.conference, question] database in
        (
          try question.answer(for: conference.code, in: database),
          try ReportRuns.show(run.id, of: conference.id, in: database)
        )
      }
      #expect(try await bytes(run.id, in: room) == Array(answer.csv().utf8))
      #expect(made.made?.byteCount == answer.csv().utf8.count)
      #expect(made.question == question)
    }
  }

  @Test func `asked for twice with one key is one, and another question under it is refused`() async throws {
    try await PaperRoom.lend { room in
      let first = try await ask(ReportQuestion(.grants), as: .json, key: "friday", in: room)
      let again = try await ask(ReportQuestion(.grants), as: .json, key: "friday", in: room)
      #expect(first.isNew && !again.isNew)
      #expect(first.run.id == again.run.id)
      await #expect(throws: ReportRunError.otherUnderKey("friday", recordedAt: first.run.createdAt)) {
        try await ask(ReportQuestion(.claims), as: .json, key: "friday", in: room)
      }
      let time = Date(timeIntervalSince1970: 4_000_000_000)
      let later = try await ask(ReportQuestion(.grants), as: .json, at: time, in: room)
      #expect(try await ask(ReportQuestion(.grants), as: .json, at: time, in: room).run.id == later.run.id)
      #expect(later.run.made == nil && later.run.dueAt == time)
    }
  }

  @Test func `whose subject does not exist fails by name`() async throws {
    try await PaperRoom.lend { room in
      var question = ReportQuestion(.attendance)
      question.filter.session = "S9"
      let (run, _) = try await ask(question, as: .table, in: room)
      try await room.work(on: run.batch)
      #expect(
        try await room.faults(of: run.batch) == [
          "there is no session \"S9\"; `trao conference show` and the list commands show what there is"
        ])
      let dead = try await room.pool.read { [conference = room.conference.id] in
        try ReportRuns.show(run.id, of: conference, in: $0)
      }
      #expect(run.state == .ready && dead.state == .dead)
    }
  }

  @Test func `says how far it is, and is asked for anew once it was cancelled`() async throws {
    try await PaperRoom.lend { room in
      let time = Date(timeIntervalSince1970: 4_000_000_000)
      let first = try await ask(ReportQuestion(.grants), as: .csv, at: time, in: room).run
      #expect(first.state == .deferred)
      try await room.change { _ = try Batches.cancel(first.batch, by: PaperRoom.actor, in: $0) }
      let second = try await ask(ReportQuestion(.grants), as: .csv, at: time, in: room).run
      #expect(second.id != first.id)
      let now = try await ask(ReportQuestion(.grants), as: .csv, in: room).run
      try await room.work(on: now.batch)
      let states = try await room.pool.read { [conference = room.conference.id] in
        try ReportRuns.list(of: conference, in: $0).map(\.state)
      }
      #expect(states == [.made, .deferred, .cancelled])
    }
  }

  @Test(arguments: [Language.vi, .ja, .en])
  func `is a paper that readers can be told, in every language`(language: Language) async throws {
    try await PaperRoom.lend { room in
      for name in ReportName.allCases {
        let answer = try await room.pool.read { [code = room.conference.code] in
          try ReportQuestion(name, language: language).answer(for: code, in: $0)
        }
        let file = try ReportFile.bytes(answer, as: .pdf) { room.press }
        #expect(try ReportFile.bytes(answer, as: .pdf) { room.press } == file)
        let findings = Conformance.check(file).findings
        #expect(findings.isEmpty, "\(name) \(language): \(findings)")
      }
    }
  }
}
