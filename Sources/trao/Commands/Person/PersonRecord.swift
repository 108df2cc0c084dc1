import Conferences

/// A person as `--json` prints it.
struct PersonRecord: Encodable {
  /// As commands name the person: the code, or `@` and the number.
  let person: String
  let id: Int
  let code: String?
  let name: String
  let kana: String?
  let romanisedName: String?
  let country: String
  let language: String
  let title: TextRecord?
  let organisation: TextRecord?
  let conferences: Int
  let provenance: String

  init(_ person: Person) {
    self.person = person.label
    (id, code, name) = (person.id, person.code, person.name)
    (kana, romanisedName) = (person.kana, person.romanised)
    (country, language) = (person.country, person.language.rawValue)
    title = TextRecord(person.title)
    organisation = TextRecord(person.organisation)
    conferences = person.conferenceCount
    provenance = person.origin.provenance.rawValue
  }
}
