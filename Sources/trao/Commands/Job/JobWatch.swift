import ArgumentParser
import JobQueue
import PostgreSQL
import Reports

/// `trao job watch`
struct JobWatch: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "watch", "Follow one job until it ends, or all work as it comes and goes.",
    """
    A line for each change; with --json each is one object on one line. With a job, exit code 0 when it is done and \
    65 when it is dead or cancelled. Without one it goes on until it is interrupted; --until-idle ends it as soon \
    as nothing is ready or running.
    """,
    example: "trao job watch 12\ntrao job watch --until-idle")

  @Argument(help: "The job's number; without it all queues are followed.") var id: JobID?
  @Flag(help: "End when nothing is ready or running; jobs whose time has not come do not count.")
  var untilIdle = false
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  /// How often the database is asked.
  private static let interval: Duration = .milliseconds(250)

  func validate() throws {
    guard id == nil || !untilIdle else {
      throw ValidationError("a single job is followed until it ends: --until-idle is for all of them")
    }
  }

  func run() async throws {
    try await database.withPool { pool in
      if let id { try await follow(id, pool) } else { try await followQueues(pool) }
    }
  }

  private func follow(_ id: JobID, _ pool: Pool) async throws {
    var last: (JobState, Int)?
    var isAway = false
    while true {
      if let status = try await patiently(
        &isAway, { try await pool.read { try JobQueue.show(id, in: $0) }.status })
      {
        if last.map({ $0 != (status.state, status.job.attempt) }) ?? true {
          last = (status.state, status.job.attempt)
          try print(JobRecord(status)) {
            "\(Wording.time(status.since))  job \(status.job.id)  \(status.state.rawValue), "
              + "try \(status.job.attempt) of \(status.job.maximumAttempts)\n"
          }
        }
        switch status.state {
        case .done: return
        case .dead, .cancelled:
          throw Failure(
            .badData, "the job is \(status.state.rawValue)" + (status.error.map { ": \($0)" } ?? ""),
            where: "job \(status.job.id)",
            remedy: status.state == .dead
              ? "mend what it says, then `trao job retry \(status.job.id)`" : "schedule the work again")
        case .deferred, .ready, .running: break
        }
      }
      try await Task.sleep(for: Self.interval)
    }
  }

  /// The counts of a queue that are looked at; two that are equal are one line.
  private struct Counts: Encodable, Equatable {
    let queue: String
    let deferred, ready, running, dead: Int
    let isPaused: Bool

    init(_ status: QueueStatus) {
      queue = status.name
      deferred = status.deferred
      ready = status.ready
      running = status.running
      dead = status.dead
      isPaused = status.pausedAt != nil
    }

    /// A queue in which nothing is left is listed no more.
    init(nothingIn queue: String) {
      self.queue = queue
      (deferred, ready, running, dead, isPaused) = (0, 0, 0, 0, false)
    }

    var words: String {
      "\(PlainText.escaped(queue))\(isPaused ? " (paused)" : ""): \(deferred) deferred, \(ready) ready, "
        + "\(running) running, \(dead) dead\n"
    }
  }

  private func followQueues(_ pool: Pool) async throws {
    var last: [Counts] = []
    var isAway = false
    while true {
      let counts = try await patiently(&isAway) {
        try await pool.read { try Queues.list(in: $0) }.map(Counts.init)
      }
      if let counts {
        let gone = last.map(\.queue).filter { name in !counts.contains { $0.queue == name } }
        let news = counts.filter { !last.contains($0) } + gone.map { Counts(nothingIn: $0) }
        for changed in news { try print(changed) { changed.words } }
        last = counts
        if untilIdle, counts.allSatisfy({ $0.ready == 0 && $0.running == 0 }) { return }
      }
      try await Task.sleep(for: Self.interval)
    }
  }

  /// What is asked, or nil while the database is away: the work survives a restart of it, and so does watching. That
  /// it is away is said once.
  private func patiently<T>(_ isAway: inout Bool, _ question: () async throws -> T) async throws -> T? {
    do {
      let answer = try await question()
      isAway = false
      return answer
    } catch let error as DatabaseError where error.code == .connection || error.code == .deadline {
      if !isAway { Output.note("The database does not answer; waiting for it.") }
      isAway = true
      return nil
    }
  }

  private func print(_ record: some Encodable, text: () -> String) throws {
    if output.json { return try Output.write(JSONText.line(record)) }
    try Output.show(text())
  }
}
