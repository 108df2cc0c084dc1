import Conferences
import Foundation
import PostgreSQL

/// A guest of a small conference made for a test of protocol.
struct ProtocolGuest: Sendable {
  var id: String
  var country = "VN"
  /// The position of the delegation; its code is D and the position.
  var delegation: Int?
  var delegationCountry: String?
  var rank: Int?
  var since: String?
  var state = "accepted"
  var lock: Int?
  var replaces: String?
  var native = "Lê An"
  var family: String?
  var middle: String?
  var given: String?
  var kana: String?
  var romanised: String?
  var roles: [String] = []
}

/// Makes a conference of one day with just these guests, entered in their order.
func makeConference(_ code: String, _ guests: [ProtocolGuest], in database: Database) throws -> Conference {
  let host = try text("Host", database)
  let organisation: Int = try database.query(
    "insert into trao.organisation (country, name_text_id) values ('VN', \(host)) returning id"
  ).one().get(0)
  let name = try text(code, database)
  let id: Int = try database.query(
    """
    insert into trao.conference (code, name_text_id, starts_on, ends_on, time_zone, issuing_organisation_id)
    values (\(code), \(name), '2024-05-06', '2024-05-06', 'Asia/Ho_Chi_Minh', \(organisation)) returning id
    """
  ).one().get(0)
  var delegations: [Int: Int] = [:]
  for guest in guests {
    guard let position = guest.delegation, delegations[position] == nil else { continue }
    let name = try text("Delegation \(position)", database)
    let side = position == 1 ? "host" : "guest"
    delegations[position] = try database.query(
      """
      insert into trao.delegation (conference_id, code, name_text_id, country, side, position)
      values (\(id), \("D\(position)"), \(name), \(guest.delegationCountry ?? guest.country), \(side), \(position))
      returning id
      """
    ).one().get(0)
  }
  for guest in guests { try add(guest, to: id, delegations, in: database) }
  for guest in guests {
    guard let replaced = guest.replaces else { continue }
    try database.query(
      """
      update trao.participation as one set replaces_id = other.id from trao.participation as other
      where one.conference_id = \(id) and other.conference_id = \(id) and one.external_id = \(guest.id)
        and other.external_id = \(replaced)
      """)
  }
  return try ConferenceStore.resolve(code, in: database)
}

func text(_ body: String, _ database: Database) throws -> Int {
  try database.query("select trao.put_text(null, array[null, null, \(body)::text])").one().get(0)
}

private func add(
  _ guest: ProtocolGuest, to conference: Int, _ delegations: [Int: Int], in database: Database
) throws {
  let language = guest.country == "JP" ? "ja" : guest.country == "VN" ? "vi" : "en"
  let person: Int = try database.query(
    "insert into trao.person (country, language) values (\(guest.country), \(language)) returning id"
  ).one().get(0)
  try database.query(
    """
    insert into trao.name_form (person_id, kind, full_name, family_name, middle_name, given_name)
    values (\(person), 'native', \(guest.native), \(guest.family), \(guest.middle), \(guest.given))
    """)
  for (kind, form) in [("kana", guest.kana), ("romanised", guest.romanised)] {
    guard let form else { continue }
    try database.query(
      "insert into trao.name_form (person_id, kind, full_name) values (\(person), \(kind), \(form))")
  }
  var office: Int?
  if guest.rank != nil || guest.since != nil {
    let title = try text("Officer", database)
    office = try database.query(
      """
      insert into trao.appointment (person_id, title_text_id, rank, valid_from)
      values (\(person), \(title), \(guest.rank), \(guest.since)::text::date) returning id
      """
    ).one().get(0)
  }
  let delegation = guest.delegation.flatMap { delegations[$0] }
  try database.query(
    """
    insert into trao.participation (
      conference_id, external_id, person_id, appointment_id, delegation_id, language, state, precedence,
      precedence_reason, roles)
    values (
      \(conference), \(guest.id), \(person), \(office), \(delegation), \(language), \(guest.state), \(guest.lock),
      \(guest.lock.map { _ in "by hand" }), \(guest.roles))
    """)
}

/// Adds a session of that conference's day.
func addSession(_ code: String, to conference: Conference, in database: Database) throws {
  let name = try text(code, database)
  try database.query(
    """
    insert into trao.session (conference_id, code, name_text_id, starts_at, ends_at)
    values (\(conference.id), \(code), \(name), '2024-05-06T08:00+07', '2024-05-06T11:00+07')
    """)
}
