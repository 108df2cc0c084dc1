import Foundation

/// What the command line says about where this run belongs; nil where it says nothing.
public struct PlaceRequest: Sendable {
  public let database: String?
  public let data: String?
  public let config: String?

  public init(database: String? = nil, data: String? = nil, config: String? = nil) {
    self.database = database
    self.data = data
    self.config = config
  }

  /// The configuration file, its values, and the database that follows from them, from the environment and
  /// from the command line. Reads the file anew each time.
  /// - Throws: ``ConfigurationFile/Failure``.
  public func place() throws(ConfigurationFile.Failure) -> Place {
    let environment = ProcessInfo.processInfo.environment
    let home = FileManager.default.homeDirectoryForCurrentUser
    let isRoot = geteuid() == 0
    let file = ConfigurationFile(named: config, environment: environment, home: home)
    let configuration = try file.read()
    return Place(
      file: file, configuration: configuration,
      choice: DatabaseChoice(
        database: database, data: data, configuration: configuration, environment: environment, home: home,
        isRoot: isRoot),
      dataFolder: DatabaseChoice.dataFolder(data, configuration, environment, home, isRoot: isRoot))
  }
}
