internal import Foundation

#if canImport(FoundationXML)
  internal import FoundationXML
#endif

/// An XMP packet (ISO 16684-1): the properties of its resource.
struct XMPPacket {
  /// An element with its namespace resolved.
  final class Element {
    let prefix: String
    let namespace: String
    let name: String
    let attributes: [(prefix: String, namespace: String, name: String, value: String)]
    var children: [Element] = []
    var text = ""

    init(
      prefix: String, namespace: String, name: String,
      attributes: [(prefix: String, namespace: String, name: String, value: String)]
    ) {
      self.prefix = prefix
      self.namespace = namespace
      self.name = name
      self.attributes = attributes
    }

    func child(_ namespace: String, _ name: String) -> Element? {
      children.first { $0.namespace == namespace && $0.name == name }
    }

    /// What stands in a list of RDF (`Bag`, `Seq` or `Alt`) inside this element; nil if there is none.
    func list(_ kind: String) -> [Element]? {
      child(XMPPacket.rdf, kind)?.children.filter { $0.namespace == XMPPacket.rdf && $0.name == "li" }
    }

    /// The text without white space around it.
    var value: String { text.trimmingCharacters(in: .whitespacesAndNewlines) }
  }

  struct Property {
    let prefix: String
    let namespace: String
    let name: String
    /// nil for a property written as an attribute.
    let element: Element?
    let text: String
  }

  static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

  let properties: [Property]
  /// The first line between `<?xpacket` and `?>`.
  let header: String

  /// - Throws: why it is no XMP packet.
  init(_ bytes: [UInt8]) throws(XMPProblem) {
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw XMPProblem("The metadata are not UTF-8.")
    }
    guard let start = text.range(of: "<?xpacket"), let end = text.range(of: "?>"),
      start.upperBound <= end.lowerBound, text.contains("<?xpacket end=")
    else { throw XMPProblem("The metadata are not in an xpacket.") }
    header = String(text[start.upperBound..<end.lowerBound])
    // A document type, and with it entities that grow, has no place in a packet.
    guard !text.contains("<!") else { throw XMPProblem("The metadata have a document type or comment.") }
    let root = try XMPReader.read(bytes)
    let wrapper = root.name == "xmpmeta" ? root.child(XMPPacket.rdf, "RDF") : root
    guard let wrapper, wrapper.name == "RDF", wrapper.namespace == XMPPacket.rdf else {
      throw XMPProblem("The metadata hold no rdf:RDF.")
    }
    var properties: [Property] = []
    for description in wrapper.children where description.name == "Description" {
      for attribute in description.attributes
      where attribute.namespace != XMPPacket.rdf && !attribute.namespace.isEmpty {
        properties.append(
          Property(
            prefix: attribute.prefix, namespace: attribute.namespace, name: attribute.name, element: nil,
            text: attribute.value))
      }
      for child in description.children {
        properties.append(
          Property(
            prefix: child.prefix, namespace: child.namespace, name: child.name, element: child,
            text: child.value))
      }
    }
    self.properties = properties
  }

  func property(_ namespace: String, _ name: String) -> Property? {
    properties.first { $0.namespace == namespace && $0.name == name }
  }
}

/// Why metadata cannot be read.
struct XMPProblem: Error {
  let message: String

  init(_ message: String) { self.message = message }
}

/// Reads XML into elements, to a limited depth and size.
private final class XMPReader: NSObject, XMLParserDelegate {
  private static let depthLimit = 64
  private static let byteLimit = 1 << 22

  private var open: [XMPPacket.Element] = []
  private var scopes: [[String: String]] = [["xml": "http://www.w3.org/XML/1998/namespace"]]
  private var root: XMPPacket.Element?
  private var hasUnknownPrefix = false

  static func read(_ bytes: [UInt8]) throws(XMPProblem) -> XMPPacket.Element {
    guard bytes.count <= byteLimit else { throw XMPProblem("The metadata are too large.") }
    let reader = XMPReader()
    let parser = XMLParser(data: Data(bytes))
    parser.shouldResolveExternalEntities = false
    parser.delegate = reader
    guard parser.parse(), !reader.hasUnknownPrefix, let root = reader.root else {
      throw XMPProblem("The metadata are not well-formed XML (line \(max(1, parser.lineNumber))).")
    }
    return root
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    guard open.count < XMPReader.depthLimit else { return parser.abortParsing() }
    var scope = scopes[scopes.count - 1]
    for (key, value) in attributes {
      if key == "xmlns" { scope[""] = value }
      if key.hasPrefix("xmlns:") { scope[String(key.dropFirst(6))] = value }
    }
    scopes.append(scope)
    let plain = attributes.filter { $0.key != "xmlns" && !$0.key.hasPrefix("xmlns:") }
      .sorted { $0.key < $1.key }
      .map { attribute in
        let (prefix, local) = split(attribute.key)
        return (prefix, prefix.isEmpty ? "" : namespace(prefix, scope), local, attribute.value)
      }
    let (prefix, local) = split(name)
    open.append(
      XMPPacket.Element(
        prefix: prefix, namespace: namespace(prefix, scope), name: local, attributes: plain))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    scopes.removeLast()
    guard let element = open.popLast() else { return }
    if let parent = open.last { parent.children.append(element) } else { root = element }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    open.last?.text += text
  }

  private func split(_ name: String) -> (String, String) {
    guard let colon = name.firstIndex(of: ":") else { return ("", name) }
    return (String(name[..<colon]), String(name[name.index(after: colon)...]))
  }

  private func namespace(_ prefix: String, _ scope: [String: String]) -> String {
    if scope[prefix] == nil, !prefix.isEmpty { hasUnknownPrefix = true }
    return scope[prefix] ?? ""
  }
}
