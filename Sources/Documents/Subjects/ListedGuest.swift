internal import Conferences
internal import PostgreSQL

/// A guest as lists show them.
struct ListedGuest: Sendable {
  let id: Int
  let delegation: Int?
  /// The place in a list by name, in the language it was read for.
  let turn: Int
  let place: Int
  let basis: String?
  let lockReason: String?
  let forms: PrintedName?
  let name: String
  let title: String?
  /// The body they work for, where the title does not say it.
  let organisation: String?
  let honorific: String?
  let isSample: Bool
  let isUnverified: Bool
  private let fields: Snapshot

  init(_ row: Row, in language: PaperLanguage) throws {
    id = try row.get("id")
    delegation = try row.optional("delegation_id")
    turn = try row.get("turn")
    place = try row.get("place")
    basis = try row.optional("basis")
    lockReason = try row.optional("precedence_reason")
    forms = try PrintedName(row)
    name = try forms?.written(in: language) ?? row.get("invited")
    let title: String? = try row.optional("title")
    self.title = title
    honorific = try row.optional("honorific")
    isSample = try row.get("is_sample")
    isUnverified = try row.get("is_unverified")

    var fields: Snapshot = [:]
    fields.put("place", number: String(place))
    fields.put("code", code: try row.get("external_id"))
    fields.put("name", name: name)
    if language == .ja { fields.put("kana", text: forms?.reading) }
    fields.put("honorific", text: honorific)
    fields.put("title", text: title)
    organisation = Employer.beside(title, try row.optional("organisation"))
    fields.put("organisation", text: organisation)
    fields.put("delegation", text: try row.optional("delegation"))
    for flag in ["is_head", "is_deputy", "is_substitute"] { fields.put(flag, flag: try row.get(flag)) }
    switch try row.get("state", as: String.self) {
    case "accepted", "registered": fields.put("is_coming", flag: true)
    case "tentative": fields.put("is_tentative", flag: true)
    default: fields.put("is_unanswered", flag: true)
    }
    self.fields = fields
  }

  /// A row of a list, its number counted from 1.
  func row(number: Int) -> Snapshot {
    var row = fields
    row.put("number", number: String(number))
    return row
  }
}

extension SubjectStore {
  /// Who counts for protocol, in the order of precedence: all, those of a delegation, those expected in a session.
  func listed(_ language: PaperLanguage, of whole: Whole) throws -> [ListedGuest] {
    try database.query(
      Statements.listedGuests, conference, language.rawValue, dated, whole.delegation, whole.session
    ).map { try ListedGuest($0, in: language) }
  }
}

extension Snapshot {
  /// Raises the flags of invented and unverified facts where a guest has such.
  mutating func mark(_ guests: some Sequence<ListedGuest>) {
    for guest in guests {
      put("document.sample", flag: guest.isSample)
      put("document.unverified", flag: guest.isUnverified)
    }
  }

  /// The same of rows that say so in columns.
  mutating func mark(_ rows: Rows) throws {
    for row in rows {
      put("document.sample", flag: try row.get("is_sample"))
    }
  }
}
