import Foundation

/// Days as spreadsheets count them: whole days since an epoch, the time of day as a fraction.
enum SerialDay {
  /// As ISO 8601: `2023-11-17`, `2023-11-17T08:30:00`, or `08:30:00` where there is no day; nil for what is no
  /// day of the years 1900 to 9999.
  static func text(_ serial: Double, countsFrom1904: Bool) -> String? {
    guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
    // Shown seconds: what is left of a fraction is the error of its storage.
    let seconds = Int((serial * 86_400).rounded())
    let (day, time) = (seconds / 86_400, seconds % 86_400)
    let clock = String(
      format: "%02d:%02d:%02d", time / 3600, time / 60 % 60, time % 60)
    if day == 0 && !countsFrom1904 { return clock }
    var days = day + (countsFrom1904 ? 1462 : 0)
    // 1900 is taken for a leap year, which it was not; its 60th day never came.
    guard days != 60 else { return nil }
    if days > 60 { days -= 1 }
    // The last day of 9999, with what rounding and the later epoch add.
    guard days < 2_958_465 else { return nil }
    let (year, month, ofMonth) = civil(days - 25_568)
    let date = String(format: "%04d-%02d-%02d", year, month, ofMonth)
    return time == 0 ? date : "\(date)T\(clock)"
  }

  /// Year, month and day of the month of a day counted from 1 January 1970.
  private static func civil(_ days: Int) -> (Int, Int, Int) {
    // Years begin in March here, so that the day that some lack comes last.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * ofYear + 2) / 153
    let day = ofYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
