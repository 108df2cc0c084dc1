import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

/// Each rule is kept by the database itself, whoever writes: a program, an import or a hand at psql.
@Suite struct `The database refuses` {
  struct Attempt: Sendable, CustomTestStringConvertible {
    let what: String
    let constraint: String
    let sql: String
    var testDescription: String { what }
  }

  static let attempts = [
    Attempt(
      what: "a project code that is not ten digits", constraint: "project_code_has_ten_digits",
      sql: """
        insert into trao.project (code, name_text_id, company_id, sector, capital, currency)
        select '123', name_text_id, company_id, sector, capital, currency from trao.project limit 1
        """),
    Attempt(
      what: "a second project of the same code", constraint: "project_code_key",
      sql: """
        insert into trao.project (code, name_text_id, company_id, sector, capital, currency)
        select code, name_text_id, company_id, sector, capital, currency from trao.project limit 1
        """),
    Attempt(
      what: "another code for a project", constraint: "project_code_is_final",
      sql: "update trao.project set code = '9999999999' where code = '0000000001'"),
    Attempt(
      what: "an enterprise code of nine digits", constraint: "enterprise_code_has_ten_digits",
      sql: "update trao.project set enterprise_code = '570213123'"),
    Attempt(
      what: "a term of a hundred years", constraint: "project_term_is_possible",
      sql: "update trao.project set term_years = 100"),
    Attempt(
      what: "a conversion into the same currency", constraint: "conversion_has_other_currency",
      sql: "update trao.project set converted_capital = 1, converted_currency = 'USD'"),
    Attempt(
      what: "a rate without its day", constraint: "conversion_rate_has_day",
      sql: "update trao.project set exchange_rate = 23280 where converted_capital is not null"),
    Attempt(
      what: "a converted part without the converted whole", constraint: "conversion_needs_capital",
      sql: "update trao.project set converted_contributed = 1 where converted_capital is null"),
    Attempt(
      what: "a rate that loses a digit", constraint: "conversion_agrees_with_rate",
      sql: """
        update trao.project set exchange_rate = 2328, exchange_rate_on = '2023-05-20'
        where converted_capital is not null
        """),
    Attempt(
      what: "parts that are more than the whole", constraint: "capital_holds_its_parts",
      sql: "update trao.project set contributed = capital, mobilised = 0.01"),
    Attempt(
      what: "an investor who is a person and an organisation", constraint: "investor_is_one",
      sql: """
        update trao.project_investor set person_id = (select min(id) from trao.person)
        where organisation_id is not null
        """),
    Attempt(
      what: "a person who invests through a representative",
      constraint: "representative_acts_for_organisation",
      sql: """
        update trao.project_investor
        set organisation_id = null, person_id = known.id, representative_id = known.id
        from (select min(id) as id from trao.person) as known
        """),
    Attempt(
      what: "shares of more than a whole", constraint: "investor_shares_add_up",
      sql: """
        update trao.project_investor set share = 60;
        insert into trao.project_investor (project_id, position, country, share)
        select project_id, 2, country, 60 from trao.project_investor
        """),
    Attempt(
      what: "contributions that are not the contributed capital", constraint: "investor_contributions_add_up",
      sql: """
        update trao.project set contributed = 1000;
        update trao.project_investor set contribution = 999
        """),
    Attempt(
      what: "contributed capital that is not the contributions", constraint: "investor_contributions_add_up",
      sql: """
        update trao.project_investor set contribution = 999;
        update trao.project set contributed = 1000
        """),
    Attempt(
      what: "a class of industry of three digits", constraint: "industry_code_has_four_digits",
      sql: "update trao.project_objective set industry_code = '259'"),
    Attempt(
      what: "a product code of letters", constraint: "product_code_is_cpc",
      sql: "update trao.project_objective set product_code = 'CPC'"),
    Attempt(
      what: "a fifth quarter", constraint: "period_is_year_month_or_quarter",
      sql: "update trao.project_milestone set starts = '2023-Q5'"),
    Attempt(
      what: "a step that ends before it begins", constraint: "milestone_ends_after_start",
      sql: "update trao.project_milestone set starts = '2023-Q3', ends = '2023-06'"),
    Attempt(
      what: "a certificate of no original", constraint: "certificate_has_originals",
      sql: "update trao.certificate set originals = 0"),
    Attempt(
      what: "a legal basis of everything and nothing", constraint: "legal_basis_of_one",
      sql: "update trao.legal_basis set certificate_id = (select min(id) from trao.certificate)"),
    Attempt(
      what: "a gap between amendments", constraint: "certificate_amendments_in_order",
      sql: """
        insert into trao.certificate (project_id, kind, amendment, authority_id, first_issued_on, state)
        select project_id, 'amended', 2, authority_id, first_issued_on, 'draft' from trao.certificate limit 1
        """),
    Attempt(
      what: "another date of first issue", constraint: "certificate_first_issue",
      sql: """
        insert into trao.certificate (project_id, kind, amendment, authority_id, first_issued_on, state)
        select project_id, 'amended', 1, authority_id, first_issued_on + 1, 'draft' from trao.certificate limit 1
        """),
    Attempt(
      what: "two certificates in force", constraint: "certificate_in_force",
      sql: """
        insert into trao.certificate (project_id, kind, amendment, authority_id, first_issued_on, issued_on, state)
        select project_id, 'amended', 1, authority_id, first_issued_on, issued_on, 'issued'
        from trao.certificate limit 1
        """),
    Attempt(
      what: "a hand-over before the day of issue", constraint: "grant_after_issue",
      sql: "update trao.ceremony_grant set handed_at = '2023-05-01T10:00+07'"),
    Attempt(
      what: "an issue after the hand-over", constraint: "grant_after_issue",
      sql: "update trao.certificate set issued_on = '2023-12-01'"),
    Attempt(
      what: "a hand-over without a recipient", constraint: "grant_handed_is_complete",
      sql: "update trao.ceremony_grant set recipient_id = null"),
    Attempt(
      what: "the same certificate twice", constraint: "grant_certificate",
      sql: """
        insert into trao.ceremony_grant (conference_id, ceremony_id, position, certificate_id)
        select conference_id, ceremony_id, 9, certificate_id from trao.ceremony_grant limit 1
        """),
    Attempt(
      what: "a presenter who does not take part",
      constraint: "ceremony_grant_conference_id_presenter_id_fkey",
      sql: "update trao.ceremony_grant set presenter_id = 999999"),
    Attempt(
      what: "a confirmed delegation without a head", constraint: "delegation_has_head",
      sql: "update trao.delegation set state = 'confirmed' where code = 'JP-JETRO'"),
    Attempt(
      what: "a confirmed delegation whose head declined", constraint: "delegation_head_comes",
      sql: """
        update trao.participation set state = 'declined' where external_id = 'yamada-takio';
        update trao.delegation set state = 'confirmed' where code = 'JP-EMB'
        """),
    Attempt(
      what: "a certificate that ends before its hand-over",
      constraint: "certificate_ends_after_hand_over",
      sql: """
        insert into trao.certificate_event (certificate_id, event, happened_on, reason, key)
        select certificate_id, 'revoked', '2023-11-16', 'x', 'x' from trao.ceremony_grant limit 1
        """),
    Attempt(
      what: "a head from another delegation", constraint: "delegation_head_is_member",
      sql: """
        update trao.delegation
        set head_id = (select id from trao.participation where external_id = 'yamada-takio')
        where code = 'JP-HKD'
        """),
    Attempt(
      what: "two in one place of precedence", constraint: "participation_conference_id_precedence_key",
      sql: "update trao.participation set precedence = 1 where external_id = 'yamada-takio'"),
    Attempt(
      what: "a place by hand without a reason", constraint: "precedence_needs_reason",
      sql: "update trao.participation set precedence = 9 where external_id = 'G-001'"),
    Attempt(
      what: "a head who is the deputy too", constraint: "delegation_deputy_is_another",
      sql: "update trao.delegation set deputy_id = head_id where code = 'JP-HKD'"),
    Attempt(
      what: "a liaison officer of the guests", constraint: "delegation_liaison_is_host",
      sql: """
        update trao.delegation
        set liaison_id = (select id from trao.participation where external_id = 'G-001')
        where code = 'JP-EMB'
        """),
    Attempt(
      what: "a liaison officer who changes sides", constraint: "delegation_liaison_is_host",
      sql: """
        update trao.participation
        set delegation_id = (select id from trao.delegation where code = 'JP-EMB')
        where external_id = 'tran-thi-mau'
        """),
    Attempt(
      what: "an answer that is forgotten", constraint: "participation_moves_forward",
      sql: "update trao.participation set state = 'invited' where external_id = 'G-001'"),
    Attempt(
      what: "a substitute of somebody who comes", constraint: "substitute_of_substituted",
      sql: """
        update trao.participation
        set replaces_id = (select id from trao.participation where external_id = 'G-002')
        where external_id = 'G-001'
        """),
    Attempt(
      what: "two substitutes of one guest", constraint: "substitute_is_one",
      sql: """
        update trao.participation set state = 'substituted' where external_id = 'G-002';
        update trao.participation
        set replaces_id = (select id from trao.participation where external_id = 'G-002')
        where external_id in ('G-001', 'G-003')
        """),
    Attempt(
      what: "substitutes in a circle", constraint: "substitutes_in_line",
      sql: """
        update trao.participation set state = 'substituted' where external_id in ('G-001', 'G-002');
        update trao.participation as one set replaces_id = other.id from trao.participation as other
        where (one.external_id, other.external_id) in (('G-001', 'G-002'), ('G-002', 'G-001'))
        """),
    Attempt(
      what: "a guest who withdrew beside the substitute and comes",
      constraint: "participation_has_substitute",
      sql: """
        update trao.participation set state = 'substituted' where external_id = 'G-002';
        update trao.participation
        set replaces_id = (select id from trao.participation where external_id = 'G-002')
        where external_id = 'G-001';
        update trao.participation set state = 'withdrawn' where external_id = 'G-002';
        update trao.participation set state = 'accepted' where external_id = 'G-002'
        """),
    Attempt(
      what: "a seat in a session with fewer", constraint: "seat_in_plan",
      sql: """
        insert into trao.seating (conference_id, session_id, row_count, seats_in_row)
        select conference_id, id, 1, 1 from trao.session where code = 'S2';
        update trao.seat set session_id = (select id from trao.session where code = 'S2')
        where seat_row = 2 and seat_number = 2
        """),
    Attempt(
      what: "a guest who comes beside the substitute", constraint: "participation_has_substitute",
      sql: """
        update trao.participation set state = 'substituted' where external_id = 'G-002';
        update trao.participation
        set replaces_id = (select id from trao.participation where external_id = 'G-002')
        where external_id = 'G-001';
        update trao.participation set state = 'accepted' where external_id = 'G-002'
        """),
    Attempt(
      what: "one substitute of two guests", constraint: "substitute_for_one",
      sql: """
        update trao.participation set state = 'substituted' where external_id in ('G-002', 'G-003');
        update trao.participation
        set replaces_id = (select id from trao.participation where external_id = 'G-002')
        where external_id = 'G-001';
        update trao.participation
        set replaces_id = (select id from trao.participation where external_id = 'G-003')
        where external_id = 'G-001'
        """),
    Attempt(
      what: "an organisation above itself", constraint: "organisation_not_above_itself",
      sql: """
        with pair as (select min(id) as one, max(id) as other from trao.organisation)
        update trao.organisation set parent_id = case id when one then other else one end
        from pair where id in (one, other)
        """),
    Attempt(
      what: "a presenter who is the recipient", constraint: "grant_names_each_once",
      sql: "update trao.ceremony_grant set recipient_id = presenter_id where presenter_id is not null"),
    Attempt(
      what: "a guest on two seats", constraint: "seat_of_one_guest",
      sql: """
        insert into trao.seat (conference_id, session_id, seat_row, seat_number, participation_id)
        select conference_id, session_id, 3, 8, participation_id from trao.seat limit 1
        """),
    Attempt(
      what: "a seat that the room does not have", constraint: "seat_in_plan",
      sql: "update trao.seat set seat_number = 9 where seat_row = 1 and seat_number = 1"),
    Attempt(
      what: "a room smaller than its seats", constraint: "seat_in_plan",
      sql: "update trao.seating set row_count = 2"),
    Attempt(
      what: "a table of three rows", constraint: "seating_faces_in_pairs",
      sql: "update trao.seating set form = 'facing'"),
    Attempt(
      what: "a seat for nobody and no reason", constraint: "seat_is_taken_or_kept",
      sql: "update trao.seat set participation_id = null"),
    Attempt(
      what: "two bands of one rank", constraint: "rank_category_first_rank",
      sql: "update trao.rank_category set first_rank = 0"),
    Attempt(
      what: "a person twice", constraint: "participation_conference_id_person_id_key",
      sql: """
        insert into trao.participation (conference_id, external_id, person_id, language)
        select conference_id, 'again', person_id, language from trao.participation
        where external_id = 'yamada-takio'
        """),
    Attempt(
      what: "a Japanese person without a reading", constraint: "person_has_kana",
      sql: "delete from trao.name_form where kind = 'kana' and full_name like 'やまだ%'"),
    Attempt(
      what: "a person without a native name", constraint: "person_has_native_name",
      sql: "insert into trao.person (country, language) values ('VN', 'vi')"),
    Attempt(
      what: "a name that is not composed", constraint: "line_is_nfc",
      sql: "update trao.name_form set full_name = normalize(full_name, NFD) where full_name like 'Cao T%'"),
    Attempt(
      what: "a reading in kanji", constraint: "name_form_kana_is_kana",
      sql: "update trao.name_form set full_name = '山田' where kind = 'kana' and full_name like 'やまだ%'"),
    Attempt(
      what: "a session outside the session around it", constraint: "session_in_parent",
      sql: "update trao.session set ends_at = ends_at + interval '2 hours' where code = 'S3'"),
    Attempt(
      what: "a session outside the conference", constraint: "session_in_conference",
      sql: "update trao.session set ends_at = ends_at + interval '1 day' where code = 'S2'"),
    Attempt(
      what: "days that no longer hold the sessions", constraint: "session_in_conference",
      sql: "update trao.conference set starts_on = '2023-11-18', ends_on = '2023-11-18'"),
    Attempt(
      what: "a register that counts down", constraint: "register_counts_upwards",
      sql: """
        with taken as (
          insert into trao.register (organisation_id, year, series, last_number)
          select issuing_organisation_id, 2023, 'GM', 5 from trao.conference returning id)
        select 1 from taken;
        update trao.register set last_number = 4
        """),
    Attempt(
      what: "a role that nobody has", constraint: "participation_roles",
      sql: "update trao.participation set roles = '{king}' where external_id = 'yamada-takio'"),
    Attempt(
      what: "a time zone that does not exist", constraint: "conference_time_zone",
      sql: "update trao.conference set time_zone = 'Asia/Hanoi'"),
    Attempt(
      what: "two sessions in one room at once", constraint: "booking_is_free",
      sql: """
        insert into trao.session (conference_id, code, name_text_id, room_id, starts_at, ends_at)
        select conference_id, 'X', name_text_id, room_id, starts_at, ends_at from trao.session where code = 'S2'
        """),
    Attempt(
      what: "somebody who interprets in two sessions at once", constraint: "booking_is_free",
      sql: """
        insert into trao.session (conference_id, code, name_text_id, starts_at, ends_at)
        select conference_id, 'X', name_text_id, starts_at, ends_at from trao.session where code = 'S2';
        insert into trao.session_person (conference_id, session_id, participation_id, part, position)
        select session.conference_id, session.id, guest.id, 'interpreter', 3
        from trao.session join trao.participation as guest on guest.external_id = 'G-001'
        where session.code in ('X', 'S2')
        """),
    Attempt(
      what: "a session for more people than its room has places for", constraint: "session_fits_room",
      sql: "update trao.session set capacity = 121 where code = 'S2'"),
    Attempt(
      what: "a room with fewer places than its session is for", constraint: "session_fits_room",
      sql: """
        update trao.session set capacity = 100 where code = 'S2';
        update trao.room set capacity = 99 where code = 'SEMINAR'
        """),
    Attempt(
      what: "an item of a programme outside its session", constraint: "programme_item_in_session",
      sql: "update trao.programme_item set minutes = minutes + 100 where kind = 'photo'"),
    Attempt(
      what: "a session that ends before its programme", constraint: "programme_item_in_session",
      sql: "update trao.session set ends_at = ends_at - interval '10 minutes' where code = 'S2'"),
    Attempt(
      what: "an item of a programme over another", constraint: "programme_items_apart",
      sql: "update trao.programme_item set minutes = minutes + 1 where kind = 'welcome'"),
    Attempt(
      what: "a programme numbered against the clock", constraint: "programme_in_order",
      sql: """
        update trao.programme_item set position = 6 - position
        where session_id = (select id from trao.session where code = 'S2')
        """),
    Attempt(
      what: "an item of the kind ceremony without its ceremony", constraint: "programme_item_ceremony",
      sql: "update trao.programme_item set ceremony_id = null where kind = 'ceremony'"),
    Attempt(
      what: "a second annulment", constraint: "attendance_event_conference_id_annuls_id_key",
      sql: """
        insert into trao.attendance_event
          (conference_id, participation_id, session_id, at, direction, key, annuls_id, reason)
        select conference_id, participation_id, session_id, at, 'annulment', 'x-' || number, id, 'twice'
        from trao.attendance_event cross join generate_series(1, 2) as number
        where key = 'sample-S1-jetro-in'
        """),
    Attempt(
      what: "an annulment of an annulment", constraint: "attendance_annuls_scan",
      sql: """
        insert into trao.attendance_event
          (conference_id, participation_id, session_id, at, direction, key, annuls_id, reason)
        select conference_id, participation_id, session_id, at, 'annulment', 'x-1', id, 'once'
        from trao.attendance_event where key = 'sample-S1-jetro-in';
        insert into trao.attendance_event
          (conference_id, participation_id, session_id, at, direction, key, annuls_id, reason)
        select conference_id, participation_id, session_id, at, 'annulment', 'x-2', id, 'twice'
        from trao.attendance_event where key = 'x-1'
        """),
    Attempt(
      what: "an annulment without a reason", constraint: "attendance_annulment_has_reason",
      sql: """
        insert into trao.attendance_event
          (conference_id, participation_id, session_id, at, direction, key, annuls_id)
        select conference_id, participation_id, session_id, at, 'annulment', 'x-1', id
        from trao.attendance_event where key = 'sample-S1-jetro-in'
        """),
    Attempt(
      what: "an annulment of somebody else's event", constraint: "attendance_annuls_same",
      sql: """
        insert into trao.attendance_event
          (conference_id, participation_id, session_id, at, direction, key, annuls_id, reason)
        select conference_id, participation_id + 1, session_id, at, 'annulment', 'x-1', id, 'once'
        from trao.attendance_event where key = 'sample-S1-jetro-in'
        """),
    Attempt(
      what: "a second time zone nobody knows", constraint: "conference_time_zone",
      sql: "update trao.conference set second_time_zone = 'Asia/Edo'"),
    Attempt(
      what: "a text that turns its direction", constraint: "line_is_clean",
      sql: "update trao.localised_text set body = body || U&'\\202E' where language = 'vi'"),
  ]

