import Foundation
import PostgreSQL

@testable import Reports

/// A conference of random guests, answers and check-ins, and what it comes to, counted one guest after the other.
struct RandomConference {
  struct Guest {
    let id: Int
    let isAsked, isInvited: Bool
    let delegation, country, side, rank, organisation: String?
  }

  struct Session {
    let id: Int
    let code, day: String
    let isClosed: Bool
  }

  /// 5 has a place, 4 waits for one, 3 tentative, 2 sends another, 1 declined, 0 no answer.
  private(set) var answers: [Pair: Int] = [:]
  private(set) var arrivals: Set<Pair> = []
  private(set) var guests: [Guest] = []
  private(set) var sessions: [Session] = []

  struct Pair: Hashable {
    let session, guest: Int
  }

  /// Reads what the rules of answers and attendance say of each guest and session.
  init(in database: Database) throws {
    guests = try database.query(
      """
      select guest.id, guest.state <> 'withdrawn' as is_asked, guest.state not in ('proposed', 'approved', 'withdrawn') as is_invited, \
      delegation.code as delegation, person.country::text as country, delegation.side, \
      (select band.code from trao.rank_category as band where band.conference_id = guest.conference_id \
      and band.first_rank <= office.rank order by band.first_rank desc limit 1) as rank, organisation.code as organisation \
      from trao.participation as guest join trao.person on person.id = guest.person_id \
      left join trao.delegation on delegation.id = guest.delegation_id \
      left join trao.appointment as office on office.id = guest.appointment_id \
      left join trao.organisation on organisation.id = office.organisation_id \
      where guest.conference_id = (select id from trao.conference where code = 'random')
      """
    ).map { row in
      Guest(
        id: try row.get("id"), isAsked: try row.get("is_asked"), isInvited: try row.get("is_invited"),
        delegation: try row.optional("delegation"), country: try row.optional("country"),
        side: try row.optional("side"), rank: try row.optional("rank"),
        organisation: try row.optional("organisation"))
    }
    sessions = try database.query(
      """
      select id, code, (starts_at at time zone 'Asia/Ho_Chi_Minh')::date::text as day, state = 'closed' as is_closed \
      from trao.session where state <> 'cancelled' \
      and conference_id = (select id from trao.conference where code = 'random')
      """
    ).map { row in
      Session(
        id: try row.get("id"), code: try row.get("code"), day: try row.get("day"),
        isClosed: try row.get("is_closed"))
    }
    for row in try database.query(
      "select session_id, participation_id, answer, place from trao.session_answer")
    {
      let place: String? = try row.optional("place")
      let answer =
        switch try row.optional("answer", as: String.self) {
        case "accepted": place == "waiting" ? 4 : 5
        case "tentative": 3
        case "substitute": 2
        case "declined": 1
        default: 0
        }
      answers[Pair(session: try row.get("session_id"), guest: try row.get("participation_id"))] = answer
    }
    for row in try database.query("select session_id, participation_id from trao.presence") {
      arrivals.insert(Pair(session: try row.get("session_id"), guest: try row.get("participation_id")))
    }
  }

  /// The counts of each group, by the values of its columns in their order, null as a dash.
  func counts(by: [ReportGrouping]) -> [String: AttendanceCounts] {
    var result: [String: AttendanceCounts] = [:]
    let units = Dictionary(grouping: sessions) { session in
      by.contains(.session) ? session.code : by.contains(.day) ? session.day : ""
    }
    for (_, sessions) in units {
      for guest in guests {
        let key = [ReportGrouping.session, .day, .delegation, .country, .side, .rank, .organisation].filter(
          by.contains
        )
        .map { value(of: $0, guest, sessions[0]) ?? "-" }.joined(separator: " ")
        let pairs = sessions.map { Pair(session: $0.id, guest: guest.id) }
        let answer = guest.isAsked ? pairs.compactMap { answers[$0] }.max() ?? 0 : 0
        let came = pairs.contains(where: arrivals.contains)
        let isDue = guest.isAsked && zip(sessions, pairs).contains { $0.isClosed && answers[$1] == 5 }
        var counts = result[key] ?? AttendanceCounts()
        if guest.isInvited || answer > 0 { counts.invited += 1 }
        switch answer {
        case 5: counts.accepted += 1
        case 4: counts.waiting += 1
        case 3: counts.tentative += 1
        case 2: counts.substituted += 1
        case 1: counts.declined += 1
        default: if guest.isInvited { counts.unanswered += 1 }
        }
        if came { counts.present += 1 }
        if came, answer != 5 { counts.unexpected += 1 }
        if isDue, !came { counts.absent += 1 }
        result[key] = counts
      }
    }
    return result
  }

  private func value(of grouping: ReportGrouping, _ guest: Guest, _ session: Session) -> String? {
    switch grouping {
    case .session: session.code
    case .day: session.day
    case .delegation: guest.delegation
    case .country: guest.country
    case .side: guest.side
    case .rank: guest.rank
    case .organisation: guest.organisation
    default: nil
    }
  }

