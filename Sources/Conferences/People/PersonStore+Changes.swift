public import PostgreSQL

extension PersonStore {
  /// Enters a person. Call it inside `pool.change(as:)`.
  ///
  /// - Parameters:
  ///   - code: The organiser's code, if there is one.
  ///   - country: ISO 3166-1 alpha-2.
  ///   - language: In which letters to the person are written.
  ///   - names: The native form at least; a reading in kana for Japanese people.
  ///   - conference: Whose folder is to name the person, though nothing refers to them yet.
  ///   - database: In a transaction with an actor.
  /// - Returns: The person as entered.
  /// - Throws: ``ConferenceError`` where a value is of the wrong shape, a name is missing, or the code is taken.
  public static func add(
    code: String?, country: String, language: Language, names: [NameForm], of conference: Conference? = nil,
    in database: Database
  ) throws -> Person {
    try check(code: code, country: country)
    return try BrokenRule.explained {
      let id: Int = try database.query(
        Statements.addPerson, code, country, language.rawValue, Provenance.operator.rawValue
      ).one().get(0)
      for name in names { try StoredPeople.put(try name.checked(), of: id, in: database) }
      if let conference { try database.query(Statements.notePersonOfConference, conference.id, id) }
      try database.checkRules()
      return try find("@\(id)", in: database)
    }
  }

  /// Changes what is given; what is nil stays as it is.
  ///
  /// - Throws: As ``add(code:country:language:names:of:in:)``.
  public static func edit(
    _ person: Person, code: String? = nil, country: String? = nil, language: Language? = nil,
    isVerified: Bool? = nil, of conference: Conference? = nil, in database: Database
  ) throws -> Person {
    try check(code: code, country: country)
    return try BrokenRule.explained {
      try database.query(Statements.editPerson, person.id, code, country, language?.rawValue, isVerified)
      if let conference { try database.query(Statements.notePersonOfConference, conference.id, person.id) }
      try database.checkRules()
      return try find("@\(person.id)", in: database)
    }
  }

  /// Adds a form of a person's name; where a person has one of the kind only, it takes the place of the former.
  ///
  /// - Throws: ``ConferenceError`` where a value is of the wrong shape.
  public static func put(_ name: NameForm, of person: Person, in database: Database) throws {
    try BrokenRule.explained { try StoredPeople.put(try name.checked(), of: person.id, in: database) }
  }

  /// Takes a form of a name away; with a language, only the one in it.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` where the person has no such form, `.refused` where it is needed.
  public static func remove(
    _ kind: NameForm.Kind, _ full: String, language: String? = nil, of person: Person, in database: Database
  ) throws {
    let text = try Line.given(full, as: "the name") ?? ""
    try BrokenRule.explained {
      let removed = try database.query(Statements.removeNameForm, person.id, kind.rawValue, text, language)
      guard removed.affectedCount > 0 else {
        throw ConferenceError(
          .noSuchRecord, "\(person.label) has no \(kind.rawValue) name \(text)",
          remedy: "`trao person show \(person.label)` lists the forms")
      }
      try database.checkRules()
    }
  }

  /// Says how a person is addressed in a language.
  ///
  /// - Throws: ``ConferenceError`` where a value is of the wrong shape, or two forms of respect stand together.
  public static func put(
    _ honorific: Honorific, in language: Language, of person: Person, _ database: Database
  ) throws {
    guard let text = try Line.given(honorific.honorific, as: "the honorific") else {
      throw ConferenceError(.invalid, "the honorific is empty", remedy: "give one, such as 様, Ông or Mr.")
    }
    let clean = Honorific(
      honorific: text, style: try Line.given(honorific.style, as: "the style"),
      salutation: try Line.given(honorific.salutation, as: "the salutation"))
    try BrokenRule.explained { try StoredPeople.put(clean, in: language, of: person.id, in: database) }
  }

  /// Forgets how a person is addressed in a language.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` where nothing is known.
  public static func removeHonorific(in language: Language, of person: Person, _ database: Database) throws {
    guard try database.query(Statements.removeHonorific, person.id, language.rawValue).affectedCount > 0
    else {
      throw ConferenceError(
        .noSuchRecord, "nothing is known of how \(person.label) is addressed in \(language.rawValue)",
        remedy: "`trao person show \(person.label)` lists what is")
    }
  }

  /// An office that somebody enters.
  public struct NewOffice: Sendable {
    public var code: String?
    /// Of the organisation, by code or number.
    public var organisation: String?
    public var title = LocalisedText()
    /// Low is high, from 0.
    public var rank: Int?
    public var isActing = false
    public var from: CalendarDate?
    /// The last day in office.
    public var to: CalendarDate?