  @Test(arguments: attempts)
  func refuses(attempt: Attempt) async throws {
    try await withSample { pool, _ in
      var refusal: DatabaseError?
      do {
        try await pool.change(as: tester) { database in
          for statement in attempt.sql.split(separator: ";\n") { try database.script(String(statement)) }
        }
      } catch let error as DatabaseError {
        refusal = error
      }
      #expect(refusal?.constraint == attempt.constraint)
      let sentence = try #require(refusal.flatMap { BrokenRule.sentence(for: $0) })
      #expect(!sentence.message.isEmpty && !sentence.remedy.isEmpty)
    }
  }

  @Test func `a change without an actor`() async throws {
    try await withSample { pool, _ in
      await #expect(throws: DatabaseError.self) {
        try await pool.transaction { try $0.query("update trao.conference set state = 'archived'") }
      }
    }
  }

  @Test func `a change of what was recorded of attendance`() async throws {
    try await withSample { pool, _ in
      for statement in ["update trao.attendance_event set at = now()", "delete from trao.attendance_event"] {
        await #expect(throws: DatabaseError.self) {
          try await pool.change(as: tester) { try $0.script(statement) }
        }
      }
    }
  }

  @Test func `nothing of an amendment, which leaves what was handed over as it was`() async throws {
    try await withSample { pool, conference in
      try await pool.change(as: tester) { database in
        try database.query("update trao.certificate set state = 'superseded' where project_id = 1")
        try database.query(
          """
          insert into trao.certificate (project_id, kind, amendment, authority_id, first_issued_on, issued_on, state)
          select project_id, 'amended', 1, authority_id, first_issued_on, '2024-02-01', 'issued'
          from trao.certificate where project_id = 1
          """)
      }
      let grant = try await pool.run { database in
        try CeremonyStore.find(nil, of: conference, in: database).grants.first
      }
      #expect(grant?.issuedOn == CalendarDate(iso: "2023-05-31"))
      #expect(grant?.state == .handed)
      // And a folder that tells this story can be loaded elsewhere.
      let exported = try await pool.run { try ConferenceFolder.export(conference, in: $0) }
      let temporary = try TemporaryFolder()
      try ConferenceFolder.write(exported, to: temporary.url)
      let folder = try ConferenceFolder.read(temporary.url)
      try await TestDatabase.withDatabase { other in
        let pool = other.pool()
        let report = try await pool.change(as: tester) { try folder.load(in: $0) }
        #expect(report.changedCount > 0)
        await pool.close()
      }
    }
  }

  @Test func `is journalled without its values`() async throws {
    try await withSample { pool, _ in
      try await pool.change(as: try Actor("Thư ký Lan")) {
        try $0.query("update trao.name_form set full_name = 'Cao Tường Hy' where full_name = 'Cao Tường Huy'")
      }
      let (actor, columns) = try await pool.run {
        try $0.query("select actor, columns from trao.change where relation = 'name_form'").one()
          .decode(String.self, [String].self)
      }
      #expect(actor == "Thư ký Lan")
      #expect(columns == ["full_name"])
    }
  }
}