  /// Statements that make one, the same for the same seed.
  static func script(seed: Double) -> String {
    """
    select setseed(\(seed));
    create function pg_temp.word(body text) returns bigint language sql as $$
      with made as (insert into trao.text default values returning id),
        said as (insert into trao.localised_text (text_id, language, body) select id, 'en', body from made)
      select id from made
    $$;
    insert into trao.conference (code, name_text_id, starts_on, ends_on, time_zone, issuing_organisation_id)
      select 'random', pg_temp.word('Random'), '2023-11-16', '2023-11-17', 'Asia/Ho_Chi_Minh', id
      from trao.organisation where code = 'BOARD';
    insert into trao.rank_category (conference_id, code, first_rank, name_text_id)
      select conference.id, band.code, band.rank, pg_temp.word(band.code)
      from trao.conference, (values ('TOP', 0), ('MIDDLE', 5), ('LOW', 15)) as band (code, rank)
      where conference.code = 'random';
    insert into trao.delegation (conference_id, code, name_text_id, country, side, position)
      select conference.id, given.code, pg_temp.word(given.code), 'JP', given.side, given.position
      from trao.conference,
        (values ('X', 'host', 1), ('Y', 'guest', 2), ('Z', 'third', 3)) as given (code, side, position)
      where conference.code = 'random';
    insert into trao.person (code, country, language)
      select 'r' || n, (array['VN', 'KR', 'DE', 'FR'])[1 + (random() * 3)::integer], 'en'
      from generate_series(1, 90) as n;
    insert into trao.name_form (person_id, kind, full_name)
      select id, 'native', code from trao.person where code ~ '^r[0-9]';
    insert into trao.appointment (person_id, code, organisation_id, rank)
      select person.id, 'post', (select id from trao.organisation where code = case when person.id % 3 = 0 then 'ONE' else 'TWO' end),
        (random() * 20)::integer
      from trao.person where code ~ '^r[0-9]' and person.id % 7 <> 0;
    insert into trao.participation (conference_id, external_id, person_id, appointment_id, delegation_id, language, state)
      select conference.id, person.code, person.id, appointment.id,
        (select id from trao.delegation where conference_id = conference.id and position = 1 + person.id % 4), 'en',
        (array['approved', 'invited', 'accepted', 'accepted', 'accepted', 'declined', 'tentative', 'registered',
          'withdrawn'])[1 + (random() * 8)::integer]
      from trao.conference, trao.person left join trao.appointment on appointment.person_id = person.id
      where conference.code = 'random' and person.code ~ '^r[0-9]';
    insert into trao.session (conference_id, code, name_text_id, starts_at, ends_at, state, opened_at, closed_at, capacity)
      select conference.id, 'R' || n, pg_temp.word('R' || n), start, start + interval '1 hour',
        case when n <= 3 then 'closed' when n = 4 then 'open' else 'planned' end,
        case when n <= 4 then start end, case when n <= 3 then start + interval '1 hour' end,
        case when n in (2, 4) then 20 end
      from trao.conference, generate_series(1, 5) as n,
        lateral (select timestamptz '2023-11-16T08:00:00+07:00' + n / 3 * interval '1 day' + n * interval '1 hour'
          as start) as time
      where conference.code = 'random';
    insert into trao.session_person (conference_id, session_id, participation_id, part, position)
      select session.conference_id, session.id, guest.id, 'speaker', row_number() over (partition by session.id)
      from trao.session
        join trao.participation as guest on guest.conference_id = session.conference_id
          and (guest.id + session.id) % 11 = 0
        join trao.conference on conference.id = session.conference_id and conference.code = 'random';
    insert into trao.rsvp (conference_id, participation_id, session_id, answer, at, channel, key)
      select guest.conference_id, guest.id, case when chance.whole > 0.3 then session.id end,
        (array['accepted', 'declined', 'tentative'])[1 + (random() * 2)::integer],
        -- Whoever answers for a session does so while it is not closed.
        case when chance.whole > 0.3 then least(chance.at, session.starts_at) else chance.at end, 'mail',
        'a' || guest.id || '/' || session.id
      from trao.participation as guest join trao.session on session.conference_id = guest.conference_id
        join trao.conference on conference.id = guest.conference_id and conference.code = 'random'
        cross join lateral (select random() as whole, guest.id as of,
          timestamptz '2023-11-10T00:00:00Z' + random() * interval '9 days' as at) as chance
      where random() < 0.12;
    insert into trao.attendance_event (conference_id, participation_id, session_id, at, direction, key)
      select guest.conference_id, guest.id, session.id, session.starts_at + random() * interval '50 minutes',
        case when turn = 2 then 'out' else 'in' end, 'e' || guest.id || '/' || session.id || '/' || turn
      from trao.participation as guest join trao.session on session.conference_id = guest.conference_id
        join trao.conference on conference.id = guest.conference_id and conference.code = 'random'
        cross join generate_series(1, 3) as turn
      where session.opened_at is not null and random() < 0.35;
    insert into trao.attendance_event (conference_id, participation_id, session_id, at, direction, key, annuls_id, reason)
      select conference_id, participation_id, session_id, at, 'annulment', 'x' || id, id, 'scanned twice'
      from trao.attendance_event where key ~ '^e' and random() < 0.2;
    """
  }
}
