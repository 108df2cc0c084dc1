import Foundation
import TestSupport
import Testing

@Suite struct `The life of a paper` {
  private struct Papers {
    let program: Program
    let folder: URL

    /// Exports into a folder of its own, and gives the files' paths.
    func export(_ name: String) async throws -> [String] {
      let path = folder.appending(path: name).path
      return try await program.succeed("document", "export", "--to", path).output.split(separator: "\n").map(
        String.init)
    }

    func object(_ words: String...) async throws -> (status: Int32, object: [String: Any]) {
      let outcome = try await program.run(words + ["--json"])
      return (outcome.status, try #require(try outcome.json() as? [String: Any], "\(outcome.errors)"))
    }
  }

  /// Lends the sample with one letter made, and a daemon at work.
  private func withLetter(_ body: (Papers, _ file: String) async throws -> Void) async throws {
    try await Installation.withSample { installation in
      let papers = Papers(program: installation.program, folder: installation.folder.url)
      let daemon = try installation.program.start(["daemon"])
      try await installation.program.succeed(
        "invitation", "schedule", "--attendee", "yamada-takio", "--dated", "2023-10-25", "--wait", "120")
      try await body(papers, try #require(try await papers.export("first").first))
      daemon.signal(SIGTERM)
      #expect(await daemon.waitForEnd() == 0)
    }
  }

  @Test func `begins genuine, is made anew, and ends revoked`() async throws {
    try await withLetter { papers, file in
      let genuine = try await papers.object("certificate", "verify", file)
      #expect(genuine.status == 0 && genuine.object["verdict"] as? String == "genuine")
      #expect(genuine.object["number"] as? String == "01/GM-UBND")
      #expect(genuine.object["subject"] as? String == "山田\u{3000}滝雄")
      let id = try #require(genuine.object["id"] as? String)

      let code = try await papers.object("certificate", "verify", "https://trao.example/v/\(id)")
      #expect(code.status == 0 && code.object["subject"] == nil)

      var bytes = try Data(contentsOf: URL(filePath: file))
      bytes[bytes.count / 2] ^= 1
      let changed = papers.folder.appending(path: "changed.pdf")
      try bytes.write(to: changed)
      let refused = try await papers.object("certificate", "verify", changed.path)
      #expect(refused.status == 1 && refused.object["verdict"] as? String == "changed")

      let equal = try await papers.object("document", "render", "01/GM-UBND")
      #expect(equal.status == 0 && equal.object["is_equal"] as? Bool == true)

      let reissue = try await papers.object(
        "certificate", "reissue", id, "--reason", "đổi chức danh", "--dated", "2023-10-26", "--wait", "120")
      #expect(reissue.status == 0)
      #expect((reissue.object["replacement"] as? [String: Any])?["number"] as? String == "02/GM-UBND")
      let superseded = try await papers.program.run("certificate", "verify", file)
      #expect(superseded.status == 1)
      #expect(superseded.output.hasPrefix("superseded: 02/GM-UBND stands in its place: đổi chức danh\n"))
      let second = try #require(try await papers.export("second").first)
      #expect(second.hasSuffix("/GM-UBND-2023-0002-ja.pdf"))

      let revoked = try await papers.object("certificate", "revoke", "02/GM-UBND", "--reason", "sai ngày")
      #expect(revoked.status == 0 && revoked.object["is_new"] as? Bool == true)
      let again = try await papers.object("certificate", "revoke", "02/GM-UBND", "--reason", "khác")
      #expect(again.status == 0 && again.object["is_new"] as? Bool == false)
      let gone = try await papers.object("certificate", "verify", second)
      #expect(gone.status == 1 && gone.object["verdict"] as? String == "revoked")
      #expect(gone.object["reason"] as? String == "sai ngày")
      #expect(try await papers.export("third").isEmpty)
      let shown = try await papers.program.succeed("document", "show", "02/GM-UBND")
      #expect(shown.output.contains("revoked at") && shown.output.contains("sai ngày"))
    }
  }

  @Test func `refuses what cannot be, and says why`() async throws {
    try await withLetter { papers, file in
      let program = papers.program
      #expect(try await program.run("certificate", "verify", "nothing.pdf").status == 66)
      let stranger = papers.folder.appending(path: "stranger.pdf")
      try Data("%PDF-1.7".utf8).write(to: stranger)
      let unknown = try await papers.object("certificate", "verify", stranger.path)
      #expect(unknown.status == 1 && unknown.object["verdict"] as? String == "unknown")
      #expect(try await program.run("certificate", "verify", String(repeating: "A", count: 26)).status == 1)

      let unsigned = try await program.run("document", "import", file)
      #expect(unsigned.status == 65 && unsigned.errors.contains("no signature"))
      #expect(
        try await program.run("document", "import", stranger.path, "--document", "01/GM-UBND").status == 65)
      #expect(try await program.run("certificate", "revoke", "77/GM-UBND", "--reason", "x").status == 66)
      #expect(try await program.run("certificate", "revoke", "01/GM-UBND").status == 64)
      #expect(try await program.run("document", "render", "77/GM-UBND").status == 66)
      #expect(try await papers.object("certificate", "verify", file).status == 0)
    }
  }

  @Test func `is not ended on a terminal without a yes`() async throws {
    try await withLetter { papers, file in
      func onTerminal(_ words: String...) async throws -> (status: Int32, output: String) {
        let command = ([Program.path] + words + papers.program.common).map {
          "'" + $0.replacing("'", with: "'\\''") + "'"
        }.joined(separator: " ")
        // Gives the command a terminal, on which nobody answers.
        let run = try RunningProgram(
          "/usr/bin/script", ["-qec", command, "/dev/null"],
          environment: ["HOME": papers.folder.path, "PATH": "/usr/bin:/bin", "SHELL": "/bin/sh"],
          home: papers.folder)
        return (await run.waitForEnd(), run.output)
      }
      let words = ["certificate", "revoke", "01/GM-UBND", "--reason", "sai ngày"]
      let asked = try await onTerminal(words[0], words[1], words[2], words[3], words[4])
      #expect(asked.status == 64 && asked.output.contains("Revoke invitation 01/GM-UBND for ever? [y/N]"))
      #expect(try await papers.object("certificate", "verify", file).status == 0)
      let told = try await onTerminal(words[0], words[1], words[2], words[3], words[4], "--yes")
      #expect(told.status == 0 && !told.output.contains("[y/N]"), "\(told.output)")
      #expect(try await papers.object("certificate", "verify", file).status == 1)
    }
  }

  @Test func `asks for cards, data sheets and badges`() async throws {
    try await Installation.withSample { installation in
      let program = installation.program
      for words in [
        ["badge", "schedule"], ["badge", "schedule", "--attendee", "yamada-takio"],
        ["invitation", "schedule", "--kind", "card"], ["certificate", "schedule", "--kind", "datasheet"],
      ] {
        let rehearsal = try await program.run(words + ["--dry-run", "--json"])
        let found = try #require(try rehearsal.json() as? [String: Any])
        #expect(rehearsal.status == 0 && (found["documents"] as? Int ?? 0) > 0, "\(words)")
      }
      #expect(try await program.run("badge", "schedule", "--delegation", "nobody").status == 66)
      #expect(try await program.run("certificate", "schedule", "--kind", "badge").status == 64)
      #expect(try await program.succeed("badge", "list").output.contains("no such documents"))
    }
  }
}
