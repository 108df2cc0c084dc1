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
        honorific: try row.get("honorific"), salutation: try row.optional("salutation"))
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
      try database.query(Statements.putHonorific, id, language.rawValue, form.honorific, form.salutation)
    }
    for appointment in entry.appointments {
      try database.query(
        Statements.putAppointment, id, appointment.code, appointment.organisation, appointment.title.row,
        appointment.rank, appointment.isActing, appointment.validFrom, appointment.validTo,
        appointment.origin.provenance.rawValue, appointment.origin.isVerified,
        appointment.origin.sourceFields,
        appointment.origin.sourceProvenances)
    }
  }

  private static func putNames(_ names: [NameForm], of id: Int, in database: Database) throws {
    try database.query(Statements.removeNameForms, id, names.map(\.kind.rawValue), names.map(\.full))
    for form in names {
      if form.kind == .alias {
        try database.query(
          Statements.putAliasForm, id, form.full, form.family, form.middle, form.given,
          form.provenance.rawValue)
      } else {
        try database.query(
          Statements.putNameForm, id, form.kind.rawValue, form.full, form.family, form.middle, form.given,
          form.provenance.rawValue)
      }
    }
  }
}

extension NameForm {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      kind: try row.get("kind"), full: try row.get("full_name"), family: try row.optional("family_name"),
      middle: try row.optional("middle_name"), given: try row.optional("given_name"),
      provenance: try row.get("provenance"))
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
