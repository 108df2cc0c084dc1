import Conferences
import PostgreSQL

/// Where jobs and documents stand, how old they are and what failed. Jobs are those of all conferences.
enum JobsReport {
  private static let columns: [ReportColumn] = [
    ReportColumn("subject", .code, Words("Of", vi: "Đối tượng", ja: "対象")),
    ReportColumn("kind", .code, Words("Kind", vi: "Loại", ja: "種類")),
    ReportColumn("state", .code, Words("State", vi: "Trạng thái", ja: "状態")),
    ReportColumn("number", .count, Words("Number", vi: "Số lượng", ja: "件数")),
    ReportColumn("oldest", .moment, Words("Since", vi: "Từ lúc", ja: "最古"), .wide),
    ReportColumn("age", .duration, Words("Oldest", vi: "Lâu nhất", ja: "経過")),
    ReportColumn("failures", .count, Words("Failures", vi: "Lỗi", ja: "失敗")),
    ReportColumn("last_error", .text, Words("Last error", vi: "Lỗi gần nhất", ja: "直近の誤り"), .wide),
  ]

  static func ask(_ place: ReportedConference, in database: Database) throws -> Report {
    let rows = try database.query(Statements.jobsAndDocuments, place.id)
    var sums: [String: [String: Int]] = [:]
    var failures = 0
    for row in rows {
      let subject: String = try row.get("subject")
      sums[subject, default: [:]][try row.get("state"), default: 0] += try row.get("number", as: Int.self)
      failures += try row.get("failures", as: Int.self)
    }
    func group(_ subject: String) -> Figure { .group((sums[subject] ?? [:]).mapValues(Figure.count)) }
    return Report(
      place, .jobs, columns: columns, lines: try place.cells(rows, columns).map(Report.Line.row),
      figures: .group(["jobs": group("job"), "documents": group("document"), "failures": .count(failures)]),
      bars: .init(
        labels: ["kind", "state"], value: "number", title: Words("Number", vi: "Số lượng", ja: "件数")))
  }
}
