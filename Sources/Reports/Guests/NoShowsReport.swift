import Conferences
import PostgreSQL

/// Who had a place and did not come, and who stood in for whom, in the order of precedence.
enum NoShowsReport {
  private static let columns: [ReportColumn] = [
    ReportColumn("place", .ordinal, Words("No.", vi: "Thứ tự", ja: "席次"), short: "place"),
    ReportColumn("status", .code, Words("Status", vi: "Tình trạng", ja: "区分")),
    ReportColumn("external_id", .code, Words("Guest", vi: "Mã khách", ja: "番号")),
    ReportColumn("name", .text, Words("Name", vi: "Họ và tên", ja: "氏名")),
    ReportColumn("title", .text, Words("Title", vi: "Chức vụ", ja: "役職"), .wide),
    ReportColumn("rank", .ordinal, Words("Rank", vi: "Cấp", ja: "級")),
    ReportColumn("delegation", .code, Words("Delegation", vi: "Đoàn", ja: "代表団")),
    ReportColumn("country", .code, Words("Country", vi: "Quốc gia", ja: "国"), .wide),
    ReportColumn("replaces", .code, Words("Replaces", vi: "Thay cho (mã)", ja: "被代理者番号"), .data),
    ReportColumn("replaces_name", .text, Words("In place of", vi: "Dự thay", ja: "被代理者")),
    ReportColumn("came_at", .moment, Words("Came at", vi: "Đến lúc", ja: "来場時刻"), .wide),
  ]

  static func ask(
    _ place: ReportedConference, _ question: ReportQuestion, in database: Database
  ) throws -> Report {
    let session: Int? = try question.filter.session.flatMap {
      try database.query(Statements.sessionNumber, place.id, $0).first?.get("id")
    }
    let answer = try database.query(
      Statements.noShows, place.id, session, place.language.rawValue, question.filter.delegation, place.moment
    )
    let rows = try zip(answer, place.cells(answer, columns)).map { row, cells in
      var cells = cells
      func put(_ name: PrintedName?, _ key: String) {
        guard let name, let index = columns.firstIndex(where: { $0.key == key }) else { return }
        cells[index] = .text(name.written(in: place.language))
      }
      put(try PrintedName(row), "name")
      put(try PrintedName(row, prefix: "replaces_", suffix: ""), "replaces_name")
      return cells
    }
    func count(_ states: String...) -> Int { rows.count { row in states.contains { row[1] == .code($0) } } }
    let absent = count("no-show", "substitute-absent")
    let (substitutes, came) = (
      count("substitute", "substitute-came", "substitute-absent"), count("substitute-came")
    )
    return Report(
      place, .noShows, columns: columns, lines: rows.map(Report.Line.row),
      figures: .group([
        "absent": .count(absent), "substitutes": .count(substitutes), "substitutes_present": .count(came),
      ]),
      notes: [
        Words(
          "\(absent) had a place and did not come; \(substitutes) substitutes, of whom \(came) came.",
          vi:
            "\(absent) khách nhận lời nhưng vắng mặt; \(substitutes) người dự thay, trong đó \(came) có mặt.",
          ja: "欠席\(absent)名。代理出席者\(substitutes)名（うち来場\(came)名）。"
        ).text(in: place.language)
      ])
  }
}
