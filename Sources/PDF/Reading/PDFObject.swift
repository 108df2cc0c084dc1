/// A value in a PDF file (ISO 32000-1, 7.3).
public enum PDFObject: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case real(Double)
  case string(PDFString)
  /// Without the slash, escapes undone.
  case name(String)
  case array([PDFObject])
  case dictionary(PDFDictionary)
  case stream(PDFStream)
  case reference(PDFReference)
}

/// The number of an object and its generation.
public struct PDFReference: Hashable, Sendable, Comparable {
  public let number: Int
  public let generation: Int

  public init(_ number: Int, _ generation: Int = 0) {
    self.number = number
    self.generation = generation
  }

  public static func < (left: PDFReference, right: PDFReference) -> Bool {
    (left.number, left.generation) < (right.number, right.generation)
  }
}

public typealias PDFDictionary = [String: PDFObject]

/// A stream: its dictionary, and where its data lie in the file as they are, filters not undone.
public struct PDFStream: Hashable, Sendable {
  public var dictionary: PDFDictionary
  public let range: Range<Int>

  public init(dictionary: PDFDictionary, range: Range<Int>) {
    self.dictionary = dictionary
    self.range = range
  }
}

extension PDFObject {
  public var integer: Int? { if case .integer(let value) = self { value } else { nil } }
  public var name: String? { if case .name(let value) = self { value } else { nil } }
  public var string: PDFString? { if case .string(let value) = self { value } else { nil } }
  public var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
  public var array: [PDFObject]? { if case .array(let value) = self { value } else { nil } }
  public var stream: PDFStream? { if case .stream(let value) = self { value } else { nil } }
  public var reference: PDFReference? { if case .reference(let value) = self { value } else { nil } }
  public var isNull: Bool { if case .null = self { true } else { false } }

  /// Whole or not.
  public var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value
    default: nil
    }
  }

  /// A dictionary, or that of a stream.
  public var dictionary: PDFDictionary? {
    switch self {
    case .dictionary(let value): value
    case .stream(let value): value.dictionary
    default: nil
    }
  }
}
