import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads one part of a workbook, element by element. Nothing outside it is ever read and nothing in it can grow:
/// document types, and with them entities, are refused before the XML parser sees it.
class PartReader: NSObject, XMLParserDelegate {
  private static let depthLimit = 64

  private var depth = 0
  /// Why reading was given up.
  private(set) var problem: TableProblem?

  /// Reads the part to its end.
  ///
  /// - Throws: ``TableProblem`` where it is no XML, or what ``giveUp(_:)`` was told.
  func read(_ bytes: [UInt8]) throws(TableProblem) {
    guard Self.isPlain(bytes) else {
      throw TableProblem(
        "the workbook holds a part that is not plain XML in UTF-8",
        remedy: "open it in a spreadsheet program and save it anew")
    }
    let parser = XMLParser(data: Data(bytes))
    parser.shouldResolveExternalEntities = false
    parser.delegate = self
    let isWellFormed = parser.parse()
    if let problem { throw problem }
    guard isWellFormed else { throw ZipArchive.damaged }
  }

  /// An element begins. Names have no prefix.
  func begin(_ name: String, _ attributes: [String: String]) {}
  /// An element ends.
  func end(_ name: String) {}
  /// Text inside an element; it may come in pieces.
  func found(_ text: String) {}

  /// Ends reading.
  final func giveUp(_ problem: TableProblem) {
    self.problem = self.problem ?? problem
  }

  final func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    depth += 1
    guard depth <= Self.depthLimit, problem == nil else { return parser.abortParsing() }
    begin(Self.local(name), attributes)
  }

  final func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    depth -= 1
    end(Self.local(name))
  }

  final func parser(_ parser: XMLParser, foundCharacters text: String) { found(text) }

  final func parser(_ parser: XMLParser, foundCDATA block: Data) {
    found(String(decoding: block, as: UTF8.self))
  }

  /// The value of an attribute that may stand under any prefix: `r:id`.
  static func value(_ attributes: [String: String], local name: String) -> String? {
    attributes.first { $0.key.hasSuffix(":" + name) }?.value
  }

  /// A truth value of XML Schema.
  static func isTrue(_ text: String?) -> Bool { text == "1" || text == "true" }

  private static func local(_ name: String) -> String {
    guard name.utf8.contains(UInt8(ascii: ":")) else { return name }
    return String(name.drop { $0 != ":" }.dropFirst())
  }

  /// UTF-8 throughout, and by its own word; no document type; no tag that takes the parser longer than it is long.
  private static func isPlain(_ bytes: [UInt8]) -> Bool {
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil, isDeclaredPlain(bytes) else {
      return false
    }
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "<") {
      let rest = bytes[index...]
      switch rest.dropFirst().first {
      case UInt8(ascii: "!"):
        if rest.prefix(9).elementsEqual("<!DOCTYPE".utf8) || rest.prefix(8).elementsEqual("<!ENTITY".utf8) {
          return false
        }
      case UInt8(ascii: "?"): break
      // Attributes are compared with one another: a tag of a million would take hours.
      default: if tagLength(rest) > longestTag { return false }
      }
    }
    return true
  }

  /// Bytes of a tag with its attributes; the root of a sheet has some thousand, for its namespaces.
  private static let longestTag = 16_384

  /// From `<` to the `>` that no quotes hold, or to the next `<`, which no tag can hold; one more than the longest
  /// at most.
  private static func tagLength(_ bytes: ArraySlice<UInt8>) -> Int {
    var quote: UInt8?
    var length = 1
    for byte in bytes.dropFirst().prefix(longestTag) {
      switch byte {
      case UInt8(ascii: "<"): return length
      case UInt8(ascii: ">") where quote == nil: return length + 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if quote == nil { quote = byte } else if quote == byte { quote = nil }
      default: break
      }
      length += 1
    }
    return length
  }

  /// Whether the XML declaration, however it is spaced, names no encoding but UTF-8: in another one, what looks like
  /// plain text could be a document type.
  private static func isDeclaredPlain(_ bytes: [UInt8]) -> Bool {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard content.starts(with: "<?xml".utf8) else { return true }
    guard let end = content.firstIndex(of: UInt8(ascii: ">")) else { return false }
    let blanks: Set<UInt8> = [0x09, 0x0A, 0x0D, 0x20]
    let declaration = String(decoding: content[..<end].filter { !blanks.contains($0) }, as: UTF8.self)
      .lowercased()
    guard let name = declaration.firstRange(of: "encoding") else { return true }
    let rest = declaration[name.upperBound...]
    return rest.hasPrefix("=\"utf-8\"") || rest.hasPrefix("='utf-8'")
  }
}
