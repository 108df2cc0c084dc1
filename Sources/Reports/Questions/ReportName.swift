/// The reports there are, as `trao report` calls them.
public enum ReportName: String, CaseIterable, Codable, Sendable {
  case attendance
  case noShows = "no-shows"
  case grants, invitations, rsvp, delegations, intervals, jobs, register, claims, summary

  /// What stands over it on paper.
  public var title: Words {
    switch self {
    case .attendance: Words("Attendance", vi: "Tình hình tham dự", ja: "出席状況")
    case .noShows: Words("No-shows and substitutes", vi: "Vắng mặt và dự thay", ja: "欠席者・代理出席者")
    case .grants: Words("Grants", vi: "Kết quả trao giấy chứng nhận", ja: "授与実績")
    case .invitations: Words("Invitations", vi: "Tình hình gửi giấy mời", ja: "招待状の状況")
    case .rsvp: Words("Answers to invitations", vi: "Phúc đáp giấy mời", ja: "出欠回答")
    case .delegations: Words("Delegations", vi: "Các đoàn", ja: "代表団別状況")
    case .intervals: Words("From issue to hand-over", vi: "Từ ngày cấp đến ngày trao", ja: "発給から授与まで")
    case .jobs: Words("Jobs and documents", vi: "Công việc và văn bản", ja: "処理と文書の状況")
    case .register: Words("Register of outgoing documents", vi: "Sổ đăng ký văn bản đi", ja: "発送文書登録簿")
    case .claims: Words("Claims and their sources", vi: "Số liệu và nguồn", ja: "公表数値と出典")
    case .summary: Words("Summary", vi: "Báo cáo tổng hợp", ja: "総括報告")
    }
  }

  /// Whether it can answer for a moment in the past: where what it counts is recorded with its time.
  public var hasPast: Bool { ![.claims, .jobs, .register].contains(self) }
}
