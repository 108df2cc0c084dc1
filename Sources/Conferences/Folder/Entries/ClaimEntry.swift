import StrictYAML

/// A figure that somebody stated, with its source and the checks it stands in.
struct ClaimEntry: Hashable, Sendable {
  enum Comparator: String, CaseIterable, Sendable {
    case equal = "=", more = ">", atLeast = ">=", less = "<", atMost = "<=", about = "~"
  }

  var code: String
  var about: LocalisedText
  var comparator: String
  /// An exact decimal, as it was written.
  var value: String
  var valueTo: String?
  var unit: String
  var asOf: String?
  var saidBy: LocalisedText
  /// Page, speech or paper that it stands in, as readers of each language know it.
  var source: LocalisedText
  var doubt: LocalisedText
  /// The claim of which this one is a part.
  var partOf: String?
  /// The claims of which this percentage is the quotient.
  var shareOf: String?
  var shareIn: String?
  /// Whether what was handed over at the conference must agree with it.
  var isOfGrants: Bool
  var origin: Origin
}

extension ClaimEntry {
  init?(_ node: YAMLNode, _ references: References) {
    let keys = [
      "code", "about", "comparator", "value", "value_to", "unit", "as_of", "said_by", "source", "doubt",
      "part_of",
      "share_of", "share_in", "of_grants",
    ]
    guard let record = RecordReader(node, keys: keys) else { return nil }
    for key in ["value", "unit"] where record[key] == nil { node.note("the key \(key) is missing") }
    self.init(
      code: record.code("code"), about: record.text("about", required: true),
      comparator: record.choice("comparator", default: Comparator.equal).rawValue,
      value: record["value"]?.decimal ?? "0", valueTo: record["value_to"]?.decimal,
      unit: record["unit"]?.claimUnit ?? "count", asOf: record["as_of"]?.claimTime,
      saidBy: record.text("said_by"),
      source: record.text("source", required: true), doubt: record.text("doubt"),
      partOf: references.use(.claim, record["part_of"]), shareOf: references.use(.claim, record["share_of"]),
      shareIn: references.use(.claim, record["share_in"]), isOfGrants: record.flag("of_grants"),
      origin: record.origin)
    references.declare(.claim, code, at: node)
    if (shareOf == nil) != (shareIn == nil) { node.note("share_of and share_in go together: part and whole") }
    if shareOf != nil, unit != "percent" { node.note("a share has the unit percent") }
    for (key, other) in [("part_of", partOf), ("share_of", shareOf), ("share_in", shareIn)]
    where other == code {
      record[key]?.note("a claim is no part of itself")
    }
  }

  var yaml: YAMLBlock {
    YAMLBlock(
      [
        ("code", .plain(code)), ("about", .text(about)),
        ("comparator", comparator == "=" ? .plain(nil) : .quoted(comparator)), ("value", .plain(value)),
        ("value_to", .plain(valueTo)), ("unit", .plain(unit)), ("as_of", .quoted(asOf)),
        ("said_by", .text(saidBy)),
        ("source", .text(source)), ("doubt", .text(doubt)), ("part_of", .plain(partOf)),
        ("share_of", .plain(shareOf)), ("share_in", .plain(shareIn)),
        ("of_grants", .plain(isOfGrants ? "true" : nil)),
      ] + origin.yaml)
  }
}

extension YAMLNode {
  /// An exact decimal without exponent or needless zeros before it.
  fileprivate var decimal: String? {
    guard let text = string else { return nil }
    if text.wholeMatch(of: /-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,6})?/) != nil { return text }
    note("\(Quotation.quoted(text)) is no plain number; write it in whole units, such as 2394000000 or 17.2")
    return nil
  }

  fileprivate var claimUnit: String? {
    guard let text = string else { return nil }
    if text.wholeMatch(of: /[A-Z]{3}|count|percent|rank|year/) != nil { return text }
    note("\(Quotation.quoted(text)) is no unit; use a currency such as USD, or count, percent, rank, year")
    return nil
  }

  fileprivate var claimTime: String? {
    guard let text = string else { return nil }
    if Period(text) != nil || text.wholeMatch(of: /(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}/) != nil {
      return text
    }
    note(
      "\(Quotation.quoted(text)) is no time; write a year, a quarter (2023-Q2), a month (2023-10) or a day")
    return nil
  }
}
