internal import PostgreSQL

/// The ways a day is written.
enum DateFormat: String, CaseIterable {
  /// `ngày 17 tháng 11 năm 2023`, `令和5年11月17日`, `17 November 2023`.
  case long
  /// With the day of the week: `thứ Sáu, ngày 17 tháng 11 năm 2023`, `令和5年11月17日（金）`,
  /// `Friday, 17 November 2023`.
  case weekday
  /// By the Gregorian calendar in Japanese too: `2023年11月17日`; elsewhere as `long`.
  case gregorian
  /// In figures: `17/11/2023`, `2023/11/17`, `17 Nov 2023`.
  case short
  /// English with an ordinal, `17th November 2023`; elsewhere as `long`.
  case ordinal
  /// `thứ Sáu`, `金曜日`, `Friday`.
  case dayOfWeek = "day-of-week"
  /// `2023`, `令和5年`, `2023`.
  case year
  /// `2023-11-17`.
  case iso

  func words(_ date: CalendarDate, _ language: PaperLanguage) -> String {
    switch (self, language) {
    case (.iso, _): date.iso
    case (.long, .vi), (.gregorian, .vi), (.ordinal, .vi): Vietnamese.long(date)
    case (.weekday, .vi): "\(Vietnamese.weekday(date)), \(Vietnamese.long(date))"
    case (.short, .vi): "\(TwoDigits.of(date.day))/\(Vietnamese.month(date))/\(date.year)"
    case (.dayOfWeek, .vi): Vietnamese.weekday(date)
    case (.year, .vi), (.year, .en): "\(date.year)"
    case (.long, .ja), (.ordinal, .ja): "\(JapaneseEra.year(of: date))\(Japanese.monthAndDay(date))"
    case (.weekday, .ja):
      "\(JapaneseEra.year(of: date))\(Japanese.monthAndDay(date))（\(Japanese.weekday(date))）"
    case (.gregorian, .ja): "\(date.year)年\(Japanese.monthAndDay(date))"
    case (.short, .ja): "\(date.year)/\(date.month)/\(date.day)"
    case (.dayOfWeek, .ja): "\(Japanese.weekday(date))曜日"
    case (.year, .ja): JapaneseEra.year(of: date)
    case (.long, .en), (.gregorian, .en): "\(date.day) \(English.month(date)) \(date.year)"
    case (.weekday, .en): "\(English.weekday(date)), \(date.day) \(English.month(date)) \(date.year)"
    case (.short, .en): "\(date.day) \(English.month(date).prefix(3)) \(date.year)"
    case (.ordinal, .en): "\(EnglishOrdinal.of(date.day)) \(English.month(date)) \(date.year)"
    case (.dayOfWeek, .en): English.weekday(date)
    }
  }

  /// The form in which office hands write the day in: the year is printed, as in `ngày     tháng     năm 2023`.
  func blank(in date: CalendarDate, _ language: PaperLanguage) -> String {
    // No-break spaces: others would be one at a line's end, or none.
    let gap = String(repeating: "\u{A0}", count: 5)
    return switch (self, language) {
    case (.year, _): words(date, language)
    case (.gregorian, .ja), (.short, .ja), (.iso, .ja): "\(date.year)年\(gap)月\(gap)日"
    case (_, .vi): "ngày\(gap)tháng\(gap)năm \(date.year)"
    case (_, .ja): "\(JapaneseEra.year(of: date))\(gap)月\(gap)日"
    case (_, .en): "\(gap)\(gap)\(gap)\(date.year)"
    }
  }
}

/// Decree 30/2020/NĐ-CP, annex I: days below 10 and the months 1 and 2 have a zero before them, other months none.
private enum Vietnamese {
  static func long(_ date: CalendarDate) -> String {
    "ngày \(TwoDigits.of(date.day)) tháng \(month(date)) năm \(date.year)"
  }
  static func month(_ date: CalendarDate) -> String {
    date.month <= 2 ? TwoDigits.of(date.month) : "\(date.month)"
  }
  static func weekday(_ date: CalendarDate) -> String {
    ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"][date.weekday - 1]
  }
}

private enum Japanese {
  static func monthAndDay(_ date: CalendarDate) -> String { "\(date.month)月\(date.day)日" }
  static func weekday(_ date: CalendarDate) -> String {
    ["月", "火", "水", "木", "金", "土", "日"][date.weekday - 1]
  }
}

private enum English {
  static func month(_ date: CalendarDate) -> String {
    [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December",
    ][date.month - 1]
  }
  static func weekday(_ date: CalendarDate) -> String {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][date.weekday - 1]
  }
}

/// `1st`, `2nd`, `3rd`, `4th`, `11th`, `21st`.
enum EnglishOrdinal {
  static func of(_ number: Int) -> String {
    let suffix =
      switch (number % 10, number % 100) {
      case (_, 11...13): "th"
      case (1, _): "st"
      case (2, _): "nd"
      case (3, _): "rd"
      default: "th"
      }
    return "\(number)\(suffix)"
  }
}
