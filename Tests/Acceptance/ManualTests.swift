import Foundation
import TestSupport
import Testing

@testable import trao

@Suite struct `The manual` {
  @Test func `has a page for each command, which mandoc finds no fault with`() async throws {
    let folder = try TemporaryFolder()
    let pages = folder.url.appending(path: "man1")
    let outcome = try await Program(home: folder.url).run("manual", "--to", pages.path)
    #expect(outcome.status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: pages.path).sorted()
    #expect(
      names == (try CommandDescription.root().all.map { ManualPage(command: $0, day: "").fileName }.sorted()))
    let lint = try OtherProgram.run(
      ["mandoc", "-Tlint", "-Wwarning"] + names.map { pages.appending(path: $0).path })
    #expect(lint.output == "")
  }

  @Test func `shows synopsis, options and example of a command`() async throws {
    let page = try #require(
      CommandDescription.root().all.first { $0.words == ["trao", "attendee", "import"] }
    )
    let text = ManualPage(command: page, day: "November 17, 2023").text
    #expect(text.contains(".Nm \"trao attendee import\"\n.Ar file\n"))
    #expect(text.contains(".It Fl -dry-run\n"))
    #expect(text.contains(".Sh EXAMPLES\n.Bd -literal -offset indent\ntrao attendee import"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completes commands in a shell`(shell: String) async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program(home: folder.url).run("completion", shell)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("hand-over"))
  }
}
