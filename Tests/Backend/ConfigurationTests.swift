import Foundation
import StrictYAML
import Testing

@testable import Backend

@Suite struct `The configuration` {
  @Test func `has its defaults in the commented file, every key of them`() throws {
    let text = Configuration.commentedDefault
    #expect(try Configuration(yaml: text, name: "trao.yaml") == Configuration())
    let file = YAMLFile(name: "trao.yaml")
    let sections = try #require(file.root(of: text)?.openMapping())
    let keys = sections.entries.flatMap { section in
      section.value.openMapping()?.entries.flatMap { entry in
        let inner = entry.value.mappingIfAny?.entries.map { "\(section.key).\(entry.key).\($0.key)" }
        return inner ?? ["\(section.key).\(entry.key)"]
      } ?? []
    }
    #expect(keys == Setting.all.map(\.name))
  }

  @Test func `is the default where a file is empty or all comment`() throws {
    #expect(try Configuration(yaml: "", name: "a.yaml") == Configuration())
    #expect(try Configuration(yaml: "# nothing\n\n  # here\n", name: "a.yaml") == Configuration())
  }

  @Test func `takes the values a file sets and leaves the others`() throws {
    let configuration = try Configuration(
      yaml: """
        log: {level: debug, format: json}
        worker:
          renderers: 3
          poll_interval: 1h
        documents:
          fonts: [/srv/fonts, /usr/share/fonts]
        signing:
          key: office
          pkcs11: {module: /usr/lib/module.so, token: papers}
          timestamp_url: ""
        """, name: "a.yaml")
    var expected = Configuration()
    expected.log = .init(level: .debug, format: .json)
    expected.worker.renderers = 3
    expected.worker.pollInterval = .seconds(3600)
    expected.documents.fonts = ["/srv/fonts", "/usr/share/fonts"]
    expected.signing.key = "office"
    expected.signing.pkcs11 = .init(module: "/usr/lib/module.so", token: "papers")
    #expect(configuration == expected)
  }

  @Test(arguments: [
    ("worker:\n  leese: 9s\n", #"a.yaml:2:3: worker.leese: unknown key "leese"; did you mean lease?"#),
    ("worcer: {}\n", #"a.yaml:1:1: worcer: unknown key "worcer"; did you mean worker?"#),
    (
      "signing:\n  pkcs11: {modul: a}\n",
      #"a.yaml:2:12: signing.pkcs11.modul: unknown key "modul"; did you mean module?"#
    ),
    ("signing:\n  pkcs11: a\n", "a.yaml:2:11: signing.pkcs11: this must be a mapping of keys to values"),
    (
      "signing:\n  timestamp_url: tsa.example\n",
      "a.yaml:2:18: signing.timestamp_url: \"tsa.example\" is not a web address such as https://papers.example/v/"
    ),
    ("worker:\n  claim: 501\n", "a.yaml:2:10: worker.claim: 501 is not between 1 and 500"),
    ("worker:\n  claim: many\n", "a.yaml:2:10: worker.claim: this must be a whole number"),
    ("worker:\n  lease: 1s\n", "a.yaml:2:10: worker.lease: 1s is not between 3s and 10min"),
    (
      "worker:\n  lease: soon\n",
      #"a.yaml:2:10: worker.lease: "soon" is not a duration; write a number and ms, s, min, h or d, as in 2s"#
    ),
    (
      "worker:\n  renew_interval: 4s\n",
      "a.yaml:2:19: worker.renew_interval: renew_interval (4s) must be at most a third of lease (9s), or one "
        + "lost beat kills a daemon"
    ),
    (
      "log:\n  level: loud\n",
      #"a.yaml:2:10: log.level: "loud" is not one of trace, debug, info, notice, warning, error, critical"#
    ),
    (
      "documents:\n  verification_address: javascript:alert(1)\n",
      #"a.yaml:2:25: documents.verification_address: "javascript:alert(1)" is not a web address such as "#
        + "https://papers.example/v/"
    ),
  ])
  func `names the place of a fault and what to write instead`(text: String, message: String) {
    do {
      _ = try Configuration(yaml: text, name: "a.yaml")
      Issue.record("no fault found")
    } catch {
      #expect(error.description == message)
    }
  }

  @Test func `reports all faults of a file at once`() {
    do {
      _ = try Configuration(yaml: "log:\n  level: loud\nworker:\n  claim: 0\n", name: "a.yaml")
      Issue.record("no fault found")
    } catch {
      #expect(error.all.map(\.line) == [2, 4])
    }
  }

  @Test func `knows what a running daemon can obey and what needs a restart`() {
    var other = Configuration()
    other.log.level = .debug
    other.worker.lease = .seconds(30)
    other.database.conninfo = "host=elsewhere"
    let changes = Configuration().changes(to: other)
    #expect(changes.onReload == ["log.level"])
    #expect(changes.atStart == ["database.conninfo", "worker.lease"])
  }
}

@Suite struct `The configuration file` {
  private func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "trao-config-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test func `is the one named, else the variable's, else the user's own, else none`() throws {
    let home = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: home) }
    let own = home.appending(path: ".config/trao/trao.yaml")
    let variable = ["TRAO_CONFIG": "/v.yaml"]
    #expect(ConfigurationFile(named: "/n.yaml", environment: variable, home: home).url?.path == "/n.yaml")
    #expect(ConfigurationFile(named: nil, environment: variable, home: home).url?.path == "/v.yaml")
    if !FileManager.default.fileExists(atPath: "/etc/trao/trao.yaml") {
      #expect(ConfigurationFile(named: nil, environment: [:], home: home).url == nil)
      try FileManager.default.createDirectory(
        at: own.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: own)
      #expect(ConfigurationFile(named: nil, environment: [:], home: home).url?.path == own.path)
    }
  }

  @Test func `that was named must be there and be UTF-8`() throws {
    let home = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: home) }
    let path = home.appending(path: "latin.yaml")
    #expect(throws: ConfigurationFile.Failure.self) {
      try ConfigurationFile(named: path.path, environment: [:], home: home).read()
    }
    try Data([0x23, 0x20, 0xE9, 0x0A]).write(to: path)
    #expect(throws: ConfigurationFile.Failure.self) {
      try ConfigurationFile(named: path.path, environment: [:], home: home).read()
    }
  }

  @Test func `with a password that others may read is noticed`() throws {
    let home = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: home) }
    let path = home.appending(path: "trao.yaml")
    try Data("database: {conninfo: host=db password=secret}\n".utf8).write(to: path)
    let file = ConfigurationFile(named: path.path, environment: [:], home: home)
    for (mode, isExposed) in [(0o644, true), (0o640, true), (0o600, false)] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path.path)
      #expect(file.exposesPassword(try file.read()) == isExposed)
    }
  }
}
