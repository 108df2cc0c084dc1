/// The lines of an iCalendar file (RFC 5545, 3.1): properties in UTF-8, folded, ended by CR LF.
struct ContentLines {
  /// At most so many octets stand on a line, its end not counted.
  static let octets = 75

  private(set) var text = ""

  mutating func begin(_ component: String) { add("BEGIN", [], component) }
  mutating func end(_ component: String) { add("END", [], component) }

  /// Adds a property whose value needs no escaping: a time, a number, a word, an address.
  mutating func add(_ name: String, _ parameters: [(String, String)] = [], _ value: String) {
    let head = name + parameters.map { ";\($0.0)=\(Self.parameter($0.1))" }.joined()
    text += Self.folded("\(head):\(value)") + "\r\n"
  }

  /// Adds a text in a language (RFC 5545, 3.2.10); nothing where it is written in none.
  mutating func add(_ name: String, text: LocalisedText, for language: Language) {
    guard let best = text.bestLanguage(for: language), let body = text[best] else { return }
    add(name, [("LANGUAGE", best.rawValue)], Self.escaped(body))
  }

  /// A value of the type TEXT (RFC 5545, 3.3.11).
  static func escaped(_ text: String) -> String {
    var result = ""
    var isAfterReturn = false
    // By scalar: a comma with a combining mark behind it is one character, and a comma all the same.
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result += "\\\(scalar)"
      case "\n" where isAfterReturn: break
      case "\n", "\r": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
      isAfterReturn = scalar == "\r"
    }
    return result
  }

  /// A parameter's value: in quotes where it must be, with what cannot stand in quotes as RFC 6868 writes it.
  static func parameter(_ value: String) -> String {
    var safe = ""
    var isAfterReturn = false
    for scalar in value.unicodeScalars {
      switch scalar {
      case "^": safe += "^^"
      case "\"": safe += "^'"
      case "\n" where isAfterReturn: break
      case "\n", "\r": safe += "^n"
      default: safe.unicodeScalars.append(scalar)
      }
      isAfterReturn = scalar == "\r"
    }
    return safe.utf8.contains { ":;,".utf8.contains($0) } ? "\"\(safe)\"" : safe
  }

  /// Breaks a line after at most 75 octets, never inside a character.
  static func folded(_ line: String) -> String {
    guard line.utf8.count > octets else { return line }
    var result = ""
    var count = 0
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if count + width > octets {
        result += "\r\n "
        count = 1
      }
      result.unicodeScalars.append(scalar)
      count += width
    }
    return result
  }
}
