internal import Digests
internal import PostgreSQL

/// What a paper about many is about: the whole conference where nothing is named, else one part of it.
struct Whole: Hashable, Sendable {
  var session: Int?
  var ceremony: Int?
  var delegation: Int?
  /// What people call it: the part's code, else the conference's.
  var code: String

  init(_ row: Row) throws {
    session = try row.optional("session_id")
    ceremony = try row.optional("ceremony_id")
    delegation = try row.optional("delegation_id")
    code = try row.get("code")
  }
}

/// Whom or what a paper is to be made for, and in which language.
struct DueSubject: Hashable, Sendable {
  let reference: SubjectReference
  let language: PaperLanguage

  /// The number of the guest or grant; 0 for what is about many.
  var id: Int { reference.id }
}

/// The paper about many that counts, or will when it has its file.
struct CurrentWhole: Sendable {
  let document: Int
  let publicID: String
  let state: DocumentState
  let dated: CalendarDate
  let batch: Int
  let digest: String?

  /// The one of a kind, part and language; nil where there is none.
  static func find(
    _ kind: DocumentKind, _ whole: Whole, _ language: PaperLanguage, conference: Int, in database: Database
  ) throws -> CurrentWhole? {
    try database.query(
      Statements.currentWhole, conference, kind.rawValue, whole.session, whole.ceremony, whole.delegation,
      language.rawValue
    ).first.map { row in
      CurrentWhole(
        document: try row.get("id"), publicID: try row.get("public_id"), state: try row.get("state"),
        dated: try row.get("dated"), batch: try row.get("batch_id"), digest: try row.optional("digest"))
    }
  }

  /// Whether it says what `subject` would say, and bears the date that was asked for, if one was.
  func isSame(as subject: Subject, dated wanted: CalendarDate?) throws -> Bool {
    try digest == subject.digest().hex && (wanted.map { $0 == dated } ?? true)
  }
}

extension Subject {
  /// SHA-256 of what it says, without what is another each time it is asked: the moment of asking.
  func digest() throws -> Digest {
    let lasting = fields.filter { $0.key != "summary.as_of" }
    return SHA256.hash([UInt8](try lasting.canonicalJSON().utf8))
  }
}
