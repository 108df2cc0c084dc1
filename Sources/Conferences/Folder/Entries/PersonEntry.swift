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

  /// The lists of forms of which there are any number, and what each holds.
  private static let further: [(key: String, kind: NameForm.Kind)] = [
    ("transcriptions", .transcription), ("former", .former), ("aliases", .alias),
  ]
  private static let nameKeys = ["native", "kana", "romanised"] + further.map(\.key)

  private mutating func readNames(_ record: RecordReader) {
    guard let map = record["names"]?.mapping(keys: Self.nameKeys) else {
      return record.node.note("names are missing; give the native name at least")
    }
    for kind in [NameForm.Kind.native, .kana, .romanised] {
      if let node = map[kind.rawValue], let form = NameForm(node, kind: kind, origin.provenance) {
        names.append(form)
      }
    }
    for (key, kind) in Self.further {
      for node in map[key]?.list ?? [] {
        guard let form = NameForm(node, kind: kind, origin.provenance) else { continue }
        if names.contains(where: {
          $0.kind == kind && $0.full == form.full && $0.language == form.language
        }) {
          node.note("this \(kind.rawValue) stands twice")
        }
        names.append(form)
      }
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
      guard let entry = map[language.rawValue]?.mapping(keys: ["honorific", "style", "salutation"]),
        let honorific = entry.required("honorific")?.oneLine
      else { continue }
      let form = Honorific(
        honorific: honorific, style: entry["style"]?.oneLine, salutation: entry["salutation"]?.oneLine)
      if !form.beginsWithStyle {
        entry["style"]?.note("the honorific does not begin with this style; write the whole there")
      }
      honorifics[language] = form
    }
  }

  var yaml: YAMLBlock {
    let single = names.filter(\.kind.isSingle).map { ($0.kind.rawValue, $0.yaml(origin.provenance)) }
    let further = Self.further.map { key, kind in
      (key, YAMLValue.list(names.filter { $0.kind == kind }.map { $0.yaml(origin.provenance) }))
    }
    let forms: [(String, YAMLValue)] = Language.allCases.compactMap { language in
      honorifics[language].map { form in
        let value = YAMLValue.flow([
          ("honorific", .quoted(form.honorific)), ("style", .quoted(form.style)),
          ("salutation", .quoted(form.salutation)),
        ])
        return (language.rawValue, value)
      }
    }
    return YAMLBlock(
      [
        ("code", .plain(code)), ("country", .plain(country)), ("language", .plain(language.rawValue)),
        ("names", .block(YAMLBlock(single + further))),
        ("honorifics", .block(YAMLBlock(forms))),
        ("appointments", .list(appointments.map { .block($0.yaml) })),
      ] + origin.yaml)
  }
}

extension NameForm {
  /// Reads `{full: …, family: …, middle: …, given: …, language: …, script: …, order: …, provenance: …}`.
  init?(_ node: YAMLNode, kind: Kind, _ provenance: Provenance) {
    guard let map = node.mapping(keys: Self.keys), let full = map.required("full")?.oneLine else {
      return nil
    }
    self.init(
      kind: kind, full: full, family: map["family"]?.oneLine, middle: map["middle"]?.oneLine,
      given: map["given"]?.oneLine, language: map["language"]?.string, script: map["script"]?.string,
      order: map["order"]?.choice(), provenance: map["provenance"]?.choice() ?? provenance)
    if let language, !Shape.isLanguageTag(language) {
      map["language"]?.note("\(Quotation.quoted(language)) is no language; write a tag such as vi, ja or zh-Hant")
    }
    if let script, !Shape.isScript(script) {
      map["script"]?.note("\(Quotation.quoted(script)) is no script of ISO 15924; write it as Latn, Jpan or Kana")
    }
    if kind == .kana, !Shape.isKana(full) {
      node.note(
        "\(Quotation.quoted(full)) is no reading in kana; write it in full-width hiragana or katakana")
    }
  }

  private static let keys = [
    "full", "family", "middle", "given", "language", "script", "order", "provenance",
  ]

  /// In the order in which forms are stored and written.
  static func sorted(_ names: [NameForm]) -> [NameForm] {
    func key(_ form: NameForm) -> Int { Kind.allCases.firstIndex(of: form.kind) ?? 0 }
    return names.sorted { one, other in
      if key(one) != key(other) { return key(one) < key(other) }
      if one.full != other.full { return one.full.utf8.lexicographicallyPrecedes(other.full.utf8) }
      return (one.language ?? "") < (other.language ?? "")
    }
  }

  func yaml(_ usual: Provenance) -> YAMLValue {
    .flow([
      ("full", .quoted(full)), ("family", .quoted(family)), ("middle", .quoted(middle)),
      ("given", .quoted(given)), ("language", .plain(language)), ("script", .plain(script)),
      ("order", .plain(order?.rawValue)),
      ("provenance", .plain(provenance == usual ? nil : provenance.rawValue)),
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
