import Conferences
import PostgreSQL
import Reports

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

/// Everything about an organisation as `--json` prints it.
struct OrganisationDetailsRecord: Encodable {
  struct Holder: Encodable {
    let person: String
    let name: String
    let title: TextRecord?
    let validFrom, validTo: CalendarDate?
  }

  let organisation: OrganisationRecord
  let aliases: [String]
  let people: [Holder]
  let distinct: [DistinctFromRecord]
  let merged: [MergedRecordRecord]

  init(_ details: OrganisationDetails) {
    organisation = OrganisationRecord(details.organisation)
    aliases = details.aliases
    people = details.holders.map {
      Holder(
        person: $0.person, name: $0.name, title: TextRecord($0.title), validFrom: $0.validFrom,
        validTo: $0.validTo)
    }
    distinct = details.distinctions.map(DistinctFromRecord.init)
    merged = details.merged.map(MergedRecordRecord.init)
  }
}

/// Organisations in a table.
enum OrganisationTable {
  static func text(_ organisations: [Organisation], language: Conferences.Language, width: Int?) -> String {
    guard !organisations.isEmpty else { return "There are no such organisations.\n" }
    var table = TextTable([.code("organisation"), .prose("name"), .code("kind"), .code("in"), .code("below")])
    for organisation in organisations {
      table.add([
        organisation.label, organisation.name.best(for: language) ?? "", organisation.kind.rawValue,
        organisation.country, organisation.parent ?? "-",
      ])
    }
    return table.text(width: width) + "\n\(Wording.count(organisations.count, "organisation"))\n"
  }
}
