import Foundation

/// What a server writes into `postmaster.pid` in its data folder (`src/include/utils/pidfile.h`).
struct PostmasterFile: Hashable, Sendable {
  let process: pid_t
  let port: String
  let socketFolder: String
  let isReady: Bool

  /// Reads the file of a data folder; nil where there is none, or it is not complete yet.
  init?(data: String) {
    guard let text = Self.read(Self.path(data)) else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    guard let process = lines.first.flatMap({ pid_t($0) }), process > 0 else { return nil }
    self.process = process
    port = lines.count > 3 ? lines[3] : ""
    socketFolder = lines.count > 4 ? lines[4] : ""
    isReady = lines.count > 7 && lines[7] == "ready"
  }

  /// Reads a short file in one go: the server may be writing it, and Foundation's reader leaks then.
  private static func read(_ path: String) -> String? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = unsafe Foundation.read(descriptor, &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
  }

  static func path(_ data: String) -> String { "\(data)/postmaster.pid" }

  /// Whether the process lives and is a server of that folder: process numbers are used again, and the file may
  /// be left over from before a reboot.
  func isServer(of data: String) -> Bool { ServerProcesses(data: data).all.contains(process) }
}
