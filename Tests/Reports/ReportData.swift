import Foundation
import PostgreSQL
import TestSupport

/// A small conference whose reports can be worked out by hand.
///
/// Two delegations and a guest without one; four sessions: S1 closed, S2 open, S3 cancelled, S4 planned.
///
/// | guest | delegation | state      | S1                  | S2 |
/// |-------|------------|------------|---------------------|----|
/// | a1    | A          | accepted   | in, in, out, in     | in |
/// | a2    | A          | accepted   | -                   | -  |
/// | a3    | A          | declined   | -                   | -  |
/// | a4    | A          | invited    | -                   | -  |
/// | b1    | B          | registered | in                  | -  |
/// | b2    | B          | approved   | in                  | -  |
/// | b3    | B          | withdrawn  | -                   | -  |
/// | c1    | none       | accepted   | in, taken back      | -  |
struct ReportData {
  let database: TestDatabase
  let pool: Pool

  static func make() async throws -> ReportData {
    let database = try await TestDatabase.make()
    let pool = database.pool(size: 2)
    try await pool.transaction(settings: ["trao.actor": "test"]) { try $0.script(script) }
    return ReportData(database: database, pool: pool)
  }

  /// Runs statements as somebody who may change data.
  func change(_ text: String) async throws {
    try await pool.transaction(settings: ["trao.actor": "test"]) { try $0.script(text) }
  }

  func close() async throws {
    await pool.close()
    try await database.drop()
  }

  static func withData<T: Sendable>(
    isolation: isolated (any Actor)? = #isolation, _ body: (ReportData) async throws -> T
  ) async throws -> T {
    let data = try await make()
    let result: Result<T, any Error>
    do { result = .success(try await body(data)) } catch { result = .failure(error) }
    try await data.close()
    return try result.get()
  }

  private static let script = """
    create function pg_temp.text(language text, body text) returns bigint language sql as $$
      with made as (insert into trao.text default values returning id),
        said as (
          insert into trao.localised_text (text_id, language, body) select id, language, body from made)
      select id from made
    $$;
    insert into trao.organisation (code, kind, country, name_text_id) values
      ('BOARD', 'authority', 'VN', pg_temp.text('en', 'Economic Zone Board')),
      ('ONE', 'company', 'JP', pg_temp.text('en', 'One Company')),
      ('TWO', 'company', 'JP', pg_temp.text('en', '=Two Company'));
    insert into trao.conference (code, name_text_id, starts_on, ends_on, time_zone, issuing_organisation_id)
      select 'demo', pg_temp.text('en', 'Demo'), '2023-11-17', '2023-11-17', 'Asia/Ho_Chi_Minh', id
      from trao.organisation where code = 'BOARD';
    insert into trao.delegation (conference_id, code, name_text_id, country, side, position)
      select conference.id, given.code, pg_temp.text('en', given.name), 'JP', 'guest', given.position
      from trao.conference,
        (values ('A', 'Delegation A', 2), ('B', 'Delegation B', 1)) as given (code, name, position);
    insert into trao.person (code, country, language)
      select code, 'VN', 'en' from unnest(array['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3', 'c1']) as code;
    insert into trao.name_form (person_id, kind, full_name) select id, 'native', code from trao.person;
    insert into trao.participation (conference_id, external_id, person_id, delegation_id, language, state)
      select conference.id, person.code, person.id,
        (select id from trao.delegation where code = upper(left(person.code, 1))), 'en', given.state
      from trao.conference, trao.person
        join (values ('a1', 'accepted'), ('a2', 'accepted'), ('a3', 'declined'), ('a4', 'invited'),
          ('b1', 'registered'), ('b2', 'approved'), ('b3', 'withdrawn'), ('c1', 'accepted'))
            as given (code, state)
          on given.code = person.code;
    insert into trao.session
      (conference_id, code, name_text_id, starts_at, ends_at, state, opened_at, closed_at)
      select conference.id, given.code, pg_temp.text('en', given.code),
        '2023-11-17T08:00:00+07:00'::timestamptz + given.hour,
        '2023-11-17T09:00:00+07:00'::timestamptz + given.hour,
        given.state, case when given.state in ('open', 'closed') then now() end,
        case when given.state = 'closed' then now() end
      from trao.conference, (values ('S1', interval '0', 'closed'), ('S2', interval '2 hours', 'open'),
        ('S3', interval '3 hours', 'cancelled'), ('S4', interval '4 hours', 'planned'))
          as given (code, hour, state);
    insert into trao.attendance_event (conference_id, participation_id, session_id, at, direction, key)
      select guest.conference_id, guest.id, session.id, session.starts_at, given.direction, given.key
      from (values ('a1', 'S1', 'in', 'k1'), ('a1', 'S1', 'in', 'k2'), ('a1', 'S1', 'out', 'k3'),
        ('a1', 'S1', 'in', 'k4'), ('a1', 'S2', 'in', 'k5'), ('b1', 'S1', 'in', 'k6'),
        ('b2', 'S1', 'in', 'k7'),
        ('c1', 'S1', 'in', 'k8')) as given (guest, session, direction, key)
        join trao.participation as guest on guest.external_id = given.guest
        join trao.session on session.code = given.session;
    insert into trao.attendance_event
      (conference_id, participation_id, session_id, at, direction, key, annuls_id, reason)
      select conference_id, participation_id, session_id, at, 'annulment', 'k9', id, 'wrong guest'
      from trao.attendance_event where key = 'k8';
    insert into trao.project
      (code, name_text_id, company_id, sector, area_square_metres, capital, currency, provenance, is_verified)
      select given.code, pg_temp.text('en', given.name), company.id, 'manufacturing', given.area,
        given.capital, given.currency, 'press', given.is_verified
      from (values ('0000000001', 'Castem', 'ONE', 20000, 18600000, 'USD', true),
        ('0000000002', 'Parts Seiko', 'ONE', 10000, 10000000, 'USD', true),
        ('0000000003', 'Tamagawa', 'TWO', 62700, 35750000.00, 'USD', true),
        ('0000000004', 'Fujix', 'TWO', 23000, 24000000, 'USD', false),
        ('0000000005', 'Yen', 'TWO', null, 0.10, 'JPY', true)) as given
        (code, name, company, area, capital, currency, is_verified)
        join trao.organisation as company on company.code = given.company;
    insert into trao.project_investor (project_id, position, country) select id, 1, 'JP' from trao.project;
    insert into trao.certificate (project_id, authority_id, first_issued_on, issued_on, state, is_verified)
      select project.id, board.id, '2023-05-31', '2023-05-31', 'issued', true
      from trao.project, trao.organisation as board where board.code = 'BOARD';
    insert into trao.ceremony (conference_id, code, session_id, name_text_id)
      select conference_id, 'C1', id, pg_temp.text('en', 'Ceremony') from trao.session where code = 'S1';
    insert into trao.ceremony_grant (conference_id, ceremony_id, position, certificate_id, presenter_id,
        recipient_id, state, handed_at, handed_by, is_verified)
      select ceremony.conference_id, ceremony.id, right(project.code, 1)::integer, certificate.id,
        presenter.id, recipient.id, case when project.code = '0000000005' then 'planned' else 'handed' end,
        case when project.code <> '0000000005' then '2023-11-17T09:40:00+07:00'::timestamptz end,
        case when project.code <> '0000000005' then 'test' end, true
      from trao.ceremony, trao.project join trao.certificate on certificate.project_id = project.id,
        trao.participation as presenter, trao.participation as recipient
      where presenter.external_id = 'a1' and recipient.external_id = 'b1';
    """
}
