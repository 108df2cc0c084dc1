import ArgumentParser
import Conferences
import PostgreSQL

/// What every command takes that changes an instrument.
struct InstrumentChange: ParsableArguments {
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  /// Changes an instrument, and shows it as it is then.
  func make(_ body: @escaping @Sendable (Database) throws -> Instrument) async throws {
    let actor = try actor.actor()
    let instrument = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun, body)
    }
    let record = InstrumentRecord(instrument)
    try output.print(record, rehearsal) { _ in
      record.text + (rehearsal.isDryRun ? "\nDry run: nothing was written.\n" : "")
    }
  }
}
