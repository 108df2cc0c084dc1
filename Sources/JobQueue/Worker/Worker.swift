public import Logging
import PostgreSQL
import Synchronization

/// Takes jobs from the queue, has them done on a few serial queues, and commits what they made.
///
/// ```
///  listener ─┐              ┌─────────── bench: serial lanes, QoS utility ──────────┐
///  due timer ┼─▶ promote ─▶ │ claim ─▶ load ─▶ lane 1 … lane n ─▶ tray ─▶ commit ─▶ history + effects
///  poll      ┘              └───────────────────────────────────────────────────────┘
///  lease: renewed on a connection of its own       sweep: takes over from workers that vanished
/// ```
///
/// Each of the five loops waits at a bell, does one round and waits again; each has a connection of its own except
/// promoting and sweeping, which share one. The database may restart, freeze or come later: rounds that fail are
/// done again, and what is finished is kept until it is committed or the database says that it is others' now.
public actor Worker {
  enum Phase { case created, running, draining, stopped }

  nonisolated let configuration: WorkerConfiguration
  nonisolated let handlers: [JobKind: ErasedHandler]
  nonisolated let logger: Logger
  nonisolated let claims: Connection
  nonisolated let upkeep: Connection
  nonisolated let leases: Connection
  nonisolated let commits: Connection
  nonisolated let committer: Committer
  nonisolated let bench: Bench
  nonisolated let tray: Tray
  nonisolated let bells = Bells()
  nonisolated let alarms: Alarms
  private nonisolated let listener: Listener
  private nonisolated let counts = Mutex(WorkerStatistics())

  var phase = Phase.created
  var lease: Lease?
  /// Since when the database has answered without a gap.
  var steadySince: ContinuousClock.Instant?
  /// Claimed, but not loaded because of trouble of the database.
  var unloaded: [Claim] = []
  /// Whether to ask for claims whose answers were lost.
  var mayHaveForgotten = false
  /// Until when a claim whose answer was lost may still come about.
  var suspiciousUntil: ContinuousClock.Instant?
  /// Lower than configured after a commit that failed.
  var commitLimit: Int
  var isTroubled = false
  /// The loops that have not come to their end.
  private var loops: Set<Loop> = []
  private var isClosed = false

  private enum Loop { case claim, promote, sweep, commit, lease }

  /// Makes a worker that has not begun.
  ///
  /// - Parameters:
  ///   - configuration: how it works.
  ///   - handlers: one for each kind of job it takes.
  ///   - logger: gets numbers, kinds and errors; never arguments.
  public init(_ configuration: WorkerConfiguration, handlers: [any JobHandler], logger: Logger) {
    self.configuration = configuration
    self.logger = logger
    let erased = handlers.map { ErasedHandler($0) }
    self.handlers = Dictionary(erased.map { ($0.kind, $0) }) { first, _ in
      preconditionFailure("two handlers for jobs of kind \(first.kind)")
    }
    func connection(_ role: String) -> Connection {
      var database = configuration.database
      database.applicationName += "/\(role)"
      return Connection(database, label: "trao.jobs.\(role)")
    }
    claims = connection("claim")
    upkeep = connection("upkeep")
    leases = connection("lease")
    commits = connection("commit")
    committer = Committer(
      connection: commits, handlers: self.handlers, retry: configuration.retry)
    let tray = Tray(
      Tray.Limits(
        jobs: configuration.gatherJobs, bytes: configuration.gatherBytes, wait: configuration.gatherFor),
      bell: bells.commit)
    self.tray = tray
    bench = Bench(
      lanes: configuration.lanes, prefetch: (configuration.prefetch, configuration.maximumClaim),
      finished: { tray.add([$0]) }, hungry: bells.claim, quiet: [bells.commit, bells.quiet])
    alarms = Alarms(bells)
    listener = Self.listener(configuration.database, bells)
    commitLimit = configuration.gatherJobs
  }

  /// Begins to work. Returns at once: the database may come later.
  public func start() async {
    precondition(phase == .created, "a worker starts once")
    phase = .running
    loop(.claim, at: bells.claim) { await $0.claimRound() }
    loop(.promote, at: bells.promote) { await $0.promoteRound() }
    loop(.sweep, at: bells.sweep) { await $0.sweepRound() }
    loop(.commit, at: bells.commit) { await $0.commitRound() }
    loop(.lease, at: bells.lease) { await $0.leaseRound() }
    bells.lease.ring()
    await listener.start()
  }

  /// Wakes the loops that may have something to do for what others committed.
  private static func listener(_ database: DatabaseConfiguration, _ bells: Bells) -> Listener {
    var database = database
    database.applicationName += "/listen"
    return Listener(database, channels: [JobQueue.channel], label: "trao.jobs.listen") { event in
      // A notification that was sent while nobody listened is lost: so a new session looks, too.
      if case .disconnected = event { return }
      bells.claim.ring()
      bells.promote.ring()
    }
  }

  private func loop(
    _ loop: Loop, at bell: Doorbell, _ round: @escaping @Sendable (Worker) async -> Void
  ) {
    loops.insert(loop)
    Task {
      while await bell.wait() { await round(self) }
      loops.remove(loop)
      bells.quiet.ring()
    }
  }

  /// Stops: takes no more, gives back what is not begun, lets running jobs finish and commits them, gives back
  /// the rest. No attempt is charged. Takes at most five seconds longer than the configured grace, also when the
  /// database does not answer: then the lease is left to run out.
  public func drain() async {
    guard phase == .running else { return }
    phase = .draining
    let grace = ContinuousClock.now + configuration.drainGrace
    for bell in [bells.claim, bells.promote, bells.sweep] { bell.close() }
    let silence = Task { await listener.stop() }
    await quiet(until: grace) { !loops.contains(.claim) }
    tray.add((bench.withdraw() + unloaded).map { Finished($0, .released) })
    unloaded = []
    await quiet(until: grace) { bench.isQuiet }
    bench.raise(.stopping) { _ in true }
    tray.add(bench.running.map { Finished($0, .released) })
    await quiet(until: grace + .seconds(2)) { tray.load.jobs == 0 }
    phase = .stopped
    for bell in [bells.commit, bells.lease] { bell.close() }
    await quiet(until: grace + .seconds(3)) { !loops.contains(.lease) }
    if let lease, !isTroubled, !loops.contains(.lease) { await signOff(lease.worker) }
    Task { await close(after: silence) }
    await quiet(until: grace + .seconds(5)) { isClosed }
  }

  /// Waits until something is so, but not beyond a limit.
  private func quiet(until limit: ContinuousClock.Instant, _ isQuiet: () -> Bool) async {
    bells.commit.ring()
    while !isQuiet(), ContinuousClock.now < limit {
      alarms.quiet.set(after: limit - .now)
      _ = await bells.quiet.wait()
    }
  }

  /// Closes every connection, each as soon as what runs on it has come to its own deadline.
  private func close(after silence: Task<Void, Never>) async {
    await silence.value
    for connection in [claims, upkeep, leases, commits] { await connection.close() }
    isClosed = true
    bells.quiet.ring()
  }

  // MARK: Telling

  /// What this worker did since it was made.
  public nonisolated var statistics: WorkerStatistics { counts.withLock { $0 } }

  nonisolated func tell(_ event: WorkerEvent) {
    counts.withLock { $0.count(event) }
    configuration.observe(event)
  }
}
