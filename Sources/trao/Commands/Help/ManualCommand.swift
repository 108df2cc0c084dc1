import ArgumentParser
import Files
import Foundation
import Reports

/// `trao manual`
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "manual", "Write the manual pages of all commands.",
    """
    They come from the same descriptions as the help. A folder named man1 below a folder of MANPATH is where \
    man(1) finds them.
    """,
    example: "trao manual --to ~/.local/share/man/man1")

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The folder they are written to; it is made where it is missing.", valueName: "dir"),
    completion: .directory)
  var folder: String
  @Flag(help: "Write over pages that are there.") var force = false

  func run() throws {
    let day = Date.now.formatted(
      .verbatim(
        "\(month: .wide) \(day: .defaultDigits), \(year: .defaultDigits)", locale: Locale(identifier: "en"),
        timeZone: .gmt, calendar: Calendar(identifier: .gregorian)))
    let pages = try CommandDescription.root().all.map { ManualPage(command: $0, day: day) }
    let files = pages.map { ($0.fileName, Array($0.text.utf8)) }
    do throws(FileError) {
      try OutputFolder(folder, among: force ? .replaced : .others).write(files)
    } catch {
      guard error.cause == .exists, !force else { throw error }
      throw Failure(
        .cannotCreate, error.message, where: error.path, remedy: "choose another folder, or say --force")
    }
    try Output.show("\(Wording.count(pages.count, "manual page")) in \(PlainText.escaped(folder))\n")
  }
}
