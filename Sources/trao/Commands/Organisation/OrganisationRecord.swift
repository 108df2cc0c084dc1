import Conferences

/// An organisation as `--json` prints it.
struct OrganisationRecord: Encodable {
  /// As commands name it: the code, or `@` and the number.
  let organisation: String
  let id: Int
  let code: String?
  let kind: String
  let country: String
  let parent: String?
  let name: TextRecord?
  let letterhead: TextRecord?
  let symbol: String?
  let provenance: String

  init(_ organisation: Organisation) {
    self.organisation = organisation.label
    (id, code, kind) = (organisation.id, organisation.code, organisation.kind.rawValue)
    (country, parent, symbol) = (organisation.country, organisation.parent, organisation.symbol)
    name = TextRecord(organisation.name)
    letterhead = TextRecord(organisation.letterhead)
    provenance = organisation.origin.provenance.rawValue
  }
}
