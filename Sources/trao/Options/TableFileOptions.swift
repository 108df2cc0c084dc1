import ArgumentParser
import Conferences
import Spreadsheets

/// How the table in a file is to be read.
struct TableFileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How a text file is encoded; default: what is sure.",
      valueName: "encoding"))
  var encoding: TextEncoding?

  @Option(help: "What stands between a text file's columns; default: what cuts its first line best.")
  var separator: Separator?

  @Option(help: ArgumentHelp("Of a workbook; default: the first that is not hidden.", valueName: "name"))
  var sheet: String?

  @Option(
    name: .customLong("map"),
    help: ArgumentHelp("The header of a column in this file; may be given again.", valueName: "column=header")
  )
  var mapped: [String] = []

  @Option(
    name: .customLong("ignore"),
    help: ArgumentHelp("A header whose column is left out; may be given again.", valueName: "header"))
  var ignored: [String] = []

  @Option(
    name: .customLong("default"),
    help: ArgumentHelp(
      "What a column is where the file leaves it empty or lacks it; may be given again.",
      valueName: "column=value"))
  var defaults: [String] = []

  @Option(
    name: .customLong("header-row"),
    help: ArgumentHelp("The row of the header; default: the first that is not blank.", valueName: "row"))
  var headerRow: Int?

  func validate() throws {
    _ = try Self.pairs(mapped, of: "--map")
    _ = try Self.pairs(defaults, of: "--default")
    if let headerRow, headerRow < 1 { throw ValidationError("--header-row counts from 1") }
  }

  /// What these options say of the columns.
  func mapping() throws -> ColumnMapping {
    ColumnMapping(
      headers: try Self.pairs(mapped, of: "--map"), ignored: ignored,
      defaults: try Self.pairs(defaults, of: "--default"),
      options: TableOptions(encoding: encoding, separator: separator, sheet: sheet))
  }

  private static func pairs(_ texts: [String], of option: String) throws -> [String: String] {
    var pairs: [String: String] = [:]
    for text in texts {
      guard let cut = text.firstIndex(of: "="), cut > text.startIndex else {
        throw ValidationError("\(option) takes COLUMN=TEXT, not '\(text)'")
      }
      let column = String(text[..<cut])
      guard pairs[column] == nil else { throw ValidationError("\(option) is given twice for \(column)") }
      pairs[column] = String(text[text.index(after: cut)...])
    }
    return pairs
  }
}
