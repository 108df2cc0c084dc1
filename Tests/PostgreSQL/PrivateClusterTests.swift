import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import PostgreSQL

@Suite struct PrivateClusterTests {
  @Test func itIsMadeDurableAndPrivate() async throws {
    let cluster = try await TestCluster.start(settings: ["fsync": "on"])
    let facts = try await Pool(cluster.configuration, size: 1).run { session in
      try [
        "listen_addresses", "data_checksums", "fsync", "server_encoding", "lc_collate", "TimeZone",
        "unix_socket_permissions",
      ].map { try session.query("select current_setting(\($0))").one().get(0, as: String.self) }
    }
    #expect(facts == ["", "on", "on", "UTF8", "C.UTF-8", "UTC", "0700"])
    let attributes = try await FileManager.default.attributesOfItem(atPath: cluster.socketFolder)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
    let collations = try await Pool(cluster.configuration, size: 1).run {
      try $0.query("select from pg_collation where collname = 'vi-x-icu' or collname = 'ja-x-icu'").count
    }
    #expect(collations == 2)
  }

  @Test func aSecondOwnerIsRefused() async throws {
    let cluster = try await TestCluster.start()
    let error = await #expect(throws: ClusterError.self) {
      _ = try await PrivateCluster(dataFolder: cluster.folder).start()
    }
    #expect(error == .alreadyRunning(folder: cluster.folder.path, owner: Int(getpid())))
    #expect(error?.description.contains(cluster.folder.path) == true)
    #expect(try await Pool(cluster.configuration, size: 1).run { try $0.query("select 1").count } == 1)
  }

  @Test func afterAKillOfEverythingTheNextStartRecovers() async throws {
    let cluster = try await TestCluster.start()
    let pool = Pool(cluster.configuration, size: 1)
    try await pool.run { try $0.script("create table t (n int); insert into t values (1)") }
    for _ in 0..<2 {
      await cluster.killEverything()
      try await cluster.start()
      #expect(try await pool.run { try $0.query("select from t").count } == 1)
    }
  }

  @Test func aServerThatOutlivedItsOwnerIsReplaced() async throws {
    let cluster = try await TestCluster.start()
    let pool = Pool(cluster.configuration, size: 1)
    try await pool.run { try $0.script("create table t (n int); insert into t values (1)") }
    let orphan = await cluster.processID
    await cluster.abandon()
    try await cluster.start()
    #expect(await cluster.processID != orphan)
    #expect(try await pool.run { try $0.query("select from t").count } == 1)
  }

  @Test func aFrozenServerThatOutlivedItsOwnerIsReplacedToo() async throws {
    let cluster = try await TestCluster.start()
    let orphan = await cluster.processID
    await cluster.freeze()
    await cluster.abandon()
    try await cluster.start()
    #expect(await cluster.processID != orphan)
  }

  @Test func aProcessNumberOfSomeoneElseInTheOldFileIsNoObstacle() async throws {
    let cluster = try await TestCluster.start()
    await cluster.stop()
    let file = "\(cluster.folder.path)/postgresql/postmaster.pid"
    try "\(getpid())\n\(cluster.folder.path)/postgresql\n".write(
      toFile: file, atomically: false, encoding: .utf8)
    try await cluster.start()
    #expect(try await Pool(cluster.configuration, size: 1).run { try $0.query("select 1").count } == 1)
  }

  @Test func aHalfMadeClusterIsMadeAnew() async throws {
    let folder = try ServerFolder()
    let half = folder.url.appending(path: "postgresql.new")
    try FileManager.default.createDirectory(at: half, withIntermediateDirectories: true)
    try "rubbish".write(to: half.appending(path: "PG_VERSION"), atomically: true, encoding: .utf8)
    let running = try await PrivateCluster(dataFolder: folder.url, settings: ["fsync": "off"]).start()
    #expect(!FileManager.default.fileExists(atPath: half.path))
    await running.stop(.immediate)
    #expect(!running.isRunning)
  }

  @Test func commandsFindARunningServer() async throws {
    let cluster = try await TestCluster.start()
    let conninfo = try PrivateCluster.conninfo(dataFolder: cluster.folder)
    #expect(
      try await Pool(DatabaseConfiguration(conninfo: conninfo), size: 1).run {
        try $0.query("select 1").count
      } == 1)
    await cluster.stop()
    #expect(throws: ClusterError.notRunning(folder: cluster.folder.path)) {
      try PrivateCluster.conninfo(dataFolder: cluster.folder)
    }
  }

  @Test func aPathTooLongForASocketGetsAShortFolder() async throws {
    let folder = try ServerFolder()
    let deep = folder.url.appending(path: String(repeating: "long-", count: 20)).appending(path: "it's here")
    let running = try await PrivateCluster(dataFolder: deep, settings: ["fsync": "off"]).start()
    #expect(!running.socketFolder.hasPrefix(deep.path))
    for conninfo in [running.conninfo, try PrivateCluster.conninfo(dataFolder: deep)] {
      #expect(
        try await Pool(DatabaseConfiguration(conninfo: conninfo), size: 1).run {
          try $0.query("select 1").count
        } == 1)
    }
    await running.stop(.immediate)
    #expect(!FileManager.default.fileExists(atPath: running.socketFolder))
  }

  @Test func aFailedStartShowsTheServersLastLines() async throws {
    let folder = try ServerFolder()
    let error = await #expect(throws: ClusterError.self) {
      _ = try await PrivateCluster(
        dataFolder: folder.url, settings: ["fsync": "off", "no_such_setting": "1"]
      ).start()
    }
    guard case .startFailed(_, let log) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(log.contains { $0.contains("no_such_setting") })
    // The lock is free again.
    let running = try await PrivateCluster(dataFolder: folder.url, settings: ["fsync": "off"]).start()
    await running.stop(.immediate)
  }

  @Test func aMissingServerIsNamedWithItsPackage() throws {
    let empty = try TemporaryFolder()
    let error = #expect(throws: ClusterError.self) {
      try ServerPrograms.find(version: nil, environment: ["TRAO_PGBIN": empty.url.path])
    }
    #expect(error?.description.contains("apt-get install postgresql") == true)
    let old = #expect(throws: ClusterError.self) { try ServerPrograms.find(version: 9, environment: [:]) }
    #expect(old?.description.contains("postgresql-9") == true)
  }

  @Test func aFolderThatCannotBeMadeIsAnErrorWithItsPath() async throws {
    let folder = try ServerFolder()
    let file = folder.url.appending(path: "file")
    try "x".write(to: file, atomically: true, encoding: .utf8)
    let error = await #expect(throws: ClusterError.self) {
      _ = try await PrivateCluster(dataFolder: file.appending(path: "below")).start()
    }
    guard case .folder(let path, _) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(path == file.appending(path: "below").path)
  }

  @Test(.enabled(if: geteuid() == 0)) func rootIsToldOfAFolderThatTheServersUserCannotEnter() async throws {
    let folder = try ServerFolder()
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.url.path)
    let error = await #expect(throws: ClusterError.self) {
      _ = try await PrivateCluster(dataFolder: folder.url.appending(path: "data")).start()
    }
    #expect(error?.description.contains("cannot enter \(folder.url.path)") == true)
  }
}
