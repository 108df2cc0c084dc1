internal import Fonts
internal import Graphics

/// Turns drawings into the operators of content streams, their structure elements and their resources.
struct PageBuilder {
  /// What the operators written last belong to.
  enum Marked: Equatable {
    case nothing
    case artifact(ArtifactKind?)
    case element
  }

  /// A page's content as far as it is written.
  private struct Stream {
    let content: PDFBytes
    let state: GraphicsState
  }

  /// What a region left behind.
  struct Outcome: Sendable {
    /// Its outermost structure elements, in reading order.
    var roots: [Int] = []
    var headings: [Heading] = []
  }

  /// The highest page: far more than any paper has, and few enough to be written when a number is wrong.
  static let lastPage = 9_999

  var objects: ObjectWriter
  var fonts: DocumentFonts
  var structure: StructureBuilder
  var resources: PageResources
  /// The stream of the page that is being drawn on; it begins with `q`.
  var content = PDFBytes()
  var state = GraphicsState()
  /// The streams of the other pages that were drawn on.
  private var others: [Int: Stream] = [:]
  /// From drawing coordinates (y down) to those of the stream: y up on a page; down in a form, which turns
  /// them itself.
  let space: Transform
  let pageHeight: Double
  /// Whether there is an artwork to place.
  var hasArtwork = false
  private var marked = Marked.nothing
  private var artifact: ArtifactKind?
  /// The artifact and the elements begun in it that are still open.
  private var artifactDepth = 0
  private var headings: [Heading] = []
  private var heading: Heading?
  private var headingDepth = 0

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

  var isInArtifact: Bool { artifactDepth > 0 }

  /// Begins streams, one for each page, that leave the graphics state as they found it.
  mutating func beginStreams() {
    others.removeAll()
    structure.page = 0
    beginStream()
  }

  private mutating func beginStream() {
    content.removeAll()
    content.append("q\n")
    state = GraphicsState()
  }

  /// Ends the streams and hands out what was drawn on which page.
  mutating func endStreams() throws(PDFError) -> [(page: Int, content: [UInt8])] {
    try turn(to: 0)
    var streams: [(page: Int, content: [UInt8])] = []
    func end(_ page: Int, _ content: PDFBytes) {
      guard content.count > 2 else { return }
      var content = content
      content.append("Q")
      streams.append((page, content.bytes))
    }
    end(0, content)
    for page in others.keys.sorted() {
      if let other = others[page] { end(page, other.content) }
    }
    return streams
  }

  /// Writes an object for each stream.
  mutating func writeStreams() throws(PDFError) -> [Plate.PageStream] {
    try endStreams().map { page, content in
      let number = objects.allocate()
      objects.stream(number, content)
      return Plate.PageStream(page: page, number: number)
    }
  }

  /// Draws a region.
  mutating func draw(_ drawing: Drawing) throws(PDFError) -> Outcome {
    try turn(to: 0)
    for step in drawing.steps {
      switch step {
      case .page(let page): try turn(to: page)
      case .beginArtifact(let kind):
        mark(.nothing)
        if !isInArtifact { artifact = kind }
        artifactDepth += 1
      case .artwork(let transform): try drawArtwork(through: transform)
      case .begin(let element): try begin(element)
      case .end: try end()
      case .run(let placed, let colour, let actualText):
        try enter(with: placed, actualText ?? placed.run.text)
        try show(placed, colour: colour, actualText: actualText)
      case .runs(let runs, let colour, let actualText):
        guard let first = runs.first else { continue }
        try enter(with: first, actualText)
        let hasSpan = !isInArtifact
        if hasSpan { beginSpan(language: first.run.language, actualText: actualText) }
        for placed in runs { try show(placed, colour: colour, isInSpan: true) }
        if hasSpan { content.append("EMC\n") }
      case .shape(let shape, let transform):
        if !isInArtifact, structure.isInFigure {
          mark(.element)
          if let bounds = shape.bounds { structure.cover(transform.map { bounds.mapped(by: $0) } ?? bounds) }
        } else {
          mark(.artifact(artifact))
        }
        try draw(shape, through: transform)
      }
    }
    mark(.nothing)
    guard !isInArtifact else { throw .unbalancedElements }
    defer { headings.removeAll() }
    return Outcome(roots: try structure.takeRoots(), headings: headings)
  }

  /// What follows stands on that page.
  private mutating func turn(to page: Int) throws(PDFError) {
    guard page != structure.page else { return }
    guard (0...PageBuilder.lastPage).contains(page) else { throw .impossiblePageNumber(page) }
    mark(.nothing)
    while structure.pages.count <= page { structure.addPage(number: objects.allocate()) }
    others[structure.page] = Stream(content: content, state: state)
    structure.page = page
    if let other = others.removeValue(forKey: page) {
      (content, state) = (other.content, other.state)
    } else {
      beginStream()
    }
  }

  private mutating func begin(_ element: StructureElement) throws(PDFError) {
    guard !isInArtifact else {
      artifactDepth += 1
      return
    }
    mark(.nothing)
    if let language = element.language { try LanguageTag.check(language) }
    structure.begin(element, number: objects.allocate())
    if case .heading(let level) = element.role, heading == nil {
      heading = Heading(level: level)
      headingDepth = structure.depth
    }
  }

  private mutating func end() throws(PDFError) {
    mark(.nothing)
    guard !isInArtifact else {
      artifactDepth -= 1
      if !isInArtifact { artifact = nil }
      return
    }
    if let heading, structure.depth == headingDepth {
      headings.append(heading)
      self.heading = nil
    }
    try structure.end(pageHeight: pageHeight, to: &objects)
  }

  private mutating func enter(with placed: PlacedRun, _ text: String) throws(PDFError) {
    guard !isInArtifact else { return mark(.artifact(artifact)) }
    guard structure.isInElement else { throw .textOutsideElement(placed.run.text) }
    mark(.element)
    if heading != nil, structure.currentRole != .rubyText {
      heading?.add(text, at: placed, page: structure.page)
    }
  }

  private mutating func drawArtwork(through transform: Transform) throws(PDFError) {
    guard hasArtwork else { return }
    mark(.artifact(artifact))
    // The form turns itself from coordinates that grow downwards to the page's; turned back, mapped and turned
    // again it stands where the transform says.
    try placeForm(through: space.concatenating(transform).concatenating(space))
  }

  private mutating func placeForm(through matrix: Transform) throws(PDFError) {
    content.append("q")
    for value in [matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f] {
      content.append(" ")
      content.append(try Coordinate.check(value), decimals: 5)
    }
    content.append(" cm/X0 Do Q\n")
  }

  /// Makes what follows belong to the current element, to nothing that is read, or to neither.
  private mutating func mark(_ next: Marked) {
    guard next != marked else { return }
    if marked != .nothing { content.append("EMC\n") }
    switch next {
    case .nothing: break
    case .artifact(let kind?):
      content.append("/Artifact<</Type/")
      content.append(kind.typeName)
      content.append(">>BDC\n")
    case .artifact(nil): content.append("/Artifact BMC\n")
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
