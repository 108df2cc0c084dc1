import PostgreSQL
import StrictYAML

/// An investor of a project, as its certificate names one: a person, an organisation, or nobody yet.
struct InvestorEntry: Hashable, Sendable {
  var organisation: String?
  var person: String?
  var country: String
  var nationality: LocalisedText
  var paper: LegalPaperEntry
  /// The head office, or the person's permanent address.
  var address: LocalisedText
  var representative: String?
  var representativePosition: LocalisedText
  /// Per cent of the contributed capital.
  var share: String?
  /// In the project's currency, and converted.
  var contribution: String?
  var convertedContribution: String?
  var method: LocalisedText
  var schedule: LocalisedText
}

/// A passport, identity card or certificate of incorporation.
struct LegalPaperEntry: Hashable, Sendable {
  var name: LocalisedText
  var number: String?
  var issuedOn: CalendarDate?
  var issuer: LocalisedText
}

extension InvestorEntry {
  /// Somebody of whom only the country is known.
  init(country: String) {
    self.init(
      country: country, nationality: LocalisedText(),
      paper: LegalPaperEntry(name: LocalisedText(), issuer: LocalisedText()), address: LocalisedText(),
      representativePosition: LocalisedText(), method: LocalisedText(), schedule: LocalisedText())
  }

  init?(_ node: YAMLNode, _ references: References) {
    let keys = [
      "organisation", "person", "country", "nationality", "paper", "address", "representative", "share",
      "contribution", "method", "schedule",
    ]
    guard let map = node.mapping(keys: keys) else { return nil }
    let representative = map["representative"]?.mapping(keys: ["person", "position"])
    let contribution = map["contribution"]?.mapping(keys: ["amount", "converted"])
    self.init(
      organisation: references.use(.organisation, map["organisation"]),
      person: references.use(.person, map["person"]), country: map.required("country")?.country ?? "",
      nationality: map["nationality"]?.localisedText ?? LocalisedText(),
      paper: LegalPaperEntry(map["paper"]), address: map["address"]?.localisedText ?? LocalisedText(),
      representative: references.use(.person, representative?.required("person")),
      representativePosition: representative?["position"]?.localisedText ?? LocalisedText(),
      share: map["share"]?.canonicalAmount,
      contribution: contribution?.required("amount")?.canonicalAmount,
      convertedContribution: contribution?["converted"]?.canonicalAmount,
      method: map["method"]?.localisedText ?? LocalisedText(),
      schedule: map["schedule"]?.localisedText ?? LocalisedText())
    if let share, (Double(share) ?? 0) > 100 { map["share"]?.note("a share is at most 100 per cent") }
    if organisation != nil, person != nil {
      map["person"]?.note("an investor is a person or an organisation; name one of them")
    }
    if person != nil { map["representative"]?.note("only an organisation has a representative") }
  }

  var yaml: YAMLValue {
    let isShort =
      person == nil && nationality.isEmpty && paper.isEmpty && address.isEmpty && representative == nil
      && contribution == nil && method.isEmpty && schedule.isEmpty
    guard !isShort else {
      return .flow([
        ("organisation", .plain(organisation)), ("country", .plain(country)), ("share", .plain(share)),
      ])
    }
    return .block(
      YAMLBlock([
        ("organisation", .plain(organisation)), ("person", .plain(person)), ("country", .plain(country)),
        ("nationality", .text(nationality)), ("paper", .block(paper.yaml)), ("address", .text(address)),
        (
          "representative",
          .block(
            YAMLBlock([("person", .plain(representative)), ("position", .text(representativePosition))]))
        ), ("share", .plain(share)),
        (
          "contribution",
          .flow([("amount", .plain(contribution)), ("converted", .plain(convertedContribution))])
        ), ("method", .text(method)), ("schedule", .text(schedule)),
      ]))
  }
}

extension LegalPaperEntry {
  fileprivate init(_ node: YAMLNode?) {
    let map = node?.mapping(keys: ["name", "number", "issued_on", "issuer"])
    self.init(
      name: map?["name"]?.localisedText ?? LocalisedText(), number: map?["number"]?.oneLine,
      issuedOn: map?["issued_on"]?.date, issuer: map?["issuer"]?.localisedText ?? LocalisedText())
  }

  fileprivate var isEmpty: Bool { name.isEmpty && number == nil && issuedOn == nil && issuer.isEmpty }

  fileprivate var yaml: YAMLBlock {
    YAMLBlock([
      ("name", .text(name)), ("number", .quoted(number)), ("issued_on", .plain(issuedOn?.iso)),
      ("issuer", .text(issuer)),
    ])
  }
}
