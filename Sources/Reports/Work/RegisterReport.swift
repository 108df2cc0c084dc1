import Conferences
import PostgreSQL

/// The register of outgoing documents with its ten columns (Decree 30/2020/NĐ-CP, annex IV).
enum RegisterReport {
  private static let columns: [ReportColumn] = [
    ReportColumn("body", .code, Words("Body", vi: "Cơ quan", ja: "機関"), .data),
    ReportColumn("year", .ordinal, Words("Year", vi: "Năm", ja: "年"), .data),
    ReportColumn("series", .code, Words("Series", vi: "Loại sổ", ja: "種別"), .data),
    ReportColumn("number", .ordinal, Words("Number", vi: "Số", ja: "番号"), .data),
    ReportColumn(
      "symbol", .code, Words("Number and symbol", vi: "Số, ký hiệu văn bản", ja: "文書番号"), short: "number"),
    ReportColumn("dated", .day, Words("Dated", vi: "Ngày tháng văn bản", ja: "日付"), short: "dated"),
    ReportColumn(
      "type", .text, Words("Type", vi: "Tên loại", ja: "文書の種類"), .wide),
    ReportColumn(
      "subject", .text, Words("Subject", vi: "Tên loại và trích yếu nội dung", ja: "件名"), short: "subject"),
    ReportColumn("signer", .text, Words("Signer", vi: "Người ký", ja: "署名者")),
    ReportColumn("recipients", .text, Words("Recipients", vi: "Nơi nhận văn bản", ja: "宛先"), .wide),
    ReportColumn("keeper", .text, Words("Kept by", vi: "Đơn vị, người nhận bản lưu", ja: "控え"), .wide),
    ReportColumn("copies", .count, Words("Copies", vi: "Số lượng bản", ja: "部数"), .wide),
    ReportColumn("sent_on", .day, Words("Sent on", vi: "Ngày chuyển", ja: "発送日"), .wide),
    ReportColumn("receipt", .text, Words("Receipt", vi: "Ký nhận", ja: "受領"), .wide),
    ReportColumn("note", .text, Words("Note", vi: "Ghi chú", ja: "備考"), .wide),
    ReportColumn("state", .code, Words("State", vi: "Trạng thái", ja: "状態")),
  ]

  /// What came back, and why a paper counts no more, is said of the few of which there is something to say.
  private static func cells(_ rows: Rows, _ place: ReportedConference) throws -> [[ReportCell]] {
    var lines = try place.cells(rows, columns)
    let outcome = try rows.column("outcome")
    let ended = ["void", "revoked", "superseded"].map(ReportCell.code)
    let (receipt, note) = (
      columns.firstIndex { $0.key == "receipt" }, columns.firstIndex { $0.key == "note" }
    )
    for (index, row) in rows.enumerated() {
      let isEnded = lines[index].last.map(ended.contains) ?? false
      guard try isEnded || row.optional(outcome, as: String.self) != nil else { continue }
      let remarks = try RegisterRemarks(row)
      if let receipt, let text = remarks.receipt(in: place.language, day: \.iso) {
        lines[index][receipt] = .text(text)
      }
      if let note, let text = remarks.note(in: place.language) { lines[index][note] = .text(text) }
    }
    return lines
  }

  static func ask(_ place: ReportedConference, in database: Database) throws -> Report {
    let rows = try cells(database.query(Statements.outgoing, place.id), place)
    var states: [String: Int] = [:]
    for case .code(let state) in rows.lazy.compactMap(\.last) { states[state, default: 0] += 1 }
    return Report(
      place, .register, columns: columns, lines: rows.map(Report.Line.row),
      figures: .group(["documents": .count(rows.count), "states": .group(states.mapValues(Figure.count))]))
  }
}
