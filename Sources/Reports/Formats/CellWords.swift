import Conferences
import PostgreSQL

extension Report {
  /// A cell as people read it in the report's language.
  public func words(_ cell: ReportCell, in column: ReportColumn) -> String {
    switch cell {
    case .empty, .unsettled: column.blank.text(in: language)
    case .text(let text): text
    case .code(let code): Terms.words(code, in: column.key, of: name, language)
    case .count(let number): column.kind == .ordinal ? String(number) : LocalNumber.count(number, language)
    case .decimal(let amount): LocalNumber.grouped(amount.description, language)
    // Millions, for columns must be compared at a glance.
    case .money(let amount, let currency):
      LocalNumber.grouped(amount.millions, language, decimals: 2) + " " + currency
    case .percent(let amount): LocalNumber.percent(amount.description, language)
    case .day(let day): day.iso
    case .moment(let time): time.short
    case .duration(let seconds): Self.duration(seconds, language)
    case .flag(let flag): (flag ? Self.yes : Self.no).text(in: language)
    case .list(let list):
      list.isEmpty
        ? column.blank.text(in: language)
        : list.map { Terms.words($0, in: column.key, of: name, language) }.joined(separator: ", ")
    }
  }

  private static let yes = Words("yes", vi: "có", ja: "はい")
  private static let no = Words("no", vi: "không", ja: "いいえ")

  /// The two largest units: `3d 4h`, `2 giờ 05 phút`, `41秒`.
  static func duration(_ seconds: Int, _ language: Language) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (day, hour, minute, second, space) =
      switch language {
      case .vi: (" ngày", " giờ", " phút", " giây", " ")
      case .ja: ("日", "時間", "分", "秒", "")
      case .en: ("d", "h", "m", "s", " ")
      }
    switch seconds {
    case 86_400...: return "\(seconds / 86_400)\(day)\(space)\(seconds / 3600 % 24)\(hour)"
    case 3600...: return "\(seconds / 3600)\(hour)\(space)\(two(seconds / 60 % 60))\(minute)"
    case 60...: return "\(seconds / 60)\(minute)\(space)\(two(seconds % 60))\(second)"
    default: return "\(max(0, seconds))\(second)"
    }
  }
}
