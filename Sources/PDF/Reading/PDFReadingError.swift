/// Why bytes cannot be read as a PDF file, and where.
public struct PDFReadingError: Error, Hashable, Sendable {
  public enum Fault: Hashable, Sendable {
    /// No `%PDF-` in the first 1,024 bytes.
    case notPDF
    /// No `startxref` near the end, or it does not lead to a cross-reference section.
    case noCrossReferences
    /// A cross-reference section is not written as ISO 32000-1, 7.5.4 or 7.5.8 say.
    case badCrossReferences(String)
    /// Cross-references in both notations, which two readers may read differently (ISO 32000-1, 7.5.8.4).
    case hybrid
    /// The file is encrypted.
    case encrypted
    /// The syntax of an object is broken: what was expected.
    case syntax(String)
    /// An object is not where the cross-references say it is.
    case misplacedObject(Int)
    /// A filter this reader does not undo.
    case unsupportedFilter(String)
    /// The data of a stream cannot be decompressed.
    case damagedStream
    /// The file asks for more of something than this reader grants.
    case limit(String)
    /// A required part is missing or of the wrong kind.
    case missing(String)
  }

  public let fault: Fault
  /// Bytes from the beginning of the file, or of the decoded stream in which the fault lies.
  public let offset: Int

  public init(_ fault: Fault, at offset: Int) {
    self.fault = fault
    self.offset = offset
  }
}

extension PDFReadingError: CustomStringConvertible {
  public var description: String {
    let what =
      switch fault {
      case .notPDF: "This is not a PDF file"
      case .noCrossReferences: "The cross-references cannot be found; the file may be cut off"
      case .badCrossReferences(let what): "The cross-references are damaged (\(what))"
      case .hybrid: "The file has cross-references in two notations; write it anew with either"
      case .encrypted: "The file is encrypted; remove the encryption first"
      case .syntax(let what): "Damaged object: \(what)"
      case .misplacedObject(let number): "Object \(number) is not where the cross-references say"
      case .unsupportedFilter(let name): "The filter “\(name)” is not supported"
      case .damagedStream: "A stream cannot be decompressed"
      case .limit(let what): "The file exceeds a limit: \(what)"
      case .missing(let what): "The file lacks \(what)"
      }
    return "\(what), at byte \(offset)."
  }
}
