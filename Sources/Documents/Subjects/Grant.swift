internal import Conferences
internal import PostgreSQL

/// One hand-over with its project and certificate, its texts in one language.
struct Grant: Sendable {
  private let numbers: Snapshot
  private let texts: Snapshot

  init(_ row: Row, _ language: PaperLanguage) throws {
    var numbers: Snapshot = [:]
    numbers["grant.position"] = .number(String(try row.get("position", as: Int.self)))
    numbers.put("grant.project_code", code: try row.get("code"))
    numbers["grant.capital"] = .money(try row.get("capital"), currency: try row.get("currency"))
    if let area: String = try row.optional("area") { numbers["grant.area"] = .number(area) }
    if let day: CalendarDate = try row.optional("issued_on") { numbers["grant.issued_on"] = .date(day) }
    if let day: CalendarDate = try row.optional("first_issued_on") {
      numbers["grant.first_issued_on"] = .date(day)
    }
    let amendment: Int = try row.get("amendment")
    numbers.put("grant.is_amended", flag: amendment > 0)
    if amendment > 0 { numbers["grant.amendment"] = .number(String(amendment)) }
    if let day: CalendarDate = try row.optional("handed_on") { numbers["grant.handed_on"] = .date(day) }
    numbers.put("document.sample", flag: try row.get("is_sample"))
    numbers.put("document.unverified", flag: try row.get("is_unverified"))
    self.numbers = numbers

    var texts: Snapshot = [:]
    for (field, column) in Self.columns { texts.put(field, text: try row.optional(column)) }
    for side in ["presenter", "recipient"] {
      let name = try PrintedName(row, prefix: "\(side)_", suffix: "")
      texts.put("grant.\(side)", name: name?.written(in: language))
    }
    self.texts = texts
  }

  /// Adds this language's texts, and those of `original` under names that end in `_vi`.
  func put(into fields: inout Snapshot, original: Grant) {
    fields.merge(numbers) { $1 }
    fields.merge(texts) { $1 }
    for (name, value) in original.texts { fields["\(name)_vi"] = value }
  }

  private static let columns = [
    ("grant.project", "project"), ("grant.company", "company"), ("grant.zone", "zone"),
    ("grant.address", "address"), ("grant.authority", "authority"), ("ceremony.name", "ceremony"),
    ("grant.presenter_title", "presenter_title"), ("grant.recipient_title", "recipient_title"),
  ]
}
