import Conferences
import PostgreSQL

/// What was handed over on stage: a row for each grant in the order of the stage, or sums by country, sector,
/// authority, zone or kind.
enum GrantsReport {
  static func ask(
    _ place: ReportedConference, _ question: ReportQuestion, withTotals: Bool, in database: Database
  ) throws -> Report {
    let totals = withTotals ? try GrantTotals(place, in: database) : nil
    guard let kind = question.by.first.flatMap({ GrantSum.Kind(rawValue: $0.rawValue) }) else {
      return try list(place, totals, in: database)
    }
    return try sums(place, totals, by: kind, in: database)
  }

  // MARK: Each grant

  private static let columns: [ReportColumn] = [
    ReportColumn("ceremony", .code, Words("Ceremony", vi: "Lễ trao", ja: "授与式"), .data),
    ReportColumn("position", .ordinal, Words("No.", vi: "STT", ja: "番号")),
    ReportColumn("kind", .code, Words("Kind", vi: "Loại", ja: "種類"), .data),
    ReportColumn("certificate", .code, Words("Certificate", vi: "Mã số", ja: "証明書番号"), .display),
    ReportColumn("project_code", .code, Words("Project code", vi: "Mã số dự án", ja: "プロジェクトコード"), .data),
    ReportColumn("amendment", .ordinal, Words("Amendment", vi: "Lần điều chỉnh", ja: "変更回数"), .data),
    ReportColumn("number", .code, Words("Number", vi: "Số hiệu", ja: "文書番号"), .data),
    ReportColumn("company", .text, Words("Company", vi: "Doanh nghiệp", ja: "企業")),
    ReportColumn("project", .text, Words("Project", vi: "Dự án", ja: "事業"), .wide),
    ReportColumn("authority", .text, Words("Authority", vi: "Cơ quan cấp", ja: "発給機関"), .wide),
    ReportColumn("issued_on", .day, Words("Issued", vi: "Ngày cấp", ja: "発給日")),
    ReportColumn("handed_on", .day, Words("Handed", vi: "Ngày trao", ja: "授与日"), .display),
    ReportColumn("handed_at", .moment, Words("Handed over at", vi: "Trao lúc", ja: "授与時刻"), .data),
    ReportColumn("state", .code, Words("State", vi: "Trạng thái", ja: "状態")),
    ReportColumn("sector", .code, Words("Sector", vi: "Lĩnh vực", ja: "業種"), .data),
    ReportColumn("zone", .text, Words("Zone", vi: "Khu", ja: "区域"), .data),
    ReportColumn("currency", .code, Words("Currency", vi: "Tiền tệ", ja: "通貨"), .data),
    ReportColumn(
      "capital", .money(currency: "currency"), Words("Capital, million", vi: "Vốn, triệu", ja: "投資額（百万）"),
      short: "million"),
    ReportColumn("area_square_metres", .decimal, Words("Land, m²", vi: "Diện tích, m²", ja: "面積（㎡）"), .data),
    ReportColumn("converted_currency", .code, Words("Converted to", vi: "Quy đổi sang", ja: "換算通貨"), .data),
    ReportColumn(
      "converted_capital", .money(currency: "converted_currency"),
      Words("Converted", vi: "Quy đổi", ja: "換算額"), .data),
    ReportColumn("exchange_rate", .decimal, Words("Rate", vi: "Tỷ giá", ja: "換算率"), .data),
    ReportColumn("exchange_rate_on", .day, Words("Rate of", vi: "Ngày tỷ giá", ja: "換算日"), .data),
    ReportColumn("countries", .list, Words("Investors' countries", vi: "Nước đầu tư", ja: "投資国"), .data),
    ReportColumn("provenance", .code, Words("Source", vi: "Nguồn", ja: "出典"), .data),
    ReportColumn("is_verified", .flag, Words("Verified", vi: "Đã kiểm chứng", ja: "確認済み"), .data),
  ]

