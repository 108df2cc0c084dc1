import Foundation
import PostgreSQL
import StrictYAML

/// Reads the values of one record of a conference folder. What is wrong is noted at its place; the value is
/// then nil or a stand-in, which nobody sees, because a folder with faults is not used.
struct RecordReader {
  private let map: YAMLMapping
  private let keys: [String]

  /// Takes a mapping with the keys given, and with those of every record: `provenance`, `verified`, `sources`.
  init?(_ node: YAMLNode, keys: [String]) {
    guard let map = node.mapping(keys: keys + ["provenance", "verified", "sources"]) else { return nil }
    (self.map, self.keys) = (map, keys)
  }

  var node: YAMLNode { map.node }

  subscript(key: String) -> YAMLNode? { map[key] }

  /// A text in one line.
  func line(_ key: String, required: Bool = false) -> String? {
    (required ? map.required(key) : map[key])?.oneLine
  }

  func code(_ key: String) -> String {
    guard let node = map.required(key) else { return "" }
    return node.code ?? ""
  }

  func optionalCode(_ key: String) -> String? { map[key]?.code }

  func country(_ key: String) -> String { map.required(key)?.country ?? "" }

  func language(_ key: String) -> Language { map.required(key)?.choice() ?? .en }

  func text(_ key: String, required: Bool = false) -> LocalisedText {
    (required ? map.required(key) : map[key])?.localisedText ?? LocalisedText()
  }

  func date(_ key: String) -> CalendarDate? { map[key]?.date }

  func time(_ key: String) -> Date? { map[key]?.time }

  func flag(_ key: String) -> Bool { map[key]?.boolean ?? false }

  func positive(_ key: String) -> Int? {
    guard let node = map[key], let number = node.integer else { return nil }
    guard 1...1_000_000_000 ~= number else {
      node.note("this must be a whole number from 1")
      return nil
    }
    return number
  }

  func rank(_ key: String) -> Int? {
    guard let node = map[key], let number = node.integer else { return nil }
    guard 0...1_000_000 ~= number else {
      node.note("a rank is a whole number from 0, and low is high")
      return nil
    }
    return number
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, default choice: Choice) -> Choice
  where Choice.RawValue == String { map[key]?.choice() ?? choice }

  func required<Choice: RawRepresentable & CaseIterable>(_ key: String, standIn: Choice) -> Choice
  where Choice.RawValue == String { map.required(key)?.choice() ?? standIn }

  func list(_ key: String) -> [YAMLNode] { map[key]?.list ?? [] }

  /// Reads `provenance`, `verified` and `sources`; a source names a key of the record, and may name a language.
  var origin: Origin {
    var origin = Origin(choice("provenance", default: .operator), isVerified: flag("verified"))
    for (field, value) in map["sources"]?.openMapping()?.entries ?? [] {
      let key = field.split(separator: ".", maxSplits: 1).first.map(String.init) ?? ""
      if !keys.contains(key) {
        let remedy =
          NearestName.of(key, among: keys).map { "did you mean \($0)?" }
          ?? "known here: \(keys.sorted().joined(separator: ", "))"
        value.note("the record has no field \(Quotation.quoted(field)); \(remedy)")
      }
      origin.sources[field] = value.choice()
    }
    return origin
  }
}

extension YAMLNode {
  /// A text as it will be stored.
  var oneLine: String? {
    guard let text = string else { return nil }
    do {
      if let line = try Line.clean(text) { return line }
      note("this text is empty")
    } catch {
      note(error.message)
    }
    return nil
  }

  var code: String? {
    guard let text = string else { return nil }
    if Shape.isCode(text) { return text }
    note(
      "\(Quotation.quoted(text)) is no code; use letters, digits, dots, dashes and underscores, at most 64")
    return nil
  }

  var country: String? {
    guard let text = string else { return nil }
    if Country.codes.contains(text) { return text }
    note(Country.refusal(of: text))
    return nil
  }

  var date: CalendarDate? {
    guard let text = string else { return nil }
    if let date = CalendarDate(iso: text) { return date }
    note("\(Quotation.quoted(text)) is no date; write it as 2023-11-17")
    return nil
  }

  var time: Date? {
    guard let text = string else { return nil }
    if let time = RFC3339.date(text) { return time }
    note("\(Quotation.quoted(text)) is no time with an offset; write it as 2023-11-17T08:00:00+07:00")
    return nil
  }

  var amount: String? {
    guard let text = string else { return nil }
    if Shape.isAmount(text) { return text }
    note("\(Quotation.quoted(text)) is no amount; write it in units, such as 18600000 or 62700.50")
    return nil
  }

  /// An amount as the database writes it: two digits after the point, no leading zeros.
  var canonicalAmount: String? {
    guard let amount else { return nil }
    let parts = amount.split(separator: ".")
    let whole = parts[0].drop { $0 == "0" }
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    return (whole.isEmpty ? "0" : String(whole)) + "." + fraction
      + String(repeating: "0", count: 2 - fraction.count)
  }

  /// A code of ISO 4217 in outline.
  var currency: String? {
    guard let text = string else { return nil }
    if text.wholeMatch(of: /[A-Z]{3}/) != nil { return text }
    note("\(Quotation.quoted(text)) is no currency code such as USD or VND")
    return nil
  }

  /// A text by language.
  var localisedText: LocalisedText? {
    guard let map = mapping(keys: Language.allCases.map(\.rawValue)) else { return nil }
    var text = LocalisedText()
    for language in Language.allCases { text[language] = map[language.rawValue]?.oneLine }
    if map.entries.isEmpty { note("this text is written in no language; use vi, ja, en") }
    return text
  }
}
