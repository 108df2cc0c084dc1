extension SessionKind {
  /// What people call it.
  public var words: LocalisedText {
    switch self {
    case .plenary: LocalisedText([.vi: "Phiên toàn thể", .ja: "全体会議", .en: "Plenary session"])
    case .seminar: LocalisedText([.vi: "Tọa đàm", .ja: "セミナー", .en: "Seminar"])
    case .ceremony: LocalisedText([.vi: "Lễ trao", .ja: "授与式", .en: "Ceremony"])
    case .signing: LocalisedText([.vi: "Lễ ký kết", .ja: "調印式", .en: "Signing"])
    case .reception: LocalisedText([.vi: "Tiệc chiêu đãi", .ja: "レセプション", .en: "Reception"])
    case .show: LocalisedText([.vi: "Chương trình nghệ thuật", .ja: "公演", .en: "Show"])
    case .meeting: LocalisedText([.vi: "Cuộc họp", .ja: "会合", .en: "Meeting"])
    }
  }
}

extension ProgrammeItemKind {
  /// What people call it.
  public var words: LocalisedText {
    switch self {
    case .welcome: LocalisedText([.vi: "Đón khách", .ja: "着席案内", .en: "Welcome"])
    case .introduction: LocalisedText([.vi: "Giới thiệu đại biểu", .ja: "出席者紹介", .en: "Introduction"])
    case .opening: LocalisedText([.vi: "Khai mạc", .ja: "開会", .en: "Opening"])
    case .speech: LocalisedText([.vi: "Phát biểu", .ja: "挨拶", .en: "Speech"])
    case .presentation: LocalisedText([.vi: "Trình bày", .ja: "発表", .en: "Presentation"])
    case .signing: LocalisedText([.vi: "Ký kết", .ja: "調印", .en: "Signing"])
    case .ceremony: LocalisedText([.vi: "Lễ trao", .ja: "授与", .en: "Ceremony"])
    case .photo: LocalisedText([.vi: "Chụp ảnh lưu niệm", .ja: "記念撮影", .en: "Photograph"])
    case .discussion: LocalisedText([.vi: "Thảo luận", .ja: "意見交換", .en: "Discussion"])
    case .break: LocalisedText([.vi: "Giải lao", .ja: "休憩", .en: "Break"])
    case .performance: LocalisedText([.vi: "Biểu diễn", .ja: "公演", .en: "Performance"])
    case .conclusion: LocalisedText([.vi: "Kết luận", .ja: "総括", .en: "Conclusion"])
    case .closing: LocalisedText([.vi: "Bế mạc", .ja: "閉会", .en: "Closing"])
    }
  }
}
