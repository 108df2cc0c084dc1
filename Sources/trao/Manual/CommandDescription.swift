import ArgumentParser
import Foundation

/// A command as the argument parser describes it: the one source of help, completion and manual pages.
struct CommandDescription: Decodable {
  /// An argument, an option or a flag.
  struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String

      /// As it is typed: `--dry-run`, `-h`.
      var typed: String { (kind == "long" ? "--" : "-") + name }
    }

    enum Kind: String, Decodable {
      case positional, option, flag
    }

    let kind: Kind
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let discussion: String?
    let allValues: [String]?
    let defaultValue: String?
    let isOptional: Bool
    let isRepeating: Bool
    let shouldDisplay: Bool
  }

  private struct Tool: Decodable {
    let command: CommandDescription
  }

  let commandName: String
  let superCommands: [String]?
  let abstract: String?
  let discussion: String?
  let subcommands: [CommandDescription]?
  let arguments: [Argument]?
  let shouldDisplay: Bool

  /// Whole, as it is typed: `trao attendee import`.
  var words: [String] { (superCommands ?? []) + [commandName] }

  /// This command and all below it that have help of their own.
  var all: [CommandDescription] { [self] + verbs.flatMap(\.all) }

  /// The commands below it. The parser's own `help` explains others and nothing itself.
  var verbs: [CommandDescription] {
    (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }

  /// `trao` with everything below it.
  static func root() throws -> CommandDescription {
    try JSONDecoder().decode(Tool.self, from: Data(Trao._dumpHelp().utf8)).command
  }
}
