import Foundation

/// The folder with the server's programs, and their version.
struct ServerPrograms: Hashable, Sendable {
  static let oldestVersion = 15
  private static let debianFolder = "/usr/lib/postgresql"

  let folder: String

  func path(_ program: String) -> String { "\(folder)/\(program)" }

  /// Finds the server: the folder in `TRAO_PGBIN`, else Debian's newest, else one on the `PATH`.
  ///
  /// - Parameters:
  ///   - version: The major version the data was made by; nil takes any from ``oldestVersion`` on.
  ///   - environment: Where `TRAO_PGBIN` and `PATH` are looked up.
  /// - Returns: The programs' folder.
  /// - Throws: ``ClusterError/serverMissing(version:searched:)``.
  static func find(
    version: Int?, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(ClusterError) -> ServerPrograms {
    if let named = environment["TRAO_PGBIN"], !named.isEmpty {
      guard isServer(named) else { throw .serverMissing(version: nil, searched: [named]) }
      return ServerPrograms(folder: named)
    }
    let installed = ((try? FileManager.default.contentsOfDirectory(atPath: debianFolder)) ?? [])
      .compactMap { Int($0) }
      .filter { version == nil ? $0 >= oldestVersion : $0 == version }
      .sorted(by: >)
    for candidate in installed where isServer("\(debianFolder)/\(candidate)/bin") {
      return ServerPrograms(folder: "\(debianFolder)/\(candidate)/bin")
    }
    let path = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    if let folder = path.first(where: isServer) { return ServerPrograms(folder: folder) }
    throw .serverMissing(version: version, searched: ["\(debianFolder)/*/bin", "PATH"])
  }

  private static func isServer(_ folder: String) -> Bool {
    ["initdb", "postgres"].allSatisfy { FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)") }
  }
}
