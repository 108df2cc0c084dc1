import Conferences
import Foundation
import Reports
import Spreadsheets

/// A cue of the script on a terminal.
enum ScriptText {
  private static let gap = 3
  /// Less than this is too narrow for a column of speech.
  private static let least = 36

  /// Number, time and heading; then the words, two languages side by side where there is room.
  static func of(
    _ cue: ScriptCue, in zone: TimeZone, _ languages: [Language], width: Int?
  ) -> String {
    let time = cue.at.map { String(ConferenceTime($0, in: zone).short.suffix(5)) } ?? "     "
    let minutes = cue.minutes.map { " (\($0) min)" } ?? ""
    let name = languages.lazy.compactMap { cue.name[$0] }.first ?? cue.name.best(for: .en) ?? ""
    let folder = cue.folder.map { ", folder \($0)" } ?? ""
    var text = PlainText.folded(
      "\(cue.number). \(time)\(minutes) \(cue.kind)\(folder): \(PlainText.escaped(name))\n", to: width,
      indent: 3)
    for person in cue.people {
      guard let line = languages.lazy.compactMap({ person[$0] }).first else { continue }
      for part in TextWrap.lines(PlainText.escaped(line), to: max(40, (width ?? 80) - 3)) {
        text += "   \(part)\n"
      }
    }
    let spoken = languages.filter { cue.words[$0] != nil }
    let room = max(40, (width ?? 80) - 3)
    let half = (room - gap) / 2
    if spoken.count == 2, width != nil, half >= least {
      let columns = spoken.map { TextWrap.lines(PlainText.escaped(cue.words[$0] ?? ""), to: half) }
      for row in 0..<max(columns[0].count, columns[1].count) {
        let left = row < columns[0].count ? columns[0][row] : ""
        let right = row < columns[1].count ? columns[1][row] : ""
        let padding = String(repeating: " ", count: max(0, half - DisplayWidth.of(left)) + gap)
        text += "   \(left)\(right.isEmpty ? "" : padding + right)\n"
      }
      return text
    }
    for language in spoken {
      for (index, line) in TextWrap.lines(PlainText.escaped(cue.words[language] ?? ""), to: room - 4)
        .enumerated()
      {
        text += index == 0 ? "   \(language.rawValue)  \(line)\n" : "       \(line)\n"
      }
    }
    return text
  }
}
