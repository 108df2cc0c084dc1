/// How a file writes its characters: those in which guest lists come.
public enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// As Windows has it (code page 932), with the characters of NEC and IBM: 髙, 﨑, ①.
  case shiftJIS = "shift_jis"
  /// Vietnamese; tone marks are characters of their own in it.
  case windows1258 = "windows-1258"

  /// The name by which iconv(3) knows it; nil where Swift's own is used.
  var iconvName: String? {
    switch self {
    case .utf8, .utf16LittleEndian, .utf16BigEndian: nil
    case .shiftJIS: "CP932"
    case .windows1258: "CP1258"
    }
  }
}
