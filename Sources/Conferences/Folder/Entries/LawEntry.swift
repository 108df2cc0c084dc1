import PostgreSQL
import StrictYAML

/// Law of the issuing body's own: what law.yaml adds to what comes with Trao, or puts in its place for this body.
struct LawEntry: Hashable, Sendable {
  var forms: [FormVersion] = []
  var deadlines: [Deadline] = []
  var numbers: [NumberPattern] = []
  var holidays: [Holiday] = []

  var isEmpty: Bool { self == LawEntry() }
}

extension LawEntry {
  init?(_ node: YAMLNode) {
    guard let map = node.mapping(keys: ["forms", "deadlines", "numbers", "holidays"]) else { return nil }
    self.init(
      forms: (map["forms"]?.list ?? []).compactMap { FormVersion($0) },
      deadlines: (map["deadlines"]?.list ?? []).compactMap { Deadline($0) },
      numbers: (map["numbers"]?.list ?? []).compactMap { NumberPattern($0) },
      holidays: (map["holidays"]?.list ?? []).compactMap { Holiday($0) })
  }

  var yaml: YAMLBlock {
    YAMLBlock([
      ("forms", .list(forms.map(\.yaml))), ("deadlines", .list(deadlines.map(\.yaml))),
      ("numbers", .list(numbers.map(\.yaml))), ("holidays", .list(holidays.map(\.yaml))),
    ])
  }
}

extension Validity {
  fileprivate static let keys = ["from", "to", "source", "verified", "remark"]

  fileprivate init?(_ map: YAMLMapping) {
    guard let from = map.required("from")?.date, let source = map.required("source")?.oneLine else {
      return nil
    }
    self.init(
      from: from, to: map["to"]?.date, source: source, isVerified: map["verified"]?.boolean ?? false,
      remark: map["remark"]?.oneLine)
    if let to, to < from { map["to"]?.note("this is before it begins") }
  }

  fileprivate var yaml: [(String, YAMLValue)] {
    [
      ("from", .plain(from.iso)), ("to", .plain(to?.iso)), ("source", .quoted(source)),
      ("verified", .plain(isVerified ? "true" : nil)), ("remark", .quoted(remark)),
    ]
  }
}

extension FormVersion {
  fileprivate init?(_ node: YAMLNode) {
    guard let map = node.mapping(keys: ["subject", "code"] + Validity.keys),
      let subject: FormSubject = map.required("subject")?.choice(), let code = map.required("code")?.oneLine,
      let validity = Validity(map)
    else { return nil }
    self.init(code: code, subject: subject, validity: validity)
  }

  fileprivate var yaml: YAMLValue {
    .block(YAMLBlock([("subject", .plain(subject.rawValue)), ("code", .quoted(code))] + validity.yaml))
  }
}

extension Deadline {
  fileprivate init?(_ node: YAMLNode) {
    let keys = ["code", "days", "counted", "direction", "anchor", "name"]
    guard let map = node.mapping(keys: keys + Validity.keys), let code = map.required("code")?.code,
      let days = map.required("days")?.integer,
      let direction: DeadlineDirection = map.required("direction")?.choice(),
      let anchor: DeadlineAnchor = map.required("anchor")?.choice(),
      let name = map.required("name")?.localisedText, let validity = Validity(map)
    else { return nil }
    self.init(
      code: code, days: days, counted: map["counted"]?.choice() ?? .calendar, direction: direction,
      anchor: anchor,
      name: name, validity: validity)
    if !(1...3650 ~= days) { map["days"]?.note("days are 1 to 3650") }
  }

  fileprivate var yaml: YAMLValue {
    .block(
      YAMLBlock(
        [
          ("code", .plain(code)), ("name", .text(name)), ("days", .plain(String(days))),
          ("counted", .plain(counted.rawValue)), ("direction", .plain(direction.rawValue)),
          ("anchor", .plain(anchor.rawValue)),
        ] + validity.yaml))
  }
}

extension NumberPattern {
  fileprivate init?(_ node: YAMLNode) {
    guard let map = node.mapping(keys: ["series", "pattern"] + Validity.keys),
      let series = map.required("series")?.string, let pattern = map.required("pattern")?.oneLine,
      let validity = Validity(map)
    else { return nil }
    self.init(series: series, pattern: pattern, validity: validity)
    if series != "*", !Shape.isCode(series) {
      map["series"]?.note("a series is a code such as GM, or \"*\" for all that have no row of their own")
    }
    do throws(RegisterPattern.Malformed) {
      _ = try RegisterPattern(series: series, pattern: pattern)
    } catch {
      map["pattern"]?.note(error.message)
    }
  }

  fileprivate var yaml: YAMLValue {
    .block(YAMLBlock([("series", .quoted(series)), ("pattern", .quoted(pattern))] + validity.yaml))
  }
}

extension Holiday {
  fileprivate init?(_ node: YAMLNode) {
    guard let map = node.mapping(keys: ["country", "day", "name", "source"]),
      let country = map.required("country")?.country, let day = map.required("day")?.date,
      let name = map.required("name")?.localisedText, let source = map.required("source")?.oneLine
    else { return nil }
    self.init(country: country, day: day, name: name, source: source)
  }

  fileprivate var yaml: YAMLValue {
    .block(
      YAMLBlock([
        ("country", .plain(country)), ("day", .plain(day.iso)), ("name", .text(name)),
        ("source", .quoted(source)),
      ]))
  }
}
