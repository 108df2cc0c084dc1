internal import PostgreSQL

extension SubjectStore {
  /// A guest list: the delegations in their order, in each the guests by name.
  mutating func guestList(_ whole: Whole, _ language: PaperLanguage) throws -> Subject {
    let guests = try listed(language, of: whole)
    let rows = try database.query(Statements.listedDelegations, conference, language.rawValue)
    let members = Dictionary(grouping: guests) { $0.delegation }
    var delegations: [Snapshot] = []
    for row in rows {
      let id: Int = try row.get("id")
      guard let members = members[id] else { continue }
      var fields = Self.section(members, number: delegations.count + 1)
      fields.put("name", text: try row.optional("name"))
      fields.put("is_host", flag: try row.get("side", as: String.self) == "host")
      // Of one guest the row itself says it.
      if members.count > 1,
        let head = try row.optional("head_id", as: Int.self).flatMap({ id in members.first { $0.id == id } })
      {
        fields.put("head", name: head.name)
        fields.put("head_honorific", text: head.honorific)
        fields.put("head_title", text: head.title)
      }
      delegations.append(fields)
    }
    let count = delegations.count
    if let others = members[nil] {
      var fields = Self.section(others, number: count + 1)
      fields.put("is_other", flag: true)
      delegations.append(fields)
    }
    var fields = try facts(language).fields
    fields["delegations"] = .rows(delegations)
    fields.put("delegations_count", number: String(count))
    fields.put("guests_count", number: String(guests.count))
    if whole.delegation != nil, delegations.count == 1 { fields["delegation.name"] = delegations[0]["name"] }
    fields.mark(guests)
    return Subject(reference: .whole(whole), language: language, fields: fields)
  }

  private static func section(_ members: [ListedGuest], number: Int) -> Snapshot {
    let sorted = members.sorted { $0.turn < $1.turn }
    var fields: Snapshot = [:]
    fields.put("number", number: String(number))
    fields.put("count", number: String(sorted.count))
    fields["guests"] = .rows(sorted.enumerated().map { $1.row(number: $0 + 1) })
    return fields
  }
}
