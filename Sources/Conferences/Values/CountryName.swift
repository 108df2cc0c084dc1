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
    return Locale(identifier: language.rawValue).localizedString(forRegionCode: code) ?? code
  }

  private static func china(in language: Language) -> String {
    switch language {
    case .vi: "Trung Quốc"
    case .ja: "中国"
    case .en: "China"
    }
  }
}
