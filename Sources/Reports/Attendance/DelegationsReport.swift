import Conferences
import PostgreSQL

/// Each delegation with who leads it and how many of it came: each guest counted once.
enum DelegationsReport {
  private static let columns: [ReportColumn] =
    [
      ReportColumn(
        "delegation", .code, Words("Delegation", vi: "Đoàn", ja: "代表団"), blank: AttendanceWords.none),
      ReportColumn("delegation_name", .text, Words("Name", vi: "Tên đoàn", ja: "名称"), .wide),
      ReportColumn("side", .code, Words("Side", vi: "Bên", ja: "側"), .wide),
      ReportColumn("country", .code, Words("Country", vi: "Quốc gia", ja: "国"), .wide),
      ReportColumn("state", .code, Words("State", vi: "Trạng thái", ja: "状態"), .wide),
      ReportColumn("head", .text, Words("Head", vi: "Trưởng đoàn", ja: "団長"), .wide),
      ReportColumn("members", .count, Words("Members", vi: "Thành viên", ja: "人数")),
    ] + AttendanceCounts.columns

  static func ask(
    _ place: ReportedConference, _ question: ReportQuestion, in database: Database
  ) throws -> Report {
    var counted = question
    counted.by = [.delegation]
    let attendance = try AttendanceReport(place, counted, in: database)
    let known = Dictionary(
      try database.query(Statements.delegations, place.id, place.language.rawValue, place.moment).map {
        (try $0.get("code", as: String.self), $0)
      }, uniquingKeysWith: { first, _ in first })
    var members = 0
    let rows = try attendance.parts.map { part -> [ReportCell] in
      let counts = part.counts.cells(isClosed: part.isClosed)
      guard let code = part.delegation, let row = known[code] else {
        return Array(repeating: .empty, count: 7) + counts
      }
      let number: Int = try row.get("members")
      members += number
      return [
        .code(code), try row.optional("name").map(ReportCell.text) ?? .empty, .code(try row.get("side")),
        .code(try row.get("country")), .code(try row.get("state")),
        try PrintedName(row).map { .text($0.written(in: place.language)) } ?? .empty, .count(number),
      ] + counts
    }
    let total: [ReportCell] =
      [.code(AttendanceWords.all.text(in: place.language))] + Array(repeating: .empty, count: 5) + [
        .count(members)
      ]
      + attendance.people.cells(isClosed: attendance.isClosed)
    return Report(
      place, .delegations, columns: columns, lines: rows.map(Report.Line.row), totals: [total],
      figures: .group(attendance.people.figures.merging(["members": .count(members)]) { $1 }),
      bars: .init(labels: ["delegation"], value: "present", title: Words("Present", vi: "Có mặt", ja: "出席")))
  }
}
