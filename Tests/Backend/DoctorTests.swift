import Foundation
import PostgreSQL
import Signing
import TestSupport
import Testing

@testable import Backend

@Suite struct `The doctor` {
  private func examine(
    _ conninfo: String, signing: Configuration.SigningSettings = Configuration.SigningSettings()
  ) async -> [Finding] {
    var configuration = Configuration()
    configuration.signing = signing
    configuration.database.connectTimeout = .seconds(5)
    let home = URL(filePath: "/nowhere")
    let place = Place(
      file: ConfigurationFile(named: nil, environment: [:], home: home), configuration: configuration,
      choice: .server(conninfo: conninfo, origin: .option), dataFolder: home)
    return await Doctor(place).examine()
  }

  private func states(_ findings: [Finding]) -> [String: Finding.State] {
    Dictionary(findings.map { ($0.check, $0.state) }) { $1 }
  }

  @Test func `finds nothing wrong with a database but that nobody works on it`() async throws {
    try await TestDatabase.withDatabase { database in
      let findings = await examine(database.conninfo)
      let states = states(findings)
      #expect(states["database"] == .ok)
      #expect(states["clock"] == .ok)
      #expect(states["schema"] == .ok)
      #expect(states["queue"] == .ok)
      #expect(states["papers"] == .ok)
      #expect(states["daemons"] == .problem)
    }
  }

  @Test func `says on one line what is wrong with templates`() {
    let fault = PaperMaterials.Fault(
      what: "a template cannot be used", key: "documents.templates", remedy: "mend it",
      faults: ["layout.yaml:1:1: no name", "text.vi.md:2:1: no mark"])
    #expect(
      fault.description
        == "a template cannot be used: layout.yaml:1:1: no name; text.vi.md:2:1: no mark")
  }

  @Test func `names a queue that is stuck, dead letters, a pause, and kinds nobody knows`() async throws {
    try await TestDatabase.withDatabase { database in
      let pool = database.pool(size: 1)
      try await pool.transaction(settings: ["trao.actor": "test"]) {
        try $0.script(
          """
          insert into jobs.job (kind) values ('test.unknown'), ('test.unknown');
          insert into jobs.ready (job, ready_at, priority, queue, kind)
            select min(id), now() - interval '1 hour', 0, 'default', 'test.unknown' from jobs.job;
          insert into jobs.dead (job, attempts, error) select max(id), 5, 'broken' from jobs.job;
          insert into jobs.worker (lease_until, pid, host, build, kinds)
            values (now() + interval '1 hour', 1, 'here', '0.1.0', '{documents.render}');
          """)
      }
      let findings = await examine(database.conninfo)
      let states = states(findings)
      #expect(states["daemons"] == .ok)
      #expect(states["kinds"] == .problem)
      #expect(states["dead letters"] == .problem)
      #expect(states["queue"] == .problem)
      try await pool.run { try $0.script("insert into jobs.queue values ('default', now(), 'somebody')") }
      #expect(self.states(await examine(database.conninfo))["queue"] == .note)
      await pool.close()
    }
  }

  @Test(arguments: [20, 40]) func `names a key thirty days before it runs out`(days: Int) async throws {
    let folder = try TemporaryFolder()
    var settings = Configuration.SigningSettings()
    settings.key = "office"
    settings.folder = folder.url.path
    settings.passphraseFile = folder.url.appending(path: "passphrase").path
    try Data("one two three".utf8).write(to: URL(filePath: settings.passphraseFile))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: settings.passphraseFile)
    let material = try KeyMaker.make(KeyRequest(subject: "Văn phòng", from: .now - 60, days: days))
    try KeyFile.write(
      material, to: settings.keyFile("office"),
      passphrase: PassphraseSource.file(settings.passphraseFile).read())
    try await TestDatabase.withDatabase { [settings] database in
      let pool = database.pool(size: 1)
      try await pool.transaction(settings: ["trao.actor": "test"]) {
        try SigningKeys.register("office", material.certificate, keptIn: .file, in: $0)
      }
      await pool.close()
      let found = await examine(database.conninfo, signing: settings).filter { $0.check == "seal" }
      #expect(found.map(\.state) == [days < 30 ? .problem : .ok])
      #expect(found.first?.message.contains("the key office (level B-B), valid until ") == true)
      #expect(found.first?.remedy.isEmpty == (days >= 30))
    }
  }

  @Test func `says that papers stay unsigned, and which certificates of others cannot be read`() async throws
  {
    try await TestDatabase.withDatabase { database in
      #expect(states(await examine(database.conninfo))["seal"] == .note)
      var settings = Configuration.SigningSettings()
      settings.trust = ["/nowhere/authority.pem"]
      settings.key = "office"
      settings.passphraseFile = "trao-passphrase"
      let seal = await examine(database.conninfo, signing: settings).filter { $0.check == "seal" }
      #expect(seal.first?.state == .note && seal.first?.message.contains("trao-passphrase") == true)
      #expect(seal.last?.state == .problem && seal.last?.message == "no key office is on record")
      let found = await examine(database.conninfo, signing: settings).first { $0.check == "trust" }
      #expect(found?.state == .problem && found?.remedy.isEmpty == false)
      #expect(found?.message.contains("/nowhere/authority.pem") == true)
    }
  }

  @Test func `has a remedy for every problem, whatever is missing`() async throws {
    try await TestDatabase.withEmptyDatabase { empty in
      for conninfo in [empty.conninfo, "host=/nowhere dbname=x password=secret"] {
        let findings = await examine(conninfo)
        let problems = findings.filter { $0.state == .problem }
        #expect(!problems.isEmpty)
        #expect(problems.allSatisfy { !$0.remedy.isEmpty })
        #expect(findings.allSatisfy { !$0.message.contains("secret") })
      }
      #expect(states(await examine(empty.conninfo))["schema"] == .problem)
    }
  }
}
