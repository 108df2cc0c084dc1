internal import Conferences
internal import PostgreSQL

extension SubjectStore {
  /// The script of the conference, or of one ceremony and what is around it.
  mutating func script(_ whole: Whole, _ language: PaperLanguage) throws -> Subject? {
    guard let conference = try ConferenceStore.list(in: database).first(where: { $0.id == conference })
    else { throw DocumentError.noSuchConference }
    let code = whole.ceremony == nil ? nil : whole.code
    let cues = try ScriptStore.script(of: conference, ceremony: code, on: dated, in: database)
    guard let spoken = Language(rawValue: language.rawValue) else { return nil }
    var fields = try facts(language).fields
    let original = try facts(.vi).fields
    for name in ["conference.name", "conference.venue"] { fields["\(name)_vi"] = original[name] }
    if let ceremony = whole.ceremony {
      for (language, suffix) in [(language, ""), (.vi, "_vi")] {
        let row = try database.query(
          Statements.wholeCeremony, self.conference, ceremony, language.rawValue
        ).first
        fields.put("ceremony.name\(suffix)", text: try row?.optional("name"))
      }
    }
    let times = try database.query(
      Statements.localTimes, self.conference, cues.compactMap(\.at)
    ).map { try Self.time($0, "time") }
    var time = times.makeIterator()
    fields["cues"] = .rows(
      cues.map { cue in
        var row: Snapshot = [:]
        row.put("number", number: String(cue.number))
        if cue.at != nil { row["at"] = time.next() }
        row.put("minutes", number: cue.minutes.map(String.init))
        row.put("is_grant", flag: cue.kind == "grant")
        row.put("folder", number: cue.folder.map(String.init))
        for (tongue, suffix) in [(spoken, ""), (.vi, "_vi")] {
          row.put("name\(suffix)", text: cue.name.best(for: tongue))
          row.put("words\(suffix)", cue.words[tongue], keeping: cue.names.compactMap { $0[tongue] })
          row.put("stage\(suffix)", text: cue.stage?[tongue])
          // The number of the folder stands above already.
          row.put("props\(suffix)", text: cue.folder == nil ? cue.props?[tongue] : nil)
          let people = cue.people.compactMap { $0.best(for: tongue) }
          row.put(
            "people\(suffix)",
            people.isEmpty ? nil : people.joined(separator: tongue == .ja ? "、" : "; "),
            keeping: cue.names.compactMap { $0[tongue] })
        }
        return row
      })
    fields.put("cues_count", number: String(cues.count))
    if let marks = try database.query(Statements.scriptMarks, self.conference, whole.ceremony).first {
      fields.put("document.sample", flag: try marks.get("is_sample"))
      fields.put("document.unverified", flag: try marks.get("is_unverified"))
    }
    return Subject(reference: .whole(whole), language: language, fields: fields)
  }
}

extension Snapshot {
  /// A text in parts, each a name or what stands between names; and a flag that is up where there is any.
  fileprivate mutating func put(_ field: String, _ text: String?, keeping names: [String]) {
    guard let text, !text.isEmpty else { return }
    put("has_\(field)", flag: true)
    self[field] = .rows(
      NameParts.of(text, names: names).map { part in
        [part.isName ? "name" : "text": part.isName ? .name(part.text) : .text(part.text)]
      })
  }
}
