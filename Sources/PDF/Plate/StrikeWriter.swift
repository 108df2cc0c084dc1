internal import Digests
internal import Fonts
internal import Graphics

/// Writes what is one document's own: variable content, the glyphs that the plate lacks, metadata, the page,
/// the roots of the structure tree, and the cross-reference table over plate and strike.
struct StrikeWriter {
  private let plate: Plate
  private let about: DocumentInformation
  private let created: Timestamp
  private var builder: PageBuilder

  init(_ plate: Plate, about: DocumentInformation) throws(PDFError) {
    self.plate = plate
    self.about = about
    created = try Timestamp(about.created)
    try LanguageTag.check(about.language)
    var objects = ObjectWriter(offsets: plate.offsets, start: plate.bytes.count, effort: .strike)
    objects.out.reserve(16_384)
    builder = PageBuilder(
      page: plate.page, objects: objects, fonts: DocumentFonts(plate: plate.fonts),
      structure: StructureBuilder(owners: plate.owners, language: plate.language),
      resources: plate.resources)
  }

  consuming func write(_ drawings: [String: Drawing]) throws(PDFError) -> Strike {
    let known = plate.variableRegions
    for name in drawings.keys.sorted() where !known.contains(name) {
      throw .unknownRegion(name, known: known)
    }
    let (contents, roots) = try writeContent(drawings)
    var fonts = plate.fontObjects
    for subset in builder.fonts.own { fonts.append(try EmbeddedFont.write(subset, to: &builder.objects)) }
    writePage(contents: contents, fonts: fonts)
    writeStructure(roots: roots)
    writeCatalogue()
    writeMetadata()
    writeCrossReferences()
    let bytes = builder.objects.out.bytes
    var hash = plate.hashState
    hash.update(bytes)
    return Strike(bytes: bytes, pageCount: 1, fileHash: hash.finalize().hex)
  }

  /// - Returns: the page's content streams and the structure tree's outermost elements, both in reading
  ///   order.
  private mutating func writeContent(
    _ drawings: [String: Drawing]
  ) throws(PDFError) -> (contents: [Int], roots: [Int]) {
    var contents: [Int] = []
    var rootsByRegion: [String: [Int]] = [:]
    for segment in plate.segments {
      switch segment {
      case .fixed(let stream): contents.append(stream)
      case .variable(let names):
        builder.beginStream()
        var isEmpty = true
        for name in names {
          guard let drawing = drawings[name], !drawing.isEmpty else { continue }
          isEmpty = false
          rootsByRegion[name] = try builder.draw(drawing)
        }
        guard !isEmpty else { continue }
        let stream = builder.objects.allocate()
        builder.objects.stream(stream, builder.endStream())
        contents.append(stream)
      }
    }
    var roots: [Int] = []
    for branch in plate.branches {
      switch branch {
      case .fixed(let elements): roots += elements
      case .variable(let name): roots += rootsByRegion[name] ?? []
      }
    }
    return (contents, roots)
  }

  private mutating func writePage(contents: [Int], fonts: [Int]) {
    write(ObjectPlan.pages) { out in
      out.append("<</Type/Pages/Count 1/Kids[")
      out.append(reference: ObjectPlan.page)
      out.append("]>>")
    }
    let page = plate.page
    let resources = builder.resources
    let artwork = plate.artwork
    write(ObjectPlan.page) { out in
      out.append("<</Type/Page/Parent ")
      out.append(reference: ObjectPlan.pages)
      out.append("/MediaBox[0 0 ")
      out.append(page.width)
      out.append(" ")
      out.append(page.height)
      out.append("]/StructParents 0/Tabs/S/Group<</S/Transparency/CS/DeviceRGB>>/Contents[")
      out.append(references: contents)
      out.append("]/Resources<<")
      if !fonts.isEmpty {
        out.append("/Font<<")
        for (index, number) in fonts.enumerated() {
          out.append("/F")
          out.append(index)
          out.append(" ")
          out.append(reference: number)
        }
        out.append(">>")
      }
      if let artwork {
        out.append("/XObject<</X0 ")
        out.append(reference: artwork)
        out.append(">>")
      }
      resources.write(to: &out)
      out.append(">>>>")
    }
  }

