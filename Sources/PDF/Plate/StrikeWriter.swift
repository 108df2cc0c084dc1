internal import Digests
internal import Fonts
internal import Graphics

/// Writes what is one document's own: variable content, the glyphs that the plate lacks, metadata, the pages,
/// the roots of the structure tree, the field of a seal, and the cross-references over plate and strike.
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
    var objects = ObjectWriter(places: plate.places, start: plate.bytes.count, effort: .strike)
    objects.reserve(16_384)
    builder = PageBuilder(
      page: plate.page, objects: objects, fonts: DocumentFonts(plate: plate.fonts),
      structure: StructureBuilder(pages: plate.pages, owners: plate.owners, language: plate.language),
      resources: plate.resources)
    builder.hasArtwork = plate.artwork != nil
  }

  consuming func write(_ drawings: [String: Drawing]) throws(PDFError) -> Strike {
    let pageCount = try writeBody(drawings, seal: nil)
    builder.objects.pack()
    writeCrossReferences()
    let bytes = builder.objects.file.bytes
    var hash = plate.hashState
    hash.update(bytes)
    return Strike(bytes: bytes, pageCount: pageCount, fileHash: hash.finalize().hex)
  }

  consuming func write(_ drawings: [String: Drawing], seal: SealSpace) throws(PDFError) -> OpenStrike {
    let field = try SealField(seal, with: &builder.objects)
    let pageCount = try writeBody(drawings, seal: field)
    builder.objects.pack()
    let gaps = field.writeSignature(to: &builder.objects)
    writeCrossReferences()
    return OpenStrike(plate: plate, strike: builder.objects.file.bytes, gaps: gaps, pageCount: pageCount)
  }

  /// Writes everything but signature and cross-references.
  /// - Returns: how many pages there are.
  private mutating func writeBody(
    _ drawings: [String: Drawing], seal: SealField?
  ) throws(PDFError) -> Int {
    let known = plate.variableRegions
    for name in drawings.keys.sorted() where !known.contains(name) {
      throw .unknownRegion(name, known: known)
    }
    let (contents, outcome) = try writeContent(drawings)
    try HeadingOrder.check(outcome.headings)
    var fonts = plate.fontObjects
    for subset in builder.fonts.own { fonts.append(try EmbeddedFont.write(subset, to: &builder.objects)) }
    let pages = builder.structure.pages
    try seal?.write(pages: pages, pageHeight: plate.page.height, to: &builder.objects)
    writePages(contents: contents, fonts: fonts, seal: seal)
    writeStructure(roots: outcome.roots, seal: seal)
    let outline =
      pages.count < 2
      ? nil
      : try Outline.write(
        outcome.headings, pages: pages, pageHeight: plate.page.height, to: &builder.objects)
    writeCatalogue(outline: outline, seal: seal)
    writeMetadata()
    return pages.count
  }

  /// - Returns: each page's content streams and the structure tree's outermost elements, both in reading
  ///   order.
  private mutating func writeContent(
    _ drawings: [String: Drawing]
  ) throws(PDFError) -> (contents: [[Int]], outcome: PageBuilder.Outcome) {
    var streams: [Plate.PageStream] = []
    var artwork: (stream: Int, pages: ArtworkPages)?
    var outcomes: [String: PageBuilder.Outcome] = [:]
    for segment in plate.segments {
      switch segment {
      case .artwork(let stream, let pages): artwork = (stream, pages)
      case .fixed(let fixed): streams += fixed
      case .variable(let names):
        builder.beginStreams()
        for name in names {
          guard let drawing = drawings[name], !drawing.isEmpty else { continue }
          outcomes[name] = try builder.draw(drawing)
        }
        streams += try builder.writeStreams()
      }
    }
    var contents = [[Int]](repeating: [], count: builder.structure.pages.count)
    if let artwork {
      for page in contents.indices where page == 0 || artwork.pages == .all {
        contents[page].append(artwork.stream)
      }
    }
    for stream in streams { contents[stream.page].append(stream.number) }
    var whole = PageBuilder.Outcome()
    for branch in plate.branches {
      let outcome: PageBuilder.Outcome? =
        switch branch {
        case .fixed(let outcome): outcome
        case .variable(let name): outcomes[name]
        }
      whole.roots += outcome?.roots ?? []
      whole.headings += outcome?.headings ?? []
    }
    return (contents, whole)
  }

  private mutating func writePages(contents: [[Int]], fonts: [Int], seal: SealField?) {
    let pages = builder.structure.pages
    write(ObjectPlan.pages) { out in
      out.append("<</Type/Pages/Count ")
      out.append(pages.count)
      out.append("/Kids[")
      out.append(references: pages)
      out.append("]>>")
    }
    // One page holds its resources, several share them.
    var shared: Int?
    if pages.count > 1 {
      let number = builder.objects.allocate()
      builder.objects.begin(number)
      writeResources(fonts: fonts)
      builder.objects.end()
      shared = number
    }
    for (page, number) in pages.enumerated() {
      builder.objects.begin(number)
      builder.objects.out.append("<</Type/Page/Parent ")
      builder.objects.out.append(reference: ObjectPlan.pages)
      builder.objects.out.append("/MediaBox[0 0 ")
      builder.objects.out.append(plate.page.width)
      builder.objects.out.append(" ")
      builder.objects.out.append(plate.page.height)
      builder.objects.out.append("]/StructParents ")
      builder.objects.out.append(page)
      builder.objects.out.append("/Tabs/S/Group<</S/Transparency/CS/DeviceRGB>>/Contents[")
      builder.objects.out.append(references: contents[page])
      builder.objects.out.append("]")
      if let seal, seal.page == page {
        builder.objects.out.append("/Annots[")
        builder.objects.out.append(reference: seal.widget)
        builder.objects.out.append("]")
      }
      builder.objects.out.append("/Resources ")
      if let shared { builder.objects.out.append(reference: shared) } else { writeResources(fonts: fonts) }
      builder.objects.out.append(">>")
      builder.objects.end()
    }
  }

  private mutating func writeResources(fonts: [Int]) {
    let resources = builder.resources
    builder.objects.out.append("<<")
    if !fonts.isEmpty {
      builder.objects.out.append("/Font<<")
      for (index, number) in fonts.enumerated() {
        builder.objects.out.append("/F")
        builder.objects.out.append(index)
        builder.objects.out.append(" ")
        builder.objects.out.append(reference: number)
      }
      builder.objects.out.append(">>")
    }
    if let artwork = plate.artwork {
      builder.objects.out.append("/XObject<</X0 ")
      builder.objects.out.append(reference: artwork)
      builder.objects.out.append(">>")
    }
    resources.write(to: &builder.objects.out)
    builder.objects.out.append(">>")
  }

  private mutating func writeStructure(roots: [Int], seal: SealField?) {
    let owners = builder.structure.owners
    let language = plate.language
    write(ObjectPlan.structureRoot) { out in
      out.append("<</Type/StructTreeRoot/K ")
      out.append(reference: ObjectPlan.documentElement)
      out.append("/ParentTree ")
      out.append(reference: ObjectPlan.parentTree)
      out.append("/ParentTreeNextKey ")
      out.append(owners.count + (seal == nil ? 0 : 1))
      out.append(">>")
    }
    write(ObjectPlan.parentTree) { out in
      out.append("<</Nums[")
      for (page, owners) in owners.enumerated() {
        if page > 0 { out.append(" ") }
        out.append(page)
        out.append("[")
        out.append(references: owners)
        out.append("]")
      }
      if let seal {
        // The field's key follows those of the pages.
        out.append(owners.count)
        out.append(" ")
        out.append(reference: seal.element)
      }
      out.append("]>>")
    }
    write(ObjectPlan.documentElement) { out in
      out.append("<</Type/StructElem/S/Document/P ")
      out.append(reference: ObjectPlan.structureRoot)
      out.append("/Lang")
      out.append(text: language)
      out.append("/K[")
      out.append(references: roots)
      if let seal {
        out.append(" ")
        out.append(reference: seal.element)
      }
      out.append("]>>")
    }
  }

  private mutating func writeCatalogue(outline: Int?, seal: SealField?) {
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
      out.append("]")
      if let outline {
        out.append("/Outlines ")
        out.append(reference: outline)
        out.append("/PageMode/UseOutlines")
      }
      if let seal {
        // There are signatures, and whoever writes more must only add to the file (12.7.2, table 219).
        out.append("/AcroForm<</SigFlags 3/Fields[")
        out.append(reference: seal.widget)
        out.append("]>>")
      }
      out.append(">>")
    }
  }

  private mutating func writeMetadata() {
    let metadata = Metadata(about: about, created: created, producer: "Trao \(plate.engineVersion)")
    let packet = metadata.packet()
    builder.objects.plain(ObjectPlan.metadata) { file in
      file.append("<</Type/Metadata/Subtype/XML/Length ")
      file.append(packet.count)
      file.append(">>stream\n")
      file.append(packet)
      file.append("\nendstream")
    }
    write(ObjectPlan.information) { metadata.writeInformation(to: &$0) }
  }

  private mutating func writeCrossReferences() {
    // The same document has the same identifier, whenever it is made.
    let identifier = SHA256.hash(about.identifier).hex.prefix(32)
    CrossReferences.write(to: &builder.objects) { out in
      out.append("/Root ")
      out.append(reference: ObjectPlan.catalogue)
      out.append("/Info ")
      out.append(reference: ObjectPlan.information)
      out.append("/ID[<")
      out.append(utf8: String(identifier))
      out.append("><")
      out.append(utf8: String(identifier))
      out.append(">]")
    }
  }

  private mutating func write(_ number: Int, _ body: (inout PDFBytes) -> Void) {
    builder.objects.begin(number)
    body(&builder.objects.out)
    builder.objects.end()
  }
}
