internal import PostgreSQL

/// The Japanese eras that official papers count years by, each from the day it began.
///
/// The first year of an era is 元年. Before Japan took up the Gregorian calendar on 1 January 1873 (明治6年), years
/// are given by that calendar alone.
enum JapaneseEra {
  private static let eras: [(begins: (Int, Int, Int), name: String)] = [
    ((2019, 5, 1), "令和"), ((1989, 1, 8), "平成"), ((1926, 12, 25), "昭和"), ((1912, 7, 30), "大正"),
    ((1873, 1, 1), "明治"),
  ]

  /// `令和5年`, `令和元年`, `平成31年`, `1850年`.
  static func year(of date: CalendarDate) -> String {
    guard let era = eras.first(where: { $0.begins <= (date.year, date.month, date.day) }) else {
      return "\(date.year)年"
    }
    // The only era listed from a later year than its first.
    let first = era.name == "明治" ? 1868 : era.begins.0
    let year = date.year - first + 1
    return year == 1 ? "\(era.name)元年" : "\(era.name)\(year)年"
  }
}
