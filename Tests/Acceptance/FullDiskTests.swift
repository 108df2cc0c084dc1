import Foundation
import TestSupport
import Testing

/// A file system of its own with little room, for tests that run as root.
private final class SmallDisk {
  let url: URL
  private let parent: TemporaryFolder

  // The size is as mount(8) takes it: 64k, 200m.
  init(size: String) throws {
    parent = try TemporaryFolder()
    url = parent.url.appending(path: "disk")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    guard mount("tmpfs", url.path, "tmpfs", 0, "size=\(size),mode=755") == 0 else { throw POSIXError(.EPERM) }
  }

  deinit { umount2(url.path, Int32(MNT_DETACH)) }

  /// Takes all room, then leaves so many kilobytes of it; gives it all back when the file is removed.
  func fill(leaving kilobytes: Int) throws -> URL {
    let ballast = url.appending(path: "ballast")
    _ = FileManager.default.createFile(atPath: ballast.path, contents: nil)
    let file = try FileHandle(forWritingTo: ballast)
    defer { try? file.close() }
    // The server goes on writing meanwhile: what is free is known only when nothing is.
    let piece = Data(count: 256 << 10)
    while (try? file.write(contentsOf: piece)) != nil {}
    let size = try file.seekToEnd()
    try file.truncate(atOffset: size - min(size, UInt64(kilobytes << 10)))
    return ballast
  }

  /// Gives the room back. A program that another test started meanwhile may hold the file open, and a removed file keeps
  /// its room until then: it is emptied first.
  func free(_ ballast: URL) throws {
    guard truncate(ballast.path, 0) == 0 else { throw POSIXError(.EIO) }
    try FileManager.default.removeItem(at: ballast)
  }
}

@Suite(.enabled(if: geteuid() == 0, "a small disk can only be made as root")) struct `A full disk` {
  @Test func `under the papers ends an export, and leaves no half file`() async throws {
    try await Installation.withSample { installation in
      let program = installation.program
      let daemon = try program.start(["daemon"])
      try await program.succeed("certificate", "schedule", "--dated", "2023-11-17", "--wait", "60")
      daemon.signal(SIGTERM)
      #expect(await daemon.waitForEnd() == 0)
      let disk = try SmallDisk(size: "300k")
      let outcome = try await program.run("document", "export", "--to", disk.url.path)
      #expect(outcome.status == 74, "\(outcome.errors)")
      #expect(outcome.errors.contains("remedy: make room"))
      for name in try FileManager.default.contentsOfDirectory(atPath: disk.url.path) {
        let bytes = try Data(contentsOf: disk.url.appending(path: name))
        #expect(
          bytes.starts(with: Data("%PDF-".utf8)) && bytes.suffix(6).contains(UInt8(ascii: "F")), "\(name)")
      }
    }
  }

  @Test func `under the database refuses the change, whole, until there is room again`() async throws {
    let disk = try SmallDisk(size: "500m")
    let folder = try TemporaryFolder()
    let program = Program(home: folder.url, common: ["--data", disk.url.appending(path: "data").path])
    let up = try program.start(["up"])
    try await up.waitFor("Ready.")
    try await program.succeed("conference", "load", Installation.sample.path)
    let before = try await program.succeed("attendee", "list", "--json").output
    let guests = folder.url.appending(path: "guests.csv")
    let list = try await Program(home: folder.url).succeed("attendee", "generate", "--count", "5000").output
    try Data(list.utf8).write(to: guests)

    let ballast = try disk.fill(leaving: 512)
    let refused = try await program.run("attendee", "import", guests.path)
    // The server cannot grow its tables (74), or not even its log, and then it goes down (69).
    #expect([69, 74, 75].contains(refused.status), "\(refused.status): \(refused.errors)")
    #expect(refused.errors.contains("remedy: "))

    try disk.free(ballast)
    try await eventually { try await program.run("conference", "list").status == 0 }
    #expect(try await program.succeed("attendee", "list", "--json").output == before)
    try await program.succeed("attendee", "import", guests.path)
    up.signal(SIGTERM)
    #expect(await up.waitForEnd() == 0, "\(up.errors)")
  }
}
