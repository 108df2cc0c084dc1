internal import Digests
internal import PDF
public import PostgreSQL

/// Makes the file of a document anew, from what was frozen with it, and compares it with the stored one.
public struct Rendition: Sendable, Hashable {
  public let document: DocumentSummary
  /// Whether the bytes are equal; of a sealed file, all bytes but those of the seal.
  public let isEqual: Bool
  /// Whether the stored file has a seal, which no second one is like.
  public let isSealed: Bool
  /// Whether the template's constant part is the same. Another program version, or other fonts, make another.
  public let isPlateEqual: Bool
  /// SHA-256 of what is compared: the file, or all of it but the seal.
  public let stored: String
  public let made: String

  /// - Throws: ``DocumentError`` `.noSuchDocument`, `.ambiguous`, `.wrongState` for a document without a file,
  ///   `.changedBytes` where the stored file is damaged; `TemplateError`, `FontError`, `PaperFault`, `DatabaseError`.
  public init(_ name: String, conference: Int, press: Press, in database: Database) throws {
    let document = try DocumentLibrary.one(name, conference: conference, in: database)
    guard
      let file = try database.query(Statements.storedFile, conference, document.id).first,
      let row = try database.query(Statements.documentToRender, conference, document.id).first
    else {
      throw try DocumentStates.refusal(
        of: document, document.state, "compared", conference: conference, in: database)
    }
    let bytes =
      try file.get("plate", as: Bytes.self).array + file.get("strike", as: Bytes.self).array
    let found = SHA256.hash(bytes)
    let expected = try file.get("sha256", as: Bytes.self).array
    guard found.bytes == expected else {
      throw DocumentError.changedBytes(
        document: document.name, expected: Digest(expected)?.hex ?? "?", found: found.hex)
    }
    let snapshot = try Snapshot(json: try row.get("snapshot"))
    let form = try press.form(
      hash: try row.get("template_hash"), kind: document.kind, document.language
    ) {
      try TemplateStore.source(name: try row.get("template_name"), json: try row.get("template_files"))
    }
    let information = Paper.information(
      kind: document.kind, symbol: document.number, publicID: document.publicID, language: document.language,
      dated: document.dated, snapshot: snapshot)
    self.document = document
    isPlateEqual = try form.compiled.plate.hash == file.get("plate_hash", as: String.self)
    if let iso: String = try file.optional("seal_time"), let time = LocalTime(iso: iso) {
      let hole = try Self.seal(in: bytes)
      var hash = SHA256()
      hash.update(bytes[..<hole.lowerBound])
      hash.update(bytes[hole.upperBound...])
      isSealed = true
      stored = hash.finalize().hex
      made = try Sealing.open(
        snapshot, about: information, form.compiled, signer: try file.get("seal_signer"), at: time,
        reserving: (hole.count - 2) / 2
      ).digest.hex
    } else {
      isSealed = false
      stored = found.hex
      made = try form.compiled.strike(snapshot, about: information).fileHash
    }
    isEqual = stored == made
  }

  /// Where a file's own seal stands, with its brackets.
  private static func seal(in bytes: [UInt8]) throws -> Range<Int> {
    guard let field = try PDFFile(bytes).signatures.first, field.covers(fileOf: bytes.count) else {
      throw DocumentError.unreadable("the seal of a stored file")
    }
    return field.contentsRange
  }
}
