import Documents
import Foundation
import PostgreSQL
import Reports

/// What a check of a paper came to, as `--json` prints it.
struct VerificationRecord: Encodable {
  struct Seal: Encodable {
    let signer: String
    let at: Date
    let level: String
  }
  struct Original: Encodable {
    let signer: String
    let importedAt: Date
  }

  let verdict: String
  /// Which bytes of the document a file has: released, before, continued, different.
  let content: String?
  let id: String?
  let kind: String?
  let language: String?
  let number: String?
  let dated: CalendarDate?
  let issuer: String?
  let conference: String?
  let subject: String?
  let state: String?
  let reason: String?
  let revokedAt: Date?
  let supersededBy: String?
  let isSample: Bool?
  /// The seal and the original of the released paper, as the register knows them.
  let seal: Seal?
  let original: Original?
  /// The signatures in the file.
  let signatures: [SignatureRecord]

  init(_ found: Verification) {
    let certified = found.certified
    verdict = found.verdict.rawValue
    content = found.content?.rawValue
    id = certified?.id
    kind = certified?.kind.rawValue
    language = certified?.language.rawValue
    number = certified?.number
    dated = certified?.dated
    issuer = certified?.issuer
    conference = certified?.conference
    subject = certified?.subject
    state = certified?.state.rawValue
    reason = certified?.reason
    revokedAt = certified?.revokedAt
    supersededBy = certified?.supersededBy
    isSample = certified?.isSample
    seal = certified?.seal.map { Seal(signer: $0.signer, at: $0.at, level: $0.level) }
    original = certified?.original.map { Original(signer: $0.signer, importedAt: $0.importedAt) }
    signatures = found.signatures.map(SignatureRecord.init)
  }

  /// The verdict with its reason, then what was certified.
  static func text(_ found: Verification) -> String {
    var lines = ["\(found.verdict.rawValue): \(meaning(of: found))"]
    if let certified = found.certified {
      let name = [certified.kind.singular, certified.number].compactMap(\.self).joined(separator: " ")
      lines.append("  \(name), dated \(certified.dated.iso), id \(certified.id)")
      if let issuer = certified.issuer { lines.append("  issued by \(issuer)") }
      if let conference = certified.conference { lines.append("  for \(conference)") }
      if let subject = certified.subject { lines.append("  about \(subject)") }
      if certified.isSample { lines.append("  it shows invented facts") }
      if let seal = certified.seal {
        lines.append("  sealed by \(seal.signer) at \(Wording.time(seal.at)), level \(seal.level)")
      }
      if let original = certified.original {
        lines.append(
          "  original signed by \(original.signer), imported at \(Wording.time(original.importedAt))")
      }
    }
    lines += found.signatures.map { "  in the file: \($0)" }
    return lines.map { PlainText.escaped($0) + "\n" }.joined()
  }

  private static func meaning(of found: Verification) -> String {
    let certified = found.certified
    let reason = certified?.reason.map { ": \($0)" } ?? ""
    switch (found.verdict, found.content) {
    case (.genuine, .before):
      return "this is the file from before the original was signed elsewhere; that one is the released paper"
    case (.genuine, nil): return "a paper of this identifier was released and counts; compare what it says"
    case (.genuine, _): return "this is the released paper, byte for byte"
    case (.changed, .continued):
      return "the released file is whole in it, and something that nobody imported stands behind it"
    case (.changed, _): return "it says it is this paper, and its bytes are not those that were released"
    case (.revoked, _):
      let time = certified?.revokedAt.map { " at \(Wording.time($0))" } ?? ""
      return "it was released and taken back\(time)\(reason)"
    case (.superseded, _):
      return "\(certified?.supersededBy ?? "another paper") stands in its place\(reason)"
    case (.unknown, _):
      switch certified?.state {
      case .numbered: return "its number is taken, and no paper was released yet"
      case .void: return "its number is void, and no paper was ever released\(reason)"
      default: return "nothing that was released here answers to it"
      }
    }
  }
}
