import Conferences
import Documents
import Foundation
import JobQueue
import PostgreSQL
import Reports

/// What the commands that have papers made share: asks for the papers, and waits if asked to.
struct PaperScheduling {
  let kind: DocumentKind
  let selection: DocumentRequest.Selection
  /// Of papers about many.
  var language: PaperLanguage?
  let options: PaperOptions

  private struct Record: Encodable {
    let batch: BatchRecord
    /// False where the same work was asked for before: then this is that batch.
    let isNew: Bool
    let dated: CalendarDate
    let warnings: [TitleWarningRecord]
    /// The papers about many that count now; absent for other kinds, and before they are made.
    var documents: [DocumentRecord]?
  }

  private struct Rehearsal: Encodable {
    let dryRun = true
    let documents: Int
    let warnings: [TitleWarningRecord]
  }

  func run() async throws {
    let actor = try options.actor.actor()
    try await options.database.withPool { pool in
      if options.rehearsal.isDryRun { return try await rehearse(pool) }
      // What is due is known before it is made.
      let warnings = try await pool.read { try TitleWarnings.of(request(in: $0), in: $0) }
      let records = warnings.map(TitleWarningRecord.init)
      let (conference, scheduled, batch) = try await ask(pool, by: actor)
      guard let limit = options.wait.limit else {
        return try options.output.print(
          Record(
            batch: BatchRecord(batch), isNew: scheduled.isNew, dated: scheduled.dated, warnings: records)
        ) {
          PlainText.folded(text(scheduled, batch), to: $0, indent: 2)
            + TitleWarningRecord.text(of: warnings, width: $0)
        }
      }
      let outcome = try await BatchWait(
        pool: pool, batch: scheduled.batch, conference: conference, limit: limit.duration,
        showsProgress: !options.output.json
      )
      .run()
      let current = try await pool.read { try DocumentSchedule.current(request(in: $0), in: $0) }
      try options.output.print(
        Record(
          batch: BatchRecord(outcome.batch), isNew: scheduled.isNew, dated: scheduled.dated,
          warnings: records, documents: kind.isAboutMany ? current.map(DocumentRecord.init) : nil)
      ) {
        PlainText.folded(
          text(scheduled, outcome.batch, made: outcome.made, failed: outcome.failures.count), to: $0,
          indent: 2) + TitleWarningRecord.text(of: warnings, width: $0)
          + (current.isEmpty ? "" : "\n" + DocumentRecord.table(current, width: $0))
      }
      try outcome.check()
    }
  }

  private func request(in database: Database) throws -> DocumentRequest {
    DocumentRequest(
      kind, conference: try ConferenceStore.resolve(options.conference.code, in: database).id,
      selection: selection,
      at: options.schedule.at.date, dated: options.schedule.dated, numbering: options.schedule.numbering,
      language: language)
  }

  private func rehearse(_ pool: Pool) async throws {
    let (count, warnings) = try await pool.read { database in
      let request = try request(in: database)
      return (
        try DocumentSchedule.due(request, in: database), try TitleWarnings.of(request, in: database)
      )
    }
    try options.output.print(
      Rehearsal(documents: count, warnings: warnings.map(TitleWarningRecord.init))
    ) {
      "\(Wording.count(count, "document")) would be made (dry run: nothing was scheduled)\n"
        + TitleWarningRecord.text(of: warnings, width: $0)
    }
  }

  private func ask(_ pool: Pool, by actor: Actor) async throws -> (Int, DocumentSchedule.Scheduled, Batch) {
    // Asking again finds the batch of the first time: safe to repeat when the answer to a commit was lost.
    try await pool.change(as: actor, repeatable: true) { database in
      let request = try request(in: database)
      let scheduled = try DocumentSchedule.schedule(request, by: actor.name, in: database)
      return (request.conference, scheduled, try Batches.show(scheduled.batch, in: database))
    }
  }

  private func text(
    _ scheduled: DocumentSchedule.Scheduled, _ batch: Batch, made: Int? = nil, failed: Int = 0
  ) -> String {
    let age = scheduled.isNew ? "" : " (asked for before)"
    var state = batch.state == .scheduled ? "begins at \(Wording.time(batch.dueAt))" : batch.state.rawValue
    if let made {
      state += ", \(Wording.count(made, "paper")) made" + (failed > 0 ? ", \(failed) could not be made" : "")
    }
    return "Batch \(batch.id)\(age): \(batch.title); \(state).\n"
  }
}
