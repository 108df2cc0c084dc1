import Foundation
import PostgreSQL
import TestSupport
import Testing

/// Five hundred guests, three papers for each of them in three languages, two daemons, one of them killed, PostgreSQL
/// restarted, and every report asked meanwhile: each paper is made once. Two of the three are sealed, and no two seals
/// are alike, so a second one would show. `scripts/drill-kills` does the same with more of everything.
@Suite struct `Fifteen hundred papers` {
  private static let guests = 500
  private static let reports = [
    "attendance", "delegations", "no-shows", "invitations", "rsvp", "grants", "intervals", "claims",
    "summary",
    "jobs", "register",
  ]

  /// What there is of a kind of papers.
  private struct Made: Equatable {
    var papers = 0
    var guests = 0
    var files = 0
    var languages = 0
    /// Of those with numbers.
    var signed = 0
    var numbers = 0
    var first = 0
    var last = 0
  }

  private static let made = Statement(
    name: "made",
    text: """
      select kind, count(*) as papers, count(distinct participation_id) as guests, count(file.sha256) as files,
        count(distinct document.language) as languages, count(*) filter (where state = 'signed') as signed,
        count(distinct number) as numbers, coalesce(min(number), 0)::bigint as first,
        coalesce(max(number), 0)::bigint as last
      from trao.document
        left join trao.document_file as file
          on file.conference_id = document.conference_id and file.document_id = document.id
      group by kind
      """)

  /// Every attempt has one end on record, each job one that is done, and stop means stop: nothing is left in anybody's
  /// hands.
  private static let jobs = Statement(
    name: "jobs",
    text: """
      select (select count(*) from jobs.history join jobs.job on job.id = history.job
          where outcome = 'done' and kind = 'documents.render') as done,
        (select count(*) from (select fence from jobs.history where fence is not null
          group by fence having count(*) > 1) as twice) as ended_twice,
        (select count(*) from jobs.history where outcome = 'rescued') as rescued,
        (select count(*) from jobs.run) + (select count(*) from jobs.dead) + (select count(*) from jobs.worker) as left
      """)

  @Test func `are made once each and numbered without gaps, whatever is killed and asked`() async throws {
    let cluster = try await TestCluster.start()
    let folder = try TemporaryFolder()
    let program = Program(home: folder.url, common: ["--database", cluster.conninfo])
    try await program.succeed("database", "migrate")
    try await program.succeed("conference", "load", Installation.sample.path)
    try await fill(program, folder)

    let config = try await configure(program, folder)
    let daemons = try (1...2).map { _ in try program.start(["daemon", "--config", config]) }
    for daemon in daemons { try await daemon.waitFor("ready") }
    let batches = [
      ["invitation", "schedule", "--dated", "2023-10-25"], ["badge", "schedule", "--dated", "2023-11-16"],
      ["certificate", "schedule", "--kind", "attendance", "--session", "S2", "--dated", "2023-11-17"],
    ]
    for batch in batches { try await program.succeed(batch) }

    let pool = Pool(cluster.configuration, size: 1)
    func files() async throws -> Int {
      try await pool.run {
        try $0.query("select count(*) from trao.document_file").one().get(0, as: Int.self)
      }
    }
    try await eventually { try await files() >= 100 }
    daemons[0].signal(SIGKILL)
    #expect(await daemons[0].waitForEnd() == 128 + SIGKILL)
    for report in Self.reports { try await program.succeed("report", report) }
    #expect(try await files() < 3 * Self.guests)
    try await cluster.restart(.immediate)

    // Asked again, the same batches are waited for.
    for batch in batches { try await program.succeed(batch + ["--wait", "100"]) }
    #expect(daemons[1].peakMemory < 400_000_000)
    daemons[1].signal(SIGTERM)
    #expect(await daemons[1].waitForEnd() == 0, "\(daemons[1].errors)")

    let invited = Self.guests + 14
    let everybody = Self.guests + 22
    try await pool.read { database in
      let made = try database.query(SQL(Self.made)).map { row in
        (
          try row.get("kind", as: String.self),
          Made(
            papers: try row.get("papers"), guests: try row.get("guests"), files: try row.get("files"),
            languages: try row.get("languages"), signed: try row.get("signed"),
            numbers: try row.get("numbers"),
            first: try row.get("first"), last: try row.get("last"))
        )
      }
      #expect(
        Dictionary(uniqueKeysWithValues: made) == [
          "attendance": numbered(Self.guests), "invitation": numbered(invited),
          "badge": Made(papers: everybody, guests: everybody, files: everybody, languages: 3),
        ])
      let jobs = try database.query(SQL(Self.jobs)).one()
      #expect(try jobs.get("done") == Self.guests + invited + everybody)
      #expect(try jobs.get("ended_twice") == 0)
      #expect(try jobs.get("rescued", as: Int.self) > 0)
      #expect(try jobs.get("left") == 0)
    }
    await pool.close()
    await cluster.stop()
  }

  private func numbered(_ count: Int) -> Made {
    Made(
      papers: count, guests: count, files: count, languages: 3, signed: count, numbers: count, first: 1,
      last: count)
  }

  /// A key to seal with, and small steps, so that there is always something under way to be killed.
  private func configure(_ program: Program, _ folder: TemporaryFolder) async throws -> String {
    let config = folder.url.appending(path: "trao.yaml").path
    let passphrase = folder.url.appending(path: "passphrase").path
    try Data("thousand\n".utf8).write(to: URL(filePath: passphrase))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: passphrase)
    let settings = """
      worker: {commit_documents: 10, claim: 20}
      signing: {key: office, folder: \(folder.url.path)/keys, passphrase_file: \(passphrase)}

      """
    try Data(settings.utf8).write(to: URL(filePath: config))
    try await program.succeed(
      "key", "new", "office", "--subject", "Văn phòng UBND", "--days", "2", "--config", config)
    return config
  }

  /// Invented guests, and as many present in S2.
  private func fill(_ program: Program, _ folder: TemporaryFolder) async throws {
    let list = try await Program(home: folder.url)
      .succeed("attendee", "generate", "--seed", "7", "--count", "\(Self.guests)").output
    let guests = folder.url.appending(path: "guests.csv")
    try Data(list.utf8).write(to: guests)
    try await program.succeed("attendee", "import", guests.path)
    let all = try #require(try await program.succeed("attendee", "list", "--json").json() as? [[String: Any]])
    let present =
      try await program.succeed("attendance", "list", "--session", "S2", "--json").json() as? [[String: Any]]
    let known = Set(present?.compactMap { $0["attendee"] as? String } ?? [])
    let missing = Self.guests - known.count
    let ids = all.compactMap { $0["external_id"] as? String }.filter { !known.contains($0) }.suffix(missing)
    let events = ids.map { "\($0),S2,2023-11-17T13:20:00+07:00,in,load-\($0)\n" }
    let file = folder.url.appending(path: "door.csv")
    try Data(("external_id,session,at,direction,key\n" + events.joined()).utf8).write(to: file)
    try await program.succeed("attendance", "import", file.path)
  }
}
