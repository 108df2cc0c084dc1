/// Properties that PDF/A knows, and those the file must describe itself (ISO 19005-2, 6.6.2.3).
enum PropertyRules {
  private static let container = "http://www.aiim.org/pdfa/ns/extension/"
  private static let schema = "http://www.aiim.org/pdfa/ns/schema#"
  private static let description = "http://www.aiim.org/pdfa/ns/property#"

  /// How a property is written.
  private enum Form: String { case simple = "a text", bag = "Bag", sequence = "Seq", alternatives = "Alt" }

  /// The XMP specification of 2005, as far as documents use it, and the claim of PDF/A.
  private static let known: [String: [String: Form]] = [
    MetadataRules.dublinCore: [
      "contributor": .bag, "coverage": .simple, "creator": .sequence, "date": .sequence,
      "description": .alternatives, "format": .simple, "identifier": .simple, "language": .bag,
      "publisher": .bag, "relation": .bag, "rights": .alternatives, "source": .simple, "subject": .bag,
      "title": .alternatives, "type": .bag,
    ],
    MetadataRules.basic: [
      "Advisory": .bag, "BaseURL": .simple, "CreateDate": .simple, "CreatorTool": .simple,
      "Identifier": .bag, "Label": .simple, "MetadataDate": .simple, "ModifyDate": .simple,
      "Nickname": .simple, "Rating": .simple,
    ],
    MetadataRules.pdf: ["Keywords": .simple, "PDFVersion": .simple, "Producer": .simple],
    "http://ns.adobe.com/xap/1.0/mm/": [
      "DocumentID": .simple, "InstanceID": .simple, "VersionID": .simple, "RenditionClass": .simple,
    ],
    "http://ns.adobe.com/xap/1.0/rights/": [
      "Certificate": .simple, "Marked": .simple, "Owner": .bag, "UsageTerms": .alternatives,
      "WebStatement": .simple,
    ],
    "http://www.aiim.org/pdfa/ns/id/": [
      "part": .simple, "conformance": .simple, "amd": .simple, "corr": .simple,
    ],
  ]

  static func check(_ packet: XMPPacket, _ number: Int?, _ inspection: inout Inspection) {
    let described = readSchemas(packet, number, &inspection)
    for property in packet.properties where property.namespace != container {
      let name = "\(property.prefix):\(property.name)"
      if let form = known[property.namespace]?[property.name] {
        if !isWritten(property, as: form) {
          inspection.report(.propertyType, object: number, "\(name) must be \(form.rawValue).")
        }
      } else if !described.contains(property.namespace + property.name) {
        inspection.report(
          .property, object: number, "\(name) is neither known nor described in an extension schema.")
      }
    }
  }

  private static func isWritten(_ property: XMPPacket.Property, as form: Form) -> Bool {
    switch form {
    case .simple: property.element?.children.isEmpty ?? true
    default: !(property.element?.list(form.rawValue) ?? []).isEmpty
    }
  }

  /// The namespace and name of each property that the packet describes.
  private static func readSchemas(
    _ packet: XMPPacket, _ number: Int?, _ inspection: inout Inspection
  ) -> Set<String> {
    var described: Set<String> = []
    guard let schemas = packet.property(container, "schemas") else { return [] }
    guard schemas.prefix == "pdfaExtension", let items = schemas.element?.list("Bag") else {
      inspection.report(
        .extensionSchema, object: number, "pdfaExtension:schemas must be a Bag with that prefix.")
      return []
    }
    for item in items {
      func text(_ name: String) -> String? {
        item.child(schema, name).flatMap { $0.prefix == "pdfaSchema" && !$0.value.isEmpty ? $0.value : nil }
      }
      guard text("schema") != nil, let namespace = text("namespaceURI"), text("prefix") != nil,
        let properties = item.child(schema, "property")?.list("Seq")
      else {
        inspection.report(
          .extensionSchema, object: number,
          "An extension schema must have pdfaSchema:schema, namespaceURI, prefix and property.")
        continue
      }
      for property in properties {
        func part(_ name: String) -> String? {
          property.child(description, name).flatMap {
            $0.prefix == "pdfaProperty" && !$0.value.isEmpty ? $0.value : nil
          }
        }
        guard let name = part("name"), part("valueType") != nil, part("description") != nil,
          part("category") == "internal" || part("category") == "external"
        else {
          inspection.report(
            .extensionSchema, object: number,
            "A described property must have pdfaProperty:name, valueType, category and description.")
          continue
        }
        described.insert(namespace + name)
      }
    }
    return described
  }
}
