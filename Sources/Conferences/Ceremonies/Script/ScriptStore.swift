import Foundation
public import PostgreSQL

/// The script of the master of ceremonies.
public enum ScriptStore {
  /// The cues in the order of the stage: the items of the programme, and in the place of each ceremony its grants in
  /// their running order, which is the order of the folders.
  ///
  /// Words that are stored with an item are given as they are; those of grants are made from the data, in each
  /// language in which their ceremony has a name; people are announced in those of the conference's name. What is
  /// withdrawn, or whose recipient is absent, is left out. A ceremony that stands in no item comes at the beginning of
  /// its session.
  ///
  /// - Parameters:
  ///   - conference: Whose script.
  ///   - code: Of a ceremony: only the items of its session and of those around it; nil for the whole conference.
  ///   - day: The day on which titles hold; nil for each session's own day.
  ///   - database: Where it is read.
  /// - Returns: The cues, numbered from 1.
  /// - Throws: ``ConferenceError`` `.noSuchRecord` where there is no such ceremony; `DatabaseError`.
  public static func script(
    of conference: Conference, ceremony code: String? = nil, on day: CalendarDate? = nil,
    in database: Database
  ) throws -> [ScriptCue] {
    if let code { _ = try CeremonyStore.find(code, of: conference, in: database) }
    let languages = conference.name.languages
    let cast = try Cast(of: conference, on: day, in: database)
    var items = try database.query(Statements.scriptItems, conference.id, code).map { try Item($0) }
    for row in try database.query(Statements.scriptCeremonies, conference.id, code) {
      let item = try Item(ceremony: row)
      let place = items.firstIndex { $0.startsAt > item.startsAt } ?? items.endIndex
      items.insert(item, at: place)
    }
    var cues: [ScriptCue] = []
    for item in items {
      cues.append(item.cue(number: cues.count + 1, cast.ofItem[item.id ?? 0] ?? [], languages))
      let grants = item.ceremony.flatMap { cast.grants[$0] } ?? []
      for (index, grant) in grants.enumerated() {
        cues.append(item.cue(number: cues.count + 1, grant, index, of: grants.count))
      }
    }
    return cues
  }

  /// Who and what appears.
  private struct Cast {
    var ofItem: [Int: [ScriptPerson]] = [:]
    /// By ceremony.
    var grants: [Int: [ScriptGrant]] = [:]

    init(of conference: Conference, on day: CalendarDate?, in database: Database) throws {
      var presenters: [Int: [ScriptPerson]] = [:]
      var recipients: [Int: [ScriptPerson]] = [:]
      for row in try database.query(Statements.scriptPeople, conference.id, day) {
        let person = try ScriptPerson(row)
        if let grant: Int = try row.optional("grant_id") {
          if try row.get("part", as: String.self) == "presenter" {
            presenters[grant, default: []].append(person)
          } else {
            recipients[grant, default: []].append(person)
          }
        } else {
          ofItem[try row.get("item_id"), default: []].append(person)
        }
      }
      for row in try database.query(Statements.scriptGrants, conference.id) {
        let id: Int = try row.get("id")
        var grant = try ScriptGrant(row)
        grant.presenters = presenters[id] ?? []
        grant.recipients = recipients[id] ?? []
        grants[try row.get("ceremony_id"), default: []].append(grant)
      }
    }
  }

  /// An item of the programme, or a ceremony without one.
  private struct Item {
    let id: Int?
    let kind: String
    let name: LocalisedText
    let startsAt: Date
    let minutes: Int?
    let ceremony: Int?
    /// The languages of the ceremony: of its name.
    let languages: [Language]
    let words: LocalisedText
    let stage: LocalisedText
    let props: LocalisedText

    init(_ row: Row) throws(DatabaseError) {
      id = try row.get("id")
      kind = try row.get("kind")
      name = try row.text("name")
      startsAt = try row.time("starts_at")
      minutes = try row.get("minutes")
      ceremony = try row.optional("ceremony_id")
      languages = try row.text("ceremony_name").languages
      words = try row.text("words")
      stage = try row.text("stage")
      props = try row.text("props")
    }

    init(ceremony row: Row) throws(DatabaseError) {
      id = nil
      kind = "ceremony"
      name = try row.text("name")
      startsAt = try row.time("starts_at")
      minutes = nil
      ceremony = try row.get("id")
      languages = name.languages
      (words, stage, props) = (LocalisedText(), LocalisedText(), LocalisedText())
    }

    func cue(number: Int, _ people: [ScriptPerson], _ languages: [Language]) -> ScriptCue {
      ScriptCue(
        number: number, at: startsAt, minutes: minutes, kind: kind, name: name, words: words,
        people: people.map { $0.announced(in: languages) },
        names: people.flatMap { $0.called(in: languages) }, stage: stage.isEmpty ? nil : stage,
        props: props.isEmpty ? nil : props, folder: nil)
    }

    /// Grants share the time of their item evenly, to the whole minute.
    func cue(
      number: Int, _ grant: ScriptGrant, _ index: Int, of count: Int
    ) -> ScriptCue {
      let words = languages.map { ($0, grant.words(in: $0)) }
      let props: [Language: String] = [
        .vi: "Bìa số \(grant.position)", .ja: "フォルダー\(grant.position)", .en: "Folder \(grant.position)",
      ]
      return ScriptCue(
        number: number,
        at: minutes.map { startsAt.addingTimeInterval(Double($0 * index / count) * 60) },
        minutes: minutes.map { max(1, $0 / count) }, kind: "grant", name: grant.name,
        words: LocalisedText(Dictionary(uniqueKeysWithValues: words)),
        people: (grant.presenters + grant.recipients).map { $0.announced(in: languages) },
        names: (grant.presenters + grant.recipients).flatMap { $0.called(in: languages) }, stage: nil,
        props: LocalisedText(props.filter { languages.contains($0.key) }), folder: grant.position)
    }
  }
}
