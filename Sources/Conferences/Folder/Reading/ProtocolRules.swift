/// Rules of protocol over several records of a folder: substitutes, liaison officers, places by hand.
struct ProtocolRules {
  let delegations: [Placed<DelegationEntry>]
  let participations: [Placed<ParticipationEntry>]
  let attendees: [AttendeeRecord]
  let ranks: [Placed<RankEntry>]
  let guests: [Placed<ProtocolEntry>]
  let seating: [Placed<SeatingEntry>]

  /// What breaks a rule.
  var faults: [InputFault] { substituteFaults + liaisonFaults + rankFaults + guestFaults + seatingFaults }

  private var states: [String: ParticipationState] {
    var states = Dictionary(
      participations.map { ($0.entry.externalID, $0.entry.state) }, uniquingKeysWith: { $1 })
    for record in attendees { states[record.externalID] = record.state ?? .approved }
    return states
  }

  /// Who stands in for whom, and where it is said.
  private var replacements: [(substitute: String, replaced: String, place: Place)] {
    participations.compactMap { placed in
      placed.entry.replaces.map { (placed.entry.externalID, $0, placed.place) }
    } + guests.compactMap { placed in placed.entry.replaces.map { (placed.entry.guest, $0, placed.place) } }
  }

  private var substituteFaults: [InputFault] {
    var faults: [InputFault] = []
    let states = states
    var substitutes: [String: String] = [:]
    let replaced = Dictionary(replacements.map { ($0.substitute, $0.replaced) }, uniquingKeysWith: { $1 })
    for (substitute, guest, place) in replacements {
      guard let own = states[substitute], own != .withdrawn, own != .declined else { continue }
      if let state = states[guest], state != .substituted, state != .withdrawn {
        faults.append(
          place.fault(
            "\(substitute) replaces \(guest), who is \(state.rawValue)", remedy: "make \(guest) substituted"))
      }
      if let other = substitutes[guest] {
        faults.append(place.fault("\(other) replaces \(guest) already", remedy: "one substitute is the rule"))
      }
      substitutes[guest] = substitute
      var seen: Set<String> = [substitute]
      var next = replaced[substitute]
      while let one = next, seen.insert(one).inserted { next = replaced[one] }
      if next == substitute { faults.append(place.fault("the substitutes of \(guest) go round in a circle")) }
    }
    return faults
  }

  private var liaisonFaults: [InputFault] {
    let sides = Dictionary(delegations.map { ($0.entry.code, $0.entry.side) }, uniquingKeysWith: { $1 })
    var memberships: [String: String] = [:]
    for placed in participations { memberships[placed.entry.externalID] = placed.entry.delegation }
    for record in attendees { memberships[record.externalID] = record.delegation }
    return delegations.compactMap { placed in
      guard let liaison = placed.entry.liaison, let own = memberships[liaison], let side = sides[own],
        side != .host
      else { return nil }
      return placed.place.fault(
        "the liaison \(liaison) is in \(own), which is not of the host", remedy: "name somebody of the host")
    }
  }

  private var seatingFaults: [InputFault] {
    var sessions: Set<String> = []
    return seating.compactMap { placed in
      guard !sessions.insert(placed.entry.session).inserted else { return nil }
      return placed.place.fault("the session \(placed.entry.session) has a seating already")
    }
  }

  private var rankFaults: [InputFault] {
    var faults: [InputFault] = []
    var codes: Set<String> = []
    var beginnings: [Int: String] = [:]
    for placed in ranks {
      if !codes.insert(placed.entry.code).inserted {
        faults.append(placed.place.fault("the rank \(placed.entry.code) stands twice"))
      }
      if let other = beginnings[placed.entry.firstRank] {
        faults.append(placed.place.fault("\(other) begins at rank \(placed.entry.firstRank) already"))
      }
      beginnings[placed.entry.firstRank] = placed.entry.code
    }
    return faults
  }

  private var guestFaults: [InputFault] {
    var faults: [InputFault] = []
    let listed = Set(participations.map(\.entry.externalID))
    var seen: Set<String> = []
    var positions = Dictionary(
      participations.compactMap { placed in
        placed.entry.precedence.map { ($0.position, placed.entry.externalID) }
      }, uniquingKeysWith: { $1 })
    for placed in guests {
      let guest = placed.entry.guest
      if listed.contains(guest) {
        faults.append(placed.place.fault("\(guest) stands in participations.yaml", remedy: "say it there"))
      }
      if !seen.insert(guest).inserted { faults.append(placed.place.fault("\(guest) stands twice")) }
      guard let position = placed.entry.precedence?.position else { continue }
      if let other = positions[position] {
        faults.append(placed.place.fault("\(other) has the place \(position) in precedence already"))
      }
      positions[position] = guest
    }
    return faults
  }
}
