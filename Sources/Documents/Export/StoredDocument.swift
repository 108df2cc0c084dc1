internal import Digests
internal import PostgreSQL

/// A final document as it lies in the store.
struct StoredDocument: Sendable {
  let year: Int
  let register: Int
  let number: Int
  let kind: String
  let language: String
  let symbol: String
  let publicID: String
  let series: String
  let body: String?
  let subject: String
  let session: String?
  let dated: CalendarDate
  let plate: String
  let strike: [UInt8]
  let sha256: [UInt8]
  let pages: Int

  init(_ row: Row) throws {
    year = try row.get("dated_year")
    register = try row.get("register_id")
    number = try row.get("number")
    kind = try row.get("kind")
    language = try row.get("language")
    symbol = try row.get("symbol")
    publicID = try row.get("public_id")
    series = try row.get("series")
    body = try row.optional("body")
    subject = try row.get("subject")
    session = try row.optional("session")
    dated = try row.get("dated")
    plate = try row.get("plate_hash")
    strike = try row.get("strike", as: Bytes.self).array
    sha256 = try row.get("sha256", as: Bytes.self).array
    pages = try row.get("page_count")
  }

  /// From the register, never from a person: `GM-UBND-2023-0001-vi.pdf`.
  var fileName: String {
    let digits = String(number)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return ([series] + [body].compactMap(\.self) + [String(year), padded, language]).joined(separator: "-")
      + ".pdf"
  }

  /// Puts the file together, compares its SHA-256 with the recorded one, and writes it. `hashed` is the state
  /// after the plate's bytes.
  func write(to folder: String, plate: [UInt8], hashed: SHA256) throws(DocumentError) -> Manifest.Entry {
    var hash = hashed
    hash.update(strike)
    let found = hash.finalize()
    guard found.bytes == sha256 else {
      let expected = Digest(sha256)?.hex ?? "?"
      throw .changedBytes(document: symbol, expected: expected, found: found.hex)
    }
    try AtomicFile.write([plate, strike], to: DocumentExport.path(folder, fileName))
    return Manifest.Entry(
      file: fileName, kind: kind, language: language, number: symbol, dated: dated.iso, subject: subject,
      session: session, id: publicID, pages: pages, bytes: plate.count + strike.count, sha256: found.hex)
  }
}
