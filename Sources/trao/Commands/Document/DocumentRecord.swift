import Documents
import Foundation
import PostgreSQL
import Reports

/// A document as `--json` prints it.
struct DocumentRecord: Encodable {
  struct File: Encodable {
    let sha256: String
    let bytes: Int
    let pages: Int
    let renderedAt: Date
    let seal: Seal?
  }
  struct Seal: Encodable {
    let key: String
    let at: Date
    let level: String
  }
  /// A PDF that was signed elsewhere and is the released paper.
  struct Original: Encodable {
    let sha256: String
    let bytes: Int
    let pages: Int
    let signer: String
    let importedAt: Date
  }
  struct Revocation: Encodable {
    let reason: String
    let at: Date
    let by: String
  }

  /// What the code on the paper names.
  let id: String
  let kind: String
  let language: String
  /// As printed; absent for papers without one.
  let number: String?
  let dated: CalendarDate
  let state: String
  let voidReason: String?
  let revocation: Revocation?
  /// Identifiers of the document in whose place it stands, and of the one that stands in its place.
  let supersedes: String?
  let supersededBy: String?
  let subject: String
  let session: String?
  let batch: Int
  let job: Int?
  let file: File?
  let original: Original?
  let createdAt: Date
  let createdBy: String

  init(_ document: DocumentSummary) {
    id = document.publicID
    kind = document.kind.rawValue
    language = document.language.rawValue
    number = document.number
    dated = document.dated
    state = document.state.rawValue
    voidReason = document.voidReason
    revocation = document.revocation.map { Revocation(reason: $0.reason, at: $0.at, by: $0.by) }
    supersedes = document.supersedes
    supersededBy = document.supersededBy
    subject = document.subject
    session = document.session
    batch = document.batch
    job = document.job
    file = document.file.map {
      File(
        sha256: $0.sha256, bytes: $0.size, pages: $0.pages, renderedAt: $0.renderedAt,
        seal: $0.seal.map { Seal(key: $0.key, at: $0.at, level: $0.level) })
    }
    original = document.original.map {
      Original(
        sha256: $0.sha256, bytes: $0.size, pages: $0.pages, signer: $0.signer, importedAt: $0.importedAt)
    }
    createdAt = document.createdAt
    createdBy = document.createdBy
  }

  /// Documents as a table.
  static func table(_ documents: [DocumentSummary], width: Int?) -> String {
    guard !documents.isEmpty else { return "There are no such documents.\n" }
    var table = TextTable([
      .code("number"), .code("kind"), .code("lang"), .code("dated"), .text("about"), .code("state"),
      .number("pages"),
      .number("kB"),
    ])
    for document in documents {
      table.add([
        document.number ?? "-", document.kind.rawValue, document.language.rawValue, document.dated.iso,
        document.subject + (document.session.map { " \($0)" } ?? ""), document.state.rawValue,
        (document.original?.pages ?? document.file?.pages).map { "\($0)" } ?? "-",
        (document.original?.size ?? document.file?.size).map { "\(($0 + 1023) / 1024)" } ?? "-",
      ])
    }
    return table.text(width: width) + "\n\(Wording.count(documents.count, "document"))\n"
      + words(of: documents.filter { $0.number == nil && $0.kind.isNumbered && $0.state == .final })
  }

  /// How papers that wait for their number are called until then.
  private static func words(of waiting: [DocumentSummary]) -> String {
    guard !waiting.isEmpty else { return "" }
    return "\nSigned by hand, these get their numbers with trao register enter ID --dated DATE:\n"
      + waiting.map { "  \($0.publicID)  \(PlainText.escaped($0.subject))\n" }.joined()
  }
}
