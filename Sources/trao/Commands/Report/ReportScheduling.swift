import Conferences
import Documents
import Foundation
import JobQueue
import PostgreSQL
import Reports

/// Asks the daemon to make a report at a time, and waits for it if asked to.
struct ReportScheduling {
  let question: ReportQuestion
  let at: Moment
  let options: ReportOptions

  func run() async throws {
    let actor = try options.actor.actor()
    try await options.database.withPool { pool in
      let (conference, run, isNew) = try await pool.change(as: actor, repeatable: true) { database in
        let conference = try ConferenceStore.resolve(options.conference.code, in: database)
        let asked = try ReportRuns.ask(
          question, as: options.chosen, of: conference.id, at: at.date, key: options.key, by: actor.name,
          in: database)
        return (conference.id, asked.run, asked.isNew)
      }
      guard let limit = options.wait.limit else { return try tell(run, isNew: isNew) }
      let outcome = try await BatchWait(
        pool: pool, batch: run.batch, conference: conference, limit: limit.duration,
        showsProgress: !options.json
      ).run()
      try outcome.check()
      let made = try await pool.read { try ReportRuns.show(run.id, of: conference, in: $0) }
      try tell(made, isNew: isNew)
      guard options.destination.path != nil else { return }
      let bytes = try await pool.read { try ReportRuns.bytes(run.id, of: conference, in: $0) }
      try options.destination.give(bytes)
    }
  }

  private func tell(_ run: ReportRun, isNew: Bool) throws {
    struct Record: Encodable {
      let report: ReportRunRecord
      let isNew: Bool
    }
    if options.json {
      return try Output.write(JSONText.of(Record(report: ReportRunRecord(run), isNew: isNew)))
    }
    let age = isNew ? "" : " (asked for before)"
    let state =
      run.made.map { "made, \($0.byteCount) bytes" }
      ?? "\(run.state.rawValue), due at \(Wording.time(run.dueAt))"
    try Output.show("Report \(run.id)\(age): \(run.name) as \(run.format.rawValue); \(state).\n")
  }
}
