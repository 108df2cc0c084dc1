import Foundation
import PostgreSQL
import TestSupport
import Testing

/// A thousand sealed certificates, two daemons, one of them killed, PostgreSQL restarted: each is made once. No two
/// seals are alike, so a second one would show. `scripts/drill-kills` does the same with more of everything.
@Suite struct `A thousand certificates of attendance` {
  private static let count = 1000

  /// What must be true when all is done.
  private static let expected = [
    "documents": count, "signed": count, "numbers": count, "first": 1, "last": count, "files": count,
    // Every attempt has one end on record, and each job one that is done.
    "done": count, "ended_twice": 0,
    // Stop means stop: nothing is left in anybody's hands.
    "running": 0, "workers": 0,
  ]

  private static let facts = Statement(
    name: "facts",
    text: """
      select count(*) as documents, count(*) filter (where state = 'signed') as signed,
        count(distinct number) as numbers, min(number)::bigint as first, max(number)::bigint as last,
        (select count(*) from trao.document_file) as files,
        (select count(*) from jobs.history join jobs.job on job.id = history.job
          where outcome = 'done' and kind = 'documents.render') as done,
        (select count(*) from (select fence from jobs.history where fence is not null
          group by fence having count(*) > 1) as twice) as ended_twice,
        (select count(*) from jobs.run) as running, (select count(*) from jobs.worker) as workers
      from trao.document where kind = 'attendance'
      """)

  @Test func `are made once each and numbered without gaps, whatever is killed`() async throws {
    let cluster = try await TestCluster.start()
    let folder = try TemporaryFolder()
    let program = Program(home: folder.url, common: ["--database", cluster.conninfo])
    try await program.succeed("database", "migrate")
    try await program.succeed("conference", "load", Installation.sample.path)
    try await fill(program, folder)

    let config = folder.url.appending(path: "trao.yaml")
    // Small steps, so that there is always something under way to be killed.
    let passphrase = folder.url.appending(path: "passphrase")
    try Data("thousand\n".utf8).write(to: passphrase)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: passphrase.path)
    let settings = """
      worker: {commit_documents: 10, claim: 20}
      signing: {key: office, folder: \(folder.url.path)/keys, passphrase_file: \(passphrase.path)}

      """
    try Data(settings.utf8).write(to: config)
    try await program.succeed(
      "key", "new", "office", "--subject", "Văn phòng UBND", "--days", "2", "--config", config.path)
    let daemons = try (1...2).map { _ in try program.start(["daemon", "--config", config.path]) }
    for daemon in daemons { try await daemon.waitFor("ready") }
    try await program.succeed(
      "certificate", "schedule", "--kind", "attendance", "--session", "S2", "--dated", "2023-11-17")

    let pool = Pool(cluster.configuration, size: 1)
    func made() async throws -> Int {
      try await pool.run {
        try $0.query("select count(*) from trao.document_file").one().get(0, as: Int.self)
      }
    }
    try await eventually { try await made() >= 100 }
    daemons[0].signal(SIGKILL)
    #expect(await daemons[0].waitForEnd() == 128 + SIGKILL)
    try await eventually { try await made() >= 300 }
    try await cluster.restart(.immediate)

    // Asked again, the same batch is waited for.
    try await program.succeed(
      "certificate", "schedule", "--kind", "attendance", "--session", "S2", "--dated", "2023-11-17", "--wait",
      "100")
    daemons[1].signal(SIGTERM)
    #expect(await daemons[1].waitForEnd() == 0, "\(daemons[1].errors)")

    let facts = try await pool.read { database in
      let row = try database.query(SQL(Self.facts)).one()
      return try Self.expected.keys.map { ($0, try row.get($0, as: Int.self)) }
    }
    #expect(Dictionary(uniqueKeysWithValues: facts) == Self.expected)
    let rescued = try await pool.read {
      try $0.query("select count(*) from jobs.history where outcome = 'rescued'").one().get(0, as: Int.self)
    }
    #expect(rescued > 0)
    await pool.close()
    await cluster.stop()
  }

  /// A thousand invented guests, all of them present in S2, where nobody else is.
  private func fill(_ program: Program, _ folder: TemporaryFolder) async throws {
    let list = try await Program(home: folder.url)
      .succeed("attendee", "generate", "--seed", "7", "--count", "\(Self.count)").output
    let guests = folder.url.appending(path: "guests.csv")
    try Data(list.utf8).write(to: guests)
    try await program.succeed("attendee", "import", guests.path)
    let all = try #require(try await program.succeed("attendee", "list", "--json").json() as? [[String: Any]])
    let present =
      try await program.succeed("attendance", "list", "--session", "S2", "--json").json() as? [[String: Any]]
    let known = Set(present?.compactMap { $0["attendee"] as? String } ?? [])
    let missing = Self.count - known.count
    let ids = all.compactMap { $0["external_id"] as? String }.filter { !known.contains($0) }.suffix(missing)
    let events = ids.map { "\($0),S2,2023-11-17T13:20:00+07:00,in,load-\($0)\n" }
    let file = folder.url.appending(path: "door.csv")
    try Data(("external_id,session,at,direction,key\n" + events.joined()).utf8).write(to: file)
    try await program.succeed("attendance", "import", file.path)
  }
}
