import PostgreSQL
import StrictYAML

/// What the certificate says of its project besides name, place, investors and capital, as form A.II.8 orders it.
/// All of it may be unknown.
struct ProjectContent: Hashable, Sendable {
  /// Number and day of the registration of the enterprise that carries the project out.
  var enterpriseCode: String?
  var enterpriseRegisteredOn: CalendarDate?
  var objectives: [ObjectiveEntry] = []
  /// Capacity, products, floor area: a line each.
  var scale: [LocalisedText] = []
  /// Years from the issue of the certificate.
  var term: Int?
  var schedule: [MilestoneEntry] = []
  var incentives: [LocalisedText] = []
  var conditions: [LocalisedText] = []
}

/// What a project is for.
struct ObjectiveEntry: Hashable, Sendable {
  var name: LocalisedText
  /// Class of the Vietnam Standard Industrial Classification, four digits.
  var industryCode: String?
  var industry: LocalisedText
  /// Of the provisional Central Product Classification, for services.
  var productCode: String?
}

/// Something that a project does at a time.
struct MilestoneEntry: Hashable, Sendable {
  var kind: MilestoneKind
  var name: LocalisedText
  var starts: Period?
  var ends: Period?
}

/// What a step of the schedule is about, in the order of the form.
enum MilestoneKind: String, CaseIterable, Sendable, ColumnValue {
  case capital, construction, operation, phase
}

extension ProjectContent {
  static let keys = [
    "enterprise", "objectives", "scale", "term", "schedule", "incentives", "conditions",
  ]

  init(_ record: RecordReader) {
    let enterprise = record["enterprise"]?.mapping(keys: ["code", "registered_on"])
    self.init(
      enterpriseCode: enterprise?["code"]?.string, enterpriseRegisteredOn: enterprise?["registered_on"]?.date,
      objectives: record.list("objectives").compactMap { ObjectiveEntry($0) },
      scale: record.list("scale").compactMap(\.localisedText), term: record["term"]?.integer,
      schedule: record.list("schedule").compactMap { MilestoneEntry($0) },
      incentives: record.list("incentives").compactMap(\.localisedText),
      conditions: record.list("conditions").compactMap(\.localisedText))
    if let enterpriseCode, enterpriseCode.wholeMatch(of: /[0-9]{10}(-[0-9]{3})?/) == nil {
      enterprise?["code"]?.note("an enterprise code is ten digits, in quotes")
    }
    if let term, !(1...99 ~= term) { record["term"]?.note("a term is 1 to 99 years") }
  }

  var yaml: [(String, YAMLValue)] {
    [
      (
        "enterprise",
        .flow([("code", .quoted(enterpriseCode)), ("registered_on", .plain(enterpriseRegisteredOn?.iso))])
      ), ("objectives", .list(objectives.map(\.yaml))), ("scale", .list(scale.map(YAMLValue.text))),
      ("term", .plain(term.map(String.init))), ("schedule", .list(schedule.map(\.yaml))),
      ("incentives", .list(incentives.map(YAMLValue.text))),
      ("conditions", .list(conditions.map(YAMLValue.text))),
    ]
  }
}

extension ObjectiveEntry {
  fileprivate init?(_ node: YAMLNode) {
    guard let map = node.mapping(keys: ["name", "industry", "product"]) else { return nil }
    let industry = map["industry"]?.mapping(keys: ["code", "name"])
    self.init(
      name: map.required("name")?.localisedText ?? LocalisedText(),
      industryCode: industry?["code"]?.string,
      industry: industry?["name"]?.localisedText ?? LocalisedText(), productCode: map["product"]?.string)
    if let industryCode, industryCode.wholeMatch(of: /[0-9]{4}/) == nil {
      industry?["code"]?.note("a class of the VSIC is four digits, in quotes")
    }
    if let productCode, productCode.wholeMatch(of: /[0-9]{2,5}/) == nil {
      map["product"]?.note("a CPC code is two to five digits, in quotes")
    }
  }

  fileprivate var yaml: YAMLValue {
    .block(
      YAMLBlock([
        ("name", .text(name)),
        ("industry", .block(YAMLBlock([("code", .quoted(industryCode)), ("name", .text(industry))]))),
        ("product", .quoted(productCode)),
      ]))
  }
}

extension MilestoneEntry {
  fileprivate init?(_ node: YAMLNode) {
    guard let map = node.mapping(keys: ["kind", "name", "from", "until"]) else { return nil }
    self.init(
      kind: map.required("kind")?.choice() ?? .phase,
      name: map.required("name")?.localisedText ?? LocalisedText(), starts: Self.period(map["from"]),
      ends: Self.period(map["until"]))
    if let starts, let ends, ends.lastMonth < starts.firstMonth {
      map["until"]?.note("this is before it begins")
    }
  }

  private static func period(_ node: YAMLNode?) -> Period? {
    guard let node, let text = node.string else { return nil }
    if let period = Period(text) { return period }
    node.note(
      "\(Quotation.quoted(text)) is no year, month or quarter; write 2024, 2024-06 or 2024-Q2")
    return nil
  }

  fileprivate var yaml: YAMLValue {
    .block(
      YAMLBlock([
        ("kind", .plain(kind.rawValue)), ("name", .text(name)), ("from", .plain(starts?.text)),
        ("until", .plain(ends?.text)),
      ]))
  }
}
