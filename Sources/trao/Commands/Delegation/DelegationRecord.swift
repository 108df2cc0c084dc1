import Conferences

/// A delegation as `--json` prints it.
struct DelegationRecord: Encodable {
  let code: String
  let position: Int
  let name: TextRecord?
  let organisation: String?
  let country: String
  let side: String
  let state: String
  let head: String?
  let deputy: String?
  let liaison: String?
  let members: Int
  let takingPart: Int
  let provenance: String

  init(_ delegation: Delegation) {
    code = delegation.code
    position = delegation.position
    name = TextRecord(delegation.name)
    organisation = delegation.organisation
    country = delegation.country
    side = delegation.side.rawValue
    state = delegation.state.rawValue
    head = delegation.head
    deputy = delegation.deputy
    liaison = delegation.liaison
    members = delegation.memberCount
    takingPart = delegation.takingPart
    provenance = delegation.origin.provenance.rawValue
  }
}
