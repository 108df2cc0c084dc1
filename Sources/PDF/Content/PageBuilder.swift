internal import Fonts
internal import Graphics

/// Turns drawings into the operators of a content stream, its structure elements and its resources.
struct PageBuilder {
  /// What the operators written last belong to.
  enum Marked: Equatable {
    case nothing
    case artifact
    case element
  }

  var objects: ObjectWriter
  var fonts: DocumentFonts
  var structure: StructureBuilder
  var resources: PageResources
  var content = PDFBytes()
  var state = GraphicsState()
  /// From drawing coordinates (y down) to those of the stream: y up on a page; down in a form, which turns
  /// them itself.
  let space: Transform
  let pageHeight: Double
  private var marked = Marked.nothing

  init(
    page: Size, objects: ObjectWriter, fonts: DocumentFonts, structure: StructureBuilder,
    resources: PageResources, isForm: Bool = false
  ) {
    self.objects = objects
    self.fonts = fonts
    self.structure = structure
    self.resources = resources
    pageHeight = page.height
    space = isForm ? .identity : Transform(a: 1, b: 0, c: 0, d: -1, e: 0, f: page.height)
  }

  /// Begins a stream that leaves the graphics state as it found it.
  mutating func beginStream() {
    content.removeAll()
    content.append("q\n")
    state = GraphicsState()
  }

  /// Ends the stream and hands out its bytes.
  mutating func endStream() -> [UInt8] {
    content.append("Q")
    return content.bytes
  }

  /// Draws a region.
  /// - Returns: its outermost structure elements.
  mutating func draw(_ drawing: Drawing) throws(PDFError) -> [Int] {
    for step in drawing.steps {
      switch step {
      case .begin(let element):
        mark(.nothing)
        if let language = element.language { try LanguageTag.check(language) }
        structure.begin(element, number: objects.allocate())
      case .end:
        mark(.nothing)
        try structure.end(pageHeight: pageHeight, to: &objects)
      case .run(let placed, let colour, let actualText):
        try enterElement(for: placed.run)
        try show(placed, colour: colour, actualText: actualText)
      case .runs(let runs, let colour, let actualText):
        guard let first = runs.first else { continue }
        try enterElement(for: first.run)
        beginSpan(language: first.run.language, actualText: actualText)
        for placed in runs { try show(placed, colour: colour, isInSpan: true) }
        content.append("EMC\n")
      case .shape(let shape, let transform):
        if structure.isInFigure {
          mark(.element)
          if let bounds = shape.bounds { structure.cover(transform.map { bounds.mapped(by: $0) } ?? bounds) }
        } else {
          mark(.artifact)
        }
        try draw(shape, through: transform)
      }
    }
    mark(.nothing)
    return try structure.takeRoots()
  }

  private mutating func enterElement(for run: GlyphRun) throws(PDFError) {
    guard structure.isInElement else { throw .textOutsideElement(run.text) }
    mark(.element)
  }

  /// Makes what follows belong to the current element, to nothing that is read, or to neither.
  private mutating func mark(_ next: Marked) {
    guard next != marked else { return }
    if marked != .nothing { content.append("EMC\n") }
    switch next {
    case .nothing: break
    case .artifact: content.append("/Artifact BMC\n")
    case .element:
      content.append("/")
      content.append(structure.currentRole?.typeName ?? "Span")
      content.append("<</MCID ")
      content.append(structure.addContent())
      content.append(">>BDC\n")
    }
    marked = next
  }

  /// Begins a span inside the element; `EMC` ends it.
  mutating func beginSpan(language: String, actualText: String?) {
    content.append("/Span<<")
    if language != structure.currentLanguage {
      content.append("/Lang")
      content.append(text: language)
    }
    if let actualText {
      content.append("/ActualText")
      content.append(text: actualText)
    }
    content.append(">>BDC\n")
  }
}

extension Rectangle {
  /// The upright rectangle around the image.
  func mapped(by transform: Transform) -> Rectangle {
    Path.rectangle(self).transformed(by: transform).bounds ?? self
  }
}
