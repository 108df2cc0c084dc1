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

  /// UTF-8 throughout, and by its own word; no document type.
  private static func isPlain(_ bytes: [UInt8]) -> Bool {
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { return false }
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "<") {
      let rest = bytes[index...].prefix(9)
      if rest.elementsEqual("<!DOCTYPE".utf8) || rest.prefix(8).elementsEqual("<!ENTITY".utf8) {
        return false
      }
    }
    let head = String(decoding: bytes.prefix(200), as: UTF8.self).lowercased()
    guard let declaration = head.firstRange(of: "encoding=") else { return true }
    return head[declaration.upperBound...].dropFirst().hasPrefix("utf-8")
  }
}
