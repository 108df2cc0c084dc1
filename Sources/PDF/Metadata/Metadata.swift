/// The file's metadata in its two places, document information and XMP, which must agree.
///
/// XMP is left uncompressed, so that programs that know nothing of PDF can find it (ISO 16684-1). It says that
/// the file is PDF/A-2a (ISO 19005-2, 6.6.4) and PDF/UA-1 (ISO 14289-1, clause 5).
struct Metadata {
  let about: DocumentInformation
  let created: Timestamp
  let producer: String

  /// The program that made the document, as distinct from the library that wrote the file.
  private static let creator = "Trao"

  /// The standards that the file keeps. PDF/A wants properties it does not know to be described in the file
  /// (ISO 19005-2, 6.6.2.3), and PDF/UA's is one of these.
  private static let conformance: StaticString =
    """
    <pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    <pdfaProperty:category>internal</pdfaProperty:category>
    <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>

    """

  /// Every document has a title (ISO 14289-1, 7.1); one without a better is called by its identifier.
  private var title: String { about.title.isEmpty ? about.identifier : about.title }

  /// The object of `/Info`.
  func writeInformation(to out: inout PDFBytes) {
    func entry(_ name: StaticString, _ value: String) {
      guard !value.isEmpty else { return }
      out.append(name)
      out.append(text: value)
    }
    out.append("<<")
    entry("/Title", title)
    entry("/Author", about.author)
    entry("/Subject", about.subject)
    entry("/Creator", Metadata.creator)
    entry("/Producer", producer)
    entry("/CreationDate", created.pdf)
    entry("/ModDate", created.pdf)
    out.append(">>")
  }

  /// The packet, of constant padding-free form.
  func packet() -> [UInt8] {
    var out = PDFBytes()
    out.reserve(3072)
    out.append(
      """
      <?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
      xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
      xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" \
      xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
      xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
      xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      <dc:format>application/pdf</dc:format>

      """)
    alternatives("dc:title", title, to: &out)
    list("dc:creator", "Seq", about.author, to: &out)
    alternatives("dc:description", about.subject, to: &out)
    list("dc:language", "Bag", about.language, to: &out)
    simple("dc:identifier", about.identifier, to: &out)
    simple("xmp:CreateDate", created.xmp, to: &out)
    simple("xmp:ModifyDate", created.xmp, to: &out)
    simple("xmp:CreatorTool", Metadata.creator, to: &out)
    simple("pdf:Producer", producer, to: &out)
    out.append(Metadata.conformance)
    out.append("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
    return out.bytes
  }

  private func simple(_ name: StaticString, _ value: String, to out: inout PDFBytes) {
    guard !value.isEmpty else { return }
    element(name, to: &out) { out in XMLText.append(value, to: &out) }
  }

  private func list(_ name: StaticString, _ kind: StaticString, _ value: String, to out: inout PDFBytes) {
    guard !value.isEmpty else { return }
    element(name, to: &out) { out in
      out.append("<rdf:")
      out.append(kind)
      out.append("><rdf:li>")
      XMLText.append(value, to: &out)
      out.append("</rdf:li></rdf:")
      out.append(kind)
      out.append(">")
    }
  }

  private func alternatives(_ name: StaticString, _ value: String, to out: inout PDFBytes) {
    guard !value.isEmpty else { return }
    element(name, to: &out) { out in
      out.append("<rdf:Alt><rdf:li xml:lang=\"x-default\">")
      XMLText.append(value, to: &out)
      out.append("</rdf:li></rdf:Alt>")
    }
  }

  private func element(_ name: StaticString, to out: inout PDFBytes, _ body: (inout PDFBytes) -> Void) {
    out.append("<")
    out.append(name)
    out.append(">")
    body(&out)
    out.append("</")
    out.append(name)
    out.append(">\n")
  }
}

/// Text inside an XML element.
enum XMLText {
  /// Markup characters become entities; control characters that XML forbids become spaces.
  static func append(_ text: String, to out: inout PDFBytes) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): out.append("&lt;")
      case UInt8(ascii: ">"): out.append("&gt;")
      case UInt8(ascii: "&"): out.append("&amp;")
      case 0..<0x20: out.append(byte: 0x20)
      default: out.append(byte: byte)
      }
    }
  }
}
