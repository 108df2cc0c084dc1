public import Foundation
internal import Digests
public import PostgreSQL

/// What a paper certifies, as far as whoever asks may know it.
public struct Certified: Sendable, Hashable {
  public let id: String
  public let kind: DocumentKind
  public let language: PaperLanguage
  /// As printed; nil for papers without one.
  public let number: String?
  public let dated: CalendarDate
  /// The body that issued it, and the conference, in the paper's words.
  public let issuer: String?
  public let conference: String?
  /// Whom or what it is about: the project, or, for who holds the file, the name on the paper. A code alone, or a file
  /// that is not the one that was released and only says it is, tells no personal data.
  public let subject: String?
  public let state: DocumentState
  /// Why it was revoked, superseded or voided.
  public let reason: String?
  public let revokedAt: Date?
  /// The number, or identifier, of the document that stands in its place.
  public let supersededBy: String?
  /// Whether the released paper shows invented facts.
  public let isSample: Bool
  public let seal: SealFacts?
  public let original: OriginalFacts?

  /// What is known of the seal on the released file.
  public struct SealFacts: Sendable, Hashable {
    public let signer: String
    public let at: Date
    /// `B-B` or `B-T`.
    public let level: String
  }

  /// What is known of the original that was signed elsewhere.
  public struct OriginalFacts: Sendable, Hashable {
    public let signer: String
    public let importedAt: Date
  }

  /// Reads a row of the query `documentsOfCodes`.
  init(_ row: Row, tellsNames: Bool) throws {
    let snapshot = try Snapshot(json: try row.get("snapshot"))
    func words(_ field: String) -> String? {
      switch snapshot[field] {
      case .text(let text), .name(let text): text
      default: nil
      }
    }
    id = try row.get("public_id")
    kind = try DocumentKind(stored: row.get("kind"))
    language = try row.get("language")
    number = try row.optional("symbol")
    dated = try row.get("dated")
    issuer = words("sender.organisation")
    conference = words("conference.name")
    let project: String? = try row.optional("project_code")
    let shown = tellsNames ? Self.nameFields.lazy.compactMap(words).first : nil
    subject = shown ?? words("grant.project") ?? project
    state = try row.get("state")
    reason =
      try row.optional("revoked_reason") ?? row.optional("void_reason") ?? row.optional("reissue_reason")
    revokedAt = try row.optional("revoked_at")
    supersededBy = try row.optional("successor_symbol") ?? row.optional("successor_id")
    isSample = snapshot["document.sample"] == .flag(true)
    seal = try row.optional("seal_signer").map {
      SealFacts(signer: $0, at: try row.get("sealed_at"), level: try row.get("seal_level"))
    }
    original = try row.optional("original_signer").map {
      OriginalFacts(signer: $0, importedAt: try row.get("imported_at"))
    }
  }

  private static let nameFields = ["attendee.name", "invitee.name", "guest.name", "badge.name"]
}
