import Foundation

/// The manual page of one command, in mdoc(7), which man(1) shows.
struct ManualPage {
  let command: CommandDescription
  /// Day of the page, in words of mdoc: `November 22, 2026`.
  let day: String

  /// `trao-attendee-import.1`
  var fileName: String { "\(name).1" }

  private var name: String { command.words.joined(separator: "-") }

  /// The page.
  var text: String {
    """
    .Dd \(day)
    .Dt \(name.uppercased()) 1
    .Os
    .Sh NAME
    .Nm \(name)
    .Nd \(Roff.arguments(abstract))
    .Sh SYNOPSIS
    .Nm "\(command.words.joined(separator: " "))"
    \(synopsis)
    .Sh DESCRIPTION
    \(description)\(exitStatus)\(examples)\(seeAlso)
    """
  }

  /// mdoc's one line has no full stop.
  private var abstract: String {
    let text = command.abstract ?? ""
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  private var arguments: [CommandDescription.Argument] {
    (command.arguments ?? []).filter {
      $0.shouldDisplay && $0.names?.contains { $0.name == "version" } != true
    }
  }

  private var synopsis: String {
    let words = arguments.filter { $0.names?.contains { $0.name == "help" } != true }.map(usage)
    guard command.verbs.isEmpty else { return ".Ar command\n.Op Ar option ..." }
    return words.joined(separator: "\n")
  }

  private func usage(_ argument: CommandDescription.Argument) -> String {
    let value = argument.valueName ?? "value"
    let dots = argument.isRepeating ? " ..." : ""
    let typed =
      switch argument.kind {
      case .positional: "Ar \(value)\(dots)"
      case .flag: "Fl \(flag(argument))"
      case .option: "Fl \(flag(argument)) Ar \(value)\(dots)"
      }
    return argument.isOptional ? ".Op \(typed)" : ".\(typed)"
  }

  /// mdoc writes the first dash itself.
  private func flag(_ argument: CommandDescription.Argument) -> String {
    let name = argument.names?.first { $0.kind == "long" } ?? argument.names?.first
    return String((name?.typed ?? "-").dropFirst())
  }

  /// What the help says before its example.
  private var discussion: (words: String, example: String) {
    let parts = (command.discussion ?? "").components(separatedBy: "Example:\n")
    return (
      parts[0].trimmingCharacters(in: .whitespacesAndNewlines),
      parts.dropFirst().joined().split(separator: "\n", omittingEmptySubsequences: false)
        .prefix { $0.hasPrefix("  ") }.map { String($0.dropFirst(2)) }.joined(separator: "\n")
    )
  }

  private var description: String {
    let told = discussion.words.isEmpty ? command.abstract ?? "" : discussion.words
    var text = Roff.text(told) + "\n"
    let items =
      command.verbs.isEmpty
      ? arguments.map { (head($0), explanation($0)) }
      : command.verbs.map {
        ("Ic \($0.commandName)", Roff.text($0.abstract ?? ""))
      }
    guard !items.isEmpty else { return text }
    if !command.verbs.isEmpty { text += ".Pp\nThe commands are:\n" }
    text += ".Bl -tag -width Ds\n"
    for (head, explanation) in items { text += ".It \(head)\n\(explanation)\n" }
    return text + ".El\n"
  }

  private func head(_ argument: CommandDescription.Argument) -> String {
    switch argument.kind {
    case .positional: "Ar \(argument.valueName ?? "value")"
    case .flag: "Fl \(flag(argument))"
    case .option: "Fl \(flag(argument)) Ar \(argument.valueName ?? "value")"
    }
  }

  private func explanation(_ argument: CommandDescription.Argument) -> String {
    var words = [argument.abstract, argument.discussion].compactMap { $0 }.joined(separator: " ")
    if let values = argument.allValues, !values.isEmpty {
      words += " One of \(values.joined(separator: ", "))."
    }
    if let value = argument.defaultValue { words += " Default: \(value)." }
    return Roff.text(words)
  }

  private var examples: String {
    discussion.example.isEmpty ? "" : ".Sh EXAMPLES\n" + Roff.literal(discussion.example)
  }

  private var exitStatus: String {
    guard command.verbs.isEmpty || command.superCommands == nil else { return "" }
    var text = ".Sh EXIT STATUS\n.Bl -tag -width Ds -compact\n"
    for (code, meaning) in Sysexit.meanings { text += ".It \(code)\n\(meaning)\n" }
    return text + ".El\n"
  }

  private var seeAlso: String {
    let above = (command.superCommands ?? []).indices.map { command.words[0...$0].joined(separator: "-") }
    let below = command.verbs.map { "\(name)-\($0.commandName)" }
    let pages = above + below
    guard !pages.isEmpty else { return "" }
    return ".Sh SEE ALSO\n" + pages.sorted().map { ".Xr \($0) 1" }.joined(separator: " ,\n") + "\n"
  }
}
