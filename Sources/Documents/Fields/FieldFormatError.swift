internal import StrictYAML

/// A value was asked for in a way it cannot be written.
public enum FieldFormatError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The type has no such format.
  case unknownFormat(String, type: String, known: [String])
  /// Flags and rows are for sections; they have no words of their own.
  case notPrintable(type: String)
  /// A number is no plain decimal: digits, at most one dot, perhaps a minus.
  case notANumber(String)

  public var description: String {
    switch self {
    case .unknownFormat(let format, let type, let known):
      let name = Quotation.quoted(format)
      guard !known.isEmpty else { return "a \(type) has no formats; leave out \(name)" }
      if let nearest = NearestName.of(format, among: known) {
        return "a \(type) has no format \(name); did you mean \(Quotation.quoted(nearest))?"
      }
      return "a \(type) has no format \(name); it has \(known.joined(separator: ", "))"
    case .notPrintable(let type):
      return "a \(type) cannot be printed; use it as a section"
    case .notANumber(let text):
      return "\(Quotation.quoted(text)) is no plain decimal number"
    }
  }
}
