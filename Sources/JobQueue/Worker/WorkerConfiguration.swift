import Foundation
public import PostgreSQL

/// How a worker works. The defaults suit a daemon.
public struct WorkerConfiguration: Sendable {
  /// Where the queue is. The worker opens four connections and a listener.
  public var database: DatabaseConfiguration
  /// The program's version, kept with what a lost worker leaves behind.
  public var build: String
  /// How many jobs are worked on at the same time, each on a serial queue of its own.
  public var lanes = ProcessInfo.processInfo.activeProcessorCount
  /// How often it looks for work unasked. It is woken by NOTIFY and by its own timer; this is for when a
  /// notification is lost, and may be an hour.
  public var pollEvery: Duration = .seconds(1)

  /// Without renewal for so long the others take this worker for dead.
  public var lease: Duration = .seconds(9)
  public var renewEvery: Duration = .seconds(2)
  /// How often it looks for others' jobs to rescue.
  public var sweepEvery: Duration = .seconds(2)
  /// A job that has cost so many workers becomes a dead letter.
  public var maximumRescues = 3
  /// How long after its deadline a job that does not stop is left to its worker.
  public var overdueGrace: Duration = .seconds(30)

  /// How long the claimed work in stock should last.
  public var prefetch: Duration = .milliseconds(500)
  /// The largest claim.
  public var maximumClaim = 200
  /// What may wait for its commit before no more is claimed.
  public var maximumBacklog = (jobs: 500, bytes: 64 << 20)

  /// What is finished is committed together: after so long, or
  public var gatherFor: Duration = .milliseconds(50)
  /// at so many jobs, or
  public var gatherJobs = 50
  /// at so many bytes.
  public var gatherBytes = 8 << 20

  public var retry = RetryPolicy()
  /// How long a transaction has. A frozen server is left then.
  public var databaseDeadline: Duration = .seconds(10)
  /// How long `drain()` lets running jobs go on.
  public var drainGrace: Duration = .seconds(20)

  /// Told everything that happens, on any thread. It must not block.
  public var observe: @Sendable (WorkerEvent) -> Void = { _ in }

  /// - Parameters:
  ///   - database: where the queue is.
  ///   - build: the program's version.
  public init(database: DatabaseConfiguration, build: String) {
    self.database = database
    self.build = build
  }
}