    public init() {}
  }

  /// Enters an office of a person.
  ///
  /// - Throws: ``ConferenceError`` where a value is of the wrong shape, the code is taken, or it ends before it begins.
  public static func add(_ office: NewOffice, of person: Person, in database: Database) throws {
    try check(code: office.code, country: nil)
    let organisation = try office.organisation.map { try OrganisationStore.find($0, in: database).id }
    try BrokenRule.explained {
      _ = try database.query(
        Statements.addAppointment, person.id, office.code, organisation,
        try office.title.checked(as: "the title").row, office.rank, office.isActing, office.from, office.to,
        Provenance.operator.rawValue)
    }
  }

  /// Says which day was the last of an office; papers of later days do not print its title.
  ///
  /// - Parameters:
  ///   - name: The office, by its code or, after `@`, its number.
  ///   - day: The last day in office; nil where it has not ended after all.
  ///   - person: Whose office.
  ///   - database: In a transaction with an actor.
  /// - Throws: ``ConferenceError`` where there is no such office, or it would end before it began.
  public static func end(
    _ name: String, on day: CalendarDate?, of person: Person, in database: Database
  ) throws {
    let id = try office(name, of: person, in: database)
    try BrokenRule.explained { _ = try database.query(Statements.endAppointment, id, day) }
  }

  /// Corrects an office that was entered wrongly; papers that are made already keep what they print.
  ///
  /// - Parameters:
  ///   - name: The office, by its code or, after `@`, its number.
  ///   - correction: What is different; nil, and languages of the title that are not given, stay as they are.
  ///   - isActing: Whether it is held in place of another; nil leaves it as it is.
  ///   - person: Whose office.
  ///   - database: In a transaction with an actor.
  /// - Throws: ``ConferenceError`` where there is no such office, a value is of the wrong shape, the code is taken, or it
  ///   would end before it began.
  public static func edit(
    _ name: String, _ correction: NewOffice, isActing: Bool?, of person: Person, in database: Database
  ) throws {
    let id = try office(name, of: person, in: database)
    try check(code: correction.code, country: nil)
    let organisation = try correction.organisation.map { try OrganisationStore.find($0, in: database).id }
    try BrokenRule.explained {
      _ = try database.query(
        Statements.editAppointment, id, correction.code, organisation,
        try correction.title.checked(as: "the title").row, correction.rank, isActing, correction.from,
        correction.to)
    }
  }

  private static func office(_ name: String, of person: Person, in database: Database) throws -> Int {
    let offices = try details(of: person, in: database).offices
    guard let office = offices.first(where: { $0.label == name || "@\($0.id)" == name }) else {
      throw ConferenceError.noSuch(
        "office", name, among: offices.map(\.label), list: "trao person show \(person.label)")
    }
    return office.id
  }

  private static func check(code: String?, country: String?) throws(ConferenceError) {
    if let code, !Shape.isCode(code) {
      throw ConferenceError(
        .invalid, "\(code) is no code",
        remedy: "use letters, digits, dots, dashes and underscores, at most 64")
    }
    if let country, !Country.codes.contains(country) {
      throw ConferenceError(.invalid, "the country is not known", remedy: Country.refusal(of: country))
    }
  }
}

extension NameForm {
  /// The form as it will be stored.
  ///
  /// - Throws: ``ConferenceError`` `.invalid`, naming the part that is wrong.
  func checked() throws(ConferenceError) -> NameForm {
    var form = self
    guard let full = try Line.given(full, as: "the \(kind.rawValue) name") else {
      throw ConferenceError(.invalid, "the \(kind.rawValue) name is empty", remedy: "give the whole name")
    }
    form.full = full
    form.family = try Line.given(family, as: "the family name")
    form.middle = try Line.given(middle, as: "the middle name")
    form.given = try Line.given(given, as: "the given name")
    if kind == .kana, !Shape.isKana(full) {
      throw ConferenceError(
        .invalid, "\(full) is no reading in kana", remedy: "write it in full-width hiragana or katakana")
    }
    if let language, !Shape.isLanguageTag(language) {
      throw ConferenceError(
        .invalid, "\(language) is no language", remedy: "write a tag such as vi, ja or zh-Hant")
    }
    if let script, !Shape.isScript(script) {
      throw ConferenceError(
        .invalid, "\(script) is no script of ISO 15924", remedy: "write it as Latn, Jpan or Kana")
    }
    return form
  }
}

extension LocalisedText {
  /// The text as it will be stored.
  func checked(as what: String) throws(ConferenceError) -> LocalisedText {
    var text = self
    for language in Language.allCases { text[language] = try Line.given(self[language], as: what) }
    return text
  }
}
