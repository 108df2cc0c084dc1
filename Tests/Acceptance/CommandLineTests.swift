import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import trao

@Suite struct `The command line` {
  /// Every command, with the words that call it.
  private static func leaves(
    below command: any ParsableCommand.Type = Trao.self, _ path: [String] = []
  ) -> [(words: [String], command: any ParsableCommand.Type)] {
    let below = command.configuration.subcommands
    if below.isEmpty { return [(path, command)] }
    return below.flatMap { leaves(below: $0, path + [$0.configuration.commandName ?? ""]) }
  }

  @Test func `has an example in the help of each command, which the parser accepts`() throws {
    let leaves = Self.leaves()
    #expect(leaves.count > 35)
    for (words, command) in leaves {
      let name = words.joined(separator: " ")
      let discussion = command.configuration.discussion
      let example = try #require(
        discussion.components(separatedBy: "Example:\n").dropFirst().first, "\(name)")
      #expect(example.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(name)")
      for line in example.replacing("\\\n", with: " ").split(separator: "\n") {
        let text = line.trimmingCharacters(in: .whitespaces).split(separator: " > ")[0]
        #expect(text.hasPrefix("trao \(name)") || text.hasPrefix("trao "), "\(name)")
        _ = try Trao.parseAsRoot(Self.shellWords(String(text)).dropFirst().map { $0 })
      }
      #expect(!command.configuration.abstract.isEmpty, "\(name)")
    }
  }

  private static func shellWords(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in text {
      switch character {
      case "'": isQuoted.toggle()
      case " " where !isQuoted:
        if !word.isEmpty { words.append(word) }
        word = ""
      default: word.append(character)
      }
    }
    return words + [word]
  }

  @Test(arguments: [
    ["conference"], ["attendee"], ["room"], ["session"], ["programme"], ["ceremony"], ["attendance"],
    ["invitation"], ["certificate"],
    ["document"], ["badge"], ["template"], ["report"], ["batch"], ["job"], ["queue"], ["database"], ["key"],
  ])
  func `shows the verbs of a noun`(words: [String]) async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program(home: folder.url).run(words + ["--help"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("SUBCOMMANDS:"))
  }

  @Test func `says each value of an option once`() throws {
    for command in try CommandDescription.root().all {
      for argument in command.arguments ?? [] {
        let values = argument.allValues ?? []
        let told = values.filter { argument.abstract?.contains("\($0),") == true }
        #expect(told.count < 2, "\(command.words) \(argument.valueName ?? "")")
      }
    }
  }

  @Test(arguments: [
    (
      ["report", "atendance"], "there is no command `trao report atendance`",
      "did you mean `trao report attendance`?"
    ),
    (
      ["ceremony", "grant", "give"], "there is no command `trao ceremony grant give`",
      "see `trao ceremony grant --help`"
    ),
    (
      ["ceremony", "grant", "move", "1"], "Missing expected argument '--to ",
      "see `trao ceremony grant move --help`"
    ),
  ])
  func `says which word is no command`(arguments: [String], message: String, remedy: String) async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program(home: folder.url).run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("trao: \(message)"))
    #expect(outcome.errors.contains("remedy: \(remedy)"))
  }

  @Test func `tells its version`() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program(home: folder.url).run("--version")
    #expect(outcome.status == 0)
    #expect(outcome.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test(arguments: [
    ["nonsense"], ["job", "show"], ["job", "show", "x"], ["batch", "move", "1", "--at", "tomorrow"],
    ["invitation", "schedule", "--dated", "2023-02-30"], ["invitation", "schedule", "--wait", "soon"],
    ["report", "attendance", "--format", "docx"], ["certificate", "schedule", "--session", "S1"],
  ])
  func `answers wrong usage with 64 in three parts`(arguments: [String]) async throws {
    let folder = try TemporaryFolder()
    let program = Program(home: folder.url)
    let outcome = try await program.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("trao: "))
    #expect(outcome.errors.contains("remedy: "))
    let json = try await program.run(arguments + ["--json"])
    #expect(json.status == 64)
    let object = try JSONSerialization.jsonObject(with: Data(json.errors.utf8)) as? [String: Any]
    #expect(object?.keys.sorted() == ["error", "remedy", "where"])
  }
}
