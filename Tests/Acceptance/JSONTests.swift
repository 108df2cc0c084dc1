import Foundation
import TestSupport
import Testing

@testable import trao

/// What `--json` prints is what Sources/trao/trao.docc/JSON.md says.
@Suite struct `The page about --json` {
  private static func page() throws -> JSONPage {
    try JSONPage(repositoryRoot.appending(path: "Sources/trao/trao.docc/JSON.md"))
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
      var program = installation.program
      program.workingFolder = program.home
      try FileManager.default.createSymbolicLink(
        at: program.home.appending(path: "config"),
        withDestinationURL: repositoryRoot.appending(path: "config"))
      let daemon = try program.start(["daemon"])
      for command in page.commands where command.isExample {
        let line = command.words.joined(separator: " ")
        let outcome = try await program.run(Array(command.words.dropFirst()) + ["--json"])
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
