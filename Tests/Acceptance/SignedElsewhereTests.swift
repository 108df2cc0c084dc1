import Foundation
import Signing
import TestSupport
import Testing

/// Originals that an office signs with a program of its own.
@Suite struct `A letter that was signed elsewhere` {
  private struct Letter {
    let program: Program
    let room: KeyRoom
    let file: String
    let signed: String
    let authority: String
  }

  /// Lends the sample with one unsigned letter, exported, and the same signed by a key that nobody here knows.
  private func withLetter(_ body: (Letter) async throws -> Void) async throws {
    try await Installation.withSample { installation in
      let room = try KeyRoom(installation.folder.url)
      let program = room.program(installation.program)
      let daemon = try program.start(["daemon"])
      try await program.succeed(
        "invitation", "schedule", "--attendee", "yamada-takio", "--dated", "2023-10-25", "--wait", "120")
      let folder = installation.folder.url.appending(path: "papers").path
      let file = try await program.succeed("document", "export", "--to", folder).output.trimmingCharacters(
        in: .newlines)
      let key = try KeyMaker.make(
        KeyRequest(subject: "Sở Ngoại vụ (mẫu)", organisation: "UBND (mẫu)", from: .now - 3600, days: 30))
      let signed = try SignedElsewhere.sign(
        Array(try Data(contentsOf: URL(filePath: file))), by: Seal(signer: key.signer()))
      let letter = Letter(
        program: program, room: room, file: file, signed: try installation.file("signed.pdf", signed),
        authority: try installation.file("authority.der", key.certificate.der))
      try await body(letter)
      daemon.signal(SIGTERM)
      #expect(await daemon.waitForEnd() == 0)
    }
  }

  private func object(_ program: Program, _ words: String...) async throws -> [String: Any] {
    let outcome = try await program.run(words + ["--json"])
    return try #require(try outcome.json() as? [String: Any], "\(outcome.errors)")
  }

  @Test func `becomes the released original, byte for byte`() async throws {
    try await withLetter { letter in
      let program = letter.program
      #expect(try PDFSig.isValid(letter.signed))
      let before = try await object(program, "certificate", "verify", letter.signed)
      #expect(before["verdict"] as? String == "changed" && before["content"] as? String == "continued")

      let imported = try await program.run("document", "import", letter.signed)
      #expect(imported.status == 0, "\(imported.errors)")
      #expect(imported.output.contains("It begins with the whole file that Trao made.\n"))
      #expect(imported.output.contains("not trusted: the certificate is none of ours"))
      let again = try await object(program, "document", "import", letter.signed)
      #expect(again["is_new"] as? Bool == false && again["continues_file"] as? Bool == true)
      let document = try #require(again["document"] as? [String: Any])
      #expect(document["state"] as? String == "signed")

      let folder = program.home.appending(path: "again").path
      let exported = try await program.succeed("document", "export", "--to", folder).output
      #expect(exported.hasSuffix("/GM-UBND-2023-0001-ja.pdf\n"))
      #expect(
        try Data(contentsOf: URL(filePath: exported.trimmingCharacters(in: .newlines)))
          == Data(contentsOf: URL(filePath: letter.signed)))
      let genuine = try await object(program, "certificate", "verify", letter.signed)
      #expect(genuine["verdict"] as? String == "genuine" && genuine["content"] as? String == "released")
      #expect((genuine["original"] as? [String: Any])?["signer"] as? String == "Sở Ngoại vụ (mẫu)")
      let earlier = try await object(program, "certificate", "verify", letter.file)
      #expect(earlier["verdict"] as? String == "genuine" && earlier["content"] as? String == "before")
    }
  }

  @Test func `is trusted by the certificates that the configuration names`() async throws {
    try await withLetter { letter in
      let program = letter.program
      func signature() async throws -> [String: Any] {
        let found = try await object(program, "certificate", "verify", letter.signed)
        return try #require((found["signatures"] as? [[String: Any]])?.first)
      }
      let stranger = try await signature()
      #expect(stranger["is_intact"] as? Bool == true && stranger["is_trusted"] as? Bool == false)
      #expect((stranger["distrust"] as? String)?.contains("none of ours") == true)

      try letter.room.configure(more: "trust: [\(letter.authority)]")
      let known = try await signature()
      #expect(known["is_trusted"] as? Bool == true)
      #expect(known["trusted_anchor"] as? String == "Sở Ngoại vụ (mẫu)")
      let imported = try await program.run("document", "import", letter.signed)
      #expect(imported.output.contains("trusted by the certificate of Sở Ngoại vụ (mẫu)\n"))

      try letter.room.configure(more: "trust: [\(letter.authority).none]")
      let broken = try await program.run("certificate", "verify", letter.signed)
      #expect(broken.status == 78 && broken.errors.contains("signing.trust"), "\(broken.errors)")
    }
  }
}
