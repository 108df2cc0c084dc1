import Conferences
import Foundation
import PostgreSQL
import Testing

@testable import Reports

/// What a report told at a moment it tells of that moment for ever, whatever is recorded later.
@Suite struct `Reports of an earlier time` {
  /// Every report that can look back, in the groupings that matter.
  private static let questions: [ReportQuestion] = {
    var questions = [ReportName.rsvp, .delegations, .invitations, .summary, .grants, .intervals].map {
      ReportQuestion($0)
    }
    for by in [[ReportGrouping.session, .delegation], [.day], [.country], [.rank, .side]] {
      var question = ReportQuestion(.attendance)
      question.by = by
      questions.append(question)
    }
    return questions
  }()

  @Test(arguments: [0.15, 0.35, 0.85])
  func `are those that were true then`(seed: Double) async throws {
    try await ReportData.withData { data in
      try await data.change(RandomConference.script(seed: seed) + Self.letters)
      var before: [ReportQuestion: [[ReportCell]]] = [:]
      for question in Self.questions { before[question] = try await data.ask(question, of: "random").rows }
      let missing = try await Self.missing(data)
      let moment = try await data.pool.read {
        try $0.query("select now() as at").one().get("at", as: Date.self)
      }

      try await data.change(Self.later(seed: seed))
      #expect(try await Self.missing(data) != missing)
      for var question in Self.questions {
        let rows = before[question]
        if ![.grants, .intervals].contains(question.name) {
          #expect(try await data.ask(question, of: "random").rows != rows, "\(question.name)")
        }
        question.asOf = moment
        #expect(try await data.ask(question, of: "random").rows == rows, "\(question.name) by \(question.by)")
      }
      #expect(try await Self.missing(data, asOf: moment) == missing)
      try await Self.reconcile(data, asOf: moment)
      try await Self.reconcile(data, asOf: nil)
    }
  }

  @Test func `tell which grants were handed over by then`() async throws {
    try await ReportData.withData { data in
      let names: [ReportName] = [.grants, .intervals, .summary]
      var before: [ReportName: [[ReportCell]]] = [:]
      for name in names { before[name] = try await data.ask(name).rows }
      let totals = try await data.ask(.grants).object()["totals"] as? NSDictionary
      let moment = try await data.pool.read {
        try $0.query("select now() as at").one().get("at", as: Date.self)
      }

      try await data.change(
        """
        update trao.ceremony_grant set state = 'planned', handed_at = null, handed_by = null
          where position = 1;
        update trao.ceremony_grant
          set state = 'handed', handed_at = '2023-11-17T10:00:00+07:00', handed_by = 'test'
          where position = 5;
        """)
      for name in names {
        #expect(try await data.ask(name).rows != before[name])
        let past = try await data.ask(name) { $0.asOf = moment }
        #expect(past.rows == before[name], "\(name)")
        if name == .grants { #expect(try past.object()["totals"] as? NSDictionary == totals) }
      }
    }
  }

  /// Guest, status and hour of everybody who was missing or stood in. Places are today's: who left has none.
  private static func missing(_ data: ReportData, asOf: Date? = nil) async throws -> Set<[ReportCell]> {
    var rows: Set<[ReportCell]> = []
    for session in [nil, "R1", "R2", "R3", "R4"] {
      var question = ReportQuestion(.noShows)
      question.filter.session = session
      question.asOf = asOf
      let report = try await data.ask(question, of: "random")
      for row in report.rows {
        rows.insert(
          [session.map(ReportCell.code) ?? .empty]
            + zip(report.columns, row).filter {
              ["status", "external_id", "replaces", "came_at"].contains($0.0.key)
            }
            .map(\.1))
      }
    }
    return rows
  }

  /// The reports tell one thing, also of the past.
  private static func reconcile(_ data: ReportData, asOf: Date?) async throws {
    func ask(_ name: ReportName, _ change: (inout ReportQuestion) -> Void = { _ in }) async throws -> Report {
      var question = ReportQuestion(name)
      question.asOf = asOf
      change(&question)
      return try await data.ask(question, of: "random")
    }
    let people = try await data.pool.read { database in
      try SummaryReport(conference: "random", language: .en, asOf: asOf, in: database).people
    }
    #expect(
      people.invited == people.accepted + people.waiting + people.tentative + people.substituted
        + people.declined
        + people.unanswered)
    for grouping in [ReportGrouping.delegation, .country, .rank] {
      let parts = try await ask(.attendance) { $0.by = [grouping] }
      #expect(parts.counts("invited").reduce(0, +) == people.invited)
      #expect(parts.counts("absent").reduce(0, +) == people.absent)
    }
    let absent = try await ask(.noShows).words("status").filter {
      $0 == "no-show" || $0 == "substitute-absent"
    }
    #expect(absent.count == people.absent)
    let funnel = try await ask(.invitations)
    let steps = Dictionary(
      uniqueKeysWithValues: zip(funnel.words("step").compactMap(\.self), funnel.counts("guests")))
    let answers = ["accepted", "tentative", "substituted", "declined"].compactMap { steps[$0] }
    #expect(steps["answered"] == answers.reduce(0, +))
    #expect(try await ask(.rsvp).counts("invited").reduce(0, +) <= people.invited)
  }

