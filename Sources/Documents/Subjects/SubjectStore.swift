internal import PostgreSQL

/// Loads what papers print, for many subjects at once: a handful of queries, however many they are.
struct SubjectStore {
  let conference: Int
  let dated: CalendarDate
  let database: Database
  private var facts: [PaperLanguage: ConferenceFacts] = [:]
  private var sessions: [PaperLanguage: ConferenceSessions] = [:]

  init(conference: Int, dated: CalendarDate, in database: Database) {
    (self.conference, self.dated, self.database) = (conference, dated, database)
  }

  /// What all papers of a language share.
  mutating func facts(_ language: PaperLanguage) throws -> ConferenceFacts {
    if let known = facts[language] { return known }
    var found = try ConferenceFacts(conference: conference, language: language, dated: dated, in: database)
    found.open(with: try sessions(language))
    facts[language] = found
    return found
  }

  private mutating func sessions(_ language: PaperLanguage) throws -> ConferenceSessions {
    if let known = sessions[language] { return known }
    let found = try ConferenceSessions(
      conference: conference, language: language, dated: dated, in: database)
    sessions[language] = found
    return found
  }

  /// What the sessions are called, by their codes.
  mutating func sessionNames(_ language: PaperLanguage) throws -> [String: String] {
    try sessions(language).all.reduce(into: [:]) { names, session in
      if case .code(let code)? = session.fields["code"], case .text(let name)? = session.fields["name"] {
        names[code] = name
      }
    }
  }

  /// What papers of a kind print about those who or which are due.
  mutating func subjects(
    _ kind: DocumentKind, _ due: [DueSubject], session: Int? = nil
  ) throws -> [Subject] {
    switch kind {
    case .invitation: try invitations(due.map(\.id))
    case .card: try cards(due)
    case .replyForm: try replyForms(due.map(\.id))
    case .presentation: try presentations(due)
    case .datasheet: try datasheets(due)
    case .attendance: try attendances(due.map(\.id), session: session)
    case .badge: try badges(due.map(\.id))
    case .guestList, .precedenceList, .seatingPlan, .placeCards, .programme, .attendanceSheet, .script,
      .folderList, .summary, .outgoingRegister:
      try due.compactMap { due in try due.reference.whole.flatMap { try subject(kind, $0, due.language) } }
    }
  }

  /// What a paper about many prints; nil where there is nothing to print it about.
  private mutating func subject(
    _ kind: DocumentKind, _ whole: Whole, _ language: PaperLanguage
  ) throws -> Subject? {
    switch kind {
    case .guestList: try guestList(whole, language)
    case .precedenceList: try precedenceList(whole, language)
    case .seatingPlan: try seatingPlan(whole, language)
    case .placeCards: try placeCards(whole, language)
    case .programme: try programme(whole, language)
    case .attendanceSheet: try attendanceSheet(whole, language)
    case .script: try script(whole, language)
    case .folderList: try folderList(whole, language)
    case .summary: try summary(whole, language)
    case .outgoingRegister: try outgoingRegister(whole, language)
    case .invitation, .card, .replyForm, .presentation, .datasheet, .attendance, .badge: nil
    }
  }

  /// Guests in the order of their own numbers, in their own languages or all in one.
  func guests(_ ids: [Int], in language: PaperLanguage? = nil) throws -> [Guest] {
    try database.query(Statements.guestSubjects, conference, ids, dated, language?.rawValue).map(Guest.init)
  }

  /// Invitations, in the order of `guests`' own numbers.
  mutating func invitations(_ guests: [Int]) throws -> [Subject] {
    try self.guests(guests).map { guest in
      let facts = try facts(guest.language)
      var fields = facts.fields.merging(facts.meeting) { $1 }
      fields.merge(guest.fields(prefix: "invitee")) { $1 }
      fields.put("invitee.is_person", flag: guest.isPerson)
      fields.put("invitee.is_organisation", flag: !guest.isPerson)
      fields.put("invitee.salutation", text: guest.salutation)
      fields.put("invitee.needs_salutation", flag: guest.needsSalutation)
      fields.put("invitee.delegation", text: guest.delegation)
      fields.put("invitee.is_head", flag: guest.isHead)
      guest.mark(&fields)
      return Subject(reference: .participation(guest.id), language: guest.language, fields: fields)
    }
  }

  /// Certificates of attendance, of one session or of the whole conference.
  mutating func attendances(_ guests: [Int], session: Int?) throws -> [Subject] {
    var attended: [Int: [Int]] = [:]
    for row in try database.query(Statements.sessionsAttended, conference, guests, session) {
      attended[try row.get("participation_id"), default: []].append(try row.get("id"))
    }
    return try self.guests(guests).map { guest in
      let sessions = try sessions(guest.language).all
      var fields = try facts(guest.language).fields.merging(guest.fields(prefix: "attendee")) { $1 }
      fields.put("attendee.is_organisation", flag: !guest.isPerson)
      fields.put("attendee.is_speaker", flag: guest.isSpeaker)
      let present = Set(attended[guest.id] ?? [])
      let seen = sessions.filter { present.contains($0.id) }
      fields["sessions"] = .rows(seen.map(\.fields))
      fields.put("document.sample", flag: seen.contains(where: \.isSample))
      if let one = sessions.first(where: { $0.id == session }) {
        fields["session.name"] = one.fields["name"]
        fields["session.starts"] = one.fields["starts"]
      }
      guest.mark(&fields)
      return Subject(reference: .participation(guest.id), language: guest.language, fields: fields)
    }
  }

  /// Presentation copies, each in its language with the Vietnamese texts beside it.
  mutating func presentations(_ grants: [DueSubject]) throws -> [Subject] {
    let ids = grants.map(\.id)
    let vietnamese = try grantRows(ids, .vi)
    let original = try facts(.vi).fields
    var texts: [PaperLanguage: [Int: Grant]] = [.vi: vietnamese]
    return try grants.compactMap { due in
      let (id, language) = (due.id, due.language)
      if texts[language] == nil { texts[language] = try grantRows(ids, language) }
      guard let grant = texts[language]?[id], let first = vietnamese[id] else { return nil }
      var fields = try facts(language).fields
      for name in ["conference.name", "conference.venue", "sender.organisation"] {
        fields["\(name)_vi"] = original[name]
      }
      grant.put(into: &fields, original: first)
      return Subject(reference: .grant(id), language: language, fields: fields)
    }
  }

  func grantRows(_ ids: [Int], _ language: PaperLanguage) throws -> [Int: Grant] {
    let rows = try database.query(Statements.grantSubjects, conference, ids, language.rawValue, dated)
    return Dictionary(try rows.map { (try $0.get("id"), try Grant($0, language)) }) { first, _ in first }
  }
}
