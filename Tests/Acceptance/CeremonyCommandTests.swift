import Foundation
import TestSupport
import Testing

@Suite struct `The commands of ceremonies` {
  /// A copy of the sample in which Fujix's certificate waits, and nobody is named to receive it.
  private static func unready(_ installation: Installation) throws -> URL {
    let folder = installation.folder.url.appending(path: "unready")
    try Installation.copy(Installation.sample, to: folder)
    let file = folder.appending(path: "ceremonies.yaml")
    var text = try String(contentsOf: file, encoding: .utf8)
    for line in [
      "        recipient: mihon-shiro\n        state: handed\n        handed_at: 2023-11-17T10:35:00+07:00\n",
      "        sources: {presenter: sample, recipient: sample, handed_at: sample}\n",
    ] {
      let range = try #require(text.range(of: line, options: .backwards))
      text.removeSubrange(range)
    }
    try text.write(to: file, atomically: true, encoding: .utf8)
    return folder
  }

  @Test func `list what is not ready, block on it, and print script and folders in one order`() async throws {
    try await Installation.withoutConference { installation in
      let program = installation.program
      try await program.succeed("conference", "load", try Self.unready(installation).path)
      let check = try await program.run("ceremony", "check", "GRANTS")
      #expect(check.status == 1)
      #expect(check.output.contains("4  0000000004"))
      #expect(check.output.contains("not ready  4. 0000000004: it has no recipient"))
      let json = try #require(
        try await program.run("ceremony", "check", "GRANTS", "--json").json() as? [[String: Any]])
      #expect(json.first?["is_ready"] as? Bool == false)
      let findings = json.first?["findings"] as? [[String: Any]] ?? []
      #expect(findings.contains { $0["matter"] as? String == "no-recipient" && $0["position"] as? Int == 4 })

      let script = try await program.succeed("ceremony", "script", "GRANTS", "--language", "vi,ja").output
      let order = ["Castem", "Parts Seiko", "Tamagawa", "Fujix"].map { name in
        script.range(of: "folder \(["Castem": 1, "Parts Seiko": 2, "Tamagawa": 3, "Fujix": 4][name] ?? 0):")?
          .lowerBound
      }
      #expect(!order.contains(nil))
      #expect(order.compactMap { $0 } == order.compactMap { $0 }.sorted())
      let spoken = try await program.succeed("ceremony", "script", "GRANTS", "--language", "vi,ja", "--json")
        .output
      #expect(spoken.contains("tổng vốn đầu tư 18,6 triệu USD."))
      #expect(spoken.contains("総投資額は1,860万米ドルでございます。"))
      #expect(!spoken.contains("will now present"))
      #expect(!script.contains("Seiko Vietnam Parts"))
      let folders = try await program.succeed("ceremony", "folders").output
      #expect(folders.contains("MIHON Shiro") == false && folders.split(separator: "\n").count == 6)
      try await program.succeed("ceremony", "grant", "assign", "4", "--recipient", "mihon-shiro")
      let after = try await program.run("ceremony", "check", "GRANTS")
      #expect(!after.output.contains("it has no recipient"))
    }
  }

  @Test func `ask for presentation copies, and for new ones when something on them changed`() async throws {
    try await Installation.withoutConference { installation in
      let program = installation.program
      try await program.succeed("conference", "load", try Self.unready(installation).path)
      try await program.succeed("ceremony", "grant", "assign", "4", "--recipient", "mihon-shiro")
      #expect(try await program.run("ceremony", "check").output.contains("its presentation copy is not made"))
      let daemon = try program.start(["daemon"])
      try await program.succeed("certificate", "schedule", "--dated", "2023-11-17", "--wait", "120")
      let made = try await program.run("ceremony", "check", "GRANTS").output
      #expect(!made.contains("presentation copy"))
      try await program.succeed("ceremony", "grant", "assign", "4", "--presenter", "cao-tuong-huy")
      let outdated = try await program.run("ceremony", "check", "GRANTS")
      #expect(outdated.status == 1)
      #expect(outdated.output.contains("something on its presentation copy changed after that was made"))
      daemon.signal(SIGTERM)
      #expect(await daemon.waitForEnd() == 0)
    }
  }

  @Test func `hand over, correct and tell the history`() async throws {
    try await Installation.withSample { installation in
      let program = installation.program
      let wrong = try await program.run(
        "ceremony", "hand-over", "--position", "2", "--at", "2023-11-17T10:26:00+07:00")
      #expect(wrong.status != 0)
      #expect(wrong.errors.contains("trao ceremony correct --position 2"))
      for _ in 1...2 {
        try await program.succeed(
          "ceremony", "correct", "--position", "2", "--at", "2023-11-17T10:26:00+07:00", "--reason",
          "sai giờ",
          "--key", "k1")
      }
      let history = try #require(
        try await program.run("ceremony", "history", "--json").json() as? [[String: Any]])
      #expect(history.filter { $0["key"] as? String == "k1" }.count == 1)
      #expect(history.last?["at"] as? String == "2023-11-17T10:26:00+07:00")
      #expect(history.last?["note"] as? String == "sai giờ")
    }
  }

  @Test func `amend a certificate, and keep what was handed over`() async throws {
    try await Installation.withSample { installation in
      let program = installation.program
      let amended = try await program.succeed(
        "project", "amend", "0000000001", "--issued-on", "2024-03-15", "--capital", "25000000", "--json")
      let project = try #require(try amended.json() as? [String: Any])
      #expect(project["capital"] as? String == "25000000.00")
      let certificates = project["certificates"] as? [[String: Any]] ?? []
      #expect(certificates.map { $0["state"] as? String } == ["superseded", "issued"])
      #expect(certificates.map { $0["capital"] as? String } == ["18600000.00", "25000000.00"])
      let show = try await program.succeed("ceremony", "show").output
      #expect(show.contains("18.60 USD"))
      #expect(!show.contains("25.00 USD"))
      let dry = try await program.succeed(
        "project", "revoke", "0000000001", "--on", "2025-01-01", "--reason", "x", "--yes", "--dry-run")
      #expect(dry.output.contains("nothing was written"))
    }
  }

  @Test func `say which law holds, and by when a conference must have done what`() async throws {
    try await Installation.withSample { installation in
      let program = installation.program
      let law = try await program.succeed("law", "list", "--on", "2023-11-17").output
      #expect(law.contains("{number:02}/{series}-{body}"))
      let show = try await program.succeed("law", "show", "certificate-new").output
      #expect(show.contains("A.II.8, Thông tư 03/2021/TT-BKHĐT"))
      #expect(show.contains("nobody has verified it"))
      let deadlines = try await program.succeed("law", "deadlines").output
      #expect(deadlines.contains("2023-10-18"))
      #expect(try await program.succeed("conference", "show").output.contains("2023-12-02"))
      #expect(try await program.run("law", "show", "nothing").status == 66)
    }
  }
}
