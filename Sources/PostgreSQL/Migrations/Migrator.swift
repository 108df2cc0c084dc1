public import Foundation

/// Brings a database's schema up to date, step by step, each in its own transaction.
///
/// The steps applied are recorded in `trao.migration`. Rivals wait for each other at a lock, so any number of
/// programs may migrate at once, and one that has nothing to do does nothing.
public enum Migrator {
  /// The key of the lock: "trao" in ASCII.
  private static let lockKey = 0x7472_616f
  /// How long a step waits for one table.
  private static let lockTimeout = "5s"

  /// A step as the database has it.
  public struct Applied: Hashable, Sendable {
    public let number: Int
    public let name: String
    public let checksum: String
    /// When, by the database's clock.
    public let appliedAt: Date
  }

  /// Which steps a database has, and which it lacks.
  public struct Status: Sendable {
    /// In order of number.
    public let applied: [Applied]
    /// In order of number.
    public let pending: [Migration]

    /// Whether nothing is pending.
    public var isCurrent: Bool { pending.isEmpty }
  }

  /// Applies what is missing.
  ///
  /// - Parameters:
  ///   - migrations: All steps, in any order.
  ///   - database: A session outside a transaction, whose deadline covers the longest step and the wait for
  ///     rivals.
  /// - Returns: The steps that this call applied.
  /// - Throws: Steps before the one that failed stay applied.
  @discardableResult
  public static func migrate(
    _ migrations: [Migration], in database: Database
  ) throws(MigrationError) -> [Migration] {
    let ordered = try inOrder(migrations)
    var done: [Migration] = []
    while let migration = try applyNext(of: ordered, in: database) { done.append(migration) }
    return done
  }

  /// Applies what is missing, on a connection's own queue.
  ///
  /// - Parameters:
  ///   - migrations: All steps, in any order.
  ///   - connection: Where.
  ///   - deadline: How long all steps, and the wait for rivals, may take.
  /// - Returns: The steps that this call applied.
  /// - Throws: ``MigrationError``.
  @discardableResult
  public static func migrate(
    _ migrations: [Migration], on connection: Connection, deadline: Duration = .seconds(3600)
  ) async throws -> [Migration] {
    try await connection.run(deadline: deadline) { try migrate(migrations, in: $0) }
  }

  /// Looks up which steps are applied and which are pending; changes nothing.
  ///
  /// - Throws: As ``migrate(_:in:)``, for databases that this program must not touch.
  public static func status(_ migrations: [Migration], in database: Database) throws(MigrationError) -> Status
  {
    let ordered = try inOrder(migrations)
    let applied = try lookUp(in: database)
    return Status(applied: applied, pending: try pending(ordered, applied))
  }

  private static func inOrder(_ migrations: [Migration]) throws(MigrationError) -> [Migration] {
    let ordered = migrations.sorted { $0.number < $1.number }
    for (one, next) in zip(ordered, ordered.dropFirst()) where one.number == next.number {
      throw .ambiguous(number: one.number)
    }
    return ordered
  }

  /// Compares what is applied with what there is; returns what is missing.
  private static func pending(
    _ ordered: [Migration], _ applied: [Applied]
  ) throws(MigrationError) -> [Migration] {
    let known = Dictionary(uniqueKeysWithValues: ordered.map { ($0.number, $0) })
    for step in applied {
      let title = Migration(number: step.number, name: step.name, text: "").title
      guard let migration = known[step.number] else { throw .unknown(title: title) }
      guard migration.checksum == step.checksum else { throw .changed(title: title) }
    }
    let missing = ordered.filter { migration in !applied.contains { $0.number == migration.number } }
    if let first = missing.first, let last = applied.last, first.number < last.number {
      throw .outOfOrder(
        title: first.title, applied: Migration(number: last.number, name: last.name, text: "").title)
    }
    return missing
  }

  /// Applies the first missing step, if any, under the lock.
  private static func applyNext(
    of ordered: [Migration], in database: Database
  ) throws(MigrationError) -> Migration? {
    do {
      return try database.transaction { database in
        try database.query("select pg_advisory_xact_lock(\(lockKey))")
        try database.script(recordTable)
        guard let next = try pending(ordered, try lookUp(in: database)).first else { return nil }
        // A step waits for the tables that it changes, and everybody else behind it: not for long behind a long
        // question. It gives way then, and is tried again.
        try database.query("select set_config('lock_timeout', \(lockTimeout), true)")
        do throws(DatabaseError) {
          try database.script(next.text, name: next.title)
        } catch {
          throw error.isTransient ? error : MigrationError.failed(title: next.title, error) as any Error
        }
        guard database.isInTransaction else {
          throw MigrationError.failed(title: next.title, .misuse("it ends its own transaction"))
        }
        try database.query(
          """
          insert into trao.migration (number, name, checksum)
          values (\(next.number), \(next.name), \(next.checksum))
          """)
        return next
      }
    } catch let error as MigrationError {
      throw error
    } catch let error as DatabaseError {
      throw .database(error)
    } catch {
      throw .database(.misuse("\(error)"))
    }
  }

  private static func lookUp(in database: Database) throws(MigrationError) -> [Applied] {
    do throws(DatabaseError) {
      let exists = try database.query("select to_regclass('trao.migration') is not null").one()
      guard try exists.get(0, as: Bool.self) else { return [] }
      let rows = try database.query(
        "select number, name, checksum, applied_at from trao.migration order by number")
      var applied: [Applied] = []
      for row in rows {
        let (number, name, checksum, time) = try row.decode(Int.self, String.self, String.self, Date.self)
        applied.append(Applied(number: number, name: name, checksum: checksum, appliedAt: time))
      }
      return applied
    } catch {
      throw .database(error)
    }
  }

  private static let recordTable = """
    create schema if not exists trao;
    create table if not exists trao.migration (
      number     bigint primary key check (number > 0),
      name       text not null,
      checksum   text not null check (checksum ~ '^[0-9a-f]{64}$'),
      applied_at timestamptz not null default clock_timestamp()
    );
    """
}
