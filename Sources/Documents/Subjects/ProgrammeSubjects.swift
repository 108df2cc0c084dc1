internal import PostgreSQL

extension SubjectStore {
  /// The programme: sessions and their items, with times at the conference and in the zone of those who come from afar.
  mutating func programme(_ whole: Whole, _ language: PaperLanguage) throws -> Subject {
    let away = try zone(for: language)
    let texts = try ProgrammeTexts(self, language, away: away)
    let vietnamese = try ProgrammeTexts(self, .vi, away: away)
    var fields = try facts(language).fields
    let original = try facts(.vi).fields
    for name in ["conference.name", "conference.theme", "conference.venue", "sender.organisation"] {
      fields["\(name)_vi"] = original[name]
    }
    fields.put("document.sample", flag: original["document.sample"] == .flag(true))
    var lastDay: String?
    var zones: (here: String?, away: String?)
    var sessions: [Snapshot] = []
    for session in texts.sessions {
      var row = session.fields
      let twin = vietnamese.session(session.id)
      for name in ["name", "room", "chair", "chair_title"] { row["\(name)_vi"] = twin?.fields[name] }
      if case .time(let starts) = row["starts"] {
        let day = TimeFormat.weekday.words(starts, .vi)
        // A line begins with a capital: Thứ Sáu, ngày 17 tháng 11 năm 2023.
        row.put("day_vi", text: day.prefix(1).uppercased() + day.dropFirst())
        row.put("is_new_day", flag: day != lastDay)
        lastDay = day
        zones.here = zones.here ?? TimeFormat.zone.words(starts, .vi)
      }
      if case .time(let starts) = row["away_starts"] {
        zones.away = zones.away ?? TimeFormat.zone.words(starts, .vi)
      }
      row["items"] = .rows(
        session.items.map { item in
          var row = item.fields
          let twin = twin?.items.first { $0.id == item.id }
          row["name_vi"] = twin?.fields["name"]
          row["people"] = .rows(
            zip(item.people, twin?.people ?? []).map { own, other in
              var person = own
              for (name, value) in other { person["\(name)_vi"] = value }
              return person
            })
          row.put("has_people", flag: !item.people.isEmpty)
          return row
        })
      row.put("has_items", flag: !session.items.isEmpty)
      fields.put("document.sample", flag: session.isSample)
      sessions.append(row)
    }
    fields.put("zone", text: zones.here)
    fields.put("away_zone", text: zones.away == zones.here ? nil : zones.away)
    fields["sessions"] = .rows(sessions)
    fields.mark(texts.speakers)
    return Subject(reference: .whole(whole), language: language, fields: fields)
  }

  /// The other zone of a programme: the conference's own choice, else Japan's for Japanese guests; others have none but
  /// the conference's.
  private func zone(for language: PaperLanguage) throws -> String {
    guard let row = try database.query(Statements.secondZone, conference, language.rawValue).first else {
      throw DocumentError.noSuchConference
    }
    return try row.get("zone")
  }
}

/// What a programme says in one language.
private struct ProgrammeTexts {
  struct Session {
    let id: Int
    let fields: Snapshot
    let items: [Item]
    let isSample: Bool
  }
  struct Item {
    let id: Int
    let fields: Snapshot
    let people: [Snapshot]
  }

  let sessions: [Session]
  /// Everybody who is named.
  let speakers: [ListedGuest]

  init(_ store: SubjectStore, _ language: PaperLanguage, away: String) throws {
    let database = store.database
    let itemRows = try database.query(
      Statements.programmeItems, store.conference, language.rawValue, away)
    let sessionRows = try database.query(
      Statements.programmeSessions, store.conference, language.rawValue, away)
    let everybody = try store.people(
      itemRows.flatMap { try $0.get("people", as: [Int].self) }
        + sessionRows.compactMap { try $0.optional("chair_id", as: Int.self) }, language)
    var items: [Int: [Item]] = [:]
    var invented: Set<Int> = []
    for row in itemRows {
      var fields: Snapshot = [:]
      fields.put("name", text: try row.optional("name"))
      for column in ["starts", "ends", "away_starts"] { fields[column] = try SubjectStore.time(row, column) }
      fields.put("minutes", number: String(try row.get("minutes", as: Int.self)))
      let people = try row.get("people", as: [Int].self).compactMap { everybody[$0] }
      let session: Int = try row.get("session_id")
      if try row.get("is_sample") { invented.insert(session) }
      items[session, default: []].append(
        Item(id: try row.get("id"), fields: fields, people: people.map(\.printed)))
    }
    sessions = try sessionRows.map { row in
      let id: Int = try row.get("id")
      var fields: Snapshot = [:]
      fields.put("code", code: try row.get("code"))
      fields.put("name", text: try row.optional("name"))
      fields.put("room", text: try row.optional("room"))
      for column in ["starts", "ends", "away_starts", "away_ends"] {
        fields[column] = try SubjectStore.time(row, column)
      }
      if let chair = try row.optional("chair_id", as: Int.self).flatMap({ everybody[$0] }) {
        fields.put("chair", name: chair.name)
        fields.put("chair_title", text: chair.title)
      }
      return Session(
        id: id, fields: fields, items: items[id] ?? [],
        isSample: try row.get("is_sample") || invented.contains(id))
    }
    speakers = everybody.values.sorted { $0.id < $1.id }
  }

  func session(_ id: Int) -> Session? { sessions.first { $0.id == id } }
}

extension ListedGuest {
  /// Name and title, as programmes and lists of folders name people.
  var printed: Snapshot {
    var fields: Snapshot = [:]
    fields.put("name", name: name)
    fields.put("title", text: title)
    return fields
  }
}
