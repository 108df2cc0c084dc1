internal import CHarfBuzz

/// A writing system of Unicode (UAX 24), by its ISO 15924 code.
public struct Script: Hashable, Sendable {
  let tag: UInt32

  public static let latin = Script(tag: HB_SCRIPT_LATIN.rawValue)
  public static let greek = Script(tag: HB_SCRIPT_GREEK.rawValue)
  public static let cyrillic = Script(tag: HB_SCRIPT_CYRILLIC.rawValue)
  public static let han = Script(tag: HB_SCRIPT_HAN.rawValue)
  public static let hiragana = Script(tag: HB_SCRIPT_HIRAGANA.rawValue)
  public static let katakana = Script(tag: HB_SCRIPT_KATAKANA.rawValue)
  public static let bopomofo = Script(tag: HB_SCRIPT_BOPOMOFO.rawValue)
  public static let hangul = Script(tag: HB_SCRIPT_HANGUL.rawValue)
  public static let thai = Script(tag: HB_SCRIPT_THAI.rawValue)
  /// Characters used with several scripts: spaces, digits, most punctuation.
  public static let common = Script(tag: HB_SCRIPT_COMMON.rawValue)
  /// Characters that take the script of what stands before: combining marks.
  public static let inherited = Script(tag: HB_SCRIPT_INHERITED.rawValue)
  public static let unknown = Script(tag: HB_SCRIPT_UNKNOWN.rawValue)

  private init(tag: UInt32) {
    self.tag = tag
  }

  /// The script of a character.
  public init(of character: Unicode.Scalar) {
    tag = unsafe hb_unicode_script(hb_unicode_funcs_get_default(), character.value).rawValue
  }

  /// A script by its four-letter code, e.g. `Latn`; nil for anything but four ASCII letters.
  public init?(iso15924 code: String) {
    guard code.utf8.count == 4, code.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
    tag = hb_script_from_iso15924_tag(FontTag(code).value).rawValue
  }

  /// True for characters that take their script from their neighbours.
  public var isCommonOrInherited: Bool { self == .common || self == .inherited }

  /// True for the scripts of Chinese, Japanese and Korean.
  public var isEastAsian: Bool {
    [.han, .hiragana, .katakana, .hangul, .bopomofo].contains(self)
  }
}
