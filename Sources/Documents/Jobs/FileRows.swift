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

  var isEmpty: Bool { documents.isEmpty }

  mutating func append(_ arguments: RenderArguments, _ plate: Plate, _ strike: Strike) throws {
    guard let hash = Digest(hex: strike.fileHash) else { throw DocumentError.unreadable("a file's hash") }
    conferences.append(arguments.conference)
    documents.append(arguments.document)
    plates.append(plate.hash)
    strikes.append(Bytes(strike.bytes))
    hashes.append(Bytes(hash.bytes))
    sizes.append(plate.bytes.count + strike.bytes.count)
    pages.append(strike.pageCount)
  }

  /// Stores the files of documents that are still numbered, and makes those final.
  func insert(in database: Database) throws {
    _ = try database.pipeline([
      SQL(Statements.insertFiles, conferences, documents, plates, strikes, hashes, sizes, pages),
      SQL(Statements.finishDocuments, conferences, documents),
    ])
  }
}
