import Foundation
import JobQueue
import PostgreSQL
import Signing

/// The doctor's questions to the database.
struct DatabaseExamination: Sendable {
  let pool: Pool
  let place: Place

  func examine() async -> [Finding] {
    let server: [Finding]
    do {
      server = try await pool.run(deadline: .seconds(10)) { try Self.server($0) }
    } catch {
      return [
        Finding(
          "database", .problem, "\(place.choice.description): \(error)",
          remedy: "see whether PostgreSQL runs and takes us in; trao up starts a private one")
      ]
    }
    do {
      let status = try await pool.run(deadline: .seconds(10)) {
        try Migrator.status(Schema.migrations, in: $0)
      }
      guard status.isCurrent else {
        return server + [
          Finding(
            "schema", .problem,
            "\(status.pending.count) migrations are missing, from \(status.pending[0].title) on",
            remedy: "run trao database migrate")
        ]
      }
      let title = Schema.migrations.last?.title ?? "empty"
      return try await server + [Finding("schema", .ok, title)]
        + pool.read(deadline: .seconds(30)) { try Self.daemons($0) + Self.queues($0) + seal($0) }
    } catch let error as MigrationError {
      return server + [Finding("schema", .problem, "\(error)", remedy: "run the version that belongs to it")]
    } catch {
      return server + [
        Finding(
          "database", .problem, "\(error)", remedy: "the server may be overloaded or its schema damaged")
      ]
    }
  }

  /// Reachable, new enough, writable, and by what clock.
  private static func server(_ database: Database) throws -> [Finding] {
    let before = Date()
    let row = try database.query(
      "select current_setting('server_version_num')::integer, clock_timestamp(), pg_is_in_recovery()"
    ).one()
    let after = Date()
    let (version, clock, isStandby) = try row.decode(Int.self, Date.self, Bool.self)
    var findings: [Finding] = []
    let name = "PostgreSQL \(version / 10000).\(version % 10000)"
    if version < 150_000 {
      findings.append(
        Finding("database", .problem, "\(name) is too old", remedy: "use PostgreSQL 15 or newer"))
    } else if isStandby {
      findings.append(
        Finding(
          "database", .problem, "\(name) is a standby and takes no changes",
          remedy: "connect to the primary, with target_session_attrs=read-write"))
    } else {
      findings.append(Finding("database", .ok, name))
    }
    // The server's clock was read between the two readings of ours.
    let middle = before.addingTimeInterval(after.timeIntervalSince(before) / 2)
    let skew = clock.timeIntervalSince(middle)
    let text = String(format: "this machine's clock differs from the database's by %.1f s", abs(skew))
    findings.append(
      abs(skew) > 2 + after.timeIntervalSince(before)
        ? Finding("clock", .problem, text, remedy: "synchronise both clocks (chrony, systemd-timesyncd)")
        : Finding("clock", .ok, text))
    return findings
  }

  private static func daemons(_ database: Database) throws -> [Finding] {
    let workers = try Workers.list(in: database)
    let living = workers.filter { $0.leaseLeft > .zero }
    var findings: [Finding] = []
    if living.isEmpty {
      findings.append(
        Finding(
          "daemons", .problem, "no daemon is alive, so nothing scheduled is made",
          remedy: "start one with trao daemon or trao up"))
    } else {
      let names = living.map { "\($0.host)/\($0.process) \($0.build)" }.joined(separator: ", ")
      findings.append(Finding("daemons", .ok, "\(living.count) alive: \(names)"))
    }
    if workers.count > living.count {
      findings.append(
        Finding("leases", .note, "\(workers.count - living.count) ran out and will be swept by the others"))
    }
    let kinds = try Workers.unservedKinds(in: database)
    if !kinds.isEmpty, !living.isEmpty {
      findings.append(
        Finding(
          "kinds", .problem, "no daemon knows jobs of kind \(kinds.map(\.rawValue).joined(separator: ", "))",
          remedy: "upgrade the daemons to the version that scheduled them"))
    }
    return findings
  }

  /// A key that runs out sooner than this is named.
  private static let notice: TimeInterval = 30 * 86_400

  /// The record of the configured key.
  private func seal(_ database: Database) throws -> [Finding] {
    let signing = place.configuration.signing
    let name = signing.key
    guard !name.isEmpty else { return [] }
    do {
      let key = try SigningKeys.find(name, in: database)
      let now = try database.query("select now()").one().get(0, as: Date.self)
      try key.checkUsable(at: now)
      let end = key.certificate.notAfter
      let level: SealLevel = signing.timestampURL.isEmpty ? .baselineB : .baselineT
      let text =
        "papers are sealed with the key \(name) (level \(level.rawValue)), valid until \(end.ISO8601Format())"
      return end.timeIntervalSince(now) < Self.notice
        ? [
          Finding(
            "seal", .problem, text,
            remedy: "make or import a new key in time, name it in signing.key and restart the daemons")
        ] : [Finding("seal", .ok, text)]
    } catch let error as SigningError {
      return [Finding("seal", .problem, error.message, remedy: error.remedy)]
    }
  }

  /// Work that waits longer than this says that something is stuck.
  private static let longestWait: Duration = .seconds(300)

  private static func queues(_ database: Database) throws -> [Finding] {
    var findings: [Finding] = []
    for queue in try Queues.list(in: database) {
      let age = queue.oldestReadyAge ?? .zero
      if let pausedBy = queue.pausedBy {
        findings.append(
          Finding(
            "queue", .note, "\(queue.name) was paused by \(pausedBy)",
            remedy: "trao queue resume \(queue.name)"))
      } else if age > longestWait {
        findings.append(
          Finding(
            "queue", .problem, "\(queue.name): the oldest ready job waits for \(age.components.seconds) s",
            remedy: "see trao job list --state running and the daemons' log; start more daemons"))
      }
      if queue.dead > 0 {
        findings.append(
          Finding(
            "dead letters", .problem, "\(queue.name): \(queue.dead) jobs cannot be done",
            remedy: "see trao job list --state dead; then retry or cancel them"))
      }
    }
    return findings.isEmpty ? [Finding("queue", .ok, "nothing waits too long, nothing is dead")] : findings
  }
}
