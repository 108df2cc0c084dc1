import Foundation
import PostgreSQL
import TestSupport
import Testing

@Suite struct HostTests {
  @Test func aDeadFirstHostIsPassedOver() async throws {
    let cluster = try await TestCluster.start()
    let dead = try TemporaryFolder()
    let socket = await cluster.socketFolder
    let pool = Pool(
      DatabaseConfiguration(conninfo: "host=\(dead.url.path),\(socket) user=trao dbname=trao"), size: 1)
    #expect(try await pool.run { try $0.query("select 1").count } == 1)
  }

  @Test func aFrozenFirstHostIsLeftAfterItsShareOfTheTime() async throws {
    let (frozen, awake) = (try await TestCluster.start(), try await TestCluster.start())
    await frozen.freeze()
    let hosts = await "\(frozen.socketFolder),\(awake.socketFolder)"
    var configuration = DatabaseConfiguration(conninfo: "host=\(hosts) user=trao dbname=trao")
    configuration.connectTimeout = .milliseconds(300)
    let folder = try await Pool(configuration, size: 1).run {
      try $0.query("select current_setting('data_directory')").one().get(0, as: String.self)
    }
    #expect(folder.hasPrefix(awake.folder.path))
    await frozen.thaw()
  }

  @Test func aHostThatRefusesIsPassedOverToo() async throws {
    // libpq itself would stop at the first host that answers with an error.
    let (empty, full) = (try await TestCluster.start(), try await TestCluster.start())
    try await Pool(full.configuration, size: 1).run { try $0.script("create database wanted") }
    let hosts = await "\(empty.socketFolder),\(full.socketFolder)"
    let url = "postgresql://trao@/wanted?host=\(hosts)"
    let pool = Pool(DatabaseConfiguration(conninfo: url), size: 1)
    #expect(try await pool.run { try $0.query("select 1").count } == 1)
  }

  @Test func theServerThatCanWriteIsFound() async throws {
    let (one, other) = (try await TestCluster.start(), try await TestCluster.start())
    try await Pool(one.configuration, size: 1).run {
      try $0.script("alter role trao set default_transaction_read_only = on")
    }
    let hosts = await "\(one.socketFolder),\(other.socketFolder)"
    let conninfo = "host=\(hosts) user=trao dbname=trao target_session_attrs="
    func folder(_ attribute: String) async throws -> String {
      try await Pool(DatabaseConfiguration(conninfo: conninfo + attribute), size: 1).run {
        try $0.query("select current_setting('data_directory')").one().get(0, as: String.self)
      }
    }
    #expect(try await folder("read-write").hasPrefix(other.folder.path))
    #expect(try await folder("read-only").hasPrefix(one.folder.path))
    #expect(try await folder("prefer-standby").hasPrefix(one.folder.path))
    let none = await #expect(throws: DatabaseError.self) { try await folder("standby") }
    #expect(none?.code == .connection)
  }

  @Test func everyHostsReasonIsGiven() async throws {
    let (one, other) = (try TemporaryFolder(), try TemporaryFolder())
    let conninfo = "host=\(one.url.path),\(other.url.path) port=1,2 dbname=x password=geheim"
    let error = await #expect(throws: DatabaseError.self) {
      try await Connection.open(DatabaseConfiguration(conninfo: conninfo))
    }
    #expect(error?.message.contains("\(one.url.path):1") == true)
    #expect(error?.message.contains("\(other.url.path):2") == true)
    #expect(error?.message.contains("geheim") == false)
  }

  @Test(arguments: [
    "host=a,b port=1,2,3", "nonsense=1", "host=/nowhere sslmode=often", "postgresql://[", "service=absent",
  ])
  func anUnreadableConnectionStringIsSaidToBeOne(conninfo: String) async throws {
    let error = await #expect(throws: DatabaseError.self) {
      try await Connection.open(DatabaseConfiguration(conninfo: conninfo))
    }
    #expect(error?.code == .connection)
    #expect(error?.message.isEmpty == false)
  }

  @Test(arguments: [
    "host=db password=very geheim dbname=x", "postgresql://u:%geheim@db/x", "host=db password='geheim",
  ])
  func aConnectionStringThatCannotBeReadIsNotQuoted(conninfo: String) async throws {
    let error = await #expect(throws: DatabaseError.self) {
      try await Connection.open(DatabaseConfiguration(conninfo: conninfo))
    }
    #expect(error?.code == .connection)
    #expect(error?.description.contains("geheim") == false)
  }

  @Test func theConnectionStringsOwnTimeLimitHolds() async throws {
    let (frozen, awake) = (try await TestCluster.start(), try await TestCluster.start())
    await frozen.freeze()
    let hosts = await "\(frozen.socketFolder),\(awake.socketFolder)"
    var configuration = DatabaseConfiguration(
      conninfo: "host=\(hosts) user=trao dbname=trao connect_timeout=1")
    configuration.connectTimeout = .seconds(3600)
    #expect(try await Pool(configuration, size: 1).run { try $0.query("select 1").count } == 1)
    await frozen.thaw()
  }

  @Test func aPasswordIsNeverShown() {
    for conninfo in [
      "host=db password=geheim dbname=trao user=trao", "postgresql://trao:geheim@db/trao",
      "postgresql://trao:geheim@db/trao?password=geheim", "host=db password='geheim",
    ] {
      let configuration = DatabaseConfiguration(conninfo: conninfo)
      #expect(!"\(configuration)".contains("geheim"))
      #expect(!String(reflecting: configuration).contains("geheim"))
    }
    #expect(
      "\(DatabaseConfiguration(conninfo: "postgresql://trao:geheim@db:5433/x"))"
        == "host=db port=5433 dbname=x user=trao")
  }

  @Test func theServerKnowsWhoWeAre() async throws {
    let database = try await TestDatabase.makeEmpty()
    var configuration = database.configuration
    configuration.applicationName = "trao/d1/reports"
    let name = try await Pool(configuration, size: 1).run {
      try $0.query("select current_setting('application_name') || current_setting('client_encoding')").one()
        .get(0, as: String.self)
    }
    #expect(name == "trao/d1/reportsUTF8")
  }
}
