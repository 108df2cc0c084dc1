/// Why a private cluster could not be made, started or found.
public enum ClusterError: Error, Hashable, Sendable {
  /// No PostgreSQL server is installed, or none of the version the data needs.
  case serverMissing(version: Int?, searched: [String])
  /// Another process owns the folder.
  case alreadyRunning(folder: String, owner: Int?)
  /// The folder cannot be made or entered.
  case folder(String, reason: String)
  /// Run as root, and there is no system user for PostgreSQL.
  case userMissing(String)
  /// `initdb` failed.
  case creationFailed(folder: String, log: [String])
  /// The server did not come up; the last lines of its log.
  case startFailed(folder: String, log: [String])
  /// No private cluster runs in the folder.
  case notRunning(folder: String)
  /// The folder is somebody else's.
  case notPermitted(folder: String)
}

extension ClusterError: CustomStringConvertible {
  /// What is the matter, as a sentence without a full stop.
  public var message: String { parts.message }

  /// What to do about it.
  public var remedy: String { parts.remedy }

  /// What, where, and what to do about it.
  public var description: String { "\(message); \(remedy)" }

  private var parts: (message: String, remedy: String) {
    switch self {
    case .serverMissing(let version?, let searched):
      (
        "the data was made by PostgreSQL \(version), which is not installed (looked in \(searched.list))",
        "install it: apt-get install postgresql-\(version)"
      )
    case .serverMissing(nil, let searched):
      (
        "no PostgreSQL server from version \(ServerPrograms.oldestVersion) on is installed (looked in "
          + "\(searched.list))",
        "install one: apt-get install postgresql, or name its folder in TRAO_PGBIN"
      )
    case .alreadyRunning(let folder, let owner):
      (
        "the private PostgreSQL in \(folder) is in use by "
          + (owner.map { "process \($0)" } ?? "another process"),
        "stop that one, or choose another data folder"
      )
    case .folder(let folder, let reason):
      (
        "the data folder \(folder) cannot be used: \(reason)",
        "make the folder usable, or choose another with --data"
      )
    case .userMissing(let user):
      (
        "PostgreSQL does not run as root, and there is no system user \(user)",
        "install the server (apt-get install postgresql), or run as an ordinary user"
      )
    case .creationFailed(let folder, let log):
      (
        "initdb could not make a cluster in \(folder): \(log.suffix(5).joined(separator: " | "))",
        "see that there is room and that the folder is yours; its postgresql.log tells more"
      )
    case .startFailed(let folder, let log):
      (
        "PostgreSQL did not start in \(folder): \(log.suffix(5).joined(separator: " | "))",
        "see postgresql.log in the folder"
      )
    case .notRunning(let folder):
      ("no private PostgreSQL runs in \(folder)", "start it with trao up, or name a database")
    case .notPermitted(let folder):
      (
        "the data folder \(folder) may not be entered by this user",
        "run this as its owner, or name a database"
      )
    }
  }
}

extension [String] {
  fileprivate var list: String { joined(separator: ", ") }
}
