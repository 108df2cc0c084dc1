import Foundation

/// Reads the fields of a text file in its encoding.
struct TextDecoder {
  private let encoding: TextEncoding
  /// Whether nobody said so, and the bytes do not prove it.
  private let isGuess: Bool
  private let converter: CharacterConverter?

  init(_ encoding: TextEncoding, isGuess: Bool) throws(TableProblem) {
    self.encoding = encoding
    self.isGuess = isGuess
    converter = encoding.iconvName.flatMap { CharacterConverter(from: $0) }
    guard encoding.iconvName == nil || converter != nil else {
      throw TableProblem(
        "this system cannot read \(encoding.rawValue)", remedy: "save the file as “CSV UTF-8”")
    }
  }

  /// The file with commas, quotes and line ends as single bytes of ASCII.
  func asciiBased(_ bytes: [UInt8]) -> [UInt8] {
    switch encoding {
    case .utf8, .shiftJIS, .windows1258: bytes
    case .utf16LittleEndian: UTF16Bytes.utf8(bytes, isBigEndian: false)
    case .utf16BigEndian: UTF16Bytes.utf8(bytes, isBigEndian: true)
    }
  }

  /// A field, or why it cannot be read.
  func cell(_ field: CSVReader.Field, _ limits: CSVReader.Limits) -> Table.Cell {
    let bytes = field.bytes
    let text: String
    if bytes.allSatisfy({ $0 < 0x80 }) {
      text = String(decoding: bytes, as: UTF8.self)
    } else if let converter {
      switch converter.utf8(bytes) {
      case .text(let utf8): text = String(decoding: utf8, as: UTF8.self).precomposedStringWithCanonicalMapping
      case .invalid(let place): return .unreadable(invalid(field.offset + place))
      }
    } else if let valid = String(validating: bytes, as: UTF8.self) {
      text = valid
    } else {
      return .unreadable(invalid(field.offset + firstInvalid(bytes)))
    }
    if let problem = Self.problem(with: text, limits) { return .unreadable(problem) }
    return .text(text)
  }

  /// What is wrong with a text wherever it comes from.
  static func problem(with text: String, _ limits: CSVReader.Limits) -> TableProblem? {
    if text.utf8.count > limits.fieldCharacterCount, text.unicodeScalars.count > limits.fieldCharacterCount {
      return TableProblem(
        "the field is longer than \(limits.fieldCharacterCount) characters", remedy: "shorten it")
    }
    return text.utf8.contains(0)
      ? TableProblem("the field holds a NUL byte", remedy: "the file is damaged; save it anew") : nil
  }

  private func invalid(_ offset: Int) -> TableProblem {
    switch encoding {
    case .utf8 where isGuess:
      TableProblem(
        "the file is not UTF-8: byte \(offset) belongs to no character, and no other encoding is sure",
        remedy: "name it with --encoding, or convert the file: iconv -f WINDOWS-1252 -t UTF-8")
    case .utf8:
      TableProblem(
        "the file is not UTF-8: byte \(offset) belongs to no character", remedy: "save it as “CSV UTF-8”")
    case .utf16LittleEndian, .utf16BigEndian:
      TableProblem(
        "the field is not \(encoding.rawValue): it holds half a character", remedy: "save the file anew")
    default:
      TableProblem(
        "the field is not \(encoding.rawValue): byte \(offset) of the file belongs to no character",
        remedy: "type the field anew, or name another encoding with --encoding")
    }
  }

  /// The place of the first byte that is no UTF-8.
  private func firstInvalid(_ bytes: [UInt8]) -> Int {
    var place = 0
    while place < bytes.count {
      let width = (1...4).first { width in
        place + width <= bytes.count && String(validating: bytes[place..<place + width], as: UTF8.self) != nil
      }
      guard let width else { break }
      place += width
    }
    return place
  }
}