  private static func list(
    _ place: ReportedConference, _ totals: GrantTotals?, in database: Database
  ) throws -> Report {
    let rows = try database.query(Statements.grants, place.id, place.language.rawValue, place.moment)
    return Report(
      place, .grants, columns: columns, lines: try place.cells(rows, columns).map(Report.Line.row),
      figures: totals?.figures ?? .group([:]),
      notes: rows.isEmpty ? [] : try totals?.notes(terms: terms(rows), isVerified: isVerified(rows)) ?? [],
      bars: .init(
        labels: ["company"], value: "capital",
        title: Words("Capital, million", vi: "Vốn, triệu", ja: "投資額（百万）")))
  }

  /// What was handed over, in millions of each currency, in turn.
  private static func terms(_ rows: Rows) throws -> [String: [String]] {
    var terms: [String: [String]] = [:]
    for row in rows where try ["handed", "proxy"].contains(row.get("state", as: String.self)) {
      if let capital: String = try row.optional("capital"),
        let currency: String = try row.optional("currency")
      {
        terms[currency, default: []].append(Amount(capital).millions)
      }
    }
    return terms
  }

  private static func isVerified(_ rows: Rows) throws -> Bool {
    try rows.allSatisfy { try $0.optional("is_verified") ?? false }
  }

  // MARK: Sums

  private static func sums(
    _ place: ReportedConference, _ totals: GrantTotals?, by kind: GrantSum.Kind, in database: Database
  ) throws -> Report {
    let unknown = Words("(unknown)", vi: "(chưa rõ)", ja: "（不明）")
    let columns: [ReportColumn] = [
      ReportColumn(
        kind.rawValue, .code,
        kind.heading, kind == .zone || kind == .authority ? .data : .everywhere, blank: unknown),
      ReportColumn(
        "name", .text, kind.heading, kind == .zone || kind == .authority ? .everywhere : .data, blank: unknown
      ),
      ReportColumn("is_handed_over", .flag, Words("Handed over", vi: "Đã trao", ja: "授与済み"), short: "handed"),
      ReportColumn("grants", .count, Words("Grants", vi: "Số lượng", ja: "件数")),
      ReportColumn("currency", .code, Words("Currency", vi: "Tiền tệ", ja: "通貨"), .data),
      ReportColumn(
        "capital", .money(currency: "currency"), Words("Capital, million", vi: "Vốn, triệu", ja: "投資額（百万）"),
        short: "million"),
      ReportColumn("area_square_metres", .decimal, Words("Land, m²", vi: "Diện tích, m²", ja: "面積（㎡）")),
    ]
    let lines = try GrantSum.all(by: kind, of: place, in: database).map { sum -> Report.Line in
      .row([
        sum.key.isEmpty ? .empty : .code(sum.key), sum.name.map(ReportCell.text) ?? .empty,
        .flag(sum.isHandedOver),
        .count(sum.grants), sum.currency.map(ReportCell.code) ?? .empty,
        money(sum),
        sum.areaSquareMetres.map(ReportCell.decimal) ?? .empty,
      ])
    }
    return Report(
      place, .grants, columns: columns, lines: lines, figures: totals?.figures ?? .group([:]),
      notes: totals?.notes(terms: [:], isVerified: true) ?? [],
      bars: .init(
        labels: [kind == .zone || kind == .authority ? "name" : kind.rawValue], value: "grants",
        title: Words("Grants", vi: "Số lượng", ja: "件数")))
  }
}

extension GrantsReport {
  private static func money(_ sum: GrantSum) -> ReportCell {
    guard let capital = sum.capital, let currency = sum.currency else { return .empty }
    return .money(capital, currency: currency)
  }
}

extension GrantSum.Kind {
  fileprivate var heading: Words {
    switch self {
    case .whole: Words("Whole", vi: "Toàn bộ", ja: "全体")
    case .country: Words("Country", vi: "Quốc gia", ja: "国")
    case .sector: Words("Sector", vi: "Lĩnh vực", ja: "業種")
    case .authority: Words("Authority", vi: "Cơ quan cấp", ja: "発給機関")
    case .zone: Words("Zone", vi: "Khu", ja: "区域")
    case .kind: Words("Kind", vi: "Loại", ja: "種類")
    }
  }
}
