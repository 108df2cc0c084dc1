import Foundation
import PostgreSQL
import StrictYAML

/// Rules of the field over several records of a folder. The database keeps them too; here they speak of the
/// file and line.
struct FolderRules {
  /// Records that are sound in themselves; nil and absent are those that are not.
  let conference: Placed<ConferenceEntry>?
  let organisations: [Placed<OrganisationEntry>]
  let people: [Placed<PersonEntry>]
  let delegations: [Placed<DelegationEntry>]
  let participations: [Placed<ParticipationEntry>]
  let attendees: [AttendeeRecord]
  let rooms: [Placed<RoomEntry>]
  let sessions: [Placed<SessionEntry>]
  let projects: [Placed<ProjectEntry>]
  let ceremonies: [Placed<CeremonyEntry>]
  let grants: [Place: [Place]]
  let programme: [Placed<ProgrammeEntry>]

  /// What breaks a rule.
  var faults: [InputFault] {
    circles + participationFaults + delegationFaults + sessionFaults + ceremonyFaults + roomFaults
      + programmeFaults
  }

  private var circles: [InputFault] {
    var faults: [InputFault] = []
    if StoredOrganisations.inOrder(organisations) == nil, let first = organisations.first {
      faults.append(first.place.fault("the parents of organisations go round in a circle"))
    }
    if ParentsFirst.order(sessions, code: \.entry.code, parent: \.entry.parent) == nil,
      let first = sessions.first
    {
      faults.append(first.place.fault("sessions lie inside one another in a circle"))
    }
    return faults
  }

  /// A guest takes part once, places by hand are a strict order, and an appointment is the person's own.
  private var participationFaults: [InputFault] {
    var faults: [InputFault] = []
    let known = Dictionary(people.map { ($0.entry.code, $0.entry) }, uniquingKeysWith: { $1 })
    var invitees: Set<String> = []
    var positions: [Int: String] = [:]
    for placed in participations {
      let entry = placed.entry
      let invitee = entry.person.map { "person \($0)" } ?? "organisation \(entry.organisation ?? "")"
      if !invitees.insert(invitee).inserted {
        faults.append(
          placed.place.fault("the \(invitee) takes part already", remedy: "one participation each"))
      }
      if let person = entry.person.flatMap({ known[$0] }), let code = entry.appointment,
        !person.appointments.contains(where: { $0.code == code })
      {
        let nearest = NearestName.of(code, among: person.appointments.map(\.code))
        faults.append(
          placed.place.fault(
            "\(person.code) has no appointment \(Quotation.quoted(code))",
            remedy: nearest.map { "did you mean \($0)?" }))
      }
      guard let position = entry.precedence?.position else { continue }
      if let other = positions[position] {
        faults.append(placed.place.fault("\(other) has the place \(position) in precedence already"))
      }
      positions[position] = entry.externalID
    }
    return faults
  }

  /// Head and deputy are members of their delegation.
  private var delegationFaults: [InputFault] {
    var faults: [InputFault] = []
    var memberships = Dictionary(
      participations.map { ($0.entry.externalID, $0.entry.delegation) }, uniquingKeysWith: { $1 })
    for record in attendees { memberships[record.externalID] = record.delegation }
    for placed in delegations {
      for (what, member) in [("head", placed.entry.head), ("deputy", placed.entry.deputy)] {
        if let member, let delegation = memberships[member], delegation != placed.entry.code {
          faults.append(
            placed.place.fault("the \(what) \(Quotation.quoted(member)) is not a member of this delegation"))
        }
      }
    }
    return faults
  }

  /// A session lies within its parent's time and the conference's days.
  private var sessionFaults: [InputFault] {
    var faults: [InputFault] = []
    let known = Dictionary(sessions.map { ($0.entry.code, $0.entry) }, uniquingKeysWith: { $1 })
    for placed in sessions {
      let entry = placed.entry
      if let conference = conference?.entry, let zone = TimeZone(identifier: conference.timeZone),
        CalendarDate(entry.startsAt, in: zone) < conference.startsOn
          // One that ends at midnight ends on the day before.
          || CalendarDate(entry.endsAt - 0.001, in: zone) > conference.endsOn
      {
        let days = "\(conference.startsOn) to \(conference.endsOn)"
        faults.append(
          placed.place.fault("the session \(entry.code) is outside the conference's days, \(days)"))
      }
      if let parent = entry.parent.flatMap({ known[$0] }),
        entry.startsAt < parent.startsAt || entry.endsAt > parent.endsAt
      {
        faults.append(
          placed.place.fault(
            "the session \(entry.code) is outside the time of the session \(parent.code) around it"))
      }
    }
    return faults
  }

  /// A certificate is handed over once, when it is issued, and by somebody to somebody.
  private var ceremonyFaults: [InputFault] {
    var faults: [InputFault] = []
    let projects = Dictionary(projects.map { ($0.entry.code, $0.entry) }, uniquingKeysWith: { $1 })
    var granted: Set<String> = []
    for placed in ceremonies {
      for (place, grant) in zip(grants[placed.place] ?? [], placed.entry.grants)
      where grant.state != .withdrawn {
        let what = grant.instrument.map { "instrument \($0)" } ?? "certificate of project \(grant.project)"
        if !granted.insert("\(what) \(grant.amendment)").inserted {
          faults.append(place.fault("the \(what) is handed over twice", remedy: "once is the rule"))
        }
        guard let project = projects[grant.project] else { continue }
        guard let certificate = project.certificates.first(where: { $0.amendment == grant.amendment }) else {
          faults.append(
            place.fault("project \(grant.project) has no certificate with amendment \(grant.amendment)"))
          continue
        }
        if let message = refusal(of: grant, certificate, in: placed.entry.session) {
          faults.append(place.fault("the certificate of project \(grant.project) \(message)"))
        }
      }
    }
    return faults
  }

  /// Why a certificate cannot be handed over so; nil where it can.
  private func refusal(
    of grant: GrantEntry, _ certificate: CertificateEntry, in session: String
  ) -> String? {
    let planned = sessions.first { $0.entry.code == session }?.entry.startsAt
    let zone = conference.flatMap { TimeZone(identifier: $0.entry.timeZone) }
    let day = zone.flatMap { zone in (grant.handedAt ?? planned).map { CalendarDate($0, in: zone) } }
    // What was revoked later was in force on the day.
    let wasInForce = certificate.history.contains { event in
      event.event == .revoked && day.map { event.on >= $0 } == true
    }
    if grant.state.isHandedOver, certificate.state != .issued, certificate.state != .superseded, !wasInForce {
      return "is \(certificate.state.rawValue), so it cannot be handed over"
    }
    guard let day, let issued = certificate.issuedOn, issued > day else { return nil }
    return "is issued on \(issued), after its hand-over"
  }
}
