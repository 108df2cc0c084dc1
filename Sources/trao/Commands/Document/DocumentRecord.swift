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
  }

  /// What the code on the paper names.
  let id: String
  let kind: String
  let language: String
  let number: String
  let dated: CalendarDate
  let state: String
  let voidReason: String?
  let subject: String
  let session: String?
  let batch: Int
  let job: Int?
  let file: File?
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
    subject = document.subject
    session = document.session
    batch = document.batch
    job = document.job
    file = document.file.map {
      File(sha256: $0.sha256, bytes: $0.size, pages: $0.pages, renderedAt: $0.renderedAt)
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
        document.number, document.kind.rawValue, document.language.rawValue, document.dated.iso,
        document.subject + (document.session.map { " \($0)" } ?? ""), document.state.rawValue,
        document.file.map { "\($0.pages)" } ?? "-", document.file.map { "\(($0.size + 1023) / 1024)" } ?? "-",
      ])
    }
    return table.text(width: width) + "\n\(Wording.count(documents.count, "document"))\n"
  }
}
