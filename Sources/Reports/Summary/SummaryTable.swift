import Conferences

/// The summary as one table: a section for each question, people beside grants and documents.
struct SummaryTable {
  enum Section: String {
    case people, sessions, delegations, countries, sides, ranks, grants, intervals, documents, claims
    case followUps = "follow_ups"

    var words: Words {
      switch self {
      case .people: Words("people", vi: "khách", ja: "参加者")
      case .sessions: Words("session", vi: "phiên", ja: "会議")
      case .delegations: Words("delegation", vi: "đoàn", ja: "代表団")
      case .countries: Words("country", vi: "quốc gia", ja: "国")
      case .sides: Words("side", vi: "bên", ja: "側")
      case .ranks: Words("rank", vi: "cấp", ja: "級")
      case .grants: Words("grants", vi: "trao GCN", ja: "授与")
      case .intervals: Words("interval", vi: "cấp - trao", ja: "発給～授与")
      case .documents: Words("documents", vi: "văn bản", ja: "文書")
      case .claims: Words("claim", vi: "số liệu", ja: "公表数値")
      case .followUps: Words("to do", vi: "cần làm", ja: "要対応")
      }
    }
  }

  let place: ReportedConference
  let people: AttendanceCounts
  let groups: [(Section, [SummaryReport.Part])]
  let substitutes, press, pressPresent: Int
  let grants: SummaryReport.Grants
  let intervals: SummaryReport.Intervals
  let documents: [SummaryReport.Tally]
  let claims: [ClaimsReport.Line]
  let followUps: [SummaryReport.Tally]

  private static let countKeys = ["invited", "accepted", "declined", "present", "unexpected", "absent"]

  private static let columns: [ReportColumn] =
    [
      ReportColumn("section", .code, Words("Section", vi: "Mục", ja: "区分"), .data),
      ReportColumn("section_name", .text, Words("Section", vi: "Mục", ja: "区分"), .display),
      ReportColumn("item", .text, Words("Item", vi: "Nội dung", ja: "項目"), blank: AttendanceWords.none),
      ReportColumn(
        "figure", .code, Words("Figure", vi: "Số liệu", ja: "数値"), .display, blank: Words("", vi: "", ja: "")),
      ReportColumn("count", .count, Words("Count", vi: "Số lượng", ja: "件数"), .data),
      ReportColumn("amount", .decimal, Words("Amount", vi: "Giá trị", ja: "金額・数値"), .data),
      ReportColumn("unit", .code, Words("Unit", vi: "Đơn vị", ja: "単位"), .data),
    ]
    + countKeys.compactMap { key in
      AttendanceCounts.columns.first { $0.key == key }.map {
        ReportColumn(
          key, .count, $0.heading, short: $0.short,
          ["invited", "declined", "unexpected"].contains(key) ? .wide : .everywhere,
          blank: Words("", vi: "", ja: ""))
      }
    }

  var report: Report {
    Report(place, .summary, columns: Self.columns, lines: lines, figures: figures)
  }

  // MARK: Lines

  private var lines: [Report.Line] {
    var lines = [line(.people, item("each guest once", vi: "mỗi khách một lần", ja: "実人数"), counts: people)]
    lines.append(line(.people, item("substitutes", vi: "dự thay", ja: "代理出席"), number: substitutes))
    lines.append(line(.people, item("press", vi: "báo chí", ja: "報道"), number: press))
    lines.append(
      line(.people, item("press who came", vi: "báo chí có mặt", ja: "報道（来場）"), number: pressPresent))
    for (section, parts) in groups {
      lines += parts.map { part in
        let name = part.code.map { ReportCell.text(named($0, part.name, in: section)) } ?? .empty
        return line(section, name, counts: part.counts)
      }
    }
    lines += grantLines
    lines += documents.map {
      line(.documents, .text("\(term($0.kind)), \(term($0.state))"), number: $0.count)
    }
    lines += claims.map { claim in
      line(
        .claims, .text("[\(term(claim.provenance))] \(claim.statement)"), figure: claim.printed,
        amount: (Amount(claim.value), unit: claim.unit))
    }
    lines += followUps.map { line(.followUps, .text(term($0.kind)), number: $0.count) }
    return lines
  }

  private func term(_ code: String) -> String { Terms.word(code, place.language) }

  /// English tables keep the short codes that commands ask for.
  private func named(_ code: String, _ name: String?, in section: Section) -> String {
    switch section {
    case .countries: Terms.country(code, place.language)
    case .sides: term(code)
    default: place.language == .en ? code : name ?? code
    }
  }

