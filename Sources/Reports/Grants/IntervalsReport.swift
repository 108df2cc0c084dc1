import Conferences
import PostgreSQL

/// How many days lie between the authority's act (cấp) and the hand-over on stage (trao).
enum IntervalsReport {
  private static let columns: [ReportColumn] = [
    ReportColumn("ceremony", .code, Words("Ceremony", vi: "Lễ trao", ja: "授与式"), .wide),
    ReportColumn("position", .ordinal, Words("No.", vi: "STT", ja: "番号")),
    ReportColumn(
      "project_code", .code, Words("Project code", vi: "Mã số dự án", ja: "プロジェクトコード"), short: "code"),
    ReportColumn("instrument", .code, Words("Instrument", vi: "Văn kiện", ja: "文書"), .data),
    ReportColumn("project", .text, Words("Project", vi: "Dự án", ja: "事業")),
    ReportColumn("issued_on", .day, Words("Issued", vi: "Ngày cấp", ja: "発給日")),
    ReportColumn("handed_on", .day, Words("Handed", vi: "Ngày trao", ja: "授与日")),
    ReportColumn("days", .count, Words("Days", vi: "Số ngày", ja: "日数")),
    ReportColumn("state", .code, Words("State", vi: "Trạng thái", ja: "状態"), .wide),
  ]

  /// What the days come to; nil where nothing issued was handed over.
  struct Spread {
    let grants: Int
    let shortest, median, longest: Int?

    init(_ days: [Int]) {
      let sorted = days.sorted()
      grants = sorted.count
      (shortest, longest) = (sorted.first, sorted.last)
      // Of an even number the lower of the two in the middle: a day that there was.
      median = sorted.isEmpty ? nil : sorted[(sorted.count - 1) / 2]
    }
  }

  static func spread(_ place: ReportedConference, in database: Database) throws -> Spread {
    Spread(
      try database.query(Statements.intervals, place.id, place.language.rawValue, place.moment).compactMap {
        try $0.optional("days", as: Int.self)
      })
  }

  static func ask(_ place: ReportedConference, in database: Database) throws -> Report {
    let rows = try database.query(Statements.intervals, place.id, place.language.rawValue, place.moment)
    let spread = Spread(try rows.compactMap { try $0.optional("days", as: Int.self) })
    func figure(_ number: Int?) -> Figure { .value(number.map(ReportCell.count) ?? .empty) }
    var notes: [String] = []
    if let shortest = spread.shortest, let median = spread.median, let longest = spread.longest {
      notes.append(
        Words(
          "\(spread.grants) with both dates: \(shortest) to \(longest) days, median \(median).",
          vi:
            "\(spread.grants) trường hợp có đủ hai ngày: từ \(shortest) đến \(longest) ngày, trung vị \(median).",
          ja: "両日付のあるもの\(spread.grants)件：\(shortest)～\(longest)日、中央値\(median)日。"
        ).text(in: place.language))
    }
    return Report(
      place, .intervals, columns: columns, lines: try place.cells(rows, columns).map(Report.Line.row),
      figures: .group([
        "grants": .count(spread.grants), "shortest": figure(spread.shortest), "median": figure(spread.median),
        "longest": figure(spread.longest),
      ]), notes: notes,
      bars: .init(labels: ["project"], value: "days", title: Words("Days", vi: "Số ngày", ja: "日数")))
  }
}
