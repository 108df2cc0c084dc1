import Foundation

@testable import Signing

/// Keys for tests.
enum TestKeys {
  static func make(
    _ algorithm: KeyAlgorithm = .p256, subject: String = "Sở Kế hoạch và Đầu tư", from: Date = .now - 3600,
    days: Int = 30
  ) throws -> KeyMaterial {
    try KeyMaker.make(
      KeyRequest(
        subject: subject, organisation: "Ủy ban nhân dân tỉnh", country: "VN", algorithm: algorithm,
        from: from,
        days: days))
  }
}

/// A folder of a test, removed with this object.
final class TestFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(
      path: "trao-signing-\(String(UInt64.random(in: 0..<1 << 40), radix: 36))")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  /// Writes a file and gives its path.
  func write(_ bytes: [UInt8], _ name: String, mode: Int = 0o600) throws -> String {
    let path = path(name)
    try Data(bytes).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  func write(_ text: String, _ name: String, mode: Int = 0o600) throws -> String {
    try write(Array(text.utf8), name, mode: mode)
  }
}

/// Other people's programs.
enum Tool {
  struct Answer {
    let status: Int32
    let output: String
  }

  static func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Answer {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Answer(status: process.terminationStatus, output: String(decoding: data, as: UTF8.self))
  }
}
