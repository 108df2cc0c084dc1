import Conferences
import PostgreSQL

/// How far the invitations have got, step by step.
enum InvitationsReport {
  private static let columns: [ReportColumn] = [
    ReportColumn("step", .code, Words("Step", vi: "Bước", ja: "段階"), .data),
    ReportColumn("step_name", .text, Words("Step", vi: "Bước", ja: "段階"), .display),
    ReportColumn("guests", .count, Words("Guests", vi: "Số khách", ja: "人数")),
    ReportColumn(
      "share", .percent, Words("Of the invited", vi: "Trên số được mời", ja: "招待比"), short: "of invited"),
  ]

  private static let steps: [(key: String, name: Words)] = [
    ("invited", Words("invited", vi: "được mời", ja: "招待")),
    ("numbered", Words("letter numbered", vi: "giấy mời đã có số", ja: "招待状採番済み")),
    ("made", Words("letter made", vi: "giấy mời đã làm", ja: "招待状作成済み")),
    ("approved", Words("approved", vi: "đã duyệt", ja: "承認済み")),
    ("sent", Words("sent", vi: "đã gửi", ja: "発送済み")),
    ("received", Words("received", vi: "đã nhận", ja: "受領確認済み")),
    ("returned", Words("came back", vi: "bị trả lại", ja: "返送")),
    ("reminded", Words("reminded", vi: "đã nhắc", ja: "督促済み")),
    ("answered", Words("answered", vi: "đã trả lời", ja: "回答済み")),
    ("accepted", Words("  accepted", vi: "  nhận lời", ja: "　出席")),
    ("tentative", Words("  tentative", vi: "  chưa chắc", ja: "　未定")),
    ("substituted", Words("  sends another", vi: "  cử người thay", ja: "　代理")),
    ("declined", Words("  declined", vi: "  từ chối", ja: "　欠席")),
    ("unanswered", Words("no answer", vi: "chưa trả lời", ja: "未回答")),
    ("came", Words("came", vi: "đã đến", ja: "来場")),
  ]

  static func ask(
    _ place: ReportedConference, _ question: ReportQuestion, in database: Database
  ) throws -> Report {
    let row = try database.query(
      Statements.invitations, place.id, question.filter.delegation, place.moment
    ).one()
    let invited: Int = try row.get("invited")
    var figures: [String: Figure] = [:]
    let lines = try steps.map { step -> Report.Line in
      let guests: Int = try row.get(step.key)
      figures[step.key] = .count(guests)
      return .row([
        .code(step.key), .text(step.name.text(in: place.language)), .count(guests),
        invited > 0 ? .percent(Amount(percentage(guests, of: invited))) : .empty,
      ])
    }
    return Report(
      place, .invitations, columns: columns, lines: lines, figures: .group(figures),
      bars: .init(labels: ["step_name"], value: "guests", title: Words("Guests", vi: "Số khách", ja: "人数")))
  }

  /// A percentage with one decimal, rounded half up: `17.2`.
  private static func percentage(_ part: Int, of whole: Int) -> String {
    let tenths = (part * 2000 / whole + 1) / 2
    return "\(tenths / 10).\(tenths % 10)"
  }
}