  private mutating func writeStructure(roots: [Int]) {
    let owners = builder.structure.owners
    let language = plate.language
    write(ObjectPlan.structureRoot) { out in
      out.append("<</Type/StructTreeRoot/K ")
      out.append(reference: ObjectPlan.documentElement)
      out.append("/ParentTree ")
      out.append(reference: ObjectPlan.parentTree)
      out.append("/ParentTreeNextKey 1>>")
    }
    write(ObjectPlan.parentTree) { out in
      out.append("<</Nums[0[")
      out.append(references: owners)
      out.append("]]>>")
    }
    write(ObjectPlan.documentElement) { out in
      out.append("<</Type/StructElem/S/Document/P ")
      out.append(reference: ObjectPlan.structureRoot)
      out.append("/Lang")
      out.append(text: language)
      out.append("/K[")
      out.append(references: roots)
      out.append("]>>")
    }
  }

  private mutating func writeCatalogue() {
    let language = plate.language
    let outputIntent = plate.outputIntent
    write(ObjectPlan.catalogue) { out in
      out.append("<</Type/Catalog/Pages ")
      out.append(reference: ObjectPlan.pages)
      out.append("/Lang")
      out.append(text: language)
      out.append("/MarkInfo<</Marked true>>/StructTreeRoot ")
      out.append(reference: ObjectPlan.structureRoot)
      out.append("/ViewerPreferences<</DisplayDocTitle true>>/Metadata ")
      out.append(reference: ObjectPlan.metadata)
      out.append("/OutputIntents[")
      out.append(reference: outputIntent)
      out.append("]>>")
    }
  }

  private mutating func writeMetadata() {
    let metadata = Metadata(about: about, created: created, producer: "Trao \(plate.engineVersion)")
    let packet = metadata.packet()
    write(ObjectPlan.metadata) { out in
      out.append("<</Type/Metadata/Subtype/XML/Length ")
      out.append(packet.count)
      out.append(">>stream\n")
      out.append(packet)
      out.append("\nendstream")
    }
    write(ObjectPlan.information) { metadata.writeInformation(to: &$0) }
  }

  private mutating func writeCrossReferences() {
    let start = builder.objects.position
    let offsets = builder.objects.offsets
    // The same document has the same identifier, whenever it is made.
    let identifier = SHA256.hash(about.identifier).hex.prefix(32)
    builder.objects.out.append("xref\n0 ")
    builder.objects.out.append(offsets.count)
    builder.objects.out.append("\n0000000000 65535 f \n")
    for offset in offsets.dropFirst() {
      builder.objects.out.append(tenDigits: offset)
      builder.objects.out.append(" 00000 n \n")
    }
    builder.objects.out.append("trailer\n<</Size ")
    builder.objects.out.append(offsets.count)
    builder.objects.out.append("/Root ")
    builder.objects.out.append(reference: ObjectPlan.catalogue)
    builder.objects.out.append("/Info ")
    builder.objects.out.append(reference: ObjectPlan.information)
    builder.objects.out.append("/ID[<")
    builder.objects.out.append(utf8: String(identifier))
    builder.objects.out.append("><")
    builder.objects.out.append(utf8: String(identifier))
    builder.objects.out.append(">]>>\nstartxref\n")
    builder.objects.out.append(start)
    builder.objects.out.append("\n%%EOF\n")
  }

  private mutating func write(_ number: Int, _ body: (inout PDFBytes) -> Void) {
    builder.objects.begin(number)
    body(&builder.objects.out)
    builder.objects.end()
  }
}
