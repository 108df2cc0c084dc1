import Foundation
import TestSupport
import Testing

@testable import trao

@Suite struct `Templates on the command line` {
  private func program() throws -> (Program, TemporaryFolder) {
    let folder = try TemporaryFolder()
    return (Program(home: folder.url), folder)
  }

  @Test func `are listed, copied without overwriting, and checked without a database`() async throws {
    let (program, folder) = try program()
    let list = try await program.run(["template", "list"])
    #expect(list.status == 0 && list.output.contains("invitation-vi"))
    let new = ["template", "new", "attendance", "--from", "attendance", "--to", folder.url.path]
    #expect(try await program.run(new).status == 0)
    let again = try await program.run(new)
    #expect(again.status == 73 && again.errors.contains("nothing is overwritten"))
    let path = folder.url.appending(path: "attendance")
    #expect(try await program.run(["template", "check", path.path]).status == 0)

    let text = path.appending(path: "text.vi.md")
    let words = try String(contentsOf: text, encoding: .utf8)
    try (words + "\n{{attendee.nmae}}\n").write(to: text, atomically: true, encoding: .utf8)
    let check = try await program.run(["template", "check", path.path])
    #expect(check.status == 1)
    #expect(check.output.contains("text.vi.md:") && check.output.contains("did you mean attendee.name?"))
    let json = try await program.run(["template", "check", path.path, "--json"])
    #expect(json.status == 1 && json.output.contains("\"findings\""))
    #expect(try await program.run(["template", "check", "attendence"]).status == 66)
    #expect(try await program.run(["template", "check", path.path + "/nothing"]).status == 66)
    #expect(check.output.hasPrefix(text.path + ":"))
  }

  @Test func `of a folder that is not there are no built-in ones`() async throws {
    let (program, folder) = try program()
    let file = folder.url.appending(path: "trao.yaml")
    try Data("documents:\n  templates: /nowhere\n".utf8).write(to: file)
    let list = try await program.run(["template", "list", "--config", file.path])
    #expect(list.status == 78 && list.output.isEmpty && list.errors.contains("/nowhere"))
  }

  @Test func `are previewed as a file and as a picture`() async throws {
    let (program, folder) = try program()
    let pdf = folder.url.appending(path: "page.pdf")
    #expect(
      try await program.run(["template", "preview", "presentation", "--language", "ja", "--to", pdf.path])
        .status == 0)
    #expect(try Data(contentsOf: pdf).starts(with: "%PDF".utf8))
    let png = folder.url.appending(path: "page.png")
    #expect(try await program.run(["template", "preview", "attendance", "--to", png.path]).status == 0)
    #expect(try Data(contentsOf: png).starts(with: [0x89, 0x50, 0x4E, 0x47]))
    let strange = try await program.run(["template", "preview", "card", "--language", "vi"])
    #expect(strange.status == 64 && strange.errors.contains("no words in vi"))
    let beyond = ["template", "preview", "attendance", "--page", "9", "--force", "--to", png.path]
    #expect(try await program.run(beyond).status == 66)
    #expect(try await program.run(["template", "preview", "attendance", "--to", "page.gif"]).status == 64)
    let failure = #expect(throws: Failure.self) { try PagePainter(in: folder.url.path) }
    #expect(failure?.exit == .unavailable && failure?.remedy.contains("poppler-utils") == true)
  }
}
