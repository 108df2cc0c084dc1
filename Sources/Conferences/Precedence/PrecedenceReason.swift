public import Foundation
import PostgreSQL

extension Precedence {
  /// Why the guest stands here, in words: `rank 20 after rank 10`.
  ///
  /// - Parameters:
  ///   - language: Of the sentence. Names of people stay as they are.
  ///   - zone: Whose days are meant; the conference's.
  /// - Returns: A sentence without a full stop.
  public func reason(in language: Language, zone: TimeZone) -> String {
    let words: any PrecedenceWords =
      switch language {
      case .en: EnglishPrecedenceWords()
      case .vi: VietnamesePrecedenceWords()
      case .ja: JapanesePrecedenceWords()
      }
    let reason = sentence(words, language, zone)
    guard let name = replacedName ?? replaces else { return reason }
    return words.substitute(reason, for: name)
  }

  private func sentence(
    _ words: any PrecedenceWords, _ language: Language, _ zone: TimeZone
  ) -> String {
    switch basis {
    case .locked:
      let day = locked?.at.map { words.day(CalendarDate($0, in: zone)) }
      return words.locked(by: locked?.by ?? "", on: day ?? "", reason: locked?.reason ?? "")
    case .first: return words.first(rank)
    case .rank: return words.rank(rank, after: before?.rank)
    case .office:
      return words.office(
        since: inOfficeSince.map(words.day), after: before?.inOfficeSince.map(words.day))
    case .delegation:
      return words.delegation(
        Self.name(of: delegation, delegationName, language),
        after: before.flatMap { Self.name(of: $0.delegation, $0.delegationName, language) } ?? "")
    case .country:
      return words.country(
        CountryName.text(country, in: language),
        after: before.map { CountryName.text($0.country, in: language) } ?? "")
    case .name: return words.name(after: before?.name ?? "")
    case .entry: return words.entry(after: before?.name ?? "")
    }
  }

  private static func name(of code: String?, _ name: LocalisedText, _ language: Language) -> String? {
    code.map { name.best(for: language) ?? $0 }
  }
}

/// The sentences of precedence in one language. What is nil is not known, or there is none.
protocol PrecedenceWords {
  func day(_ day: CalendarDate) -> String
  func locked(by author: String, on day: String, reason: String) -> String
  func first(_ rank: Int?) -> String
  func rank(_ rank: Int?, after other: Int?) -> String
  func office(since day: String?, after other: String?) -> String
  func delegation(_ name: String?, after other: String) -> String
  func country(_ name: String, after other: String) -> String
  func name(after other: String) -> String
  func entry(after other: String) -> String
  func substitute(_ reason: String, for name: String) -> String
}

struct EnglishPrecedenceWords: PrecedenceWords {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  func day(_ day: CalendarDate) -> String { "\(day.day) \(Self.months[day.month - 1]) \(day.year)" }

  func locked(by author: String, on day: String, reason: String) -> String {
    "placed by hand by \(author) on \(day): \(reason)"
  }

  func first(_ rank: Int?) -> String {
    rank.map { "rank \($0), the first by the rules" } ?? "no rank, the first by the rules"
  }

  func rank(_ rank: Int?, after other: Int?) -> String {
    "\(rank.map { "rank \($0)" } ?? "no rank") after \(other.map { "rank \($0)" } ?? "no rank")"
  }

  func office(since day: String?, after other: String?) -> String {
    "\(day.map { "took office \($0)" } ?? "day of taking office unknown"), after \(other ?? "an unknown day")"
  }

  func delegation(_ name: String?, after other: String) -> String {
    "\(name.map { "delegation \($0)" } ?? "in no delegation"), after \(other)"
  }

  func country(_ name: String, after other: String) -> String { "in no delegation, \(name) after \(other)" }

  func name(after other: String) -> String { "by name, after \(other)" }

  func entry(after other: String) -> String { "entered after \(other)" }

  func substitute(_ reason: String, for name: String) -> String {
    "\(reason); stands in for \(name), at their own rank"
  }
}

/// Days as Decree 30/2020 writes them: a zero before days below ten and before the months 1 and 2.
struct VietnamesePrecedenceWords: PrecedenceWords {
  func day(_ day: CalendarDate) -> String {
    "\(day.day < 10 ? "0" : "")\(day.day)/\(day.month < 3 ? "0" : "")\(day.month)/\(day.year)"
  }

  func locked(by author: String, on day: String, reason: String) -> String {
    "do \(author) xếp ngày \(day): \(reason)"
  }

  func first(_ rank: Int?) -> String {
    rank.map { "cấp bậc \($0), đứng đầu theo quy tắc" } ?? "không có cấp bậc, đứng đầu theo quy tắc"
  }

  func rank(_ rank: Int?, after other: Int?) -> String {
    "\(rank.map { "cấp bậc \($0)" } ?? "không có cấp bậc"), sau cấp bậc \(other.map(String.init) ?? "–")"
  }

  func office(since day: String?, after other: String?) -> String {
    "\(day.map { "nhậm chức ngày \($0)" } ?? "chưa rõ ngày nhậm chức"), sau ngày \(other ?? "–")"
  }

  func delegation(_ name: String?, after other: String) -> String {
    "\(name ?? "không thuộc đoàn nào"), sau \(other)"
  }

  func country(_ name: String, after other: String) -> String {
    "không thuộc đoàn nào; \(name), sau \(other)"
  }

  func name(after other: String) -> String { "theo tên, sau \(other)" }

  func entry(after other: String) -> String { "theo thứ tự ghi danh, sau \(other)" }

  func substitute(_ reason: String, for name: String) -> String {
    "\(reason); dự thay \(name), theo cấp bậc của chính mình"
  }
}

struct JapanesePrecedenceWords: PrecedenceWords {
  func day(_ day: CalendarDate) -> String { "\(day.year)年\(day.month)月\(day.day)日" }

  func locked(by author: String, on day: String, reason: String) -> String {
    "\(day)\(author)が指定：\(reason)"
  }

  func first(_ rank: Int?) -> String { rank.map { "序列\($0)、規則による首位" } ?? "序列なし、規則による首位" }

  func rank(_ rank: Int?, after other: Int?) -> String {
    "\(rank.map { "序列\($0)" } ?? "序列なし")、\(other.map { "序列\($0)" } ?? "序列なし")の次"
  }

  func office(since day: String?, after other: String?) -> String {
    "\(day.map { "\($0)就任" } ?? "就任日不明")、\(other.map { "\($0)就任" } ?? "就任日不明")の次"
  }

  func delegation(_ name: String?, after other: String) -> String { "\(name ?? "代表団に属さない")、\(other)の次" }

  func country(_ name: String, after other: String) -> String { "代表団に属さない、\(name)、\(other)の次" }

  func name(after other: String) -> String { "氏名の順、\(other)の次" }

  func entry(after other: String) -> String { "登録の順、\(other)の次" }

  func substitute(_ reason: String, for name: String) -> String { "\(reason)（\(name)の代理、本人の序列による）" }
}
