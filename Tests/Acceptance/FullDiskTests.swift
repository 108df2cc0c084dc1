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

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path)
  }

  func clear() throws {
    for name in try names() { try FileManager.default.removeItem(at: url.appending(path: name)) }
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

  @Test func `under what a command writes leaves nothing new, and the command succeeds once there is room`()
    async throws
  {
    try await Installation.withSample { installation in
      let keys = try KeyRoom(installation.folder.url)
      let program = keys.program(installation.program)
      let daemon = try program.start(["daemon"])
      try await program.succeed("report", "summary", "--format", "pdf", "--at", "now", "--wait", "60")
      daemon.signal(SIGTERM)
      #expect(await daemon.waitForEnd() == 0)

      let disk = try SmallDisk(size: "6m")
      let bare = Program(home: installation.folder.url)
      // What is asked for, %@ being the disk, and the kilobytes left: where several files are written, room for some.
      let commands: [(words: String, room: Int)] = [
        ("attendee export --to %@/guests.csv", 0), ("attendee export --to %@/guests.xlsx", 4),
        ("session export --to %@/sessions.ics", 0), ("session export --format xml --to %@/schedule.xml", 0),
        ("report attendance --to %@/attendance.txt", 0),
        ("report attendance --format pdf --to %@/attendance.pdf", 8), ("report get 1 --to %@/summary.pdf", 8),
        ("template preview attendance --to %@/paper.pdf", 8),
        ("template preview attendance --to %@/paper.png", 8),
        ("template new mine --from attendance --to %@", 8),
        ("template new mine --from attendance --to %@/more/templates", 8),
        ("conference export %@/backup", 16), ("conference export %@/more/backup", 16),
        ("manual --to %@/man1", 64),
        ("key new office --subject Office --country VN --request %@/office.csr", 0),
      ]
      for command in commands {
        let words = command.words.replacing("%@", with: disk.url.path).split(separator: " ").map(String.init)
        // The manual is of the program alone.
        let program = words[0] == "manual" ? bare : program
        let ballast = try disk.fill(leaving: command.room)
        let refused = try await program.run(words)
        #expect(refused.status == 74, "\(command.words): \(refused.errors)")
        #expect(refused.errors.contains("the disk is full, and nothing of it was kept"), "\(command.words)")
        #expect(refused.errors.contains("remedy: make room"), "\(command.words)")
        #expect(try disk.names() == ["ballast"], "\(command.words)")
        try disk.free(ballast)
        let done = try await program.run(words)
        #expect(done.status == 0, "\(command.words): \(done.errors)")
        #expect(try disk.names() != [], "\(command.words)")
        let again = try await program.run(words)
        #expect(again.status == 73, "\(command.words): \(again.errors)")
        #expect(
          again.errors.contains("something of that name is there already, and nothing is overwritten"),
          "\(command.words)")
        try disk.clear()
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
