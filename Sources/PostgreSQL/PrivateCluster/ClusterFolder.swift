import Digests
import Foundation

/// Where the parts of a private cluster lie in its data folder.
struct ClusterFolder: Hashable, Sendable {
  /// The path of a Unix socket has at most 107 bytes (unix(7)).
  private static let longestSocketPath = 107
  static let port = 5432

  let path: String

  init(_ path: String) { self.path = URL(fileURLWithPath: path).standardizedFileURL.path }

  /// The server's own folder.
  var data: String { "\(path)/postgresql" }
  /// A cluster that is being made; it takes its name when it is complete.
  var unfinished: String { "\(path)/postgresql.new" }
  /// What the server says.
  var log: String { "\(path)/postgresql.log" }
  var oldLog: String { "\(log).old" }

  /// The folder of the Unix socket: in the data folder, or, where its path would be too long, in a folder with
  /// a short name that is always the same for this data folder.
  func socketFolder(for user: ServerUser, environment: [String: String]) -> String {
    let inside = "\(path)/socket"
    guard "\(inside)/.s.PGSQL.\(Self.port)".utf8.count > Self.longestSocketPath else { return inside }
    let name = "trao-\(SHA256.hash(path).hex.prefix(16))"
    // The runtime folder is the user's own, so it is of no use to another user's server.
    let runtime = environment["XDG_RUNTIME_DIR"] ?? ""
    return runtime.hasPrefix("/") && runtime.utf8.count < 60 && !user.isOther
      ? "\(runtime)/\(name)" : "/tmp/\(name)"
  }

  /// The major version that made the data; nil where there is none.
  var version: Int? {
    (try? String(contentsOfFile: "\(data)/PG_VERSION", encoding: .utf8)).flatMap {
      Int($0.trimmingCharacters(in: .whitespacesAndNewlines))
    }
  }

  /// The last lines of the log.
  func lastLines(_ count: Int = 12) -> [String] {
    guard let handle = FileHandle(forReadingAtPath: log) else { return [] }
    defer { try? handle.close() }
    let size = (try? handle.seekToEnd()) ?? 0
    try? handle.seek(toOffset: size > 8192 ? size - 8192 : 0)
    let text = String(decoding: (try? handle.readToEnd()) ?? Data(), as: UTF8.self)
    return text.split(separator: "\n").suffix(count).map(String.init)
  }
}