  private var grantLines: [Report.Line] {
    var lines = [
      line(.grants, item("handed over", vi: "đã trao", ja: "授与済み"), number: grants.handed),
      line(.grants, item("not yet", vi: "chưa trao", ja: "未授与"), number: grants.planned),
      line(.grants, item("withdrawn", vi: "rút", ja: "取下げ"), number: grants.withdrawn),
    ]
    let kinds: [(GrantSum.Kind, Words, [GrantSum])] = [
      (.whole, Words("capital", vi: "tổng vốn", ja: "投資額"), grants.capital),
      (.country, Words("country", vi: "quốc gia", ja: "国"), grants.byCountry),
      (.sector, Words("sector", vi: "lĩnh vực", ja: "業種"), grants.bySector),
      (.authority, Words("authority", vi: "cơ quan cấp", ja: "発給機関"), grants.byAuthority),
      (.zone, Words("zone", vi: "khu", ja: "区域"), grants.byZone),
    ]
    for (kind, words, sums) in kinds {
      for sum in sums {
        let name = [words.text(in: place.language), named(sum, by: kind)].compactMap(\.self).joined(
          separator: " ")
        var figure = count(sum.grants)
        if let capital = sum.capital, let currency = sum.currency {
          figure += "; " + LocalNumber.money(capital.description, currency, place.language)
        }
        lines.append(
          line(.grants, .text(name), figure: figure, number: sum.grants, amount: amount(sum)))
      }
    }
    lines += grants.instruments.map { line(.grants, .text(term($0.kind)), number: $0.count) }
    let days: [(Words, Int?)] = [
      (Words("fewest days", vi: "ít ngày nhất", ja: "最短日数"), intervals.shortest),
      (Words("median of days", vi: "số ngày trung vị", ja: "日数の中央値"), intervals.median),
      (Words("most days", vi: "nhiều ngày nhất", ja: "最長日数"), intervals.longest),
    ]
    for case (let words, let number?) in days {
      lines.append(line(.intervals, .text(words.text(in: place.language)), number: number))
    }
    return lines
  }

  /// What a sum is of, beside the word for the kind; nil where that says it all.
  private func named(_ sum: GrantSum, by kind: GrantSum.Kind) -> String? {
    if kind == .whole, sum.currency != nil { return nil }
    if let name = sum.name { return name }
    // Memoranda and their like need have no capital, sector, zone or authority.
    if sum.key.isEmpty { return AttendanceWords.none.text(in: place.language) }
    return switch kind {
    case .country: Terms.country(sum.key, place.language)
    case .sector: Terms.sector(sum.key, place.language)
    case .whole, .authority, .zone, .kind: sum.key
    }
  }

  private func item(_ en: String, vi: String, ja: String) -> ReportCell {
    .text(Words(en, vi: vi, ja: ja).text(in: place.language))
  }

  private func count(_ number: Int) -> String { LocalNumber.count(number, place.language) }

  private func amount(_ sum: GrantSum) -> (Amount, unit: String)? {
    guard let capital = sum.capital, let currency = sum.currency else { return nil }
    return (capital, currency)
  }

  /// A line. The figure is as people read it, nil where it is the number.
  private func line(
    _ section: Section, _ item: ReportCell, figure: String? = nil, number: Int? = nil,
    amount: (Amount, unit: String)? = nil, counts: AttendanceCounts? = nil
  ) -> Report.Line {
    let cells = Self.countKeys.map { key -> ReportCell in
      guard let counts, let path = AttendanceCounts.keys[key] else { return .empty }
      return .count(counts[keyPath: path])
    }
    let shown = figure ?? number.map(count)
    return .row(
      [
        .code(section.rawValue), .text(section.words.text(in: place.language)), item,
        shown.map(ReportCell.code) ?? .empty, number.map(ReportCell.count) ?? .empty,
        amount.map { .decimal($0.0) } ?? .empty, amount.map { .code($0.unit) } ?? .empty,
      ] + cells)
  }

  // MARK: Figures

  private var figures: Figure {
    func part(_ part: SummaryReport.Part) -> Figure {
      .group(
        part.counts.figures.merging([
          "code": .value(part.code.map(ReportCell.code) ?? .empty),
          "name": .value(part.name.map(ReportCell.text) ?? .empty),
          "state": .value(part.state.map(ReportCell.code) ?? .empty),
        ]) { $1 })
    }
    func tally(_ tally: SummaryReport.Tally) -> Figure {
      .group(["kind": .code(tally.kind), "state": .code(tally.state), "count": .count(tally.count)])
    }
    func figure(_ number: Int?) -> Figure { .value(number.map(ReportCell.count) ?? .empty) }
    var figures: [String: Figure] = [
      "people": .group(people.figures), "substitutes": .count(substitutes), "press": .count(press),
      "press_present": .count(pressPresent),
      "grants": .group([
        "planned": .count(grants.planned), "handed": .count(grants.handed),
        "withdrawn": .count(grants.withdrawn),
        "capital": .list(grants.capital.map(\.figure)), "by_country": .list(grants.byCountry.map(\.figure)),
        "by_sector": .list(grants.bySector.map(\.figure)),
        "by_authority": .list(grants.byAuthority.map(\.figure)),
        "by_zone": .list(grants.byZone.map(\.figure)), "instruments": .list(grants.instruments.map(tally)),
      ]),
      "intervals": .group([
        "grants": .count(intervals.grants), "shortest": figure(intervals.shortest),
        "median": figure(intervals.median),
        "longest": figure(intervals.longest),
      ]),
      "documents": .list(documents.map(tally)), "follow_ups": .list(followUps.map(tally)),
      "claims": .list(
        claims.map {
          .group([
            "code": .code($0.code), "figure": .code($0.printed), "provenance": .code($0.provenance),
            "holds": .value($0.verdict.map(ReportCell.flag) ?? .empty),
          ])
        }),
    ]
    for (section, parts) in groups { figures[section.rawValue] = .list(parts.map(part)) }
    return .group(figures)
  }
}
