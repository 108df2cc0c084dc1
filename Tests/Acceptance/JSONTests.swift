import Foundation
import JobQueue
import PostgreSQL
import Signing
import TestSupport
import Testing

@testable import trao

/// What `--json` prints is what Sources/trao/trao.docc/JSON.md says.
@Suite struct `The page about --json` {
  private static func page() throws -> JSONPage {
    try JSONPage(repositoryRoot.appending(path: "Sources/trao/trao.docc/JSON.md"))
  }

  /// The letter as an office gives it back that signs with a program of its own, and that office's key.
  private static func sign(in installation: Installation) throws {
    let letter = installation.program.home.appending(path: "papers/GM-UBND-2023-0004-ja.pdf")
    let key = try KeyMaker.make(
      KeyRequest(subject: "Sở Ngoại vụ (mẫu)", organisation: "UBND (mẫu)", from: .now - 3600, days: 30))
    try KeyFile.write(
      key, to: installation.program.home.appending(path: "office.pem").path,
      passphrase: Passphrase(KeyRoom.words))
    let signed = try SignedElsewhere.sign(
      Array(try Data(contentsOf: letter)), by: Seal(signer: key.signer()))
    try Data(signed).write(to: installation.program.home.appending(path: "signed.pdf"))
  }

  /// A word of an example, or what it stands for.
  private static func known(
    _ word: String, in installation: Installation, _ program: Program
  ) async throws -> String {
    guard ["PAPER", "WAITING", "DEAD"].contains(word) else { return word }
    let pool = installation.database.pool(size: 1)
    let found: String
    switch word {
    case "PAPER":
      found = try await pool.read { database in
        try database.query(
          "select public_id from trao.document where number is null and kind = 'attendance' limit 1"
        )
        .one().get(0)
      }
    case "WAITING":
      found = try await pool.read { database in
        try database.query("select job::text from jobs.deferred order by job desc limit 1").one().get(0)
      }
    default:
      let job = try await pool.run { database in
        var absent = NewJob(kind: "documents.report", arguments: #"{"conference": 1, "run": 999}"#)
        absent.maximumAttempts = 1
        return try JobQueue.enqueue(absent, by: "tests", in: database)
      }
      found = "\(job)"
      #expect(try await program.run("job", "watch", found).status == 65)
    }
    await pool.close()
    return found
  }

  @Test func `names every command that prints JSON`() throws {
    let page = try Self.page()
    let printing = try CommandDescription.root().all.filter { command in
      command.verbs.isEmpty
        && (command.arguments ?? []).contains { ($0.names ?? []).contains { $0.typed == "--json" } }
    }
    let missing = printing.map(\.words).filter { words in
      !page.commands.contains { $0.words.starts(with: words) }
    }
    #expect(missing.map { $0.joined(separator: " ") } == [])
    #expect(printing.count > 150)
  }

  @Test func `says which keys are printed, and of which types`() async throws {
    let page = try Self.page()
    try await Installation.withSample { installation in
      let room = try KeyRoom(installation.program.home)
      var program = room.program(installation.program)
      program.workingFolder = program.home
      try FileManager.default.createSymbolicLink(
        at: program.home.appending(path: "config"),
        withDestinationURL: repositoryRoot.appending(path: "config"))
      for (name, table) in [
        ("bodies.csv", "code,country,name_en\nport-of-otaru,JP,Port of Otaru\n"),
        ("delegations.csv", "code,country,name_en\nJP-OTR,JP,Otaru\nJP-HKD,JP,Hokkaido Prefecture\n"),
      ] {
        try Data(table.utf8).write(to: program.home.appending(path: name))
      }
      let daemon = try program.start(["daemon"])
      let described = try CommandDescription.root().all
      func takesDatabase(_ line: [String]) -> Bool {
        let command = described.last { $0.verbs.isEmpty && line.starts(with: $0.words) }
        return command?.arguments?.contains { ($0.names ?? []).contains { $0.typed == "--database" } } ?? true
      }
      var alone = program
      alone.common = []
      for command in page.commands {
        let line = command.words.joined(separator: " ")
        if command.words.contains("signed.pdf") { try Self.sign(in: installation) }
        var words: [String] = []
        for word in command.words.dropFirst() {
          words.append(try await Self.known(word, in: installation, program))
        }
        let outcome = try await (takesDatabase(command.words) ? program : alone).run(words + ["--json"])
        try #require([0, 1].contains(outcome.status), "\(line): \(outcome.errors)")
        #expect(page.differences(try outcome.json(), command.type) == [], "\(line)")
      }
      let refused = try await program.run("session", "show", "S9", "--json")
      let error = try JSONSerialization.jsonObject(with: Data(refused.errors.utf8))
      #expect(page.differences(error, "Error") == [])
      daemon.signal(SIGTERM)
      #expect(await daemon.waitForEnd() == 0)
    }
  }
}
