public import Foundation

/// Which PostgreSQL a command talks to, and who said so.
public enum DatabaseChoice: Hashable, Sendable {
  /// A connection string.
  case server(conninfo: String, origin: Origin)
  /// Whatever libpq's own variables name.
  case environment
  /// The private PostgreSQL of a data folder.
  case privateCluster(folder: URL)

  /// Where a connection string came from.
  public enum Origin: String, Hashable, Sendable {
    case option = "--database"
    case variable = "TRAO_DATABASE"
    case file = "the configuration file"
  }

  /// Variables of libpq that name a server. Others only refine what is named elsewhere.
  static let namingVariables = ["PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGSERVICE"]

  /// Chooses: `--database`, then a `--data` that was typed, `TRAO_DATABASE`, libpq's variables, the
  /// configuration file, and the private PostgreSQL of `TRAO_DATA`, of the configuration or of the user's
  /// default folder.
  public init(
    database: String?, data: String?, configuration: Configuration, environment: [String: String],
    home: URL, isRoot: Bool
  ) {
    func variable(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    if let database {
      self = .server(conninfo: database, origin: .option)
    } else if data != nil {
      self = .privateCluster(folder: Self.dataFolder(data, configuration, environment, home, isRoot: isRoot))
    } else if let conninfo = variable("TRAO_DATABASE") {
      self = .server(conninfo: conninfo, origin: .variable)
    } else if Self.namingVariables.contains(where: { variable($0) != nil }) {
      self = .environment
    } else if !configuration.database.conninfo.isEmpty {
      self = .server(conninfo: configuration.database.conninfo, origin: .file)
    } else {
      self = .privateCluster(folder: Self.dataFolder(nil, configuration, environment, home, isRoot: isRoot))
    }
  }

  /// The folder of the private PostgreSQL: `--data`, `TRAO_DATA`, the configuration file, else
  /// `/var/lib/trao` as root and `~/.local/state/trao` for others.
  public static func dataFolder(
    _ option: String?, _ configuration: Configuration, _ environment: [String: String], _ home: URL,
    isRoot: Bool
  ) -> URL {
    for name in [option, environment["TRAO_DATA"], configuration.data.folder] {
      if let name, !name.isEmpty { return URL(filePath: name).standardizedFileURL }
    }
    return isRoot ? URL(filePath: "/var/lib/trao") : home.appending(path: ".local/state/trao")
  }

  /// The choice in words, without secrets.
  public var description: String {
    switch self {
    case .server(let conninfo, let origin): "\(ConnectionText(conninfo).redacted) (from \(origin.rawValue))"
    case .environment: "the server that libpq's PG* variables name"
    case .privateCluster(let folder): "the private PostgreSQL in \(folder.path)"
    }
  }
}
