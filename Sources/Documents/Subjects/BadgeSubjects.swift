internal import PostgreSQL

extension SubjectStore {
  /// Badges, each in the wearer's language with the Vietnamese texts beside it, in the order of the guests' own
  /// numbers.
  mutating func badges(_ ids: [Int]) throws -> [Subject] {
    let vietnamese = Dictionary(try guests(ids, in: .vi).map { ($0.id, $0) }) { first, _ in first }
    let original = try facts(.vi).fields
    return try guests(ids).map { guest in
      var fields = try facts(guest.language).fields
      for name in ["conference.name", "conference.venue"] { fields["\(name)_vi"] = original[name] }
      fields.merge(Self.texts(of: guest)) { $1 }
      if let first = vietnamese[guest.id] {
        for (name, value) in Self.texts(of: first) { fields["\(name)_vi"] = value }
      }
      fields.put("badge.name", name: guest.ownName)
      fields.put("badge.name_latin", name: guest.latinName)
      fields.put("badge.kana", text: guest.reading)
      fields.put("badge.honorific", text: guest.honorific)
      fields.put("badge.is_head", flag: guest.isHead)
      fields.put("category.\(guest.category)", flag: true)
      guest.mark(&fields)
      return Subject(reference: .participation(guest.id), language: guest.language, fields: fields)
    }
  }

  /// What a badge says in two languages.
  private static func texts(of guest: Guest) -> Snapshot {
    var fields = guest.fields(prefix: "badge").filter {
      ["badge.title", "badge.organisation"].contains($0.key)
    }
    // The delegation of an embassy is the embassy: said once is enough.
    fields.put("badge.delegation", text: guest.delegation == guest.organisation ? nil : guest.delegation)
    return fields
  }
}
