extension Rule {
  static let metadata = Rule.archive("metadata-present", "6.6.2.1")
  static let packet = Rule.archive("metadata-packet", "6.6.2.1")
  static let property = Rule.archive("metadata-property", "6.6.2.3.1")
  static let propertyType = Rule.archive("metadata-value", "6.6.2.3.1")
  static let extensionSchema = Rule.archive("metadata-schema", "6.6.2.3.3")
  static let information = Rule.archive("information-differs", "6.6.3")
  static let archiveClaim = Rule.archive("archive-claim", "6.6.4")
  static let accessClaim = Rule.access("access-claim", "5")
  static let title = Rule.access("title", "7.1")
}

/// What the file says about itself (ISO 19005-2, 6.6; ISO 14289-1, 5).
enum MetadataRules {
  private static let archive = "http://www.aiim.org/pdfa/ns/id/"
  private static let access = "http://www.aiim.org/pdfua/ns/id/"
  static let dublinCore = "http://purl.org/dc/elements/1.1/"
  static let basic = "http://ns.adobe.com/xap/1.0/"
  static let pdf = "http://ns.adobe.com/pdf/1.3/"

  static func check(_ inspection: inout Inspection) {
    let file = inspection.file
    let number = file.catalogue["Metadata"]?.reference?.number
    guard let stream = file.resolve(file.catalogue["Metadata"]).stream,
      stream.dictionary["Type"]?.name == "Metadata", stream.dictionary["Subtype"]?.name == "XML"
    else { return inspection.report(.metadata, "The catalogue must have /Metadata, a stream of XML.") }
    guard let bytes = inspection.decode(stream) else {
      return inspection.report(.packet, object: number, "The metadata cannot be decompressed.")
    }
    do throws(XMPProblem) {
      let packet = try XMPPacket(bytes)
      if packet.header.contains("bytes=") || packet.header.contains("encoding=") {
        inspection.report(.packet, object: number, "The packet's head must not have bytes or encoding.")
      }
      checkClaims(packet, number, &inspection)
      PropertyRules.check(packet, number, &inspection)
      InformationRules.check(packet, &inspection)
      if alternative(packet, "title").isEmpty {
        inspection.report(.title, object: number, "The metadata must have a title, dc:title.")
      }
    } catch {
      inspection.report(.packet, object: number, error.message)
    }
  }

  /// The text of a Dublin Core property in its default language.
  static func alternative(_ packet: XMPPacket, _ name: String) -> String {
    let items = packet.property(dublinCore, name)?.element?.list("Alt") ?? []
    let isDefault = { (item: XMPPacket.Element) in
      item.attributes.contains { $0.name == "lang" && $0.value == "x-default" }
    }
    return (items.first(where: isDefault) ?? items.first)?.value ?? ""
  }

  private static func checkClaims(_ packet: XMPPacket, _ number: Int?, _ inspection: inout Inspection) {
    func value(_ namespace: String, _ name: String, _ prefix: String) -> String? {
      packet.property(namespace, name).flatMap { $0.prefix == prefix ? $0.text : nil }
    }
    if value(archive, "part", "pdfaid") != "2" || value(archive, "conformance", "pdfaid") != "A" {
      inspection.report(
        .archiveClaim, object: number, "The metadata must say pdfaid:part 2 and pdfaid:conformance A.")
    }
    if value(access, "part", "pdfuaid") != "1" {
      inspection.report(.accessClaim, object: number, "The metadata must say pdfuaid:part 1.")
    }
  }
}

/// The older document information, which must say the same as the metadata.
enum InformationRules {
  static func check(_ packet: XMPPacket, _ inspection: inout Inspection) {
    let file = inspection.file
    guard let info = inspection.entries(file.trailer["Info"]) else { return }
    func compare(_ key: String, _ there: String?) {
      guard let here = file.resolve(info.entries[key]).string?.text, here != there else { return }
      inspection.report(
        .information, object: info.number,
        "/\(key) is “\(here.prefix(80))”, the metadata say “\((there ?? "nothing").prefix(80))”.")
    }
    compare("Title", MetadataRules.alternative(packet, "title"))
    compare("Subject", MetadataRules.alternative(packet, "description"))
    let creators = packet.property(MetadataRules.dublinCore, "creator")?.element?.list("Seq") ?? []
    compare("Author", creators.map(\.value).joined(separator: ", "))
    compare("Creator", packet.property(MetadataRules.basic, "CreatorTool")?.text)
    compare("Producer", packet.property(MetadataRules.pdf, "Producer")?.text)
    for (key, name) in [("CreationDate", "CreateDate"), ("ModDate", "ModifyDate")] {
      guard let here = file.resolve(info.entries[key]).string?.text else { continue }
      let there = packet.property(MetadataRules.basic, name)?.text
      if iso(here) != there {
        inspection.report(
          .information, object: info.number,
          "/\(key) is \(here.prefix(40)), the metadata say \((there ?? "nothing").prefix(40)).")
      }
    }
  }

  /// `D:20231025090000+07'00'` as `2023-10-25T09:00:00+07:00`.
  private static func iso(_ date: String) -> String? {
    guard
      let match = date.wholeMatch(of: /D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'(\d\d)'?)/)
    else { return nil }
    let zone = match.7.map { "\($0)\(match.8 ?? "00"):\(match.9 ?? "00")" } ?? "Z"
    return "\(match.1)-\(match.2)-\(match.3)T\(match.4):\(match.5):\(match.6)\(zone)"
  }
}
