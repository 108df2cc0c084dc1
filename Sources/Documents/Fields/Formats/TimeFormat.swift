/// The ways a moment is written; a day's formats are among them, for the day it falls on.
enum TimeFormat: String, CaseIterable {
  /// `08 giờ 00`, `午前8時`, `8:00 a.m.`
  case time
  /// On the clock of 24 hours: `08:00`.
  case clock
  /// With the zone: `08 giờ 00 (UTC+7)`, `午前8時（UTC+7）`, `8:00 a.m. (UTC+7)`.
  case zoned
  /// `UTC+7`.
  case zone
  /// The day, as a date's `long`.
  case long
  /// The day, as a date's `weekday`.
  case weekday
  /// The day, as a date's `short`.
  case short
  /// Day and clock to the second, as a seal shows them: `2023-10-25 09:00:00 +07:00` (Decree 30/2020, appendix I).
  case iso

  func words(_ time: LocalTime, _ language: PaperLanguage) -> String {
    switch self {
    case .clock: return time.clock
    case .iso:
      let day = DateFormat.iso.words(time.date, language)
      return "\(day) \(time.clock):\(TwoDigits.of(time.second)) \(time.zone)"
    case .zone: return zone(time)
    case .long: return DateFormat.long.words(time.date, language)
    case .weekday: return DateFormat.weekday.words(time.date, language)
    case .short: return DateFormat.short.words(time.date, language)
    case .zoned:
      let plain = TimeFormat.time.words(time, language)
      return language == .ja ? "\(plain)（\(zone(time))）" : "\(plain) (\(zone(time)))"
    case .time:
      switch language {
      case .vi: return "\(TwoDigits.of(time.hour)) giờ \(TwoDigits.of(time.minute))"
      case .ja: return japanese(time)
      case .en: return english(time)
      }
    }
  }

  /// Morning and afternoon count from 0 to 11; noon is 正午.
  private func japanese(_ time: LocalTime) -> String {
    if time.hour == 12, time.minute == 0 { return "正午" }
    let half = time.hour < 12 ? "午前" : "午後"
    let minutes = time.minute == 0 ? "" : "\(time.minute)分"
    return "\(half)\(time.hour % 12)時\(minutes)"
  }

  /// 12 a.m. and 12 p.m. are avoided where they would be read either way.
  private func english(_ time: LocalTime) -> String {
    if time.minute == 0, time.hour == 12 { return "12 noon" }
    if time.minute == 0, time.hour == 0 { return "12 midnight" }
    let hour = time.hour % 12 == 0 ? 12 : time.hour % 12
    return "\(hour):\(TwoDigits.of(time.minute)) \(time.hour < 12 ? "a.m." : "p.m.")"
  }

  private func zone(_ time: LocalTime) -> String {
    guard time.offset != 0 else { return "UTC" }
    let (hours, minutes) = (abs(time.offset) / 60, abs(time.offset) % 60)
    return "UTC\(time.offset < 0 ? "−" : "+")\(hours)\(minutes == 0 ? "" : ":\(TwoDigits.of(minutes))")"
  }
}
