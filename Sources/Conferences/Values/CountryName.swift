import Foundation

/// What countries are called, by the Unicode locale data (CLDR) that Foundation brings.
public enum CountryName {
  /// The name of a country.
  ///
  /// - Parameters:
  ///   - code: ISO 3166-1 alpha-2: `JP`.
  ///   - language: Of the reader.
  /// - Returns: `Nhật Bản`, `日本`, `Japan`; a code that names no country as it is.
  public static func text(_ code: String, in language: Language) -> String {
    // The data tell China from its special regions, which letters between governments don't.
    if code == "CN" { return china(in: language) }
    // The name under which it is a member of the United Nations.
    if code == "VN", language == .en { return "Viet Nam" }
    return Locale(identifier: language.rawValue).localizedString(forRegionCode: code) ?? code
  }

  /// The name as an alphabet sorts it: in Japanese kanji at its beginning by their reading.
  static func sorting(_ code: String, in language: Language) -> String {
    let name = text(code, in: language)
    guard language == .ja else { return name }
    let reading = japaneseReadings.first { name.hasPrefix($0.kanji) }
    return reading.map { $0.kana + name.dropFirst($0.kanji.count) } ?? name
  }

  private static func china(in language: Language) -> String {
    switch language {
    case .vi: "Trung Quốc"
    case .ja: "中国"
    case .en: "China"
    }
  }

  /// Longer ones first where one begins with another.
  private static let japaneseReadings: [(kanji: String, kana: String)] = [
    ("日本", "ニホン"), ("中央", "チュウオウ"), ("中国", "チュウゴク"), ("中華", "チュウカ"),
    ("大韓民国", "ダイカンミンコク"), ("韓国", "カンコク"), ("北朝鮮", "キタチョウセン"), ("台湾", "タイワン"),
    ("香港", "ホンコン"), ("南極", "ナンキョク"), ("南", "ミナミ"), ("北", "キタ"), ("東", "ヒガシ"), ("西", "ニシ"),
    ("赤道", "セキドウ"), ("英領", "エイリョウ"), ("米領", "ベイリョウ"), ("仏領", "フツリョウ"),
  ]
}
