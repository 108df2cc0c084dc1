internal import Conferences
internal import PostgreSQL

/// What the papers of one conference, language and date have in common.
struct ConferenceFacts: Sendable {
  /// The fields of ``CommonFields`` but those of the document itself.
  private(set) var fields: Snapshot = [:]
  /// What ``InvitationFields`` says about the meeting.
  private(set) var meeting: Snapshot = [:]
  let issuer: Int
  /// The issuing body's abbreviation in document numbers.
  let symbol: String?

  /// Reads them.
  ///
  /// - Throws: `DatabaseError`; ``DocumentError`` `.noSuchConference`.
  init(
    conference: Int, language: PaperLanguage, dated: CalendarDate, in database: Database
  ) throws {
    let rows = try database.query(Statements.paperConference, conference, language.rawValue, dated)
    guard let row = rows.first else { throw DocumentError.noSuchConference }
    issuer = try row.get("issuing_organisation_id")
    symbol = try row.optional("symbol")
    fields.put("conference.name", text: try row.optional("name"))
    fields.put("conference.theme", text: try row.optional("theme"))
    fields.put("conference.occasion", text: try row.optional("occasion"))
    fields.put("conference.venue", text: try row.optional("venue"))
    fields.put("conference.place", text: try row.optional("place"))
    let (first, last): (CalendarDate, CalendarDate) = (try row.get("starts_on"), try row.get("ends_on"))
    fields["conference.starts_on"] = .date(first)
    fields["conference.ends_on"] = .date(last)
    fields.put("conference.is_one_day", flag: first == last)
    fields.put("sender.organisation", text: try row.optional("issuer"))
    fields.put("sender.letterhead", text: try row.optional("letterhead"))
    fields.put("sender.signature_authority", text: try row.optional("signature_authority"))
    fields.put("sender.signature_position", text: try row.optional("signature_position"))
    fields.put("sender.title", text: try row.optional("signer_title"))
    fields.put("sender.name", name: try PrintedName(row)?.written(in: language))
    fields.put("document.sample", flag: try row.get("is_sample"))
    fields.put("document.unverified", flag: try row.get("is_unverified"))

    meeting.put("conference.dress", text: try row.optional("dress"))
    meeting.put("contact.office", text: try row.optional("contact_office"))
    meeting.put("contact.phone", code: try row.optional("contact_phone"))
    meeting.put("contact.email", code: try row.optional("contact_email"))
    if let day: CalendarDate = try row.optional("reply_by") { meeting["reply_by"] = .date(day) }

    let organisers = try database.query(Statements.paperOrganisers, conference, language.rawValue)
    if try organisers.contains(where: { try $0.get("is_sample") }) {
      fields.put("document.sample", flag: true)
    }
    if !organisers.isEmpty {
      fields["organisers"] = .rows(try organisers.map { ["name": .name(try $0.get("name"))] })
    }
  }

  /// Adds the meeting's time, place and chair, from the first session that is inside no other.
  mutating func open(with sessions: ConferenceSessions) {
    guard let opening = sessions.all.first(where: { !$0.isInside }) else { return }
    meeting["conference.starts"] = opening.fields["starts"]
    meeting["conference.ends"] = opening.fields["ends"]
    meeting["conference.room"] = opening.fields["room"]
    meeting.merge(opening.chair) { $1 }
    meeting["sessions"] = .rows(sessions.all.map(\.fields))
    meeting.put(
      "document.sample", flag: opening.isChairSample || sessions.all.contains(where: \.isSample))
  }
}
