public import PostgreSQL

/// A person's stored name forms, and which of them is shown in a language.
///
/// Nothing is split, transcribed or changed in case: one of the stored forms is chosen.
public struct PrintedName: Hashable, Sendable {
  public let native: String
  public var family: String?
  public var given: String?
  public var kana: String?
  public var romanised: String?

  public init(
    native: String, family: String? = nil, given: String? = nil, kana: String? = nil, romanised: String? = nil
  ) {
    self.native = native
    (self.family, self.given) = (family, given)
    (self.kana, self.romanised) = (kana, romanised)
  }

  /// The name as a paper in that language writes it.
  ///
  /// - Japanese: names in kanji or kana as they are, family and given name joined by an ideographic space (武部　勤);
  ///   others by their stored kana (カオ・トゥオン・フイ).
  /// - Vietnamese and English: a native form in Latin letters as it is (Cao Tường Huy), others romanised.
  ///
  /// What is not stored falls back to the native form; ``isStored(in:)`` tells.
  public func written(in language: Language) -> String {
    stored(in: language) ?? native
  }

  /// Whether there is a form for the language, so that nothing has to stand in for it.
  public func isStored(in language: Language) -> Bool { stored(in: language) != nil }

  /// The native form as its bearer writes it: 武部　勤, Cao Tường Huy.
  public var ownScript: String {
    guard let family, let given, native.unicodeScalars.contains(where: \.isWritingOfJapanese) else {
      return native
    }
    return "\(family)\u{3000}\(given)"
  }

  /// How a name in kanji is read, as it stands above it: たけべ つとむ. Nil where nothing needs it or nothing is stored.
  public var reading: String? {
    native.unicodeScalars.contains(where: \.properties.isIdeographic) ? kana : nil
  }

  private func stored(in language: Language) -> String? {
    switch language {
    case .ja: return native.unicodeScalars.contains(where: \.isWritingOfJapanese) ? ownScript : kana
    case .vi, .en: return native.unicodeScalars.allSatisfy(\.isLatinOrNoLetter) ? native : romanised
    }
  }
}

extension PrintedName {
  /// Reads the columns of `trao.person_name`, or `<prefix>native<suffix>` … where a query names them so; nil where
  /// there is no person.
  public init?(_ row: Row, prefix: String = "", suffix: String = "_name") throws(DatabaseError) {
    guard let native: String = try row.optional("\(prefix)native\(suffix)") else { return nil }
    self.init(
      native: native, family: try row.optional("\(prefix)family\(suffix)"),
      given: try row.optional("\(prefix)given\(suffix)"), kana: try row.optional("\(prefix)kana"),
      romanised: try row.optional("\(prefix)romanised\(suffix)"))
  }
}

extension Unicode.Scalar {
  /// Kana, kanji and the marks that stand among them.
  fileprivate var isWritingOfJapanese: Bool {
    switch value {
    case 0x3005...0x3007, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// Latin letters with their marks, and whatever is no letter.
  fileprivate var isLatinOrNoLetter: Bool {
    !properties.isAlphabetic || value < 0x250 || 0x1E00...0x1EFF ~= value || 0x2C60...0x2C7F ~= value
  }
}
