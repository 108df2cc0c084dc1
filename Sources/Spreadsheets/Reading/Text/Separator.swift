/// What stands between the fields of a text file.
public enum Separator: String, CaseIterable, Sendable {
  case comma, semicolon, tab

  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    }
  }

  /// As a word in a sentence.
  var plural: String { self == .tab ? "tabs" : "\(self)s" }
}
