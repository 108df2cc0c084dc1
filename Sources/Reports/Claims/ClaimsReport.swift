import Conferences
import PostgreSQL

/// What is claimed, with its sources, and whether the figures hang together.
///
/// A claim is somebody's word and no fact of ours: it never stands without the mark of its source.
public struct ClaimsReport: Sendable {
  public struct Line: Sendable {
    public let code: String
    /// What is counted or measured.
    public let statement: String
    /// The figure in the report's language with its comparator, and `(?)` where it is doubtful: `> 13,91 tỷ USD`.
    public let printed: String
    /// The figure as an exact decimal; of a range its lower end.
    public let value: String
    /// `count`, `percent`, `rank`, `year`, or a currency.
    public let unit: String
    /// When it was so.
    public let asOf: String?
    /// Whose judgement it is.
    public let saidBy: String?
    public let source: String
    /// Why it is not to be believed.
    public let doubt: String?
    public let provenance: String
    public let isVerified: Bool
    /// Whether every check it stands in agrees; nil where it stands in none.
    public let verdict: Bool?
  }

  public let claims: [Line]
  public let checks: [ClaimCheck]
  public let report: Report

  init(_ place: ReportedConference, in database: Database) throws {
    let rows = try database.query(Statements.claims, place.id, place.language.rawValue, place.moment)
    let claims = try rows.map { try Line($0, place.language) }
    let checks = try ClaimCheck.all(of: place, in: database)
    let language = place.language
    let lines = try zip(rows, claims).map { row, claim -> Report.Line in
      let verdict = claim.verdict.map { ($0 ? Self.consistent : Self.wrong).text(in: language) }
      let value: String = try row.get("value")
      let valueTo: String? = try row.optional("value_to")
      return .row([
        .code(claim.code), .text(claim.statement), .code(claim.printed), .code(try row.get("comparator")),
        .decimal(Amount(value)), valueTo.map { .decimal(Amount($0)) } ?? .empty, .code(claim.unit),
        claim.asOf.map(ReportCell.code) ?? .empty, claim.saidBy.map(ReportCell.text) ?? .empty,
        .text(claim.source),
        .code(claim.provenance), .flag(claim.isVerified), claim.doubt.map(ReportCell.text) ?? .empty,
        verdict.map(ReportCell.code) ?? .empty, claim.verdict.map(ReportCell.flag) ?? .empty,
      ])
    }
    let failures = checks.filter { !$0.holds }.count
    let doubts = claims.filter { $0.doubt != nil }.map {
      "(?) \($0.printed): \(Terms.words($0.provenance, in: "provenance", of: .claims, language)), \($0.source): \($0.doubt ?? "")"
    }
    self.claims = claims
    self.checks = checks
    report = Report(
      place, .claims, columns: Self.columns, lines: lines,
      figures: .group([
        "claims": .count(claims.count), "checks": .list(checks.map(\.figure)), "failed": .count(failures),
        "holds": .value(.flag(failures == 0)),
      ]), notes: checks.map { $0.words(in: language) } + doubts, isNo: failures > 0)
  }

  static func lines(_ place: ReportedConference, in database: Database) throws -> [Line] {
    try database.query(Statements.claims, place.id, place.language.rawValue, place.moment).map {
      try Line($0, place.language)
    }
  }

  /// A figure in its unit: `2.394 triệu USD`, `17,2%`, `172`, `2030`.
  static func printed(_ value: String, unit: String, _ language: Language) -> String {
    switch unit {
    case "count": LocalNumber.grouped(value, language)
    case "percent": LocalNumber.percent(value, language)
    case "rank", "year": Amount(value).moved(by: 0, decimals: 0)
    default: LocalNumber.money(value, unit, language)
    }
  }

  /// `USD 19,000–20,000`, `19.000–20.000 USD`: the currency once.
  static func range(_ from: String, _ to: String, unit: String, _ language: Language) -> String {
    switch language {
    case .en where to.hasPrefix(unit + " "): "\(from)–\(to.dropFirst(unit.count + 1))"
    case .vi where from.hasSuffix(" " + unit): "\(from.dropLast(unit.count + 1))–\(to)"
    default: "\(from)–\(to)"
    }
  }

  private static let consistent = Words("consistent", vi: "khớp", ja: "整合")
  private static let wrong = Words("does not add up", vi: "không khớp", ja: "不整合")

  private static let columns: [ReportColumn] = [
    ReportColumn("code", .code, Words("Code", vi: "Mã", ja: "コード"), .wide),
    ReportColumn("about", .text, Words("Of what", vi: "Nội dung", ja: "内容"), short: "claim"),
    ReportColumn("printed", .code, Words("Figure", vi: "Số liệu", ja: "数値"), .display),
    ReportColumn("comparator", .code, Words("Comparator", vi: "So sánh", ja: "比較"), .data),
    ReportColumn("value", .decimal, Words("Value", vi: "Giá trị", ja: "値"), .data),
    ReportColumn("value_to", .decimal, Words("To", vi: "Đến", ja: "上限"), .data),
    ReportColumn("unit", .code, Words("Unit", vi: "Đơn vị", ja: "単位"), .data),
    ReportColumn("claim_as_of", .code, Words("As of", vi: "Thời điểm", ja: "時点")),
    ReportColumn("said_by", .text, Words("Said by", vi: "Người nêu", ja: "発言者"), .wide),
    ReportColumn("source", .text, Words("Source", vi: "Nguồn", ja: "出典"), .wide),
    ReportColumn("provenance", .code, Words("Kind of source", vi: "Loại nguồn", ja: "出典区分"), short: "source"),
    ReportColumn("is_verified", .flag, Words("Verified", vi: "Đã kiểm chứng", ja: "確認済み"), .data),
    ReportColumn("doubt", .text, Words("Doubt", vi: "Nghi vấn", ja: "疑義"), .wide),
    ReportColumn("verdict", .code, Words("Check", vi: "Kiểm tra", ja: "検算"), .display),
    ReportColumn("holds", .flag, Words("Holds", vi: "Khớp", ja: "整合"), .data),
  ]
}

extension ClaimsReport.Line {
  fileprivate init(_ row: Row, _ language: Language) throws {
    code = try row.get("code")
    statement = try row.optional("about") ?? code
    unit = try row.get("unit")
    asOf = try row.optional("as_of")
    saidBy = try row.optional("said_by")
    source = try row.get("source")
    doubt = try row.optional("doubt")
    provenance = try row.get("provenance")
    isVerified = try row.get("is_verified")
    verdict = try row.optional("holds")
    let comparator: String = try row.get("comparator")
    value = try row.get("value")
    var figure = ClaimsReport.printed(value, unit: unit, language)
    if let end: String = try row.optional("value_to") {
      figure = ClaimsReport.range(
        figure, ClaimsReport.printed(end, unit: unit, language), unit: unit, language)
    }
    printed = (comparator == "=" ? "" : comparator + " ") + figure + (doubt == nil ? "" : " (?)")
  }
}
