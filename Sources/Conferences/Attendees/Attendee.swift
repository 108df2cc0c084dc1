public import PostgreSQL

/// Somebody who takes part in a conference: a person, or an organisation invited as such.
public struct Attendee: Hashable, Sendable {
  /// The id of the participation; also the order of entry.
  public let participation: Int
  /// The organiser's own key.
  public let externalID: String
  public let isOrganisation: Bool
  /// A person's native name; an organisation's name in the language in which it is written to.
  public let name: String
  public let kana: String?
  public let romanised: String?
  /// Of the appointment in which the person attends.
  public let title: LocalisedText
  /// A person's; an invited organisation's own name.
  public let organisation: LocalisedText
  public let country: String
  public let language: Language
  /// The code of the delegation.
  public let delegation: String?
  public let roles: [Role]
  /// Low is high.
  public let rank: Int?
  /// A place in precedence given by hand.
  public let precedence: Int?
  public let email: String?
  public let phone: String?
  public let state: ParticipationState
  public let origin: Origin
}

/// More of a person who takes part.
public struct AttendeeDetails: Hashable, Sendable {
  public let attendee: Attendee
  public let names: [NameForm]
  public let honorifics: [Language: Honorific]
  public let appointments: [Appointment]
  public let attendance: [AttendanceEvent]
  /// Withdrawals, substitutes, and that the guest came back, in turn.
  public let events: [ParticipationEvent]
}

/// An office held, with its dates.
public struct Appointment: Hashable, Sendable {
  public let title: LocalisedText
  public let organisation: LocalisedText
  public let rank: Int?
  public let isActing: Bool
  public let validFrom: CalendarDate?
  public let validTo: CalendarDate?
  public let origin: Origin
}

/// Ways to put attendees in order. Each is total: the order of entry decides what is equal otherwise.
public enum AttendeeOrder: String, CaseIterable, Sendable {
  /// As they were entered; invitations are numbered so.
  case entry
  /// As ``PrecedenceStore`` puts them; who has no place stands behind.
  case precedence
  /// As a Vietnamese list: by given name, family name, middle name, in the Vietnamese alphabet.
  case vi
  /// As a Japanese list: by the reading in kana; whoever has none comes after, by the Latin form.
  case ja
  /// As an English list: by the family name in Latin letters.
  case en
}

/// Which attendees are meant; what is nil does not matter.
public struct AttendeeFilter: Hashable, Sendable {
  public var delegation: String?
  public var role: Role?
  public var state: ParticipationState?
  public var country: String?
  /// Part of a name in any form, of the organisation or of the external id; letter case, tone marks, kana type
  /// and width do not matter.
  public var text: String?

  public init(
    delegation: String? = nil, role: Role? = nil, state: ParticipationState? = nil, country: String? = nil,
    text: String? = nil
  ) {
    self.delegation = delegation
    self.role = role
    self.state = state
    self.country = country
    self.text = text
  }
}

extension Attendee {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      participation: try row.get("id"), externalID: try row.get("external_id"),
      isOrganisation: try row.get("is_organisation"), name: try row.optional("name") ?? "",
      kana: try row.optional("kana"), romanised: try row.optional("romanised"), title: try row.text("title"),
      organisation: try row.text("organisation"), country: try row.get("country"),
      language: try row.get("language"), delegation: try row.optional("delegation"),
      roles: try row.get("roles", as: [String].self).compactMap(Role.init(rawValue:)),
      rank: try row.optional("rank"), precedence: try row.optional("precedence"),
      email: try row.optional("email"), phone: try row.optional("phone"), state: try row.get("state"),
      origin: try row.origin)
  }
}
