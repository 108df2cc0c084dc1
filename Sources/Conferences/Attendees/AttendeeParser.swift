import Foundation
import StrictYAML

/// Reads one record of an attendee file.
struct AttendeeParser {
  let line: RecordTable.Line
  /// The codes there are; nil where they could not be read.
  let delegations: Set<String>?
  let provenance: Provenance
  /// Whether guests that are stored already may have a reading that the file does not give.
  let kanaMayBeStored: Bool
  private(set) var faults: [(column: String, message: String, remedy: String)] = []
  /// Columns whose text was composed.
  private(set) var composed: [String] = []

  init(
    line: RecordTable.Line, delegations: Set<String>?, provenance: Provenance, kanaMayBeStored: Bool
  ) {
    self.line = line
    self.delegations = delegations
    self.provenance = provenance
    self.kanaMayBeStored = kanaMayBeStored
  }

  /// The record; nil where something in it is wrong, which ``faults`` then tells.
  mutating func record() -> AttendeeRecord? {
    let country = self.country()
    let language = choice("language", Language.self)
    let kana = self.kana(country: country, language: language)
    let record = AttendeeRecord(
      row: line.row, externalID: externalID() ?? "", delegation: delegation(),
      nativeName: required("native_name") ?? "", familyName: text("family_name"),
      middleName: text("middle_name"), givenName: text("given_name"), kana: kana,
      romanisedName: text("romanised_name"), honorifics: localised("honorific"), titles: localised("title"),
      organisation: text("organisation"), country: country ?? "", language: language ?? .en,
      email: shaped("email", Shape.isEmail, "is no mail address", "write one address as name@host"),
      phone: shaped("phone", Shape.isPhone, "is no telephone number", "write digits, as in +84 203 3835 696"),
      roles: roles(), rank: rank(),
      state: optionalChoice("state", ParticipationState.self),
      provenance: optionalChoice("provenance", Provenance.self) ?? provenance)
    return faults.isEmpty && line.isWhole ? record : nil
  }

  private mutating func note(_ column: String, _ message: String, _ remedy: String) {
    faults.append((column, message, remedy))
  }

  private mutating func text(_ column: String) -> String? {
    guard let raw = line[column], !raw.isEmpty else { return nil }
    do {
      let text = try Line.clean(raw)
      // Equality of strings does not see the difference; their bytes do.
      if let text, !text.utf8.elementsEqual(raw.utf8),
        !raw.precomposedStringWithCanonicalMapping.utf8.elementsEqual(raw.utf8)
      {
        composed.append(column)
      }
      return text
    } catch {
      note(column, error.what, error.remedy)
      return nil
    }
  }

  private mutating func required(_ column: String) -> String? {
    let before = faults.count
    if let text = text(column) { return text }
    // A missing column is noted once, at the header.
    if faults.count == before, line[column] != nil, !line.isUnreadable(column) {
      note(column, "this field must not be empty", "fill it in")
    }
    return nil
  }

  private mutating func externalID() -> String? {
    guard let text = required("external_id") else { return nil }
    if Shape.isCode(text) { return text }
    note(
      "external_id", "\(Quotation.quoted(text)) is no code",
      "use letters, digits, dots, dashes and underscores, at most 64")
    return nil
  }

  private mutating func delegation() -> String? {
    guard let code = text("delegation") else { return nil }
    guard let delegations, !delegations.contains(code) else { return code }
    let remedy =
      NearestName.of(code, among: delegations).map { "did you mean \($0)?" }
      ?? "known are \(delegations.sorted().joined(separator: ", "))"
    note("delegation", "there is no delegation \(Quotation.quoted(code))", remedy)
    return nil
  }

  private mutating func country() -> String? {
    guard let code = required("country") else { return nil }
    if Country.codes.contains(code) { return code }
    let (message, remedy) = Country.explanation(of: code)
    note("country", message, remedy)
    return nil
  }

  private mutating func kana(country: String?, language: Language?) -> String? {
    let before = faults.count
    guard let kana = text("kana") else {
      let mustBeThere = (country == "JP" || language == .ja) && !line.isUnreadable("kana")
      if faults.count == before, mustBeThere, line["kana"] != nil || !kanaMayBeStored {
        note(
          "kana", "a Japanese guest needs a reading in kana",
          "without it the name can be neither sorted nor found")
      }
      return nil
    }
    if Shape.isKana(kana) { return kana }
    note(
      "kana", "\(Quotation.quoted(kana)) is no reading in kana",
      "write it in full-width hiragana or katakana")
    return nil
  }

  private mutating func shaped(
    _ column: String, _ isRight: (String) -> Bool, _ wrong: String, _ remedy: String
  ) -> String? {
    guard let text = text(column) else { return nil }
    if isRight(text) { return text }
    note(column, "\(Quotation.quoted(text)) \(wrong)", remedy)
    return nil
  }

  private mutating func localised(_ prefix: String) -> LocalisedText {
    var result = LocalisedText()
    for language in Language.allCases { result[language] = text("\(prefix)_\(language.rawValue)") }
    return result
  }

  private mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ column: String, _ type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    guard let text = required(column) else { return nil }
    return value(of: text, column, type)
  }

  private mutating func optionalChoice<Choice: RawRepresentable & CaseIterable>(
    _ column: String, _ type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(column) else { return nil }
    return value(of: text, column, type)
  }

  private mutating func value<Choice: RawRepresentable & CaseIterable>(
    of text: String, _ column: String, _ type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    if let value = Choice(rawValue: text) { return value }
    let known = Choice.allCases.map(\.rawValue)
    note(
      column, "\(Quotation.quoted(text)) is not one of \(known.joined(separator: ", "))",
      NearestName.of(text, among: known).map { "did you mean \($0)?" } ?? "write one of them")
    return nil
  }

  private mutating func roles() -> [Role] {
    var roles: [Role] = []
    for part in (text("roles") ?? "").split(separator: ";") {
      let name = part.trimming { $0 == " " }
      guard !name.isEmpty, let role = value(of: String(name), "roles", Role.self) else { continue }
      if !roles.contains(role) { roles.append(role) }
    }
    return roles
  }

  private mutating func rank() -> Int? {
    guard let text = text("rank") else { return nil }
    if let rank = Int(text), 0...1_000_000 ~= rank { return rank }
    note("rank", "\(Quotation.quoted(text)) is no rank", "write a whole number from 0, and low is high")
    return nil
  }
}

extension Substring {
  fileprivate func trimming(_ isOuter: (Character) -> Bool) -> Substring {
    let start = drop(while: isOuter)
    guard let end = start.lastIndex(where: { !isOuter($0) }) else { return "" }
    return start[...end]
  }
}
