import PostgreSQL

/// Somebody who is to hand over or receive.
struct CheckedPerson {
  let part: String
  let externalID: String
  let state: ParticipationState
  let name: PrintedName?
  let organisation: LocalisedText
  let title: LocalisedText
  /// The last day of the office in which they attend, where that is over.
  let leftOffice: CalendarDate?
  let delegation: String?
  let isDelegationWithoutHead: Bool
  /// The host's own people are at the conference without being invited to it.
  let isOfHost: Bool

  init(_ row: Row) throws(DatabaseError) {
    part = try row.get("part")
    externalID = try row.get("external_id")
    state = try row.get("state")
    name = try PrintedName(row)
    organisation = try row.text("invited")
    title = try row.text("title")
    let hasLeft: Bool? = try row.optional("has_left_office")
    leftOffice = hasLeft == true ? try row.optional("valid_to") : nil
    delegation = try row.optional("delegation")
    isOfHost = try row.get("is_of_host")
    let delegationState: DelegationState? = try row.optional("delegation_state")
    isDelegationWithoutHead = try row.get("lacks_head", as: Bool.self) && delegationState == .forming
  }
}
