import Foundation
import TestSupport
import Testing

@Suite struct `The daemon` {
  @Test func `starts before its database does, and reads its configuration again`() async throws {
    let cluster = try await TestCluster.start()
    let folder = try TemporaryFolder()
    let config = folder.url.appending(path: "trao.yaml")
    try Data("log: {format: json}\n".utf8).write(to: config)
    let program = Program(
      home: folder.url, common: ["--database", cluster.conninfo, "--config", config.path])
    try await program.succeed("database", "migrate")
    let status = try await program.succeed("database", "status")
    #expect(status.output.contains("The schema is current."))
    await cluster.stop()

    let daemon = try program.start(["daemon"])
    try await daemon.waitFor("the database cannot be reached yet")
    try await cluster.start()
    try await daemon.waitFor(#""message":"ready""#)
    for line in daemon.errors.split(separator: "\n") {
      #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
    }

    try Data("log: {level: debug, format: text}\nworker: {lease: 30s}\n".utf8).write(to: config)
    daemon.signal(SIGHUP)
    try await daemon.waitFor(#"changed="log.level, log.format"  needs_restart=worker.lease"#)
    try Data("log: {level: loud}\n".utf8).write(to: config)
    daemon.signal(SIGHUP)
    try await daemon.waitFor("the old one stays")

    daemon.signal(SIGTERM)
    #expect(await daemon.waitForEnd() == 0)
    await cluster.stop()
  }

  @Test func `ends at once when it is asked twice, though the database hangs`() async throws {
    let cluster = try await TestCluster.start()
    let folder = try TemporaryFolder()
    let program = Program(home: folder.url, common: ["--database", cluster.conninfo])
    try await program.succeed("database", "migrate")
    let daemon = try program.start(["daemon"])
    try await daemon.waitFor("registered")
    await cluster.freeze()
    // Two different ones, for of one that is sent twice at once a process may see one.
    daemon.signal(SIGTERM)
    daemon.signal(SIGINT)
    let status = await daemon.waitForEnd()
    #expect([128 + SIGTERM, 128 + SIGINT].contains(status), "\(daemon.errors)")
    await cluster.thaw()
    await cluster.stop()
  }

  @Test func `stops while it still waits for the database`() async throws {
    let folder = try TemporaryFolder()
    let daemon = try Program(home: folder.url).start([
      "daemon", "--database", "host=\(folder.url.path) dbname=x",
    ])
    try await daemon.waitFor("the database cannot be reached yet")
    daemon.signal(SIGTERM)
    #expect(await daemon.waitForEnd() == 0)
    #expect(daemon.errors.contains("stopped before the database came"))
  }
}
