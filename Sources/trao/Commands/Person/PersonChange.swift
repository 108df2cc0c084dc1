import Conferences
import PostgreSQL

/// What the commands share that change one thing of a person: they end by telling everything of the person as
/// `--json`, and one sentence else.
struct PersonChange {
  let person: String
  let actor: ActorOption
  let database: DatabaseOptions
  let output: OutputOptions

  func run(_ change: @Sendable (Person, Database) throws -> Void) async throws {
    let actor = try actor.actor()
    let details = try await database.withPool { pool in
      try await pool.change(as: actor) { [person] database in
        let found = try PersonStore.find(person, in: database)
        try change(found, database)
        return try PersonStore.details(of: PersonStore.find("@\(found.id)", in: database), in: database)
      }
    }
    try output.print(PersonDetailsRecord(details)) { _ in
      "Person \(details.person.label) is changed; `trao person show \(details.person.label)` shows all of it.\n"
    }
  }
}
