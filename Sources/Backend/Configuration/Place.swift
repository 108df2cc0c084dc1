public import Foundation
public import PostgreSQL

/// Where this run of the program belongs: its configuration and its database.
public struct Place: Sendable {
  public let file: ConfigurationFile
  public let configuration: Configuration
  public let choice: DatabaseChoice
  /// The folder of the private PostgreSQL, whether it is the one chosen or not.
  public let dataFolder: URL

  public init(file: ConfigurationFile, configuration: Configuration, choice: DatabaseChoice, dataFolder: URL)
  {
    self.file = file
    self.configuration = configuration
    self.choice = choice
    self.dataFolder = dataFolder
  }

  /// How to reach the database.
  ///
  /// - Parameter role: What the server shows this connection as: `trao/<role>`.
  /// - Returns: The database, with the waits that are configured.
  /// - Throws: ``ClusterError/notRunning(folder:)`` where the private PostgreSQL is meant and is not there.
  public func database(for role: String) throws(ClusterError) -> DatabaseConfiguration {
    let conninfo =
      switch choice {
      case .server(let conninfo, _): conninfo
      case .environment: ""
      case .privateCluster(let folder): try PrivateCluster.conninfo(dataFolder: folder)
      }
    return configuration.database(conninfo, role: role)
  }
}

extension Configuration {
  /// A database as this configuration wants it used.
  func database(_ conninfo: String, role: String) -> DatabaseConfiguration {
    var result = DatabaseConfiguration(conninfo: conninfo, applicationName: "trao/\(role)")
    result.connectTimeout = database.connectTimeout
    result.statementDeadline = database.statementDeadline
    return result
  }
}
