import Conferences
import PostgreSQL

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
  let merged: [MergedFromRecord]

  init(_ details: OrganisationDetails) {
    organisation = OrganisationRecord(details.organisation)
    aliases = details.aliases
    people = details.holders.map {
      Holder(
        person: $0.person, name: $0.name, title: TextRecord($0.title), validFrom: $0.validFrom,
        validTo: $0.validTo)
    }
    distinct = details.distinctions.map(DistinctFromRecord.init)
    merged = details.merged.map(MergedFromRecord.init)
  }
}
