/// Runs a transaction again where that is right: when rivals made it fail, and, if its body looks for its own
/// traces first, when the answer to its COMMIT was lost.
///
/// Once an answer was lost, a server that cannot be reached is no proof that nothing was committed: the
/// question is asked again until the deadline, and then the outcome is still unknown.
///
/// - Parameters:
///   - repeatable: Whether the body looks for its own traces first.
///   - attempts: How often rivals may make it fail.
///   - limit: When everything must be over.
///   - patience: How long to go on asking after a lost answer, where there is no limit.
///   - transact: One try.
/// - Returns: What the try that was committed returned.
/// - Throws: What `transact` throws, a ``TransientFailure``'s cause.
func repeating<T: Sendable>(
  repeatable: Bool, attempts: Int, until limit: Deadline?, patience: Duration,
  _ transact: () async throws -> T
) async throws -> T {
  var rivals = Backoff.rivals
  var reconnecting = Backoff.reconnecting
  var lost: (error: DatabaseError, end: Deadline)?
  while true {
    let pause: Duration
    do {
      return try await transact()
    } catch let transient as TransientFailure {
      pause = rivals.next()
      guard rivals.attempt < attempts, limit?.hasPassed != true else { throw lost?.error ?? transient.cause }
    } catch let error as DatabaseError where error.answerWasLost && repeatable {
      let end = lost?.end ?? limit ?? .after(patience)
      lost = (error, end)
      pause = reconnecting.next()
      guard !end.hasPassed else { throw error }
    } catch let error as DatabaseError where error.isOutOfReach {
      guard let lost else { throw error }
      pause = reconnecting.next()
      guard !lost.end.hasPassed else { throw lost.error }
    }
    do {
      try await Task.sleep(for: pause)
    } catch {
      throw lost?.error ?? error
    }
  }
}

/// Tries to reach a server again and again, at most two seconds apart.
func retrying(
  for patience: Duration?, onFailure: @Sendable (DatabaseError) -> Void, _ connect: () async throws -> Void
) async throws {
  let end = patience.map(Deadline.after)
  var backoff = Backoff.reconnecting
  while true {
    do {
      return try await connect()
    } catch let error as DatabaseError where error.isOutOfReach {
      onFailure(error)
      if let end, end.hasPassed { throw error }
    }
    try await Task.sleep(for: backoff.next())
  }
}

extension DatabaseError {
  /// Whether the server could not be asked.
  fileprivate var isOutOfReach: Bool { code == .connection || code == .deadline || code == .poolTimeout }
}
