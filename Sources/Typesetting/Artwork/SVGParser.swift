import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads an SVG file into elements. Nothing outside the file is ever read, and nothing in it can grow: document
/// types, and with them entities, are refused before the XML parser sees the file.
final class SVGParser: NSObject, XMLParserDelegate {
  private let places: [StartTagPlaces.Place]
  private var tagCount = 0
  /// The elements that are open, the root first.
  private var open: [SVGElement] = []
  private var root: SVGElement?
  private var problem: ArtworkProblem?

  private init(places: [StartTagPlaces.Place]) {
    self.places = places
  }

  static func parse(_ bytes: [UInt8]) throws(ArtworkError) -> SVGElement {
    func refuse(_ message: String, line: Int = 1, column: Int = 1) -> ArtworkError {
      ArtworkError(problems: [ArtworkProblem(line: line, column: column, message: message)])
    }
    guard bytes.count <= Artwork.maximumByteCount else {
      throw refuse("the file is larger than \(Artwork.maximumByteCount) bytes; simplify the drawing")
    }
    guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else {
      throw refuse("the file is not UTF-8; save it as UTF-8")
    }
    let (places, declaration) = StartTagPlaces.scan(bytes)
    if let declaration {
      throw refuse(
        "a document type is not allowed; delete the line that begins with <!", line: declaration.line,
        column: declaration.column)
    }
    guard places.count <= Artwork.maximumElementCount else {
      throw refuse("more than \(Artwork.maximumElementCount) elements; simplify the drawing")
    }
    let delegate = SVGParser(places: places)
    let parser = XMLParser(data: Data(bytes))
    parser.shouldResolveExternalEntities = false
    parser.delegate = delegate
    let isWellFormed = parser.parse()
    if let problem = delegate.problem { throw ArtworkError(problems: [problem]) }
    guard isWellFormed, let root = delegate.root else {
      throw refuse(
        "this is not well-formed XML", line: max(parser.lineNumber, 1), column: max(parser.columnNumber, 1))
    }
    guard root.name == "svg" else {
      throw ArtworkError(problems: [root.problem("the file must begin with <svg>")])
    }
    return root
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    let place = tagCount < places.count ? places[tagCount] : StartTagPlaces.Place(line: 1, column: 1)
    tagCount += 1
    let plain = name.hasPrefix("svg:") ? String(name.dropFirst(4)) : name
    let element = SVGElement(name: plain, attributes: attributes, line: place.line, column: place.column)
    guard open.count < Artwork.maximumDepth else {
      problem = element.problem("nested deeper than \(Artwork.maximumDepth) elements; ungroup the drawing")
      parser.abortParsing()
      return
    }
    open.append(element)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard let element = open.popLast() else { return }
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].children.append(element)
    }
  }
}
