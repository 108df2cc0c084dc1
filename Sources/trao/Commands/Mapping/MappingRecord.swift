import Conferences
import Foundation
import Reports
import Spreadsheets

/// A mapping of columns, as `--json` and people see it.
struct MappingRecord: Encodable {
  let name: String
  /// Our columns and their headers.
  let columns: [String: String]
  let ignored: [String]
  let defaults: [String: String]
  let encoding: String?
  let separator: String?
  let sheet: String?
  let savedAt: String
  let savedBy: String

  init(_ saved: MappingStore.Saved) {
    name = saved.name
    columns = saved.mapping.headers
    ignored = saved.mapping.ignored
    defaults = saved.mapping.defaults
    encoding = saved.mapping.options.encoding?.rawValue
    separator = saved.mapping.options.separator?.rawValue
    sheet = saved.mapping.options.sheet
    savedAt = ConferenceTime(saved.savedAt, in: .gmt).rfc3339
    savedBy = saved.savedBy
  }

  func text(width: Int?) -> String {
    var table = TextTable([.code("column"), .text("header"), .text("else")])
    for column in AttendeeFile.columns where columns[column] != nil || defaults[column] != nil {
      table.add([column, columns[column] ?? "-", defaults[column] ?? "-"])
    }
    var text = "\(PlainText.escaped(name))\n\n" + table.text(width: width)
    if !ignored.isEmpty { text += "left out: \(PlainText.escaped(ignored.joined(separator: ", ")))\n" }
    let file = [("encoding", encoding), ("separator", separator), ("sheet", sheet)]
    for (what, value) in file { if let value { text += "\(what): \(PlainText.escaped(value))\n" } }
    return text
  }
}
