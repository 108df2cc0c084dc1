/// What a number of a cell stands for, by the format that shows it.
enum NumberFormat: Hashable {
  case number
  /// A day, with the time of day where it has one.
  case date

  /// One of the formats that have no code in the file (ECMA-376, part 1, 18.8.30; those from 27 on are of East
  /// Asian editions).
  init(builtIn id: Int) {
    switch id {
    case 14...22, 27...36, 45...47, 50...58: self = .date
    default: self = .number
    }
  }

  /// A format with a code: a date where a letter for year, month, day, hour or second stands in its first section
  /// outside of quotes.
  init(code: String) {
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch character {
      case "\"": isQuoted.toggle()
      case _ where isQuoted: break
      case "\\", "_", "*": isEscaped = true
      case "[": isBracketed = true
      case "]": isBracketed = false
      case ";" where !isBracketed:
        self = .number
        return
      // Elapsed time, [h]:mm, has its letters after the bracket too.
      case "y", "m", "d", "h", "s":
        guard !isBracketed else { break }
        self = .date
        return
      default: break
      }
    }
    self = .number
  }
}
