internal import Digests
internal import PostgreSQL

/// A released document as it lies in the store.
struct StoredDocument: Sendable {
  /// Where it stands in the order of an export.
  struct Place: Sendable {
    var year = 0
    var register = 0
    var number = 0
    var document = 0
  }

  let place: Place
  let kind: String
  let language: String
  /// The number as printed, the register's series and its body; nil for papers without a number.
  let symbol: String?
  let publicID: String
  let series: String?
  let body: String?
  let subject: String
  let session: String?
  let dated: CalendarDate
  let content: Content
  let sha256: [UInt8]
  let pages: Int

  enum Content: Sendable {
    /// What follows the bytes of the plate with that hash.
    case strike([UInt8], plate: String)
    /// A file that was signed elsewhere, whose bytes may be many and are still in the store.
    case original
  }

  init(_ row: Row) throws {
    place = Place(
      year: try row.get("dated_year"), register: try row.get("register_id"), number: try row.get("number"),
      document: try row.get("id"))
    kind = try row.get("kind")
    language = try row.get("language")
    symbol = try row.optional("symbol")
    publicID = try row.get("public_id")
    series = try row.optional("series")
    body = try row.optional("body")
    subject = try row.get("subject")
    session = try row.optional("session")
    dated = try row.get("dated")
    let strike: Bytes? = try row.optional("strike")
    let plate: String = try row.get("plate_hash")
    content = strike.map { .strike($0.array, plate: plate) } ?? .original
    sha256 = try row.get("sha256", as: Bytes.self).array
    pages = try row.get("page_count")
  }

  /// What messages call it.
  var name: String { symbol ?? publicID }

  /// From the register, never from a person: `GM-UBND-2023-0001-vi.pdf`. Without a number a guest's paper goes by the
  /// beginning of its identifier, for an organiser's keys may be names: `badge-2023-k7qm2xha-ja.pdf`; a project's by
  /// its code; a paper about many by the code of what it is about: `attendance-sheet-2023-s1-ja.pdf`.
  var fileName: String {
    guard let series else {
      let isAboutMany = DocumentKind(rawValue: kind)?.isAboutMany ?? false
      let key =
        isAboutMany
        ? session ?? subject
        : kind == DocumentKind.datasheet.rawValue ? subject : publicID.prefix(8).lowercased()
      return "\(kind)-\(place.year)-\(key)-\(language).pdf"
    }
    let digits = String(place.number)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return ([series] + [body].compactMap(\.self) + [String(place.year), padded, language]).joined(
      separator: "-")
      + ".pdf"
  }

  /// The plate it was made from, of those at hand.
  func plate(in plates: [String: (bytes: [UInt8], hash: SHA256)]) -> (bytes: [UInt8], hash: SHA256)? {
    if case .strike(_, let hash) = content { plates[hash] } else { nil }
  }

  /// Puts the file together, compares its SHA-256 with the recorded one, and writes it under `name`. `plate` is the
  /// plate's bytes, with the state of the hash after them; an original needs its own bytes instead.
  func write(
    to folder: String, as name: String, plate: (bytes: [UInt8], hash: SHA256)?, original: [UInt8]?
  ) throws(DocumentError) -> Manifest.Entry {
    let parts: [[UInt8]]
    let found: Digest
    switch content {
    case .original:
      parts = [original ?? []]
      found = SHA256.hash(parts[0])
    case .strike(let strike, _):
      guard let plate else { throw .missingPlate(document: self.name) }
      var hash = plate.hash
      hash.update(strike)
      parts = [plate.bytes, strike]
      found = hash.finalize()
    }
    guard found.bytes == sha256 else {
      let expected = Digest(sha256)?.hex ?? "?"
      throw .changedBytes(document: self.name, expected: expected, found: found.hex)
    }
    try AtomicFile.write(parts, to: DocumentExport.path(folder, name))
    return Manifest.Entry(
      file: name, kind: kind, language: language, number: symbol, dated: dated.iso, subject: subject,
      session: session, id: publicID, pages: pages, bytes: parts.reduce(0) { $0 + $1.count },
      sha256: found.hex)
  }
}
