import Foundation
import TestSupport
import Testing

@testable import trao

@Suite struct `Lists on the command line` {
  @Test func `take no length that no list has`() async throws {
    let folder = try TemporaryFolder()
    let program = Program(home: folder.url)
    let lists = try CommandDescription.root().all.filter { command in
      (command.arguments ?? []).contains { ($0.names ?? []).contains { $0.typed == "--limit" } }
    }
    #expect(lists.count > 13)
    for list in lists {
      let words = Array(list.words.dropFirst()) + (list.words.last == "search" ? ["text"] : [])
      for length in ["-1", "0", "100001"] {
        let outcome = try await program.run(words + ["--limit=\(length)"])
        #expect(outcome.status == 64, "\(words)")
        #expect(outcome.errors.contains("--limit must be between 1 and 100000"), "\(words)")
      }
    }
  }

  @Test func `show so many and say that there are more`() async throws {
    try await Installation.withSample { installation in
      let program = installation.program
      for words in [
        ["attendee", "list"], ["attendee", "list", "--order", "precedence"],
        ["attendee", "list", "--order", "ja"],
        ["person", "list"], ["organisation", "list"], ["attendance", "list"], ["attendance", "presence"],
      ] {
        let all = try await program.run(words + ["--json"])
        let first = try await program.run(words + ["--json", "--limit", "2"])
        let everything = try #require(try all.json() as? [NSDictionary])
        #expect(try first.json() as? [NSDictionary] == Array(everything.prefix(2)), "\(words)")
        #expect(all.errors == "", "\(words)")
        #expect(
          first.errors == "note: there are more than these 2; --limit shows up to 100000\n", "\(words)")
      }
    }
  }
}
