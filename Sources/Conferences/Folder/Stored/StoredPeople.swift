import PostgreSQL

/// People in the database, as a folder's entries.
enum StoredPeople {
  static func entries(_ codes: [String], in database: Database) throws -> [String: PersonEntry] {
    var entries: [String: PersonEntry] = [:]
    for row in try database.query(Statements.peopleByCode, codes) {
      let code: String = try row.get("code")
      entries[code] = PersonEntry(
        code: code, country: try row.get("country"), language: try row.get("language"), names: [],
        honorifics: [:], appointments: [], origin: try row.origin)
    }
    for row in try database.query(Statements.nameFormsByCode, codes) {
      entries[try row.get("code")]?.names.append(try NameForm(row))
    }
    for row in try database.query(Statements.honorificsByCode, codes) {
      entries[try row.get("code")]?.honorifics[try row.get("language")] = Honorific(
        honorific: try row.get("honorific"), style: try row.optional("style"),
        salutation: try row.optional("salutation"))
    }
    for row in try database.query(Statements.appointmentsByCode, codes) {
      entries[try row.get("person")]?.appointments.append(try AppointmentEntry(row))
    }
    return entries.mapValues { entry in
      var entry = entry
      entry.names = NameForm.sorted(entry.names)
      entry.appointments = AppointmentEntry.sorted(entry.appointments)
      return entry
    }
  }

  static func put(_ entry: PersonEntry, in database: Database) throws {
    let id: Int = try database.query(
      Statements.putPerson, entry.code, entry.country, entry.language.rawValue,
      entry.origin.provenance.rawValue,
      entry.origin.isVerified, entry.origin.sourceFields, entry.origin.sourceProvenances
    ).one().get(0)
    try putNames(entry.names, of: id, in: database)
    try database.query(Statements.removeOtherHonorifics, id, entry.honorifics.keys.map(\.rawValue))
    for language in Language.allCases {
      guard let form = entry.honorifics[language] else { continue }
      try put(form, in: language, of: id, in: database)
    }
    for appointment in entry.appointments {
      try database.query(Statements.codeAppointment, id, appointment.code)
      try database.query(
        Statements.putAppointment, id, appointment.code, appointment.organisation, appointment.title.row,
        appointment.rank, appointment.isActing, appointment.validFrom, appointment.validTo,
        appointment.origin.provenance.rawValue, appointment.origin.isVerified,
        appointment.origin.sourceFields,
        appointment.origin.sourceProvenances)
    }
  }

  private static func putNames(_ names: [NameForm], of id: Int, in database: Database) throws {
    try database.query(
      Statements.removeNameForms, id, names.map(\.kind.rawValue), names.map(\.full),
      names.map { $0.language ?? "" })
    for form in names { try put(form, of: id, in: database) }
  }

  /// Stores a form of a name: in the place of the one there is, where a person has one of the kind.
  static func put(_ form: NameForm, of id: Int, in database: Database) throws {
    try database.query(
      form.kind.isSingle ? Statements.putNameForm : Statements.putFurtherForm, id, form.storedKind,
      form.storedFurther, form.full, form.family, form.middle, form.given, form.language, form.script,
      form.order?.rawValue, form.provenance.rawValue)
  }

  /// Stores how a person is addressed in a language.
  static func put(
    _ form: Honorific, in language: Language, of id: Int, in database: Database
  ) throws {
    try database.query(
      Statements.putHonorific, id, language.rawValue, form.honorific, form.style, form.salutation)
  }
}

extension AppointmentEntry {
  fileprivate init(_ row: Row) throws(DatabaseError) {
    self.init(
      code: try row.get("code"), organisation: try row.optional("organisation"), title: try row.text("title"),
      rank: try row.optional("rank"), isActing: try row.get("is_acting"),
      validFrom: try row.optional("valid_from"), validTo: try row.optional("valid_to"), origin: try row.origin
    )
  }
}
