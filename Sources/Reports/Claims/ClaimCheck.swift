import Conferences
import PostgreSQL

/// How claims hang together, and whether their figures agree: made by the database in exact decimals.
public struct ClaimCheck: Sendable {
  /// What is compared.
  public enum Kind: String, Sendable {
    /// A part is not more than the whole: 12 of 172.
    case partOf = "part-of"
    /// A percentage is the part's of the whole, rounded to its own digits: 2,394 / 13,910 = 17.2 %.
    case share
    /// What the register of grants has agrees with what is claimed of it: 88.35 million is more than 80.
    case handedOver = "handed-over"
  }

  public let kind: Kind
  /// Codes of the claims; which there are depends on the kind.
  public let part: String
  public let whole, share: String?
  /// Whether the figures agree.
  public let holds: Bool
  private let partText, wholeText, shareText, computedText: String
  private let isLedgerVerified: Bool

  static func all(of place: ReportedConference, in database: Database) throws -> [ClaimCheck] {
    let claims = Dictionary(
      try ClaimsReport.lines(place, in: database).map { ($0.code, $0) },
      uniquingKeysWith: { first, _ in first })
    return try database.query(Statements.claimChecks, place.id, place.moment).compactMap { row in
      guard let kind = Kind(rawValue: try row.get("kind")) else { return nil }
      let part: String = try row.get("part")
      let whole: String? = try row.optional("whole")
      let share: String? = try row.optional("share")
      let computed = try row.optional("computed", as: String.self)
      let unit = kind == .share ? "percent" : claims[part]?.unit ?? "count"
      return ClaimCheck(
        kind: kind, part: part, whole: whole, share: share, holds: try row.get("holds"),
        partText: claims[part]?.printed ?? part, wholeText: whole.flatMap { claims[$0]?.printed } ?? "",
        shareText: share.flatMap { claims[$0]?.printed } ?? "",
        computedText: computed.map { ClaimsReport.printed($0, unit: unit, place.language) } ?? "-",
        isLedgerVerified: try row.optional("is_ledger_verified") ?? true)
    }
  }

  /// The check as a sentence: `12 of 172: consistent`.
  func words(in language: Language) -> String {
    let verdict =
      holds
      ? Words("consistent", vi: "khớp", ja: "整合") : Words("does not add up", vi: "không khớp", ja: "不整合")
    let end = ": " + verdict.text(in: language)
    switch kind {
    case .partOf:
      return Words(
        "\(part): \(partText) of \(wholeText)", vi: "\(part): \(partText) trên \(wholeText)",
        ja: "\(part)：\(wholeText)のうち\(partText)"
      ).text(in: language) + end
    case .share:
      let stated = holds ? "" : " ≠ \(shareText)"
      return "\(part) / \(whole ?? ""): \(partText) / \(wholeText) = \(computedText)\(stated)" + end
    case .handedOver:
      let mark =
        isLedgerVerified
        ? "" : Words(" (not verified)", vi: " (chưa kiểm chứng)", ja: "（未確認）").text(in: language)
      return Words(
        "\(part): claimed \(partText), handed over \(computedText)\(mark)",
        vi: "\(part): công bố \(partText), đã trao \(computedText)\(mark)",
        ja: "\(part)：公表\(partText)、授与実績\(computedText)\(mark)"
      ).text(in: language) + end
    }
  }

  var figure: Figure {
    .group([
      "kind": .code(kind.rawValue), "part": .code(part),
      "whole": .value(whole.map(ReportCell.code) ?? .empty),
      "share": .value(share.map(ReportCell.code) ?? .empty), "holds": .value(.flag(holds)),
    ])
  }
}
