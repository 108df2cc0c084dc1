internal import PostgreSQL

extension SubjectStore {
  /// The folders of a ceremony.
  mutating func folderList(_ whole: Whole, _ language: PaperLanguage) throws -> Subject? {
    guard let ceremony = whole.ceremony else { return nil }
    let rows = try database.query(
      Statements.folderGrants, conference, ceremony, language.rawValue, dated)
    let named = try rows.flatMap { try Self.presenters($0) + Self.recipients($0) }
    let everybody = try people(named, language)
    var fields = try facts(language).fields
    if let row = try database.query(Statements.wholeCeremony, conference, ceremony, language.rawValue).first {
      fields.put("ceremony.name", text: try row.optional("name"))
      fields["ceremony.starts"] = try Self.time(row, "starts")
      fields.put("document.sample", flag: try row.get("is_sample"))
    }
    fields["folders"] = .rows(
      try rows.enumerated().map { index, row in
        var folder: Snapshot = [:]
        folder.put("number", number: String(index + 1))
        folder.put("code", code: try row.optional("code"))
        for column in ["project", "company", "authority", "instrument", "instrument_number"] {
          folder.put(column, text: try row.optional(column))
        }
        if let amount: String = try row.optional("capital"),
          let currency: String = try row.optional("currency")
        {
          folder["capital"] = .money(amount, currency: currency)
        }
        if let day: CalendarDate = try row.optional("issued_on") { folder["issued_on"] = .date(day) }
        let amendment: Int? = try row.optional("amendment")
        folder.put("is_certificate", flag: amendment != nil)
        folder.put("is_amended", flag: (amendment ?? 0) > 0)
        if let amendment, amendment > 0 { folder.put("amendment", number: String(amendment)) }
        folder.put("proxy", name: try row.optional("proxy_name"))
        folder["presenters"] = .rows(try Self.presenters(row).compactMap { everybody[$0]?.addressed })
        folder["recipients"] = .rows(try Self.recipients(row).compactMap { everybody[$0]?.addressed })
        return folder
      })
    for row in rows {
      fields.put("document.sample", flag: try row.get("is_sample"))
      fields.put("document.unverified", flag: try row.get("is_unverified"))
    }
    fields.put("folders_count", number: String(rows.count))
    fields.mark(everybody.values)
    return Subject(reference: .whole(whole), language: language, fields: fields)
  }

  /// The first of those who hand over, then the others.
  private static func presenters(_ row: Row) throws -> [Int] {
    try [row.optional("presenter_id", as: Int.self)].compactMap(\.self) + row.get("other_presenters")
  }

  private static func recipients(_ row: Row) throws -> [Int] {
    try [row.optional("recipient_id", as: Int.self)].compactMap(\.self) + row.get("other_recipients")
  }

  /// Guests by number, whatever became of their invitation.
  func people(_ ids: [Int], _ language: PaperLanguage) throws -> [Int: ListedGuest] {
    guard !ids.isEmpty else { return [:] }
    let rows = try database.query(Statements.namedGuests, conference, language.rawValue, dated, ids)
    return Dictionary(try rows.map { (try $0.get("id"), try ListedGuest($0, in: language)) }) { first, _ in
      first
    }
  }
}

extension ListedGuest {
  /// Name, title and form of address.
  fileprivate var addressed: Snapshot {
    var fields = printed
    fields.put("honorific", text: honorific)
    return fields
  }
}
