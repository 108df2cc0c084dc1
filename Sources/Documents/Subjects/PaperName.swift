internal import PostgreSQL

/// A person's stored name forms, and which of them a paper shows.
struct PaperName: Hashable, Sendable {
  let native: String
  var family: String?
  var given: String?
  var kana: String?
  var romanised: String?

  /// The name as a paper in that language writes it.
  ///
  /// Nothing is split, transcribed or changed in case: one of the stored forms is chosen.
  ///
  /// - Japanese: names in kanji or kana as they are, family and given name joined by an ideographic space
  ///   (武部　勤); others by their stored kana (カオ・トゥオン・フイ).
  /// - Vietnamese and English: a native form in Latin letters as it is (Cao Tường Huy), others romanised.
  ///
  /// What is not stored falls back to the native form.
  func written(in language: PaperLanguage) -> String {
    switch language {
    case .ja:
      return native.unicodeScalars.contains(where: \.isJapaneseWriting) ? ownScript : kana ?? native
    case .vi, .en:
      return native.unicodeScalars.allSatisfy(\.isLatinOrCommon) ? native : romanised ?? native
    }
  }

  /// The native form as its bearer writes it: 武部　勤, Cao Tường Huy.
  var ownScript: String {
    guard let family, let given, native.unicodeScalars.contains(where: \.isJapaneseWriting) else {
      return native
    }
    return "\(family)\u{3000}\(given)"
  }

  /// How a name in kanji is read, as it stands above it: たけべ つとむ. Nil where nothing needs it or nothing is stored.
  var reading: String? {
    native.unicodeScalars.contains(where: \.isKanji) ? kana : nil
  }
}

extension PaperName {
  /// Reads the columns `<prefix>native_name` … as the queries of `sql/documents` name them; nil where there is
  /// no person.
  init?(_ row: Row, prefix: String = "", suffix: String = "_name") throws(DatabaseError) {
    guard let native: String = try row.optional("\(prefix)native\(suffix)") else { return nil }
    self.init(
      native: native, family: try row.optional("\(prefix)family\(suffix)"),
      given: try row.optional("\(prefix)given\(suffix)"), kana: try row.optional("\(prefix)kana"),
      romanised: try row.optional("\(prefix)romanised\(suffix)"))
  }
}

extension Unicode.Scalar {
  fileprivate var isKanji: Bool { properties.isIdeographic }

  /// Kana, kanji and the marks that stand among them.
  fileprivate var isJapaneseWriting: Bool {
    switch value {
    case 0x3005...0x3007, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// Latin letters with their marks, and whatever is no letter.
  fileprivate var isLatinOrCommon: Bool {
    !properties.isAlphabetic || value < 0x250 || 0x1E00...0x1EFF ~= value || 0x2C60...0x2C7F ~= value
  }
}
