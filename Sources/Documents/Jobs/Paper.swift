internal import PDF
internal import PostgreSQL

/// A numbered document whose file is to be made.
struct Paper: Sendable {
  let arguments: RenderArguments
  let kind: DocumentKind
  let language: PaperLanguage
  let dated: CalendarDate
  /// The number as printed; nil for papers without one.
  let symbol: String?
  let publicID: String
  let snapshot: Snapshot
  let templateHash: String
  let source: TemplateSource
  /// Whether it stands in the place of another document.
  let supersedes: Bool
  /// What it is to be sealed with; nil for papers without a seal.
  let seal: SealOrder?

  init(_ row: Row, _ arguments: RenderArguments, source: TemplateSource, hash: String) throws {
    self.arguments = arguments
    kind = try DocumentKind(stored: row.get("kind"))
    language = try row.get("language")
    dated = try row.get("dated")
    symbol = try row.optional("symbol")
    publicID = try row.get("public_id")
    snapshot = try Snapshot(json: try row.get("snapshot"))
    templateHash = hash
    self.source = source
    supersedes = try row.optional("supersedes_id", as: Int.self) != nil
    seal = try SealOrder(row)
  }

  /// What messages call it.
  var name: String { symbol ?? publicID }

  /// What the file says about itself.
  var information: DocumentInformation {
    Self.information(
      kind: kind, symbol: symbol, publicID: publicID, language: language, dated: dated, snapshot: snapshot)
  }

  /// The date is the document's own, so the same paper is the same bytes whenever it is made.
  static func information(
    kind: DocumentKind, symbol: String?, publicID: String, language: PaperLanguage, dated: CalendarDate,
    snapshot: Snapshot
  ) -> DocumentInformation {
    var (symbol, dated) = (symbol, dated)
    // Its number and day came later than its file.
    if case .openDate(let day) = snapshot["document.dated"] { (symbol, dated) = (nil, day) }
    func text(_ field: String) -> String {
      if case .text(let text) = snapshot[field] { text } else { "" }
    }
    return DocumentInformation(
      title: "\(symbol ?? kind.title(in: language)) · \(text("conference.name"))",
      author: text("sender.organisation"),
      subject: text("conference.name"), language: language.rawValue, identifier: publicID, created: dated.iso)
  }
}
