internal import Conferences
internal import PostgreSQL

extension SubjectStore {
  /// The register of the issuing body's outgoing documents, of the year of the paper's date.
  mutating func outgoingRegister(_ whole: Whole, _ language: PaperLanguage) throws -> Subject {
    let facts = try facts(language)
    let rows = try database.query(Statements.registerEntries, facts.issuer, dated.year, conference)
    var fields = facts.fields
    fields.put("register.year", number: String(dated.year))
    fields.put("register.count", number: String(rows.count))
    fields["entries"] = .rows(
      try rows.map { row in
        var entry: Snapshot = [:]
        for column in ["subject", "signer", "recipients", "keeper"] {
          entry.put(column, text: try row.optional(column))
        }
        let remarks = try RegisterRemarks(row)
        let tongue = Language(rawValue: language.rawValue) ?? .vi
        entry.put("receipt", text: remarks.receipt(in: tongue) { DateFormat.short.words($0, language) })
        entry.put("note", text: remarks.note(in: tongue))
        entry.put("number", text: try row.optional("symbol"))
        if let day: CalendarDate = try row.optional("dated") { entry["dated"] = .date(day) }
        entry.put("copies", number: try row.optional("copies", as: Int.self).map(String.init))
        if let day: CalendarDate = try row.optional("sent_on") { entry["sent_on"] = .date(day) }
        switch try row.get("state", as: String.self) {
        case "void": entry.put("is_void", flag: true)
        case "revoked": entry.put("is_revoked", flag: true)
        case "superseded": entry.put("is_superseded", flag: true)
        default: break
        }
        return entry
      })
    return Subject(reference: .whole(whole), language: language, fields: fields)
  }
}
