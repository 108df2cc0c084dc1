import PostgreSQL
import TestSupport
import Testing

@Suite struct MigratorTests {
  private let steps = [
    Migration(number: 1, name: "people", text: "create table trao.person (id int);"),
    Migration(
      number: 2, name: "names",
      text: "alter table trao.person add name text; insert into trao.person values (1, 'a');"),
    Migration(number: 3, name: "index", text: "create index on trao.person (id);"),
  ]

  private func migrate(_ steps: [Migration], in database: TestDatabase) async throws -> [Int] {
    let connection = try await Connection.open(database.configuration)
    return try await Migrator.migrate(steps, on: connection).map(\.number)
  }

  @Test func everyStepIsAppliedOnceAndInOrder() async throws {
    let database = try await TestDatabase.makeEmpty()
    #expect(try await migrate([steps[1], steps[0]], in: database) == [1, 2])
    #expect(try await migrate(steps, in: database) == [3])
    #expect(try await migrate(steps, in: database) == [])
    #expect(try await database.pool(size: 1).run { try $0.query("select from trao.person").count } == 1)
  }

  @Test func rivalsWaitForEachOther() async throws {
    let database = try await TestDatabase.makeEmpty()
    let steps = steps
    let applied = try await withThrowingTaskGroup { group in
      for _ in 0..<6 { group.addTask { try await migrate(steps, in: database) } }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(applied.sorted() == [1, 2, 3])
  }

  @Test func aStepThatFailsIsUndoneAndNamed() async throws {
    let database = try await TestDatabase.makeEmpty()
    let broken = Migration(
      number: 2, name: "broken", text: "create table trao.extra (n int);\nselect nothing;")
    let error = await #expect(throws: MigrationError.self) {
      _ = try await migrate([steps[0], broken], in: database)
    }
    guard case .failed("0002_broken", let cause) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(cause.position?.line == 2)
    #expect(cause.statement == "0002_broken")
    try await database.pool(size: 1).run { session throws in
      #expect(try session.query("select to_regclass('trao.extra') is null").one().get(0, as: Bool.self))
      let status = try Migrator.status([steps[0], broken], in: session)
      #expect(status.applied.map(\.number) == [1])
      #expect(status.pending.map(\.number) == [2])
    }
  }

  @Test func aStepThatWasChangedSinceIsRefused() async throws {
    let database = try await TestDatabase.makeEmpty()
    _ = try await migrate(steps, in: database)
    let changed = [steps[0], Migration(number: 2, name: "names", text: "select 1"), steps[2]]
    let error = await #expect(throws: MigrationError.self) { _ = try await migrate(changed, in: database) }
    #expect(error == .changed(title: "0002_names"))
    #expect(error?.description.contains("0002_names") == true)
  }

  @Test func aDatabaseOfANewerProgramIsRefused() async throws {
    let database = try await TestDatabase.makeEmpty()
    _ = try await migrate(steps, in: database)
    let error = await #expect(throws: MigrationError.self) {
      _ = try await migrate([steps[0], steps[1]], in: database)
    }
    #expect(error == .unknown(title: "0003_index"))
  }

  @Test func aStepBelowTheLastOneIsRefused() async throws {
    let database = try await TestDatabase.makeEmpty()
    _ = try await migrate([steps[0], steps[2].renumbered(5)], in: database)
    let late = [steps[0], steps[1], steps[2].renumbered(5)]
    let error = await #expect(throws: MigrationError.self) { _ = try await migrate(late, in: database) }
    #expect(error == .outOfOrder(title: "0002_names", applied: "0005_index"))
    let twice = await #expect(throws: MigrationError.self) {
      _ = try await migrate([steps[0], steps[0]], in: database)
    }
    #expect(twice == .ambiguous(number: 1))
  }

  @Test func aStepMayNotEndItsOwnTransaction() async throws {
    let database = try await TestDatabase.makeEmpty()
    let error = await #expect(throws: MigrationError.self) {
      _ = try await migrate([Migration(number: 1, name: "own", text: "commit")], in: database)
    }
    guard case .failed("0001_own", _) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
  }

  @Test func aStepDoesNotWaitForATableForLong() async throws {
    let database = try await TestDatabase.makeEmpty()
    let connection = try await Connection.open(database.configuration)
    let step = Migration(
      number: 1, name: "waiting",
      text: "create table trao.seen as select current_setting('lock_timeout') as lock_timeout;")
    _ = try await Migrator.migrate([step], on: connection)
    let seen = try await connection.run { session throws in
      try session.query("select lock_timeout, current_setting('lock_timeout') as after from trao.seen").one()
        .decode(String.self, String.self)
    }
    #expect(seen == ("5s", "0"))
    #expect(SQLState.lockNotAvailable.isTransient)
  }

  @Test func statusChangesNothing() async throws {
    let database = try await TestDatabase.makeEmpty()
    let steps = steps
    try await database.pool(size: 1).run { session throws in
      let status = try Migrator.status(steps, in: session)
      #expect(status.applied.isEmpty)
      #expect(status.pending == steps)
      #expect(!status.isCurrent)
      #expect(try session.query("select from pg_namespace where nspname = 'trao'").isEmpty)
    }
  }

  @Test func fileNamesCarryNumberAndName() {
    let migration = Migration(file: "sql/migrations/0002_conferences.sql", text: "x")
    #expect(migration?.number == 2)
    #expect(migration?.name == "conferences")
    #expect(migration?.title == "0002_conferences")
    for name in ["conferences.sql", "0002_x.txt", "0000_x.sql", "two_x.sql", "README.md"] {
      #expect(Migration(file: name, text: "") == nil)
    }
  }

  @Test func theRepositorysOwnStepsAreApplied() async throws {
    let database = try await TestDatabase.make()
    let migrations = try repositoryMigrations()
    #expect(try await migrate(migrations, in: database) == [])
    #expect(Set(migrations.map(\.number)).count == migrations.count)
  }
}

extension Migration {
  fileprivate func renumbered(_ number: Int) -> Migration {
    Migration(number: number, name: name, text: text)
  }
}
