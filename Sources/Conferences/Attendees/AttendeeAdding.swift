import PostgreSQL
import StrictYAML

/// Adds one guest.
struct AttendeeAdding {
  private let new: NewAttendee
  private let conference: Conference
  private let database: Database

  init(_ new: NewAttendee, _ conference: Conference, _ database: Database) {
    (self.new, self.conference, self.database) = (new, conference, database)
  }

  func add() throws -> Attendee {
    try refuseTakenID()
    if let delegation = new.delegation {
      _ = try DelegationStore.find(delegation, of: conference, in: database)
    }
    let (email, phone) = (try Contact.email(new.email), try Contact.phone(new.phone))
    guard new.state != .substituted, new.state != .withdrawn else {
      throw ConferenceError(
        .invalid, "nobody begins as \(new.state.rawValue)", remedy: "add them, then say what happened")
    }
    try BrokenRule.explained {
      let (person, organisation, appointment, language) = try invitee()
      let roles = new.roles.map(\.rawValue)
      try database.query(
        Statements.addGuest, conference.id, new.externalID, person, organisation, appointment, new.delegation,
        language.rawValue, roles, email, phone, new.state.rawValue, new.provenance.rawValue)
      try database.checkRules()
    }
    return try AttendeeStore.find(new.externalID, of: conference, in: database)
  }

  private func refuseTakenID() throws {
    guard Shape.isCode(new.externalID) else {
      throw ConferenceError(
        .invalid, "\(Quotation.quoted(new.externalID)) is no id",
        remedy: "use letters, digits, dots, dashes and underscores, at most 64")
    }
    guard try database.query(Statements.guestOfID, conference.id, new.externalID).isEmpty else {
      throw ConferenceError(
        .refused, "there is a guest \(new.externalID) already",
        remedy: "change it: trao attendee edit \(new.externalID)")
    }
  }

  // MARK: Who

  private func invitee() throws -> (person: Int?, organisation: Int?, appointment: Int?, language: Language) {
    switch new.invitee {
    case .person(let code):
      guard let row = try database.query(Statements.personOfGuest, code).first else {
        throw ConferenceError.noSuch(
          "person", code, among: try codes(Statements.codesOfPeople), list: "trao person list")
      }
      let person: Int = try row.get("id")
      try refuseTwice(person: person, organisation: nil, code)
      return (person, nil, try appointment(of: person), try new.language ?? row.get("language"))
    case .organisation(let code):
      let organisation = try self.organisation(code)
      try refuseTwice(person: nil, organisation: organisation, code)
      guard let language = new.language else {
        throw ConferenceError(
          .invalid, "the language of letters to \(code) is not known",
          remedy: "give it: --language vi, ja or en")
      }
      return (nil, organisation, nil, language)
    case .somebody(let names):
      guard let language = new.language else {
        throw ConferenceError(
          .invalid, "the language of letters is not known", remedy: "give it: --language vi, ja or en")
      }
      let person = try addPerson(names, language)
      return (person, nil, try addAppointment(of: person), language)
    }
  }

  private func appointment(of person: Int) throws -> Int? {
    guard let code = new.appointment else { return nil }
    return try AttendeeStore.appointment(code, of: person, database)
  }

  private func organisation(_ code: String) throws -> Int {
    guard let row = try database.query(Statements.organisationOfGuest, code).first else {
      throw ConferenceError.noSuch(
        "organisation", code, among: try codes(Statements.codesOfOrganisations),
        list: "trao organisation list")
    }
    return try row.get(0)
  }

  private func refuseTwice(person: Int?, organisation: Int?, _ code: String) throws {
    let known = try database.query(Statements.participationOfPerson, conference.id, person, organisation)
    guard let row = known.first else { return }
    let id: String = try row.get(0)
    throw ConferenceError(
      .refused, "\(code) takes part already, as \(id)", remedy: "change that one: trao attendee edit \(id)")
  }

  private func codes(_ statement: Statement) throws -> [String] {
    try database.query(statement).map { try $0.get(0) }
  }

  // MARK: Somebody new

  private func addPerson(_ names: NewAttendee.Names, _ language: Language) throws -> Int {
    guard Country.codes.contains(names.country) else {
      throw ConferenceError(
        .invalid, Country.refusal(of: names.country), remedy: "use ISO 3166-1 alpha-2, such as VN")
    }
    guard let native = try Line.given(names.native, as: "the name") else {
      throw ConferenceError(.invalid, "the name is empty", remedy: "give it as the person writes it: --name")
    }
    let kana = try Line.given(names.kana, as: "the reading")
    if kana == nil, names.country == "JP" || language == .ja {
      throw ConferenceError(
        .invalid, "\(native) has no reading, without which kanji can be neither sorted nor found",
        remedy: "give it in kana: --kana")
    }
    if let kana, !Shape.isKana(kana) {
      throw ConferenceError(
        .invalid, "the reading \(Quotation.quoted(kana)) is not in kana",
        remedy: "write it in hiragana or katakana")
    }
    let person: Int = try database.query(
      Statements.addGuestPerson, names.country, language.rawValue, new.provenance.rawValue
    ).one().get(0)
    try addName(.native, native, names, of: person)
    if let kana { try addName(.kana, kana, nil, of: person) }
    if let romanised = try Line.given(names.romanised, as: "the name in Latin letters") {
      try addName(.romanised, romanised, nil, of: person)
    }
    for language in Language.allCases {
      if let honorific = try Line.given(names.honorifics[language], as: "the honorific") {
        try database.query(Statements.addGuestHonorific, person, language.rawValue, honorific)
      }
    }
    return person
  }

  private func addName(
    _ kind: NameForm.Kind, _ full: String, _ parts: NewAttendee.Names?, of person: Int
  ) throws {
    let family = try Line.given(parts?.family, as: "the family name")
    let middle = try Line.given(parts?.middle, as: "the middle name")
    let given = try Line.given(parts?.given, as: "the given name")
    try database.query(
      Statements.addGuestName, person, kind.rawValue, full, family, middle, given, new.provenance.rawValue)
  }

  private func addAppointment(of person: Int) throws -> Int? {
    var title = LocalisedText()
    for language in Language.allCases {
      title[language] = try Line.given(new.title[language], as: "the title")
    }
    if let rank = new.rank, !(0...1_000_000 ~= rank) {
      throw ConferenceError(
        .invalid, "\(rank) is no rank", remedy: "a rank is a whole number from 0, and low is high")
    }
    let employer = try new.employer.map(organisation)
    guard !title.isEmpty || employer != nil || new.rank != nil else { return nil }
    return try database.query(
      Statements.addGuestAppointment, person, employer, title.row, new.rank, CalendarDate?.none,
      new.provenance.rawValue
    ).one().get(0)
  }
}
