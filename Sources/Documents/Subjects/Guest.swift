internal import Conferences
internal import PostgreSQL

/// One participation as its papers show it, in its own language or in another that was asked for.
struct Guest: Sendable {
  let id: Int
  /// The organiser's own key.
  let externalID: String
  let language: PaperLanguage
  let isPerson: Bool
  let isSpeaker: Bool
  let isHead: Bool
  /// What the colour of a badge tells; a name among the flags `category.…`.
  let category: String
  let name: String
  /// The name as its own script writes it, and the same in Latin letters where that is another one.
  let ownName: String
  let latinName: String?
  let reading: String?
  let honorific: String?
  let salutation: String?
  /// Whether nobody can say how a letter to the guest opens but who stores it.
  let needsSalutation: Bool
  let title: String?
  let organisation: String?
  let delegation: String?
  let isSample: Bool
  let isUnverified: Bool

  init(_ row: Row) throws {
    id = try row.get("id")
    externalID = try row.get("external_id")
    language = try row.get("language")
    isPerson = try row.get("is_person")
    isSpeaker = try row.get("is_speaker")
    isHead = try row.get("is_head")
    category = try row.get("category")
    let forms = try PrintedName(row)
    name = try forms?.written(in: language) ?? row.get("invited")
    ownName = forms?.ownScript ?? name
    reading = forms?.reading
    latinName = forms.map { $0.written(in: Language.en) }.flatMap { [ownName] in $0 == ownName ? nil : $0 }
    honorific = try row.optional("honorific")
    salutation = try row.optional("salutation")
    needsSalutation = try row.get("needs_salutation")
    title = try row.optional("title")
    organisation = try row.optional("organisation")
    delegation = try row.optional("delegation")
    isSample = try row.get("is_sample")
    isUnverified = try row.get("is_unverified")
  }

  /// Name, address, title and organisation under `invitee.…` or `attendee.…`.
  func fields(prefix: String) -> Snapshot {
    var fields: Snapshot = [:]
    fields.put("\(prefix).name", name: name)
    fields.put("\(prefix).honorific", text: honorific)
    fields.put("\(prefix).title", text: title)
    fields.put("\(prefix).organisation", text: Employer.beside(title, organisation))
    return fields
  }

  /// Raises the flags of invented and unverified facts.
  func mark(_ fields: inout Snapshot) {
    fields.put("document.sample", flag: isSample)
    fields.put("document.unverified", flag: isUnverified)
  }
}
