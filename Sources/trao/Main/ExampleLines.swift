import Reports
import Spreadsheets

/// Command lines of an example as help shows them: a shell takes them as they stand.
enum ExampleLines {
  /// Lines of at most `cells` cells. What is longer goes on in a line below, after a backslash; what stands in quotes
  /// stays whole, and an option stays with its value.
  static func folded(_ example: String, to cells: Int = 76) -> [String] {
    example.split(separator: "\n").flatMap { fold(String($0), to: cells) }
  }

  private static func fold(_ line: String, to cells: Int) -> [String] {
    let indent = String(line.prefix { $0 == " " })
    var lines: [String] = []
    var current = indent
    let words = words(of: line.dropFirst(indent.count))
    for (index, word) in words.enumerated() {
      // The last word of a line needs no room for a backslash; a backslash is the last word of a line that goes on.
      let room = index == words.count - 1 ? 0 : 2
      let isFirst = current.allSatisfy { $0 == " " }
      if !isFirst, word != "\\", DisplayWidth.of(current) + 1 + DisplayWidth.of(word) + room > cells {
        lines.append(current + " \\")
        current = indent + "  " + word
      } else {
        current += (isFirst ? "" : " ") + word
      }
    }
    return lines + [current]
  }

  private static func words(of line: Substring) -> [String] {
    var words = [""]
    var isQuoted = false
    for character in line {
      if character == "'" { isQuoted.toggle() }
      if character == " ", !isQuoted { words.append("") } else { words[words.count - 1].append(character) }
    }
    return words.reduce(into: []) { units, word in
      guard !word.isEmpty else { return }
      if let option = units.last, option.hasPrefix("--"), !option.contains(" "), !word.hasPrefix("-"),
        word != "\\"
      {
        units[units.count - 1] += " " + word
      } else {
        units.append(word)
      }
    }
  }
}
