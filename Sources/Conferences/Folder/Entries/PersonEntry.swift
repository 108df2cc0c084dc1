import PostgreSQL
import StrictYAML

/// A person with all name forms, forms of address and appointments.
struct PersonEntry: Hashable, Sendable {
  var code: String
  var country: String
  var language: Language
  var names: [NameForm]
  var honorifics: [Language: Honorific]
  var appointments: [AppointmentEntry]
  var origin: Origin
}

/// An office held, with its dates.
struct AppointmentEntry: Hashable, Sendable {
  var code: String
  var organisation: String?
  var title: LocalisedText
  var rank: Int?
  var isActing: Bool
  var validFrom: CalendarDate?
  var validTo: CalendarDate?
  var origin: Origin
}

extension PersonEntry {
  init?(_ node: YAMLNode, _ references: References) {
    let keys = ["code", "country", "language", "names", "honorifics", "appointments"]
    guard let record = RecordReader(node, keys: keys) else { return nil }
    code = record.code("code")
    country = record.country("country")
    language = record.language("language")
    names = []
    honorifics = [:]
    origin = record.origin
    appointments = []
    references.declare(.person, code, at: node)
    readNames(record)
    readHonorifics(record["honorifics"])
    for node in record.list("appointments") {
      guard let appointment = AppointmentEntry(node, references) else { continue }
      if appointments.contains(where: { $0.code == appointment.code }) {
        node.note("the person has an appointment of this code already")
      }
      appointments.append(appointment)
    }
    appointments = AppointmentEntry.sorted(appointments)
  }

  private mutating func readNames(_ record: RecordReader) {
    guard let map = record["names"]?.mapping(keys: ["native", "kana", "romanised", "aliases"]) else {
      return record.node.note("names are missing; give the native name at least")
    }
    for kind in [NameForm.Kind.native, .kana, .romanised] {
      if let node = map[kind.rawValue], let form = NameForm(node, kind: kind, origin.provenance) {
        names.append(form)
      }
    }
    for node in map["aliases"]?.list ?? [] {
      guard let form = NameForm(node, kind: .alias, origin.provenance) else { continue }
      if names.contains(where: { $0.kind == .alias && $0.full == form.full }) {
        node.note("this alias stands twice")
      }
      names.append(form)
    }
    names = NameForm.sorted(names)
    if map["native"] == nil { map.node.note("the native name is missing") }
    if map["kana"] == nil, country == "JP" || language == .ja {
      map.node.note(
        "a Japanese person needs a reading; add kana, without it the name can be neither sorted nor found")
    }
  }

  private mutating func readHonorifics(_ node: YAMLNode?) {
    guard let map = node?.mapping(keys: Language.allCases.map(\.rawValue)) else { return }
    for language in Language.allCases {
      guard let entry = map[language.rawValue]?.mapping(keys: ["honorific", "salutation"]),
        let honorific = entry.required("honorific")?.oneLine
      else { continue }
      honorifics[language] = Honorific(honorific: honorific, salutation: entry["salutation"]?.oneLine)
    }
  }

  var yaml: YAMLBlock {
    let single = names.filter { $0.kind != .alias }.map { ($0.kind.rawValue, $0.yaml(origin.provenance)) }
    let aliases = names.filter { $0.kind == .alias }.map { $0.yaml(origin.provenance) }
    let forms: [(String, YAMLValue)] = Language.allCases.compactMap { language in
      honorifics[language].map { form in
        let value = YAMLValue.flow([
          ("honorific", .quoted(form.honorific)), ("salutation", .quoted(form.salutation)),
        ])
        return (language.rawValue, value)
      }
    }
    return YAMLBlock(
      [
        ("code", .plain(code)), ("country", .plain(country)), ("language", .plain(language.rawValue)),
        ("names", .block(YAMLBlock(single + [("aliases", .list(aliases))]))),
        ("honorifics", .block(YAMLBlock(forms))),
        ("appointments", .list(appointments.map { .block($0.yaml) })),
      ] + origin.yaml)
  }
}

extension NameForm {
  /// Reads `{full: …, family: …, middle: …, given: …, provenance: …}`.
  init?(_ node: YAMLNode, kind: Kind, _ provenance: Provenance) {
    guard let map = node.mapping(keys: ["full", "family", "middle", "given", "provenance"]),
      let full = map.required("full")?.oneLine
    else { return nil }
    self.init(
      kind: kind, full: full, family: map["family"]?.oneLine, middle: map["middle"]?.oneLine,
      given: map["given"]?.oneLine, provenance: map["provenance"]?.choice() ?? provenance)
    if kind == .kana, !Shape.isKana(full) {
      node.note(
        "\(Quotation.quoted(full)) is no reading in kana; write it in full-width hiragana or katakana")
    }
  }

  /// In the order in which forms are stored and written.
  static func sorted(_ names: [NameForm]) -> [NameForm] {
    func key(_ form: NameForm) -> Int { Kind.allCases.firstIndex(of: form.kind) ?? 0 }
    return names.sorted { one, other in
      key(one) != key(other)
        ? key(one) < key(other) : one.full.utf8.lexicographicallyPrecedes(other.full.utf8)
    }
  }

  func yaml(_ usual: Provenance) -> YAMLValue {
    .flow([
      ("full", .quoted(full)), ("family", .quoted(family)), ("middle", .quoted(middle)),
      ("given", .quoted(given)), ("provenance", .plain(provenance == usual ? nil : provenance.rawValue)),
    ])
  }
}

extension AppointmentEntry {
  init?(_ node: YAMLNode, _ references: References) {
    let keys = ["code", "organisation", "title", "rank", "acting", "from", "to"]
    guard let record = RecordReader(node, keys: keys) else { return nil }
    self.init(
      code: record.code("code"), organisation: references.use(.organisation, record["organisation"]),
      title: record.text("title"), rank: record.rank("rank"), isActing: record.flag("acting"),
      validFrom: record.date("from"), validTo: record.date("to"), origin: record.origin)
    if let validFrom, let validTo, validTo < validFrom { node.note("the appointment ends before it begins") }
    if organisation == nil, title.isEmpty, rank == nil {
      node.note("an appointment needs a title, an organisation or a rank")
    }
  }

  /// In the order in which appointments are stored and written: highest first, then latest.
  static func sorted(_ appointments: [AppointmentEntry]) -> [AppointmentEntry] {
    appointments.sorted { one, other in
      if one.rank != other.rank { return (one.rank ?? .max) < (other.rank ?? .max) }
      if one.validFrom != other.validFrom {
        guard let first = one.validFrom else { return false }
        return other.validFrom.map { first > $0 } ?? true
      }
      return one.code.utf8.lexicographicallyPrecedes(other.code.utf8)
    }
  }

  var yaml: YAMLBlock {
    YAMLBlock(
      [
        ("code", .plain(code)), ("organisation", .plain(organisation)), ("title", .text(title)),
        ("rank", .plain(rank.map(String.init))), ("acting", .plain(isActing ? "true" : nil)),
        ("from", .plain(validFrom?.iso)), ("to", .plain(validTo?.iso)),
      ] + origin.yaml)
  }
}
