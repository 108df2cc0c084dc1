public import Foundation
public import PostgreSQL

/// A document's state on record.
public enum DocumentState: String, CaseIterable, Codable, Sendable, ColumnValue {
  /// It has its number and waits for its file.
  case numbered
  /// It has its file and never changes again.
  case final
  /// Its number is used up without a paper.
  case void
  /// A later document stands in its place.
  case superseded
}

/// A numbered document as lists show it.
public struct DocumentSummary: Sendable, Hashable {
  public let id: Int
  public let kind: DocumentKind
  public let language: PaperLanguage
  /// The number as printed: `01/GM-UBND`.
  public let number: String
  public let dated: CalendarDate
  /// What the code on the paper names.
  public let publicID: String
  public let state: DocumentState
  public let voidReason: String?
  public let batch: Int
  public let job: Int?
  /// The guest's external identifier, or the project's code.
  public let subject: String
  /// The session's code, where the paper is about one session.
  public let session: String?
  public let file: File?
  public let createdAt: Date
  public let createdBy: String

  /// What is known of a document's file.
  public struct File: Sendable, Hashable {
    /// Of the whole file, as hexadecimal digits.
    public let sha256: String
    /// Bytes of the whole file.
    public let size: Int
    public let pages: Int
    public let renderedAt: Date
  }

  init(_ row: Row) throws {
    id = try row.get("id")
    kind = try DocumentKind(stored: row.get("kind"))
    language = try row.get("language")
    number = try row.get("symbol")
    dated = try row.get("dated")
    publicID = try row.get("public_id")
    state = try row.get("state")
    voidReason = try row.optional("void_reason")
    batch = try row.get("batch_id")
    job = try row.optional("job_id")
    subject = try row.get("subject")
    session = try row.optional("session")
    createdAt = try row.get("created_at")
    createdBy = try row.get("created_by")
    if let sha256: String = try row.optional("sha256") {
      file = File(
        sha256: sha256, size: try row.get("byte_count"),
        pages: try row.get("page_count"), renderedAt: try row.get("rendered_at"))
    } else {
      file = nil
    }
  }
}

/// A subject that the check before numbering turned away.
public struct DocumentRefusal: Sendable, Hashable {
  public let batch: Int
  public let kind: DocumentKind
  public let language: PaperLanguage
  /// The guest's external identifier, or the project's code.
  public let subject: String
  /// The guest's or the project's name, as stored.
  public let name: String
  public let reason: String
  public let at: Date

  init(_ row: Row) throws {
    batch = try row.get("batch_id")
    kind = try DocumentKind(stored: row.get("kind"))
    language = try row.get("language")
    subject = try row.get("subject")
    name = try row.get("name")
    reason = try row.get("reason")
    at = try row.get("created_at")
  }
}

extension DocumentKind {
  /// The kind of a stored document.
  init(stored name: String) throws(DocumentError) {
    guard let kind = Self(rawValue: name) else { throw .unreadable("the kind \(name) of a stored document") }
    self = kind
  }
}
