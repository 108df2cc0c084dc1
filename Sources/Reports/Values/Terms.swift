import Conferences

/// The words for codes of Trao's own, so that a Vietnamese or Japanese report has none of English. Data keep the codes, and
/// so do English tables, whose readers type them.
enum Terms {
  /// The word for a code that stands in a column; codes that are names, as of sessions and delegations, stay as they are.
  static func words(_ code: String, in column: String, of report: ReportName, _ language: Language) -> String
  {
    switch column {
    case "country", "countries": country(code, language)
    case "sector": sector(code, language)
    case "state" where report == .grants || report == .intervals: word(code, language, first: grants)
    case "state" where report == .delegations: word(code, language, first: delegations)
    case "state", "session_state", "status", "side", "provenance", "kind", "subject": word(code, language)
    default: code
    }
  }

  /// The name of a country; in English its code, which is what commands ask for.
  static func country(_ code: String, _ language: Language) -> String {
    language == .en ? code : CountryName.text(code, in: language)
  }

  /// What a sector is called; in English the code that projects have.
  static func sector(_ code: String, _ language: Language) -> String {
    language == .en ? code : SectorName.text(code, in: language)
  }

  /// The word for a state, a side, a kind or a source; a code nothing is known of stays as it is.
  static func word(_ code: String, _ language: Language) -> String {
    known[code]?.text(in: language) ?? code
  }

  /// The word that a list has for a code, which elsewhere may mean something else.
  private static func word(_ code: String, _ language: Language, first: [Entry]) -> String {
    guard let (code, vi, ja) = first.first(where: { $0.code == code }) else { return word(code, language) }
    return Words(code, vi: vi, ja: ja).text(in: language)
  }

  private typealias Entry = (code: String, vi: String, ja: String)

  private static let known: [String: Words] = {
    var known: [String: Words] = [:]
    // Where two lists have a code, the first of them speaks for all columns that no report has for itself.
    for list in [sessions, guests, delegations, grants, documents, jobs, sides, sources, kinds, tasks] {
      for (code, vi, ja) in list where known[code] == nil { known[code] = Words(code, vi: vi, ja: ja) }
    }
    return known
  }()

  private static let sessions: [Entry] = [
    ("planned", "chưa diễn ra", "予定"), ("open", "đang diễn ra", "進行中"), ("closed", "đã kết thúc", "終了"),
    ("cancelled", "đã hủy", "取消し"),
  ]
  private static let delegations: [Entry] = [
    ("forming", "đang lập", "編成中"), ("confirmed", "đã xác nhận", "確定"), ("closed", "đã chốt", "締切済み"),
  ]
  private static let guests: [Entry] = [
    ("proposed", "đề xuất", "提案"), ("approved", "đã duyệt", "承認済み"), ("invited", "đã mời", "招待済み"),
    ("accepted", "nhận lời", "出席回答"), ("declined", "từ chối", "欠席回答"), ("tentative", "chưa chắc", "未定"),
    ("registered", "đã đăng ký", "登録済み"), ("withdrawn", "đã rút", "取下げ"),
    ("substituted", "cử người dự thay", "代理を指名"), ("no-show", "vắng mặt", "当日欠席"),
    ("substitute", "dự thay", "代理出席者"), ("substitute-came", "dự thay, có mặt", "代理出席"),
    ("substitute-absent", "dự thay, vắng mặt", "代理欠席"),
  ]
  private static let grants: [Entry] = [
    ("planned", "chưa trao", "未授与"), ("ready", "sẵn sàng trao", "授与準備完了"), ("absent", "vắng mặt", "欠席"),
    ("withdrawn", "đã rút", "取下げ"), ("handed", "đã trao", "授与済み"), ("proxy", "người khác nhận thay", "代理受領"),
    ("certificate", "Giấy chứng nhận đăng ký đầu tư", "投資登録証明書"),
    ("policy-approval", "chấp thuận chủ trương đầu tư", "投資方針承認"), ("memorandum", "biên bản ghi nhớ", "覚書"),
    ("agreement", "thỏa thuận", "協定"), ("licence", "giấy phép", "許可証"), ("award", "khen thưởng", "表彰"),
  ]
  private static let documents: [Entry] = [
    ("numbered", "đã có số", "番号取得済み"), ("final", "đã ban hành", "発行済み"), ("signed", "đã ký", "署名済み"),
    ("void", "đã hủy số", "欠番"), ("superseded", "đã thay thế", "差替え済み"), ("revoked", "đã thu hồi", "取消し済み"),
    ("entered", "đã vào sổ", "登録済み"),
  ]
  private static let jobs: [Entry] = [
    ("deferred", "chờ đến giờ", "時刻待ち"), ("ready", "sẵn sàng", "準備完了"), ("running", "đang làm", "処理中"),
    ("done", "đã xong", "完了"), ("dead", "không làm được", "処理不能"), ("job", "công việc", "処理"),
    ("document", "văn bản", "文書"), ("documents.prepare", "chuẩn bị văn bản", "文書の準備"),
    ("documents.prepare-2", "chuẩn bị văn bản", "文書の準備"), ("documents.render", "in văn bản", "文書の作成"),
    ("documents.render-2", "in văn bản", "文書の作成"), ("documents.report", "lập báo cáo", "報告の作成"),
  ]
  private static let sides: [Entry] = [
    ("host", "chủ nhà", "主催側"), ("guest", "khách", "来賓側"), ("third", "bên thứ ba", "第三者"),
  ]
  private static let sources: [Entry] = [
    ("operator", "ban tổ chức", "事務局"), ("article-en", "bài báo tiếng Anh", "英文記事"),
    ("article-vi", "bài báo tiếng Việt", "越文記事"), ("press", "báo chí", "報道"), ("sample", "mẫu", "見本"),
  ]
  private static let kinds: [Entry] = [
    ("invitation", "giấy mời", "招待状"), ("card", "thiếp mời", "招待カード"),
    ("reply-form", "phiếu trả lời", "返信用紙"),
    ("presentation", "bản trao", "授与用写し"), ("datasheet", "bản dữ liệu", "記載事項案"),
    ("attendance", "giấy chứng nhận tham dự", "参加証明書"), ("badge", "thẻ đại biểu", "名札"),
    ("guest-list", "danh sách đại biểu", "出席者名簿"), ("precedence-list", "thứ tự lễ tân", "席次順名簿"),
    ("seating-plan", "sơ đồ chỗ ngồi", "席次表"), ("place-cards", "thẻ tên đặt bàn", "卓上名札"),
    ("programme", "chương trình", "プログラム"), ("attendance-sheet", "phiếu ký tham dự", "受付簿"),
    ("script", "kịch bản", "進行台本"), ("folder-list", "danh mục bìa hồ sơ", "授与書類一覧"),
    ("summary", "báo cáo", "総括報告"), ("outgoing-register", "sổ văn bản đi", "発送文書登録簿"),
  ]
  private static let tasks: [Entry] = [
    ("returned-letters", "thư bị trả lại", "返送された招待状"), ("letters-not-sent", "thư chưa gửi", "未発送の招待状"),
    ("no-answer", "chưa trả lời", "未回答"), ("no-shows", "vắng mặt", "当日欠席"),
    ("grants-open", "chưa trao", "未授与"),
  ]
}
