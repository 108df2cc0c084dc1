internal import Digests
public import PostgreSQL
public import Signing

/// Says of a file, or of the code on a paper, whether it is genuine.
///
/// A file is compared with what was released, byte for byte by its SHA-256: one bit that differs anywhere, also in its
/// seal, and it is not that paper.
public struct Verification: Sendable, Hashable {
  /// Which bytes of a document a file has.
  public enum Content: String, Codable, Sendable {
    /// The file that was released.
    case released
    /// The file that Trao made before an original was signed elsewhere, which is the released paper now.
    case before
    /// The released file whole, with something behind it that nobody imported: perhaps a signature.
    case continued
    /// Others.
    case different
  }

  public let verdict: Verdict
  /// What was certified, as the register knows it; nil where nothing answers.
  public let certified: Certified?
  /// Which bytes the file has; nil where only a code was asked for, or nothing answers.
  public let content: Content?
  /// The signatures in the file, whoever made them: what each says, whether it holds, and who is trusted.
  public let signatures: [SealReport]

  /// Whether the answer is yes.
  public var isGenuine: Bool { verdict == .genuine }

  /// Checks a file, of whatever conference.
  ///
  /// Whether a signer is trusted, by `trust` or because the key is one that papers are sealed with here, is said of
  /// each signature; the verdict does not depend on it.
  ///
  /// - Throws: `DatabaseError`.
  public static func of(
    file: [UInt8], trust: SealTrust = SealTrust(), in database: Database
  ) throws -> Verification {
    // A file that cannot be read as PDF has none that could be told of.
    let trust = try trust.withOwnKeys(in: database)
    let signatures = (try? SealCheck.check(file, trust: trust)) ?? []
    let hash = SHA256.hash(file)
    let identifiers = PaperIdentifiers(file)
    var rows = try find(identifiers.codes, hash: hash, in: database)
    if rows.isEmpty, !identifiers.files.isEmpty {
      let codes = try database.query(Statements.codesOfFileIdentifiers, identifiers.files).map {
        try $0.get(0, as: String.self)
      }
      rows = try find(codes, hash: hash, in: database)
    }
    var answer: (row: Row, content: Content)?
    for row in rows {
      let content = try content(of: file, hash, row)
      if answer.map({ content.rank < $0.content.rank }) ?? true { answer = (row, content) }
    }
    guard let (row, content) = answer else {
      return Verification(verdict: .unknown, certified: nil, content: nil, signatures: signatures)
    }
    // To know the identifier is not to hold the paper: any file can say it.
    let certified = try Certified(row, tellsNames: content != .different)
    let verdict: Verdict =
      switch content {
      case .released, .before: certified.state.verdict
      // It names a number of which no paper was ever released.
      case .different where [.numbered, .void].contains(certified.state): .unknown
      case .continued, .different: .changed
      }
    return Verification(verdict: verdict, certified: certified, content: content, signatures: signatures)
  }

  /// Checks a code, of whatever conference: what the register says about the document, without personal data.
  ///
  /// - Throws: `DatabaseError`.
  public static func of(code: String, in database: Database) throws -> Verification {
    guard let row = try find([code], hash: nil, in: database).first else {
      return Verification(verdict: .unknown, certified: nil, content: nil, signatures: [])
    }
    let certified = try Certified(row, tellsNames: false)
    return Verification(verdict: certified.state.verdict, certified: certified, content: nil, signatures: [])
  }

  private static func find(_ codes: [String], hash: Digest?, in database: Database) throws -> [Row] {
    Array(try database.query(Statements.documentsOfCodes, codes, hash.map { Bytes($0.bytes) }))
  }

  private static func content(of file: [UInt8], _ hash: Digest, _ row: Row) throws -> Content {
    let original: Bytes? = try row.optional("original_sha256")
    if original?.array == hash.bytes { return .released }
    guard let ours: Bytes = try row.optional("sha256") else { return .different }
    if ours.array == hash.bytes { return original == nil ? .released : .before }
    let size: Int = try row.get("byte_count")
    guard file.count > size, SHA256.hash(file[..<size]).bytes == ours.array else { return .different }
    return .continued
  }
}

extension Verification.Content {
  /// The nearer to what was released, the lower.
  fileprivate var rank: Int {
    switch self {
    case .released: 0
    case .before: 1
    case .continued: 2
    case .different: 3
    }
  }
}

extension DocumentState {
  /// What is to be thought of the released paper.
  fileprivate var verdict: Verdict {
    switch self {
    case .final, .signed: .genuine
    case .revoked: .revoked
    case .superseded: .superseded
    case .numbered, .void: .unknown
    }
  }
}
