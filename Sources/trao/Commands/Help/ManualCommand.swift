import ArgumentParser
import Foundation
import Reports

/// `trao manual`
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "manual", "Write the manual pages of all commands.",
    """
    They come from the same descriptions as the help. A folder named man1 below a folder of MANPATH is where \
    man(1) finds them. What is there under the same names is replaced.
    """,
    example: "trao manual --to ~/.local/share/man/man1")

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The folder they are written to; it is made where it is missing.", valueName: "dir"),
    completion: .directory)
  var folder: String

  func run() throws {
    let day = Date.now.formatted(
      .verbatim(
        "\(month: .wide) \(day: .defaultDigits), \(year: .defaultDigits)", locale: Locale(identifier: "en"),
        timeZone: .gmt, calendar: Calendar(identifier: .gregorian)))
    let pages = try CommandDescription.root().all.map { ManualPage(command: $0, day: day) }
    let place = URL(filePath: folder, directoryHint: .isDirectory)
    do {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for page in pages {
        try Data(page.text.utf8).write(to: place.appending(path: page.fileName), options: .atomic)
      }
    } catch {
      throw Failure(
        .cannotCreate, "the pages cannot be written: \(error.localizedDescription)", where: folder,
        remedy: "name a folder you may write to")
    }
    try Output.write("\(Wording.count(pages.count, "manual page")) in \(PlainText.escaped(folder))\n")
  }
}
