import Foundation
import Testing

@testable import Backend

@Suite struct `The choice of a database` {
  private static let home = URL(filePath: "/home/someone")

  private func choice(
    database: String? = nil, data: String? = nil, conninfo: String = "", folder: String = "",
    environment: [String: String] = [:], isRoot: Bool = false
  ) -> DatabaseChoice {
    var configuration = Configuration()
    configuration.database.conninfo = conninfo
    configuration.data.folder = folder
    return DatabaseChoice(
      database: database, data: data, configuration: configuration, environment: environment, home: Self.home,
      isRoot: isRoot)
  }

  @Test func `goes from the option over variables and the file to the private server`() {
    var environment = ["TRAO_DATABASE": "host=v", "PGHOST": "p", "TRAO_DATA": "/d"]
    #expect(
      choice(database: "host=o", conninfo: "host=f", environment: environment)
        == .server(conninfo: "host=o", origin: .option))
    #expect(
      choice(conninfo: "host=f", environment: environment) == .server(conninfo: "host=v", origin: .variable))
    environment["TRAO_DATABASE"] = ""
    #expect(choice(conninfo: "host=f", environment: environment) == .environment)
    environment["PGHOST"] = nil
    #expect(
      choice(conninfo: "host=f", environment: environment) == .server(conninfo: "host=f", origin: .file))
    #expect(choice(environment: environment) == .privateCluster(folder: URL(filePath: "/d")))
  }

  @Test func `obeys a data folder that was typed, whatever the environment holds`() {
    let environment = ["TRAO_DATABASE": "host=v", "PGHOST": "p"]
    #expect(
      choice(data: "/typed", conninfo: "host=f", environment: environment)
        == .privateCluster(folder: URL(filePath: "/typed")))
  }

  @Test(arguments: ["PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGSERVICE"])
  func `takes libpq's variables that name a server`(name: String) {
    #expect(choice(environment: [name: "x"]) == .environment)
  }

  @Test(arguments: ["PGUSER", "PGPASSFILE", "PGSSLMODE", "PGAPPNAME"])
  func `leaves alone libpq's variables that only refine`(name: String) {
    #expect(choice(environment: [name: "x"]) != .environment)
  }

  @Test func `finds the data folder by option, variable, file and user`() {
    #expect(choice(folder: "/f") == .privateCluster(folder: URL(filePath: "/f")))
    #expect(choice() == .privateCluster(folder: URL(filePath: "/home/someone/.local/state/trao")))
    #expect(choice(isRoot: true) == .privateCluster(folder: URL(filePath: "/var/lib/trao")))
  }

  @Test(arguments: [
    ("host=a password=secret dbname=x", "host=a password=*** dbname=x"),
    ("host=a PASSWORD = 'se cr\\'et' dbname=x", "host=a PASSWORD = *** dbname=x"),
    ("postgresql://u:secret@h/x", "postgresql://u:***@h/x"),
    (
      "postgresql://h/x?user=u&password=secret&sslmode=require",
      "postgresql://h/x?user=u&password=***&sslmode=require"
    ),
    ("sslpassword=secret host=a", "sslpassword=*** host=a"),
    ("host=a user=u", "host=a user=u"),
  ])
  func `is told without its secrets`(text: String, redacted: String) {
    #expect(ConnectionText(text).redacted == redacted)
    #expect(ConnectionText(text).hasPassword == (text != redacted))
    #expect(!choice(database: text).description.contains("secret"))
  }
}
