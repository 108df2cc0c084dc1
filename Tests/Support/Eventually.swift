/// Waits for a condition that something else brings about: asks again and again, with a breath in between.
///
/// - Throws: What `condition` throws, and ``NeverHappened`` after a minute.
public func eventually(
  isolation: isolated (any Actor)? = #isolation, _ condition: () async throws -> Bool
) async throws {
  let end = ContinuousClock.now + .seconds(60)
  while try await !condition() {
    guard ContinuousClock.now < end else { throw NeverHappened() }
    try await Task.sleep(for: .milliseconds(5))
  }
}

/// A condition did not come about within a minute.
public struct NeverHappened: Error {}
