import ArgumentParser
import Conferences
import Documents
import Foundation
import JobQueue
import PostgreSQL
import Reports

/// `trao batch show`
struct BatchShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "show", "Show one batch: how far it is, who was turned away, which jobs are dead.",
    example: "trao batch show 3")

  @Argument(help: "The batch's number.") var id: BatchID
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    struct Refusal: Encodable {
      let subject, name, language, reason: String
    }
    let batch: BatchRecord
    let refusals: [Refusal]
    let dead: [JobRecord]
  }

  func run() async throws {
    let (batch, refusals, dead) = try await database.read { [id] database in
      // A batch does not say whose it is; its refusals are few, whatever the conference.
      let refusals = try ConferenceStore.list(in: database).flatMap {
        try DocumentLibrary.refusals(conference: $0.id, batch: id.rawValue, in: database)
      }
      return (
        try Batches.show(id, in: database), refusals,
        try JobQueue.list(state: .dead, batch: id, limit: 1000, in: database)
      )
    }
    let record = Record(
      batch: BatchRecord(batch),
      refusals: refusals.map {
        Record.Refusal(subject: $0.subject, name: $0.name, language: $0.language.rawValue, reason: $0.reason)
      },
      dead: dead.map(JobRecord.init))
    try output.print(record) { width in
      let counts = batch.progress
      var text = """
        batch    \(batch.id)  \(PlainText.escaped(batch.title))
        state    \(batch.state.rawValue)\(batch.cancelledBy.map { " by \(PlainText.escaped($0))" } ?? "")
        due      \(Wording.time(batch.dueAt))
        made     \(Wording.time(batch.createdAt)) by \(PlainText.escaped(batch.createdBy))
        jobs     \(counts.total): \(counts.deferred) deferred, \(counts.ready) ready, \
        \(counts.running) running, \
        \(counts.done) done, \(counts.dead) dead, \(counts.cancelled) cancelled

        """
      if !refusals.isEmpty {
        var table = TextTable([.code("turned away"), .text("name"), .prose("reason")])
        for refusal in refusals { table.add([refusal.subject, refusal.name, refusal.reason]) }
        text += "\n" + table.text(width: width)
      }
      if !dead.isEmpty {
        var table = TextTable([.number("dead job"), .text("kind"), .prose("error")])
        for status in dead { table.add(["\(status.job.id)", status.job.kind.rawValue, status.error ?? ""]) }
        text += "\n" + table.text(width: width)
      }
      return text
    }
  }
}
