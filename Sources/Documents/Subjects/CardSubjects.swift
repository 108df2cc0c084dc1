internal import PostgreSQL

extension SubjectStore {
  /// Invitation cards, each in its language with the Vietnamese texts beside it, in the order of the guests' own
  /// numbers.
  mutating func cards(_ due: [DueSubject]) throws -> [Subject] {
    let ids = due.map(\.id)
    let vietnamese = try byNumber(ids, .vi)
    var texts: [PaperLanguage: [Int: Guest]] = [:]
    return try due.compactMap { due in
      let (id, language) = (due.id, due.language)
      if texts[language] == nil { texts[language] = try byNumber(ids, language) }
      guard let guest = texts[language]?[id], let original = vietnamese[id] else { return nil }
      var fields = try facts(language).fields
      fields.merge(try meeting(language)) { $1 }
      for (name, value) in try meeting(.vi) where Self.bilingual.contains(name) {
        fields["\(name)_vi"] = value
      }
      try putTimes(into: &fields)
      fields.merge(Self.fields(of: guest)) { $1 }
      for (name, value) in Self.fields(of: original) { fields["\(name)_vi"] = value }
      fields.put("guest.is_person", flag: guest.isPerson)
      fields.put("guest.is_organisation", flag: !guest.isPerson)
      guest.mark(&fields)
      return Subject(reference: .participation(id), language: language, fields: fields)
    }
  }

  private func byNumber(_ ids: [Int], _ language: PaperLanguage) throws -> [Int: Guest] {
    Dictionary(try guests(ids, in: language).map { ($0.id, $0) }) { first, _ in first }
  }

  /// Host and meeting in one language.
  private mutating func meeting(_ language: PaperLanguage) throws -> Snapshot {
    let facts = try facts(language)
    var fields = facts.fields.merging(facts.meeting) { $1 }.filter { Self.shown.contains($0.key) }
    fields["host.name"] = facts.fields["sender.name"]
    fields["host.title"] = facts.fields["sender.title"]
    fields["host.organisation"] = facts.fields["sender.organisation"]
    return fields
  }

  /// Day and time in Vietnamese words: a paper's formats write the paper's language.
  private mutating func putTimes(into fields: inout Snapshot) throws {
    let meeting = try facts(.vi).meeting
    if let starts = meeting["conference.starts"] {
      fields["conference.day_vi"] = .text(try starts.formatted(TimeFormat.weekday.rawValue, in: .vi))
      fields["conference.time_vi"] = .text(try starts.formatted(TimeFormat.time.rawValue, in: .vi))
    }
    if let day = meeting["reply_by"] { fields["reply_by_vi"] = .text(try day.formatted(in: .vi)) }
  }

  private static func fields(of guest: Guest) -> Snapshot {
    var fields = guest.fields(prefix: "guest")
    fields.put("guest.delegation", text: guest.delegation)
    return fields
  }

  private static let bilingual = Set(CardFields.all.map(\.name).filter { $0.hasSuffix("_vi") })
    .reduce(into: Set<String>()) { $0.insert(String($1.dropLast("_vi".count))) }

  private static let shown = Set(CardFields.all.map(\.name))
}
