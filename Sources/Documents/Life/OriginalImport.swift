internal import Digests
internal import PDF
public import PostgreSQL
public import Signing

/// Takes a PDF that somebody signed with a program of their own: it becomes the released original of its document.
public enum OriginalImport {
  /// What became of a file.
  public struct Imported: Sendable {
    public let document: DocumentSummary
    /// The signatures that cover it whole and hold, the last first.
    public let signatures: [SealReport]
    /// Whether it begins with the very bytes of the file that Trao made. Otherwise another program wrote it anew, and
    /// what it says is to be compared by eye.
    public let continuesFile: Bool
    /// False where the same file was imported before.
    public let isNew: Bool
  }

  /// The largest file that is taken, in bytes.
  public static let limit = 64 << 20

  /// Imports a file.
  ///
  /// The document is the one that the file names in its metadata; where it names none, `name` must.
  ///
  /// Whether the signers are trusted is reported, not required: an office's own certificate authority may be unknown
  /// here.
  ///
  /// - Throws: ``DocumentError`` `.notAnOriginal` with what is wrong with the file, `.wrongState` for a document that
  ///   is not released, `.noSuchDocument`, `.ambiguous`; `DatabaseError`.
  public static func run(
    _ file: [UInt8], for name: String? = nil, trust: SealTrust = SealTrust(), conference: Int,
    in database: Database
  ) throws -> Imported {
    guard file.count <= limit else {
      throw refusal("it has more than \(limit >> 20) MB", "have it signed without pictures or attachments")
    }
    let signatures = try signatures(of: file, trust.withOwnKeys(in: database))
    let named = try document(of: file, name, conference: conference, in: database)
    let state = try DocumentStates.lock(named, conference: conference, in: database)
    // What it has by now: somebody may have imported an original while this waited.
    let document = try DocumentLibrary.one(named.publicID, conference: conference, in: database)
    let hash = SHA256.hash(file)
    if let original = document.original {
      guard original.sha256 == hash.hex else {
        throw refusal(
          "document \(document.name) has another original already, signed by \(original.signer)",
          "reissue the document, and have the new one signed")
      }
      return Imported(
        document: document, signatures: signatures,
        continuesFile: continues(file, document), isNew: false)
    }
    guard state.isReleased, document.file != nil else {
      throw try DocumentStates.refusal(
        of: document, state, "replaced by an original", conference: conference, in: database)
    }
    guard document.file?.sha256 != hash.hex else {
      throw refusal("it is the file that Trao made itself", "import the file that was signed elsewhere")
    }
    let continuesFile = continues(file, document)
    try database.query(
      Statements.insertOriginal, conference, document.id, Bytes(file), Bytes(hash.bytes), try pages(of: file),
      signatures[0].signer?.name ?? "?", continuesFile)
    try database.query(Statements.markSigned, conference, document.id)
    return Imported(
      document: try DocumentLibrary.one(document.publicID, conference: conference, in: database),
      signatures: signatures, continuesFile: continuesFile, isNew: true)
  }

  /// The signatures that hold and cover the whole file, of which there is at least one.
  private static func signatures(of file: [UInt8], _ trust: SealTrust) throws -> [SealReport] {
    let reports: [SealReport]
    do throws(SigningError) {
      reports = try SealCheck.check(file, trust: trust)
    } catch {
      throw refusal(error.message, error.remedy)
    }
    guard !reports.isEmpty else {
      throw refusal("it bears no signature", "sign it, or name the file that was signed")
    }
    let sound = reports.reversed().filter { $0.isIntact && $0.signer != nil }
    guard !sound.isEmpty else {
      let reasons = reports.map { report in
        report.fault.map { "\(report.fieldName): \($0)" }
          ?? "\(report.fieldName): something was added to the file after it was signed"
      }
      throw refusal(
        "no signature covers it whole and holds: \(reasons.joined(separator: ", "))", "have it signed again")
    }
    return sound
  }

  private static func document(
    of file: [UInt8], _ name: String?, conference: Int, in database: Database
  ) throws -> DocumentSummary {
    let asked = try name.map { try DocumentLibrary.one($0, conference: conference, in: database) }
    let codes = PaperIdentifiers(file).codes
    let named = try codes.compactMap { code -> DocumentSummary? in
      do {
        return try DocumentLibrary.one(code, conference: conference, in: database)
      } catch DocumentError.noSuchDocument {
        return nil
      }
    }
    if let asked {
      guard named.isEmpty || named.contains(where: { $0.id == asked.id }) else {
        throw refusal(
          "it says it is document \(named.map(\.name).joined(separator: ", ")), not \(asked.name)",
          "name that one, or leave the name out")
      }
      return asked
    }
    guard let found = named.first else {
      throw refusal(
        "it names no document of this conference", "say which it is: --document NUMBER")
    }
    guard named.count == 1 else {
      throw refusal(
        "it names several documents: \(named.map(\.name).joined(separator: ", "))",
        "say which it is: --document NUMBER")
    }
    return found
  }

  /// Whether the file begins with the bytes that were made for the document.
  private static func continues(
    _ file: [UInt8], _ document: DocumentSummary
  ) -> Bool {
    guard let ours = document.file, file.count > ours.size else { return false }
    return SHA256.hash(file[..<ours.size]).hex == ours.sha256
  }

  private static func pages(of file: [UInt8]) throws -> Int {
    do throws(PDFReadingError) {
      return try PDFFile(file).pages.count
    } catch {
      throw refusal("it is no sound PDF: \(error)", "ask the signer for the original file")
    }
  }

  private static func refusal(_ reason: String, _ remedy: String) -> DocumentError {
    .notAnOriginal(reason: reason, remedy: remedy)
  }
}
