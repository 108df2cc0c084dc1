import Foundation

/// Headers as they are compared: people write them in every case, width and number of spaces.
enum HeaderText {
  /// The header in compatibility composition (full-width letters as ASCII, half-width kana as kana), small letters,
  /// single spaces; without the marks that forms put around required fields.
  static func key(_ header: String) -> String {
    let plain = header.precomposedStringWithCompatibilityMapping.lowercased()
    let words = plain.split { $0.isWhitespace || "*:_＊".contains($0) }
    return words.joined(separator: " ")
  }
}
