public import Foundation
public import PostgreSQL

/// A document's state on record.
public enum DocumentState: String, CaseIterable, Codable, Sendable, ColumnValue {
  /// It has its number and waits for its file.
  case numbered
  /// It has its file and never changes again.
  case final
  /// The same, and the file bears Trao's seal or was signed elsewhere and imported.
  case signed
  /// Its number is used up without a paper.
  case void
  /// A later document stands in its place.
  case superseded
  /// It was released, and counts no more.
  case revoked

  /// Whether it is a released paper that counts: lists and exports treat these alike.
  public var isReleased: Bool { self == .final || self == .signed }
}

/// A document as lists show it.
public struct DocumentSummary: Sendable, Hashable {
  public let id: Int
  public let kind: DocumentKind
  public let language: PaperLanguage
  /// The number as printed: `01/GM-UBND`; nil for papers without one.
  public let number: String?
  public let dated: CalendarDate
  /// What the code on the paper names.
  public let publicID: String
  public let state: DocumentState
  public let voidReason: String?
  public let revocation: Revocation?
  /// The public identifiers of the document in whose place it stands, and of the one that stands in its place, or
  /// will when it has its file.
  public let supersedes: String?
  public let supersededBy: String?
  public let batch: Int
  public let job: Int?
  /// The guest's external identifier, or the project's code.
  public let subject: String
  /// The session's code, where the paper is about one session.
  public let session: String?
  public let file: File?
  /// The PDF that was signed elsewhere and is the released paper.
  public let original: Original?
  public let createdAt: Date
  public let createdBy: String

  /// What messages call it: its number, or its public identifier where it has none.
  public var name: String { number ?? publicID }

  /// That it counts no more.
  public struct Revocation: Sendable, Hashable {
    public let reason: String
    public let at: Date
    public let by: String
  }

  /// What is known of an original that was signed elsewhere.
  public struct Original: Sendable, Hashable {
    /// As hexadecimal digits.
    public let sha256: String
    /// In bytes.
    public let size: Int
    public let pages: Int
    /// Whom the signer's certificate names.
    public let signer: String
    public let importedAt: Date
  }

  /// What is known of a document's file.
  public struct File: Sendable, Hashable {
    /// Of the whole file, as hexadecimal digits.
    public let sha256: String
    /// Bytes of the whole file.
    public let size: Int
    public let pages: Int
    public let renderedAt: Date
    public let seal: Seal?

    /// What is known of Trao's seal on a file.
    public struct Seal: Sendable, Hashable {
      /// The key's name.
      public let key: String
      public let at: Date
      /// `B-B` or `B-T`.
      public let level: String
    }
  }

  init(_ row: Row) throws {
    id = try row.get("id")
    kind = try DocumentKind(stored: row.get("kind"))
    language = try row.get("language")
    number = try row.optional("symbol")
    dated = try row.get("dated")
    publicID = try row.get("public_id")
    state = try row.get("state")
    voidReason = try row.optional("void_reason")
    revocation = try row.optional("revoked_reason").map {
      Revocation(reason: $0, at: try row.get("revoked_at"), by: try row.get("revoked_by"))
    }
    supersedes = try row.optional("supersedes")
    supersededBy = try row.optional("superseded_by")
    batch = try row.get("batch_id")
    job = try row.optional("job_id")
    subject = try row.get("subject")
    session = try row.optional("session")
    createdAt = try row.get("created_at")
    createdBy = try row.get("created_by")
    if let sha256: String = try row.optional("sha256") {
      file = File(
        sha256: sha256, size: try row.get("byte_count"),
        pages: try row.get("page_count"), renderedAt: try row.get("rendered_at"),
        seal: try row.optional("seal_key").map {
          File.Seal(key: $0, at: try row.get("sealed_at"), level: try row.get("seal_level"))
        })
    } else {
      file = nil
    }
    original = try row.optional("original_sha256").map {
      Original(
        sha256: $0, size: try row.get("original_byte_count"), pages: try row.get("original_page_count"),
        signer: try row.get("original_signer"), importedAt: try row.get("imported_at"))
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
