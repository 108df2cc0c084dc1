import Conferences
import PostgreSQL

/// Answers to invitations by delegation and by day.
enum AnswersReport {
  static func ask(
    _ place: ReportedConference, _ question: ReportQuestion, in database: Database
  ) throws -> Report {
    let by = question.by.isEmpty ? [.delegation] : question.by
    var columns: [ReportColumn] = []
    if by.contains(.delegation) {
      columns.append(
        ReportColumn(
          "delegation", .code, Words("Delegation", vi: "Đoàn", ja: "代表団"), blank: AttendanceWords.none))
      columns.append(ReportColumn("delegation_name", .text, Words("Name", vi: "Tên đoàn", ja: "名称"), .wide))
    }
    if by.contains(.day) {
      columns.append(
        ReportColumn("day", .day, Words("Answered on", vi: "Ngày trả lời", ja: "回答日"), short: "answered"))
    }
    let groups = columns.count
    columns += counts
    let lines = try place.cells(
      database.query(
        Statements.answers, place.id, place.moment, place.language.rawValue, by.contains(.delegation),
        by.contains(.day)), columns)
    let sums = counts.indices.map { index in
      lines.reduce(0) { sum, row in
        if case .count(let number) = row[groups + index] { sum + number } else { sum }
      }
    }
    let total =
      [.code(AttendanceWords.all.text(in: place.language))]
      + Array(repeating: ReportCell.empty, count: groups - 1) + sums.map(ReportCell.count)
    return Report(
      place, .rsvp, columns: columns, lines: lines.map(Report.Line.row), totals: lines.isEmpty ? [] : [total],
      figures: .group(
        Dictionary(uniqueKeysWithValues: zip(counts, sums).map { ($0.key, Figure.count($1)) })),
      bars: .init(
        labels: by.contains(.delegation) ? ["delegation"] : ["day"], value: "accepted",
        title: Words("Accepted", vi: "Nhận lời", ja: "出席回答")))
  }

  private static let counts: [ReportColumn] = [
    ReportColumn("invited", .count, Words("Invited", vi: "Được mời", ja: "招待")),
    ReportColumn("accepted", .count, Words("Accepted", vi: "Nhận lời", ja: "出席")),
    ReportColumn("tentative", .count, Words("Tentative", vi: "Chưa chắc", ja: "未定")),
    ReportColumn(
      "substituted", .count, Words("Sends another", vi: "Cử người thay", ja: "代理"), short: "subst."),
    ReportColumn("declined", .count, Words("Declined", vi: "Từ chối", ja: "欠席")),
    ReportColumn("unanswered", .count, Words("No answer", vi: "Chưa trả lời", ja: "未回答")),
  ]
}
