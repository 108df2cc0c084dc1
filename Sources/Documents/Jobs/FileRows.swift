internal import Digests
internal import PDF
internal import PostgreSQL

/// Files on their way into the store, many in one statement.
struct FileRows {
  private var conferences: [Int] = []
  private var documents: [Int] = []
  private var plates: [String] = []
  private var strikes: [Bytes] = []
  private var hashes: [Bytes] = []
  private var sizes: [Int] = []
  private var pages: [Int] = []
  private var keys: [Int?] = []
  private var times: [String?] = []
  private var offsets: [Int?] = []
  private var levels: [String?] = []
  /// Whether one of them stands in the place of another document.
  private var supersedes = false

  var isEmpty: Bool { documents.isEmpty }

  mutating func append(_ paper: Paper, _ plate: Plate, _ strike: Strike, _ seal: SealRecord?) throws {
    guard let hash = Digest(hex: strike.fileHash) else { throw DocumentError.unreadable("a file's hash") }
    conferences.append(paper.arguments.conference)
    documents.append(paper.arguments.document)
    plates.append(plate.hash)
    strikes.append(Bytes(strike.bytes))
    hashes.append(Bytes(hash.bytes))
    sizes.append(plate.bytes.count + strike.bytes.count)
    pages.append(strike.pageCount)
    keys.append(seal?.key)
    times.append(seal?.time.rfc3339)
    offsets.append(seal?.time.offset)
    levels.append(seal?.level)
    supersedes = supersedes || paper.supersedes
  }

  /// Stores the files of documents that are still numbered, makes those final or signed, and supersedes those in
  /// whose place they stand.
  func insert(in database: Database) throws {
    var statements = [
      SQL(
        Statements.insertFiles, conferences, documents, plates, strikes, hashes, sizes, pages, keys, times,
        offsets, levels)
    ]
    // Before the new ones are finished: there is one living document of a subject at a time.
    if supersedes { statements.append(SQL(Statements.supersedeDocuments, conferences, documents)) }
    statements.append(SQL(Statements.finishDocuments, conferences, documents))
    _ = try database.pipeline(statements)
  }
}
