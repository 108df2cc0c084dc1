internal import Digests
internal import Fonts
internal import Graphics

/// Writes the constant part of a template's documents.
struct PlateCompiler {
  private let design: PlateDesign

  init(_ design: PlateDesign) throws(PDFError) {
    self.design = design
    try LanguageTag.check(design.language)
    let sides = 3.0...14_400.0
    guard sides.contains(design.page.width), sides.contains(design.page.height) else {
      throw .impossiblePage(width: design.page.width, height: design.page.height)
    }
    var names: Set<String> = []
    for region in design.regions where !names.insert(region.name).inserted {
      throw .repeatedRegion(region.name)
    }
  }

  func compile() throws(PDFError) -> Plate {
    var objects = ObjectWriter(
      places: [ObjectWriter.Place](repeating: .none, count: ObjectPlan.firstOfPlate), start: 0, effort: .plate
    )
    objects.append { file in
      file.append("%PDF-1.7\n%")
      // Four bytes above 127 tell transfer programs that the file is binary.
      for byte in [0xe2, 0xe3, 0xcf, 0xd3, 0x0a] as [UInt8] { file.append(byte: byte) }
    }
    let outputIntent = writeOutputIntent(to: &objects)
    let artwork = try writeArtwork(to: &objects)
    var builder = PageBuilder(
      page: design.page, objects: objects, fonts: DocumentFonts(plate: []),
      structure: StructureBuilder(language: design.language), resources: PageResources())
    builder.hasArtwork = artwork != nil
    var segments: [Plate.Segment] = []
    var branches: [Plate.Branch] = []
    if artwork != nil, design.artworkPages != .none {
      segments.append(.artwork(writeArtworkStream(with: &builder), design.artworkPages))
    }
    var next = 0
    while next < design.regions.count {
      let stretch = design.regions[next...].prefix { $0.isFixed == design.regions[next].isFixed }
      if design.regions[next].isFixed {
        builder.beginStreams()
        for case .fixed(_, let drawing) in stretch { branches.append(.fixed(try builder.draw(drawing))) }
        segments.append(.fixed(try builder.writeStreams()))
      } else {
        branches += stretch.map { .variable($0.name) }
        segments.append(.variable(stretch.map(\.name)))
      }
      next += stretch.count
    }
    for run in design.repertoire { try builder.fonts.include(run) }
    let fonts = builder.fonts.own
    var fontObjects: [Int] = []
    for subset in fonts { fontObjects.append(try EmbeddedFont.write(subset, to: &builder.objects)) }
    builder.objects.pack()

    let bytes = builder.objects.file.bytes
    var hashState = SHA256()
    hashState.update(bytes)
    return Plate(
      bytes: bytes, hash: hashState.finalize().hex, engineVersion: design.engineVersion,
      language: design.language, page: design.page, hashState: hashState, segments: segments,
      branches: branches, places: builder.objects.places, fonts: fonts, fontObjects: fontObjects,
      pages: builder.structure.pages, owners: builder.structure.owners, resources: builder.resources,
      artwork: artwork, outputIntent: outputIntent)
  }

  /// States which colours the numbers mean (ISO 19005-2, 6.2.3).
  private func writeOutputIntent(to objects: inout ObjectWriter) -> Int {
    let profile = objects.allocate()
    objects.stream(profile, ColourProfile.sRGB) { $0.append("/N 3") }
    let intent = objects.allocate()
    objects.begin(intent)
    objects.out.append(
      """
      <</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)\
      /RegistryName(http://www.color.org)/Info(sRGB IEC61966-2.1)/DestOutputProfile 
      """)
    objects.out.append(reference: profile)
    objects.out.append(">>")
    objects.end()
    return intent
  }

  /// The artwork becomes a form, a picture that any page can place.
  private func writeArtwork(to objects: inout ObjectWriter) throws(PDFError) -> Int? {
    guard !design.background.isEmpty else { return nil }
    guard design.background.steps.allSatisfy(\.isShape) else { throw .artworkIsNotOnlyShapes }
    var builder = PageBuilder(
      page: design.page, objects: objects, fonts: DocumentFonts(plate: []),
      structure: StructureBuilder(language: design.language), resources: PageResources(), isForm: true)
    builder.beginStreams()
    for case .shape(let shape, let transform) in design.background.steps {
      try builder.draw(shape, through: transform)
    }
    let content = try builder.endStreams().first?.content ?? []
    let resources = builder.resources
    objects = builder.objects
    let form = objects.allocate()
    objects.stream(form, content) { out in
      out.append("/Type/XObject/Subtype/Form/BBox[0 0 ")
      out.append(design.page.width)
      out.append(" ")
      out.append(design.page.height)
      // The form's own coordinates grow downwards, like the drawing's: shorter numbers than turned ones.
      out.append("]/Matrix[1 0 0 -1 0 ")
      out.append(design.page.height)
      out.append("]/Group<</S/Transparency/CS/DeviceRGB>>/Resources<<")
      resources.write(to: &out)
      out.append(">>")
    }
    return form
  }

  private func writeArtworkStream(with builder: inout PageBuilder) -> Int {
    let stream = builder.objects.allocate()
    builder.objects.stream(stream, Array("/Artifact BMC\n/X0 Do\nEMC".utf8))
    return stream
  }
}

extension PlateRegion {
  fileprivate var isFixed: Bool { if case .fixed = self { true } else { false } }
}

extension Drawing.Step {
  fileprivate var isShape: Bool { if case .shape = self { true } else { false } }
}
