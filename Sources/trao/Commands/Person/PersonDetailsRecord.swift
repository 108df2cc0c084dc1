import Conferences
import PostgreSQL

/// Everything about a person as `--json` prints it.
struct PersonDetailsRecord: Encodable {
  struct Address: Encodable {
    let honorific: String
    let style: String?
    let salutation: String?
  }
  struct Title: Encodable {
    /// As commands name it.
    let office: String
    let title: TextRecord?
    let organisation: TextRecord?
    let rank: Int?
    let isActing: Bool
    let validFrom, validTo: CalendarDate?
  }
  struct Part: Encodable {
    let conference: String
    let name: TextRecord?
    let startsOn: CalendarDate
    let externalId: String
    let delegation: String?
    let roles: [String]
    let state, language: String
    let email, phone: String?
    let title: TextRecord?
    let attended: [String]
  }

  struct Post: Encodable {
    let externalId: String
    let name: String

    init(_ post: PersonDetails.Delegation.Post) { (externalId, name) = (post.externalID, post.name) }
  }
  struct Delegation: Encodable {
    let conference: String
    let delegation: String
    let name: TextRecord?
    let part: String
    let head, deputy, liaison: Post?
  }

  let person: PersonRecord
  let names: [NameRecord]
  let honorifics: [String: Address]
  let titles: [Title]
  let conferences: [Part]
  let delegations: [Delegation]
  let distinct: [DistinctFromRecord]
  let merged: [MergedFromRecord]

  init(_ details: PersonDetails) {
    person = PersonRecord(details.person)
    names = details.names.map(NameRecord.init)
    honorifics = Dictionary(
      uniqueKeysWithValues: details.honorifics.map {
        ($0.rawValue, Address(honorific: $1.honorific, style: $1.style, salutation: $1.salutation))
      })
    titles = details.offices.map { office in
      let held = office.appointment
      return Title(
        office: office.label, title: TextRecord(held.title), organisation: TextRecord(held.organisation),
        rank: held.rank, isActing: held.isActing, validFrom: held.validFrom, validTo: held.validTo)
    }
    conferences = details.parts.map { part in
      Part(
        conference: part.conference, name: TextRecord(part.name), startsOn: part.startsOn,
        externalId: part.externalID, delegation: part.delegation, roles: part.roles.map(\.rawValue),
        state: part.state.rawValue, language: part.language.rawValue, email: part.email, phone: part.phone,
        title: TextRecord(part.title), attended: part.attended)
    }
    delegations = details.delegations.map { delegation in
      Delegation(
        conference: delegation.conference, delegation: delegation.code, name: TextRecord(delegation.name),
        part: delegation.part.rawValue, head: delegation.head.map(Post.init),
        deputy: delegation.deputy.map(Post.init), liaison: delegation.liaison.map(Post.init))
    }
    distinct = details.distinctions.map(DistinctFromRecord.init)
    merged = details.merged.map(MergedFromRecord.init)
  }
}
