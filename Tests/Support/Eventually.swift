/// Waits for a condition that something else brings about: asks again and again, with a breath in between.
///
/// - Throws: What `condition` throws, and ``NeverHappened`` after five minutes, for many tests share few processors.
public func eventually(
  isolation: isolated (any Actor)? = #isolation, _ condition: () async throws -> Bool
) async throws {
  let end = ContinuousClock.now + .seconds(300)
  while try await !condition() {
    guard ContinuousClock.now < end else { throw NeverHappened() }
    try await Task.sleep(for: .milliseconds(5))
  }
}

/// A condition did not come about within five minutes.
public struct NeverHappened: Error {}
