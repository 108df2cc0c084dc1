import Foundation
import TestSupport
import Testing

@Suite struct `Text that people typed` {
  @Test func `neither moves the cursor nor forges a line of what is printed`() async throws {
    try await Installation.withSample { installation in
      let program = installation.program
      let file = installation.folder.url.appending(path: "guests\u{1B}[31m\nall paid.csv").path
      try await program.succeed("attendee", "export", "--to", file)
      var outcomes = [
        try await program.run("attendee", "import", file, "--default", "phone=+84 203 000 0000"),
        try await program.run("import", "show", "1"), try await program.run("import", "list"),
        try await program.run("import", "undo", "1", "--yes"),
        try await program.run(
          "session", "export", "--to", installation.folder.url.appending(path: "a\u{1B}c\r\nb.ics").path),
        try await program.run(
          "template", "new", "mine", "--from", "attendance", "--to",
          installation.folder.url.appending(path: "new\u{1B}]0;title\u{7}").path),
      ]
      for outcome in outcomes { #expect(outcome.status == 0, "\(outcome.errors)") }
      outcomes.append(try await program.run("import", "undo", "1\u{1B}[2J"))
      outcomes.append(try await program.run("attendee", "show", "x\u{1B}[2J\ny\u{202E}"))
      outcomes.append(
        try await program.run("document", "schedule", "--kind", "seating-plan", "--session", "a; b"))
      for outcome in outcomes {
        for text in [outcome.output, outcome.errors] {
          let unsafe = text.unicodeScalars.filter {
            $0 != "\n" && ($0.value < 0x20 || 0x7F...0x9F ~= $0.value || $0.value == 0x202E)
          }
          #expect(unsafe.isEmpty, "\(text.debugDescription)")
          #expect(!text.contains("\nall paid"), "\(text.debugDescription)")
        }
      }
      #expect(outcomes[1].output.hasPrefix(#"guests\u{1b}[31m\u{a}all paid.csv  "#))
      // What is the matter and what to do about it are two things, whatever the user wrote.
      let last = try #require(outcomes.last)
      #expect(last.status == 66)
      #expect(last.errors.contains("trao: the conference has no session \"a; b\"\n"), "\(last.errors)")
    }
  }
}
