extension SubjectStore {
  /// Place cards: of everybody, of a delegation, or of those expected in a session.
  mutating func placeCards(_ whole: Whole, _ language: PaperLanguage) throws -> Subject {
    let line = try listed(.vi, of: whole).filter { $0.forms != nil }
    let ids = line.map(\.id)
    let own = Dictionary(try guests(ids).map { ($0.id, $0) }) { first, _ in first }
    var fields = try facts(language).fields
    fields["cards"] = .rows(
      line.compactMap { listed in
        guard let guest = own[listed.id] else { return nil }
        var row = listed.row(number: 1).filter { ["place", "code"].contains($0.key) }
        row.put("name", name: guest.ownName)
        row.put("latin", name: guest.latinName)
        row.put("title", text: guest.title)
        row.put("title_vi", text: listed.title)
        row.put("title_other", text: guest.title == listed.title ? nil : listed.title)
        row.put("delegation", text: guest.delegation)
        row.put("is_\(guest.language.rawValue)", flag: true)
        return row
      })
    if let session = whole.session { try putSession(session, of: whole, language, into: &fields) }
    if whole.delegation != nil {
      fields.put("delegation.name", text: own.values.lazy.compactMap(\.delegation).first)
    }
    fields.mark(line)
    return Subject(reference: .whole(whole), language: language, fields: fields)
  }
}
