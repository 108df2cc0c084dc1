public import Foundation

/// A folder of its own for a test, removed with this object.
public final class TemporaryFolder: Sendable {
  public let url: URL

  /// Makes the folder.
  public init() throws { url = try Self.make() }

  /// Makes a folder that someone else removes. Its name is short, because sockets lie below it.
  static func make() throws -> URL {
    let random = UInt64.random(in: 0..<1 << 40)
    let url = FileManager.default.temporaryDirectory.appending(path: "trao-test-\(String(random, radix: 36))")
    // Others may pass: as root, PostgreSQL runs as another user.
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    return url
  }

  deinit { remove() }

  /// The path of something in the folder.
  public func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

  /// Removes the folder with all that is in it.
  public func remove() { try? FileManager.default.removeItem(at: url) }
}
