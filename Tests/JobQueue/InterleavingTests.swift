import PostgreSQL
import TestSupport
import Testing

@testable import JobQueue

/// Three simulated workers on the real SQL, in random order: they claim, finish, fail, give back, stall, are
/// declared dead without knowing it, come back, report what others have by then, and hear no answer to their
/// commits. Whatever happens, each job has one effect, by the worker that holds it.
@Suite struct InterleavingTests {
  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func eachJobHasOneEffectInEveryOrderOfEvents(seed: UInt64) async throws {
    try await QueueFixture.with { queue in
      let outcome = try await queue.pool.run { try Simulation(seed: seed, isFenced: true).run(in: $0) }
      #expect(outcome.effects == Array(repeating: 1, count: outcome.jobs))
      #expect(outcome.zombieEffects == 0)
      #expect(outcome.refused > 0, "the story has late reports in it")
    }
  }

  /// The same stories with reports that do not show their fence: the test must see the difference.
  @Test func withoutTheFenceDeadWorkersLeaveEffectsInTheSameStories() async throws {
    try await QueueFixture.with { queue in
      let outcome = try await queue.pool.run { try Simulation(seed: 1, isFenced: false).run(in: $0) }
      #expect(outcome.zombieEffects > 0)
    }
  }
}

private struct Simulation {
  struct Outcome {
    var jobs: Int
    /// The effects of each job.
    var effects: [Int]
    /// Effects by workers whose job was in another's hands.
    var zombieEffects: Int
    /// Reports that came too late.
    var refused: Int
  }

  /// What a worker believes.
  private struct Actor {
    var worker: WorkerID
    var claims: [Claim] = []
  }

  private static let jobs = 100
  private static let steps = 700
  private let isFenced: Bool
  private var generator: SeededGenerator
  private var actors: [Actor] = []
  /// The fence of the latest claim of each job.
  private var holders: [JobID: Int] = [:]
  private var zombieEffects = 0
  private var refused = 0

  init(seed: UInt64, isFenced: Bool) {
    self.isFenced = isFenced
    generator = SeededGenerator(seed: seed)
  }

  func run(in database: Database) throws -> Outcome {
    var story = self
    return try story.play(in: database)
  }

  private mutating func play(in database: Database) throws -> Outcome {
    var job = NewJob.note()
    job.maximumAttempts = 10_000
    let ids = try JobQueue.enqueue(Array(repeating: job, count: Self.jobs), in: database)
    for _ in 1...3 { actors.append(Actor(worker: try register(in: database))) }
    for _ in 1...Self.steps { try step(in: database) }
    try finishEverything(in: database)
    var effects: [Int] = []
    for id in ids {
      effects.append(try database.query("select count(*) from public.effect where job = \(id)").one().get(0))
    }
    return Outcome(jobs: ids.count, effects: effects, zombieEffects: zombieEffects, refused: refused)
  }

  private mutating func step(in database: Database) throws {
    let who = Int.random(in: 0..<actors.count, using: &generator)
    switch Int.random(in: 0..<12, using: &generator) {
    case 0...2: try claim(who, in: database)
    case 3: try report(who, losingTheAnswer: false, in: database)
    case 4: try report(who, losingTheAnswer: true, in: database)
    case 5: try fail(who, in: database)
    case 6: try release(who, in: database)
    case 7, 8:
      try database.query(
        "update jobs.worker set lease_until = clock_timestamp() - interval '1 s' where id = \(actors[who].worker)"
      )
    case 9, 10:
      _ = try Leases.rescue(maximumRescues: 10_000, grace: .seconds(60), delay: .zero, in: database)
      _ = try Deferral.promote(100, in: database)
    default:
      // Back from a stall. It may keep what it believes to hold, as a worker does whose renewal succeeds late.
      if try Leases.renew(actors[who].worker, for: .seconds(60), in: database) == nil {
        actors[who].worker = try register(in: database)
      }
    }
  }

  private mutating func claim(_ who: Int, in database: Database) throws {
    try claim(Int.random(in: 1...6, using: &generator), who, in: database)
  }

  private mutating func claim(_ count: Int, _ who: Int, in database: Database) throws {
    let claims = try Attempts.claim(count, of: ["test.note"], for: actors[who].worker, in: database)
    for claim in claims { holders[claim.job.id] = claim.fence }
    actors[who].claims += claims
  }

  /// Ends some of what the worker believes to hold, with an effect for what the database grants.
  private mutating func report(_ who: Int, losingTheAnswer: Bool, in database: Database) throws {
    let claims = some(of: actors[who].claims)
    for (worker, group) in Dictionary(grouping: claims, by: \.worker) {
      let isFenced = isFenced
      let granted = try database.transaction { database in
        let granted =
          isFenced
          ? try Set(Attempts.finish(group, of: worker, in: database).keys)
          : try Self.finishWithoutFence(group, in: database)
        for claim in group where granted.contains(claim.fence) {
          try database.query("insert into public.effect (job) values (\(claim.job.id))")
        }
        return granted
      }
      refused += group.count - granted.count
      zombieEffects += group.count { granted.contains($0.fence) && holders[$0.job.id] != $0.fence }
    }
    if !losingTheAnswer { forget(claims, who) }
  }

  /// As queues do it that ask only whether the job is running.
  private static func finishWithoutFence(_ claims: [Claim], in database: Database) throws -> Set<Int> {
    let rows = try database.query(
      "delete from jobs.run where job = any (\(claims.map(\.job.id))) returning job")
    let ended = Set(try rows.map { try $0.get(0, as: JobID.self) })
    return Set(claims.filter { ended.contains($0.job.id) }.map(\.fence))
  }

  private mutating func fail(_ who: Int, in database: Database) throws {
    let claims = some(of: actors[who].claims)
    for (worker, group) in Dictionary(grouping: claims, by: \.worker) {
      let failures = group.map {
        Attempts.Failure(claim: $0, failure: JobFailure("no luck"), backoff: .zero)
      }
      _ = try Attempts.fail(failures, of: worker, in: database)
    }
    forget(claims, who)
  }

  private mutating func release(_ who: Int, in database: Database) throws {
    let claims = some(of: actors[who].claims)
    for (worker, group) in Dictionary(grouping: claims, by: \.worker) {
      try Attempts.release(group, of: worker, in: database)
    }
    forget(claims, who)
  }

  private mutating func some(of claims: [Claim]) -> [Claim] {
    Array(claims.shuffled(using: &generator).prefix(Int.random(in: 1...4, using: &generator)))
  }

  private mutating func forget(_ claims: [Claim], _ who: Int) {
    let fences = Set(claims.map(\.fence))
    actors[who].claims.removeAll { fences.contains($0.fence) }
  }

  private func register(in database: Database) throws -> WorkerID {
    try Leases.register(
      build: "simulated", host: "here", process: 1, kinds: ["test.note"], for: .seconds(60), in: database)
  }

  /// The zombies report first; then one worker does what is left.
  private mutating func finishEverything(in database: Database) throws {
    for who in actors.indices {
      while !actors[who].claims.isEmpty { try report(who, losingTheAnswer: false, in: database) }
    }
    try database.query("update jobs.worker set lease_until = clock_timestamp() - interval '1 s'")
    _ = try Leases.rescue(maximumRescues: 10_000, grace: .seconds(60), delay: .zero, in: database)
    _ = try Deferral.promote(1000, in: database)
    actors.append(Actor(worker: try register(in: database)))
    let last = actors.count - 1
    try claim(1000, last, in: database)
    while !actors[last].claims.isEmpty { try report(last, losingTheAnswer: false, in: database) }
  }
}
