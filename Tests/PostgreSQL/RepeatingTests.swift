import TestSupport
import Testing

@testable import PostgreSQL

/// When a transaction is run again, without a server.
@Suite struct RepeatingTests {
  private actor Script {
    private var outcomes: [Result<Int, any Error>]
    private(set) var runs = 0
    init(_ outcomes: [Result<Int, any Error>]) { self.outcomes = outcomes }

    /// The next outcome; the last one again and again.
    func next() throws -> Int {
      runs += 1
      return try (outcomes.count > 1 ? outcomes.removeFirst() : outcomes[0]).get()
    }
  }

  private func outcome(
    _ outcomes: [Result<Int, any Error>], repeatable: Bool = true, patience: Duration = .milliseconds(100)
  ) async -> (Result<Int, any Error>, runs: Int) {
    let script = Script(outcomes)
    let result: Result<Int, any Error>
    do {
      result = .success(
        try await repeating(repeatable: repeatable, attempts: 3, until: nil, patience: patience) {
          try await script.next()
        })
    } catch {
      result = .failure(error)
    }
    return (result, await script.runs)
  }

  private var lost: DatabaseError {
    var error = DatabaseError(.unknownOutcome, "lost")
    error.answerWasLost = true
    return error
  }
  private let unreachable = DatabaseError(.connection, "no server")
  private let rivalry = TransientFailure(cause: DatabaseError(.server, "rivals"))

  @Test func aLostAnswerIsAskedForAgainThroughAnOutage() async throws {
    let (result, runs) = await outcome(
      [.failure(lost), .failure(unreachable), .failure(rivalry), .success(7)], patience: .seconds(3600))
    #expect(try result.get() == 7)
    #expect(runs == 4)
  }

  @Test func anOutageAfterALostAnswerIsNoProofThatNothingWasCommitted() async {
    let (result, runs) = await outcome([.failure(lost), .failure(unreachable)])
    let error = #expect(throws: DatabaseError.self) { try result.get() }
    #expect(error?.code == .unknownOutcome)
    #expect(runs > 1)
  }

  @Test func aLostAnswerOfABodyThatDoesNotLookForItselfIsReported() async {
    let (result, runs) = await outcome([.failure(lost), .success(7)], repeatable: false)
    #expect(throws: DatabaseError.self) { try result.get() }
    #expect(runs == 1)
  }

  @Test func aCommitWithoutItsStandbyIsNotAskedForAgain() async {
    let (result, runs) = await outcome([.failure(DatabaseError.notReplicated(nil)), .success(7)])
    #expect(throws: DatabaseError.self) { try result.get() }
    #expect(runs == 1)
  }

  @Test func anOutageWithoutALostAnswerIsReportedAtOnce() async {
    let (result, runs) = await outcome([.failure(unreachable), .success(7)])
    let error = #expect(throws: DatabaseError.self) { try result.get() }
    #expect(error?.code == .connection)
    #expect(runs == 1)
  }

  @Test func rivalsAreTriedAsOftenAsAllowed() async {
    let (result, runs) = await outcome([.failure(rivalry)])
    let error = #expect(throws: DatabaseError.self) { try result.get() }
    #expect(error?.message == "rivals")
    #expect(runs == 3)
  }

  @Test func pausesAreRandomAndGrowToTheirLimit() {
    var random = SeededGenerator(seed: 4)
    var backoff = Backoff(base: .milliseconds(100), limit: .seconds(2))
    let pauses = (0..<2000).map { _ in backoff.next(using: &random) }
    #expect(pauses[0] <= .milliseconds(100))
    #expect(pauses.allSatisfy { $0 >= .zero && $0 <= .seconds(2) })
    #expect(pauses.contains { $0 > .milliseconds(1900) } && pauses.contains { $0 < .milliseconds(100) })
  }
}
