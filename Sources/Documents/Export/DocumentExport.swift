internal import Digests
internal import Foundation
public import PostgreSQL

/// Takes documents out of the database into a folder.
public struct DocumentExport: Sendable {
  /// What was written.
  public struct Result: Sendable, Hashable {
    /// The PDF files, in the order of year, register and number; those without a number last.
    public let files: [String]
    public let manifest: String
  }

  /// The conference's identifier in the database.
  public var conference: Int
  /// Only papers of that kind; nil for all.
  public var kind: DocumentKind?
  /// Only papers of that batch; nil for all.
  public var batch: Int?

  /// Documents fetched at a time.
  private static let page = 100

  public init(conference: Int, kind: DocumentKind? = nil, batch: Int? = nil) {
    (self.conference, self.kind, self.batch) = (conference, kind, batch)
  }

  /// How many documents ``run(to:from:progress:)`` would write now.
  public func count(in database: Database) throws -> Int {
    try database.query(Statements.countReleased, conference, kind?.rawValue, batch).first?.get(0) ?? 0
  }

  /// Writes every released document, `GM-UBND-2023-0001-vi.pdf`, and then `manifest.json`. Where an original was
  /// signed elsewhere and imported, that is the file.
  ///
  /// Each file appears whole or not at all; the manifest comes last, when all files are on the disk, and that of an
  /// earlier export goes before the first is written. Files of the same name are replaced, others are left alone.
  /// A folder whose manifest names papers that are none of this export's is refused: they would be lost from it.
  ///
  /// The folder is made if it is not there; `progress` is told the number of files written so far.
  ///
  /// - Throws: ``DocumentError`` `.changedBytes` where a stored file no longer has its recorded SHA-256 (it is not
  ///   written), `.cannotWrite`, `.noSuch` for a batch that makes no papers of the conference; `DatabaseError`.
  @discardableResult
  public func run(
    to folder: String, from pool: Pool, progress: @Sendable (Int) -> Void = { _ in }
  ) async throws -> Result {
    let old = try Manifest.identifiers(in: folder)
    let code = try await pool.run { [conference, kind, batch] database in
      let rows = try database.query(Statements.conferenceDay, conference, Date?.none)
      guard let row = rows.first else { throw DocumentError.noSuchConference }
      if let batch { try DocumentLibrary.check(batch: batch, conference: conference, in: database) }
      let ours = try database.query(
        Statements.countExported, conference, kind?.rawValue, batch, Array(old)
      ).first?.get(0, as: Int.self)
      if let ours, ours < old.count { throw Self.wouldLose(old.count - ours, in: folder) }
      return try row.get("code", as: String.self)
    }
    try Self.make(folder)
    try AtomicFile.remove(Self.path(folder, Manifest.fileName))
    var manifest = Manifest(conference: code)
    var plates: [String: (bytes: [UInt8], hash: SHA256)] = [:]
    var last = StoredDocument.Place()
    var names: Set<String> = []
    while true {
      let stored = try await page(after: last, from: pool)
      for document in stored {
        if case .strike(_, let hash) = document.content, plates[hash] == nil {
          let bytes = try await plate(hash, of: document, from: pool)
          var state = SHA256()
          state.update(bytes)
          plates[hash] = (bytes, state)
        }
        let name = Self.unused(document.fileName, among: &names)
        manifest.documents.append(
          try document.write(
            to: folder, as: name, plate: document.plate(in: plates),
            original: try await original(of: document, from: pool)))
        progress(manifest.documents.count)
      }
      guard let final = stored.last, stored.count == Self.page else { break }
      last = final.place
    }
    try AtomicFile.synchronise(folder: folder)
    let path = Self.path(folder, Manifest.fileName)
    try AtomicFile.write([try manifest.encoded()], to: path)
    try AtomicFile.synchronise(folder: folder)
    return Result(files: manifest.documents.map { Self.path(folder, $0.file) }, manifest: path)
  }

  static func path(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  private static func wouldLose(_ count: Int, in folder: String) -> DocumentError {
    .cannotWrite(
      path: path(folder, Manifest.fileName),
      reason:
        "it lists \(count) papers that this export leaves out; export to an empty folder, or everything",
      isFull: false)
  }

  private static func make(_ folder: String) throws(DocumentError) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: folder, reason: "the folder cannot be made", isFull: false)
    }
  }

  private func page(
    after last: StoredDocument.Place, from pool: Pool
  ) async throws -> [StoredDocument] {
    try await pool.run { [conference, kind, batch] database in
      try database.query(
        Statements.documentsToExport, conference, kind?.rawValue, batch, last.year, last.register,
        last.number, Self.page, last.document
      ).map(StoredDocument.init)
    }
  }

  /// The name, with a number behind it where papers without one are about the same project.
  private static func unused(_ name: String, among names: inout Set<String>) -> String {
    var candidate = name
    var count = 1
    while !names.insert(candidate).inserted {
      count += 1
      candidate = "\(name.dropLast(".pdf".count))-\(count).pdf"
    }
    return candidate
  }

  /// The file of a document that was signed elsewhere; nil for others.
  private func original(of document: StoredDocument, from pool: Pool) async throws -> [UInt8]? {
    guard case .original = document.content else { return nil }
    return try await pool.run { [conference] database in
      try database.query(Statements.originalBytes, conference, document.place.document).first?
        .get(0, as: Bytes.self).array
    }
  }

  private func plate(_ hash: String, of document: StoredDocument, from pool: Pool) async throws -> [UInt8] {
    try await pool.run { database in
      guard let row = try database.query(Statements.plateBytes, hash).first else {
        throw DocumentError.missingPlate(document: document.name)
      }
      return try row.get(0, as: Bytes.self).array
    }
  }
}
