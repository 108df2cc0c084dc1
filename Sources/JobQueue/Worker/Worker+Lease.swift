import Foundation
import Logging
import PostgreSQL

/// A registration, and until when it is good without having to ask the database.
struct Lease: Sendable {
  let worker: WorkerID
  /// By this machine's monotonic clock, some time before the database's own end: the lease was asked for before
  /// the database granted it, and a ninth of it is left as a reserve.
  let goodUntil: ContinuousClock.Instant

  init(_ worker: WorkerID, asked: ContinuousClock.Instant, length: Duration) {
    self.worker = worker
    goodUntil = asked + length * 8 / 9
  }
}

extension Worker {
  /// Who we are, if we may claim and commit now.
  var standing: WorkerID? {
    guard let lease, ContinuousClock.now < lease.goodUntil else { return nil }
    return lease.worker
  }

  /// Renews the lease, or registers.
  func leaseRound() async {
    let asked = ContinuousClock.now
    let before = standing
    do {
      let known = try await renewed()
      let worker = if let known { known } else { try await registered() }
      lease = Lease(worker, asked: asked, length: configuration.lease)
      if steadySince == nil { steadySince = asked }
      recovered()
      bench.raiseDeadlines()
      alarms.lease.set(after: configuration.renewEvery)
      if worker != before { bells.ringForWork() }
    } catch {
      steadySince = nil
      trouble(error, "renewing the lease")
      alarms.lease.set(after: min(configuration.renewEvery, .milliseconds(250)).jittered)
    }
  }

  /// The worker as which we are still known; nil if there is none.
  private func renewed() async throws -> WorkerID? {
    guard let worker = lease?.worker else { return nil }
    let length = configuration.lease
    // No longer than until the next one: a frozen server must not keep us.
    let fences = try await leases.run(deadline: configuration.renewEvery) {
      try Leases.renew(worker, for: length, in: $0)
    }
    guard let fences else {
      lost(worker)
      return nil
    }
    let cancelled = Set(fences)
    bench.raise(.cancelled) { cancelled.contains($0.fence) }
    return worker
  }

  /// Others have our jobs. What is not begun is dropped, what runs is asked to stop. What is finished goes its
  /// way: the database refuses it if the job was really taken.
  private func lost(_ worker: WorkerID) {
    lease = nil
    unloaded = []
    _ = bench.withdraw()
    bench.raise(.leaseLost) { $0.worker == worker }
    logger.warning("taken for dead; registering anew", metadata: ["worker": "\(worker)"])
    tell(.leaseLost(worker))
  }

  private func registered() async throws -> WorkerID {
    let configuration = configuration
    let kinds = Array(handlers.keys)
    let worker = try await leases.transaction(deadline: configuration.renewEvery) {
      try Leases.register(
        build: configuration.build, host: ProcessInfo.processInfo.hostName,
        process: Int(ProcessInfo.processInfo.processIdentifier), kinds: kinds, for: configuration.lease,
        in: $0)
    }
    logger.info("registered", metadata: ["worker": "\(worker)"])
    tell(.registered(worker))
    return worker
  }

  /// Removes our row, so that nobody waits for us.
  func signOff(_ worker: WorkerID) async {
    lease = nil
    do {
      try await leases.transaction(deadline: .seconds(1)) { try Leases.remove(worker, in: $0) }
      try await endAbandoned(on: leases, within: .seconds(1))
    } catch {
      logger.warning("the lease was not given up and will run out", metadata: ["error": "\(error)"])
    }
  }

  /// Says once that the database is in trouble.
  func trouble(_ error: any Error, _ activity: String) {
    guard phase != .stopped else { return }
    tell(.troubled)
    let level: Logger.Level = isTroubled ? .debug : .warning
    isTroubled = true
    logger.log(level: level, "\(activity) failed and is tried again", metadata: ["error": "\(error)"])
  }

  private func recovered() {
    if isTroubled { logger.notice("the database answers again") }
    isTroubled = false
  }
}
