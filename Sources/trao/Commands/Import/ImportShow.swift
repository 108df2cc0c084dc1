import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao import show`
struct ImportShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "show", "Show one file that came in, and how many rows it touched.", example: "trao import show 3")

  @Argument(help: "The import's number.") var id: Int
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let (zone, found, rows) = try await database.read { [id, code = conference.code] database in
      let conference = try ConferenceStore.resolve(code, in: database)
      return (
        conference.timeZone, try ImportStore.find(id, of: conference, in: database),
        try ImportStore.touched(id, of: conference, in: database)
      )
    }
    try output.print(ImportRecord(found, rows: rows, in: zone)) { width in
      var text = "\(PlainText.escaped(found.fileName))  \(found.kind.rawValue), \(found.state.rawValue)\n"
      text += "  sha256   \(found.sha256)\n"
      text += "  in       \(ConferenceTime(found.at, in: zone).short) by \(PlainText.escaped(found.by))\n"
      if let mapping = found.mapping { text += "  mapping  \(PlainText.escaped(mapping))\n" }
      if let at = found.undoneAt {
        text +=
          "  undone   \(ConferenceTime(at, in: zone).short) by \(PlainText.escaped(found.undoneBy ?? "-"))\n"
      }
      let report = found.report
      text += "  \(report.created) new, \(report.changed) changed, \(report.unchanged) unchanged\n"
      guard !rows.isEmpty else { return text }
      var table = TextTable([.code("table"), .number("created"), .number("changed"), .number("removed")])
      for row in rows { table.add([row.relation, "\(row.created)", "\(row.changed)", "\(row.removed)"]) }
      return text + "\n" + table.text(width: width)
    }
  }
}
