public import PostgreSQL

/// Does the jobs of one kind, in three phases: database, CPU, database.
///
/// An error that is thrown is stored with the job and shown, by its description: it names no person.
///
/// A job is run at least once; what `commit` writes happens exactly once. `load` and `work` may therefore be run
/// again for a job whose effects never came about, and change nothing outside the process.
public protocol JobHandler: Sendable {
  /// What `work` needs, read from the database beforehand.
  associatedtype Input: Sendable
  /// What `work` makes, to be written by `commit`.
  associatedtype Output: Sendable

  var kind: JobKind { get }

  /// Reads what the jobs need, for all jobs claimed together.
  ///
  /// - Returns: an input for each job; a job without one fails for good.
  /// - Throws: `JobFailure` and other errors fail the job they concern: after an error for several jobs each is
  ///   loaded alone. Trouble of the database itself charges no attempt.
  func load(_ jobs: [Job], in database: Database) throws -> [JobID: Input]

  /// Does the work on one of the worker's serial queues. No database call here: it would idle a processor.
  /// Between steps that take long, such as pages, ask `cancellation`.
  func work(_ job: Job, _ input: Input, cancellation: CancellationFlag) throws -> Output

  /// The bytes `commit` is going to write, so that no transaction grows too large; 0 where that is little.
  func size(of output: Output) -> Int

  /// Writes what was made, in the transaction that ends the jobs, and only for jobs that nobody else has taken.
  ///
  /// It may add further jobs. All jobs of one call were asked for by the same person, in whose name
  /// (`trao.actor`) the transaction writes.
  ///
  /// - Throws: as for `load`: after an error for several jobs all is rolled back and each is committed alone.
  func commit(_ finished: [(job: Job, output: Output)], in database: Database) throws

  /// Takes back what running jobs were given, in the transaction that ends them as cancelled. For jobs that lay
  /// still, whoever calls `JobQueue.cancel` does the same with its answer.
  func cancelled(_ jobs: [Job], in database: Database) throws
}

extension JobHandler {
  public func size(of output: Output) -> Int { 0 }
  public func cancelled(_ jobs: [Job], in database: Database) throws {}
}
