import Conferences

/// A guest as `--json` prints it.
struct AttendeeRecord: Encodable {
  let externalId: String
  let name: String
  let kana: String?
  let romanisedName: String?
  let isOrganisation: Bool
  let organisation: TextRecord?
  let title: TextRecord?
  let country: String
  let language: String
  let delegation: String?
  let roles: [String]
  let rank: Int?
  let precedence: Int?
  let email: String?
  let phone: String?
  let state: String
  let provenance: String

  init(_ attendee: Attendee) {
    externalId = attendee.externalID
    name = attendee.name
    kana = attendee.kana
    romanisedName = attendee.romanised
    isOrganisation = attendee.isOrganisation
    organisation = TextRecord(attendee.organisation)
    title = TextRecord(attendee.title)
    country = attendee.country
    language = attendee.language.rawValue
    delegation = attendee.delegation
    roles = attendee.roles.map(\.rawValue)
    rank = attendee.rank
    precedence = attendee.precedence
    email = attendee.email
    phone = attendee.phone
    state = attendee.state.rawValue
    provenance = attendee.origin.provenance.rawValue
  }
}
