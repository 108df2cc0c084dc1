/// A PDF file, read strictly and within limits, whoever made it.
///
/// All objects are read at once: the file is a value that any thread may ask. No input makes it crash, read
/// for longer than in proportion to the file's size, or need unbounded memory.
public struct PDFFile: Sendable {
  /// All values of all objects; each takes some tens of bytes.
  private static let valueLimit = 5_000_000
  /// What all object streams together may decompress to.
  private static let packedLimit = 1 << 28
  static let noteLimit = 1000

  public let bytes: [UInt8]
  /// Where `%PDF-` stands; 0 in a sound file.
  public let headerOffset: Int
  /// Oldest first.
  public let revisions: [PDFRevision]
  /// The newest state of every object, by number.
  public let objects: [Int: PDFObject]
  /// Where in the file each object stands, from its number to behind `endobj`; those in object streams are
  /// missing.
  public let ranges: [Int: Range<Int>]
  /// Objects that could not be read; they count as null.
  public let faults: [PDFReadingError]
  /// What a reader can overlook but ISO 19005 forbids; at most 1,000.
  public let notes: [SyntaxNote]
  /// In order.
  public let pages: [PDFPage]

  /// Reads a file.
  ///
  /// - Throws: where nothing can be read at all: no header, damaged cross-references, encryption, no
  ///   catalogue.
  public init(_ bytes: [UInt8]) throws(PDFReadingError) {
    self.bytes = bytes
    headerOffset = try PDFFile.header(of: bytes)
    let references = try ObjectPlaces(bytes, base: headerOffset)
    var loader = ObjectLoader(bytes, references, values: PDFFile.valueLimit, packed: PDFFile.packedLimit)
    loader.load()
    objects = loader.objects
    ranges = loader.ranges
    notes = Array((references.notes + loader.notes).prefix(PDFFile.noteLimit))
    revisions = PDFFile.ends(of: references.sections.reversed(), in: bytes)
    let catalogue = PDFFile.dictionary(revisions.last?.trailer["Root"], in: objects)
    guard let catalogue else { throw PDFReadingError(.missing("a catalogue"), at: bytes.count) }
    var walker = PageTreeWalker(objects)
    walker.walk(catalogue["Pages"])
    pages = walker.pages
    faults = loader.faults + walker.faults
  }

  /// The trailer of the newest revision.
  public var trailer: PDFDictionary { revisions.last?.trailer ?? [:] }

  public var catalogue: PDFDictionary { dictionary(trailer["Root"]) ?? [:] }

  /// What a value stands for: references followed, null for one that leads nowhere.
  public func resolve(_ object: PDFObject?) -> PDFObject { PDFFile.resolve(object, in: objects) }

  /// The dictionary (or that of the stream) a value stands for.
  public func dictionary(_ object: PDFObject?) -> PDFDictionary? { resolve(object).dictionary }

  /// The array a value stands for.
  public func array(_ object: PDFObject?) -> [PDFObject]? { resolve(object).array }

  /// The data of a stream, filters undone; throws if they are more than `limit` bytes, damaged, or written
  /// with a filter other than deflate.
  public func decode(_ stream: PDFStream, limit: Int = 1 << 26) throws(PDFReadingError) -> [UInt8] {
    try StreamDecoder.decode(stream, of: bytes, limit: limit, resolve: { resolve($0) })
  }

  /// References that lead to references; a sound file has one step.
  private static let stepLimit = 16

  static func resolve(_ object: PDFObject?, in objects: [Int: PDFObject]) -> PDFObject {
    var current = object ?? .null
    for _ in 0..<stepLimit {
      guard case .reference(let reference) = current else { return current }
      current = objects[reference.number] ?? .null
    }
    return .null
  }

  private static func dictionary(_ object: PDFObject?, in objects: [Int: PDFObject]) -> PDFDictionary? {
    resolve(object, in: objects).dictionary
  }

  private static func header(of bytes: [UInt8]) throws(PDFReadingError) -> Int {
    var lexer = Lexer(bytes)
    while lexer.at < min(1024, bytes.count) {
      if lexer.stands("%PDF-") { return lexer.at }
      lexer.at += 1
    }
    throw PDFReadingError(.notPDF, at: 0)
  }

  /// Each revision goes to the end of the line of the first `%%EOF` behind its cross-references; the last to
  /// the end of the file.
  private static func ends(of sections: [PDFRevision], in bytes: [UInt8]) -> [PDFRevision] {
    var revisions = sections
    guard !revisions.isEmpty else { return revisions }
    let marks = endMarks(in: bytes)
    for index in revisions.indices.dropLast() {
      // A next revision begins somewhere; no state reaches over the next section.
      let start = revisions[index].offset
      let limit = max(start, revisions[index + 1].offset)
      var lexer = Lexer(bytes, at: limit)
      if let mark = marks.first(from: start), mark < limit {
        lexer.at = mark + 5
        if lexer.peek() == 13 { lexer.at += 1 }
        if lexer.peek() == 10 { lexer.at += 1 }
      }
      revisions[index].end = lexer.at
    }
    revisions[revisions.count - 1].end = bytes.count
    return revisions
  }

  /// Where each `%%EOF` begins: looked for once, for sections may lie in any order.
  private static func endMarks(in bytes: [UInt8]) -> SortedPlaces {
    let word = Array("%%EOF".utf8)
    var places: [Int] = []
    var at = 0
    while let found = bytes[at...].firstIndex(of: word[0]) {
      if bytes[found...].starts(with: word) { places.append(found) }
      at = found + 1
    }
    return SortedPlaces(places)
  }
}

/// Places in a file, in their order.
private struct SortedPlaces {
  private let places: [Int]

  init(_ places: [Int]) { self.places = places }

  /// The first that is not before `start`.
  func first(from start: Int) -> Int? {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < start { low = middle + 1 } else { high = middle }
    }
    return low < places.count ? places[low] : nil
  }
}
