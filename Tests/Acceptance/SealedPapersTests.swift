import Foundation
import TestSupport
import Testing

/// From a key to a paper that others can check.
@Suite struct `Sealed papers` {
  private static let office = "Văn phòng UBND (mẫu)"

  /// Changes one byte in the middle of a file.
  private func changed(_ file: String, in folder: URL) throws -> String {
    var bytes = try Data(contentsOf: URL(filePath: file))
    bytes[bytes.count / 2] ^= 1
    let url = folder.appending(path: "changed.pdf")
    try bytes.write(to: url)
    return url.path
  }

  private func export(_ name: String, _ program: Program) async throws -> [String] {
    let path = program.home.appending(path: name).path
    return try await program.succeed("document", "export", "--to", path).output.split(separator: "\n").map(
      String.init)
  }

  private func object(_ program: Program, _ words: String...) async throws -> [String: Any] {
    let outcome = try await program.run(words + ["--json"])
    return try #require(try outcome.json() as? [String: Any], "\(outcome.errors)")
  }

  @Test func `come from one machine, as the README says`() async throws {
    let folder = try TemporaryFolder()
    let room = try KeyRoom(folder.url)
    let program = room.program(
      Program(home: folder.url, common: ["--data", folder.url.appending(path: "data").path]))
    let unsealed = try program.start(["up"])
    try await unsealed.waitFor("Ready.")
    #expect(unsealed.errors.contains("papers stay unsigned"))
    try await room.make("office", Self.office, with: program)
    try await program.succeed("conference", "load", Installation.sample.path)
    unsealed.signal(SIGTERM)
    #expect(await unsealed.waitForEnd() == 0)

    try room.configure(key: "office")
    let up = try program.start(["up"])
    try await up.waitFor("Ready.")
    #expect(up.errors.contains("papers are sealed"))
    try await program.succeed("certificate", "schedule", "--dated", "2023-11-17", "--wait", "120")
    try await program.succeed(
      "invitation", "schedule", "--attendee", "yamada-takio", "--dated", "2023-10-25", "--wait", "120")
    let files = try await export("papers", program)
    #expect(files.count == 5)
    for file in files {
      #expect(try PDFSig.isValid(file), "\(file)")
      let genuine = try await program.run("certificate", "verify", file)
      #expect(genuine.status == 0 && genuine.output.hasPrefix("genuine: "), "\(genuine.output)")
      #expect(genuine.output.contains("  sealed by \(Self.office) at "))
      #expect(genuine.output.contains("level B-B; unchanged; trusted as our key office\n"))
    }
    let check = try await Program(home: folder.url).run(["document", "check"] + files)
    #expect(check.status == 0, "\(check.output)")
    let broken = try await program.run("certificate", "verify", changed(files[0], in: folder.url))
    #expect(broken.status == 1 && broken.output.hasPrefix("changed: "), "\(broken.output)")
    let doctor = try await program.run("doctor")
    #expect(
      doctor.output.contains("ok       seal: papers are sealed with the key office (level B-B), valid until ")
    )
    up.signal(SIGTERM)
    #expect(await up.waitForEnd() == 0)
    #expect(!(unsealed.errors + up.errors).contains("one two three"))
  }

  @Test func `are taken back and made anew, and stay good when their key is retired`() async throws {
    try await Installation.withSample { installation in
      let room = try KeyRoom(installation.folder.url)
      let program = room.program(installation.program)
      try await room.make("office", Self.office, with: program)
      try room.configure(key: "office")
      let daemon = try program.start(["daemon"])
      try await program.succeed(
        "invitation", "schedule", "--attendee", "yamada-takio", "--dated", "2023-10-25", "--wait", "120")
      let first = try #require(try await export("first", program).first)
      let found = try await object(program, "certificate", "verify", first)
      let seal = try #require(found["seal"] as? [String: Any])
      #expect(seal["signer"] as? String == Self.office && seal["level"] as? String == "B-B")
      let signature = try #require((found["signatures"] as? [[String: Any]])?.first)
      #expect(signature["trusted_key"] as? String == "office" && signature["is_trusted"] as? Bool == true)
      #expect(found["state"] as? String == "signed" && found["verdict"] as? String == "genuine")
      let code = try await object(program, "certificate", "verify", try #require(found["id"] as? String))
      #expect((code["seal"] as? [String: Any])?["signer"] as? String == Self.office)
      let equal = try await program.run("document", "render", "01/GM-UBND")
      #expect(equal.output == "01/GM-UBND: equal, all but the seal byte for byte\n", "\(equal.errors)")

      try await program.succeed(
        "certificate", "reissue", "01/GM-UBND", "--reason", "đổi chức danh", "--dated", "2023-10-26",
        "--wait", "120")
      #expect(try await object(program, "certificate", "verify", first)["verdict"] as? String == "superseded")
      let second = try #require(try await export("second", program).first)
      #expect(try PDFSig.isValid(second))
      try await program.succeed("certificate", "revoke", "02/GM-UBND", "--reason", "sai ngày")
      #expect(try await object(program, "certificate", "verify", second)["verdict"] as? String == "revoked")

      try await program.succeed("key", "retire", "office", "--reason", "thay khóa")
      let later = try await program.run("certificate", "verify", first)
      #expect(later.output.contains("trusted as our key office, which was retired later, on "))
      daemon.signal(SIGTERM)
      #expect(await daemon.waitForEnd() == 0)
    }
  }

  @Test func `wait, without numbers, when their key is retired, and come with the next one`() async throws {
    try await Installation.withSample { installation in
      let room = try KeyRoom(installation.folder.url)
      let program = room.program(installation.program)
      try await room.make("office-2025", Self.office, with: program)
      try room.configure(key: "office-2025")
      let first = try program.start(["daemon"])
      try await first.waitFor("papers are sealed")
      try await program.succeed("key", "retire", "office-2025", "--reason", "thay khóa")
      let words = ["invitation", "schedule", "--attendee", "yamada-takio", "--dated", "2023-10-25"]
      let asked = try await program.run(words)
      #expect(asked.status == 0, "\(asked.errors)")
      try await eventually {
        try await program.run("job", "list").output.contains("the key office-2025")
      }
      #expect(try await program.succeed("document", "list").output == "There are no such documents.\n")
      first.signal(SIGTERM)
      #expect(await first.waitForEnd() == 0)
      let refused = try await program.run("daemon")
      #expect(refused.status == 78 && refused.errors.contains("the key office-2025 was retired"))

      try await room.make("office-2026", Self.office, with: program)
      try room.configure(key: "office-2026")
      let second = try program.start(["daemon"])
      try await program.succeed(words[0], words[1], words[2], words[3], words[4], words[5], "--wait", "120")
      let letters = try #require(
        try await program.succeed("invitation", "list", "--json").json() as? [[String: Any]])
      #expect(letters.map { $0["number"] as? String } == ["01/GM-UBND"])
      let seal = (letters.first?["file"] as? [String: Any])?["seal"] as? [String: Any]
      #expect(seal?["key"] as? String == "office-2026")
      second.signal(SIGTERM)
      #expect(await second.waitForEnd() == 0)
    }
  }
}
