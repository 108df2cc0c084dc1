extension DocumentKind {
  /// What a paper of this kind is called by readers of a language; the title of a file whose paper has no number.
  func title(in language: PaperLanguage) -> String {
    let (vietnamese, japanese) = titles
    return switch language {
    case .vi: vietnamese
    case .ja: japanese
    case .en: singular.prefix(1).uppercased() + singular.dropFirst()
    }
  }

  private var titles: (vietnamese: String, japanese: String) {
    switch self {
    case .invitation: ("Giấy mời", "招待状")
    case .card: ("Thiếp mời", "招待カード")
    case .replyForm: ("Phiếu xác nhận tham dự", "出欠回答用紙")
    case .presentation: ("Bản trao Giấy chứng nhận đăng ký đầu tư", "投資登録証明書授与用写し")
    case .datasheet: ("Nội dung Giấy chứng nhận đăng ký đầu tư (dự thảo)", "投資登録証明書記載事項（案）")
    case .attendance: ("Giấy chứng nhận tham dự", "参加証明書")
    case .badge: ("Thẻ đại biểu", "名札")
    case .guestList: ("Danh sách đại biểu", "出席者名簿")
    case .precedenceList: ("Danh sách đại biểu theo thứ tự lễ tân", "席次順出席者名簿")
    case .seatingPlan: ("Sơ đồ chỗ ngồi", "席次表")
    case .placeCards: ("Thẻ tên đặt bàn", "卓上名札")
    case .programme: ("Chương trình", "プログラム")
    case .attendanceSheet: ("Phiếu ký tham dự", "受付簿")
    case .script: ("Kịch bản dẫn chương trình", "進行台本")
    case .folderList: ("Danh mục bìa hồ sơ trao", "授与書類一覧")
    case .summary: ("Báo cáo", "総括報告")
    case .outgoingRegister: ("Sổ đăng ký văn bản đi", "発送文書登録簿")
    }
  }
}