  /// Makes the letter to a guest who has none.
  private static let write = """
    create or replace function pg_temp.write(wanted bigint) returns void language sql as $$
      insert into trao.document (conference_id, kind, language, participation_id, dated, register_id, number,
        symbol,
          public_id, template_hash, snapshot, batch_id, state)
        select guest.conference_id, 'invitation', 'en', guest.id, '2023-10-25', register.id, guest.id,
          guest.id || '/GM', translate(lpad(guest.id::text, 26, '0'), '0189', 'ABCD'), repeat('0', 64), '{}', 1,
            'numbered'
        from trao.participation as guest, trao.register
        where guest.id = wanted and not exists (select from trao.document where participation_id = wanted)
    $$;
    """

  /// Letters to some of the guests.
  private static let letters = """
    insert into trao.template (hash, name, kind, files) values (repeat('0', 64), 't', 'invitation', '{}');
    insert into trao.register (organisation_id, year, series, last_number)
      select id, 2023, 'GM', 1000 from trao.organisation where code = 'BOARD';
    \(write)
    select pg_temp.write(id) from trao.participation
      where external_id ~ '^r' and id % 3 = 0 and state not in ('withdrawn', 'approved');
    """

  /// What happens next: answers, check-ins, annulments, a session's end, withdrawals, substitutes, letters.
  private static func later(seed: Double) -> String {
    """
    select setseed(\(seed));
    insert into trao.rsvp (conference_id, participation_id, session_id, answer, at, channel, key)
      select guest.conference_id, guest.id, case when guest.id % 3 = 0 then session.id end,
        (array['accepted', 'declined', 'tentative'])[1 + (random() * 2)::integer],
        case when guest.id % 3 = 0 then session.starts_at - interval '1 day'
          else timestamptz '2023-11-15T00:00:00Z' end,
        'mail', 'late' || guest.id
      from trao.participation as guest
        join trao.conference on conference.id = guest.conference_id and conference.code = 'random'
        join trao.session on session.conference_id = guest.conference_id and session.code = 'R5'
      where random() < 0.3 and guest.state not in ('withdrawn', 'approved');
    insert into trao.attendance_event (conference_id, participation_id, session_id, at, direction, key)
      select guest.conference_id, guest.id, session.id, session.starts_at, 'in',
        'late' || guest.id || session.code
      from trao.participation as guest
        join trao.conference on conference.id = guest.conference_id and conference.code = 'random'
        join trao.session on session.conference_id = guest.conference_id and session.opened_at is not null
      where random() < 0.3;
    insert into trao.attendance_event (conference_id, participation_id, session_id, at, direction, key,
      annuls_id, reason)
      select event.conference_id, event.participation_id, event.session_id, event.at, 'annulment',
        'late' || event.id,
        event.id, 'late'
      from trao.attendance_event as event
      where event.key ~ '^e' and random() < 0.2 and not exists (
        select from trao.attendance_event as annulment where annulment.annuls_id = event.id);
    update trao.session set state = 'closed', closed_at = clock_timestamp() where code = 'R4';
    create temporary table leaving on commit drop as
      select conference_id, id, state from trao.participation
      where external_id ~ '^r' and state in ('accepted', 'invited') and id % 5 = 0;
    insert into trao.participation_event (conference_id, participation_id, event, state_before, reason, key)
      select conference_id, id, 'withdrawn', state, 'ill', 'late' || id from leaving;
    update trao.participation set state = 'withdrawn' where id in (select id from leaving);
    insert into trao.participation (conference_id, external_id, person_id, delegation_id, language,
      state, replaces_id)
      select guest.conference_id, 's' || guest.external_id,
        (select max(person.id) from trao.person where code = 'a1'),
        guest.delegation_id, 'en', 'accepted', null
      from trao.participation as guest
      where guest.external_id ~ '^r' and guest.state = 'accepted' order by guest.id limit 1;
    create temporary table standing on commit drop as
      select guest.conference_id, guest.id, guest.state, other.id as substitute_id
      from trao.participation as other
        join trao.participation as guest on 's' || guest.external_id = other.external_id
          and guest.conference_id = other.conference_id;
    update trao.participation set state = 'substituted' where id in (select id from standing);
    update trao.participation as other set replaces_id = standing.id
      from standing where other.id = standing.substitute_id;
    insert into trao.participation_event
        (conference_id, participation_id, event, state_before, substitute_id, is_substitute_new, key)
      select conference_id, id, 'substituted', state, substitute_id, true, 'late' || id from standing;
    \(write)
    select pg_temp.write(id) from trao.participation where external_id ~ '^r' and state = 'approved';
    update trao.participation set state = 'invited' where external_id ~ '^r' and state = 'approved';
    """
  }
}
