/// Words that the reports about people share.
enum AttendanceWords {
  static let all = Words("all", vi: "tổng", ja: "計")
  static let none = Words("(none)", vi: "(không)", ja: "（なし）")
}
