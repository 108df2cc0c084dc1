-- A conference of 100,000 guests and 1,000,000 attendance events, 80,000 letters and 2,000 grants, the same each time.
-- Triggers stay off but for sessions: what they check holds by construction, and stamps are not measured.
begin;
set local session_replication_role = replica;
select set_config('trao.actor', 'benchmark', true);
select setseed(0.42);

insert into trao.organisation (code, kind, country, name_text_id)
select 'BENCH-' || n, 'company',
  (array['VN', 'JP', 'KR', 'DE', 'FR', 'US', 'SG', 'TH', 'CN', 'IN', 'AU', 'GB', 'IT', 'ES', 'NL', 'SE', 'CA', 'BR', 'MX', 'ZA'])
    [1 + n % 20], 1000000 + n
from generate_series(0, 499) as n;
insert into trao.text (id) overriding system value select 1000000 + n from generate_series(0, 1000) as n;
insert into trao.localised_text (text_id, language, body)
select 1000000 + n, language, 'Organisation ' || n from generate_series(0, 499) as n, unnest(array['vi', 'ja', 'en']) as language;
insert into trao.localised_text (text_id, language, body)
select 1000500 + n, language, 'Part ' || n from generate_series(0, 500) as n, unnest(array['vi', 'ja', 'en']) as language;

insert into trao.conference (code, name_text_id, starts_on, ends_on, time_zone, issuing_organisation_id)
select 'bench', 1000500, '2026-11-02', '2026-11-05', 'Asia/Ho_Chi_Minh', id from trao.organisation where code = 'BENCH-0';
insert into trao.rank_category (conference_id, code, first_rank, name_text_id)
select conference.id, band.code, band.first_rank, 1000600 + band.first_rank
from trao.conference,
  (values ('TOP', 0), ('HIGH', 10), ('MIDDLE', 20), ('OTHER', 30)) as band (code, first_rank)
where conference.code = 'bench';
insert into trao.delegation (conference_id, code, name_text_id, country, side, position)
select conference.id, 'D' || lpad(n::text, 2, '0'), 1000501 + n,
  (array['VN', 'JP', 'KR', 'DE', 'FR', 'US', 'SG', 'TH', 'CN', 'IN'])[1 + n % 10],
  case when n % 10 = 0 then 'host' when n % 10 = 9 then 'third' else 'guest' end, n + 1
from trao.conference, generate_series(0, 39) as n
where conference.code = 'bench';
set local session_replication_role = origin;
insert into trao.session (conference_id, code, name_text_id, kind, starts_at, ends_at, state, opened_at, closed_at, capacity)
select conference.id, 'S' || lpad(n::text, 2, '0'), 1000700 + n, 'seminar', start, start + interval '2 hours',
  case when n < 10 then 'closed' when n = 10 then 'open' else 'planned' end,
  case when n < 11 then start - interval '30 minutes' end, case when n < 10 then start + interval '2 hours' end,
  case when n % 4 = 3 then 45000 end
from trao.conference, generate_series(0, 11) as n,
  lateral (select timestamptz '2026-11-02T08:00:00+07:00' + n / 3 * interval '1 day' + n % 3 * interval '3 hours' as start) as time
where conference.code = 'bench';

set local session_replication_role = replica;

insert into trao.person (code, country, language)
select 'bench-' || n,
  (array['VN', 'JP', 'KR', 'DE', 'FR', 'US', 'SG', 'TH', 'CN', 'IN', 'AU', 'GB', 'IT', 'ES', 'NL', 'SE', 'CA', 'BR', 'MX', 'ZA'])
    [1 + (random() * 19)::integer],
  'en'
from generate_series(1, 100000) as n;
insert into trao.name_form (person_id, kind, full_name, family_name, given_name)
select id, 'native', 'Guest ' || code, 'Guest', code from trao.person where code like 'bench-%';
insert into trao.appointment (person_id, code, organisation_id, rank, valid_from)
select person.id, 'post', organisation.id, (random() * 40)::integer, date '2020-01-01' + (random() * 1000)::integer
from (select id, row_number() over (order by id) as n from trao.person where code like 'bench-%') as person
  join (select id, row_number() over (order by id) - 1 as n from trao.organisation where code like 'BENCH-%') as organisation
    on organisation.n = (person.n * 7919) % 500;
insert into trao.participation (conference_id, external_id, person_id, appointment_id, delegation_id, language, state)
select conference.id, 'G' || person.n, person.id, appointment.id, delegation.id, 'en',
  (array['accepted', 'accepted', 'accepted', 'accepted', 'accepted', 'accepted', 'registered', 'declined', 'declined',
    'invited', 'invited', 'tentative', 'approved', 'withdrawn', 'substituted'])[1 + (random() * 14)::integer]
from trao.conference, (select id, row_number() over (order by id) as n from trao.person where code like 'bench-%') as person
  join trao.appointment on appointment.person_id = person.id
  left join trao.delegation on delegation.position = 1 + (person.n * 31) % 41
where conference.code = 'bench';

-- Answers for single sessions: a tenth of the guests said no to one, a twentieth yes to one.
insert into trao.rsvp (conference_id, participation_id, session_id, answer, at, channel, key, created_by)
select guest.conference_id, guest.id, session.id,
  case when guest.id % 20 = 0 then 'accepted' else 'declined' end,
  timestamptz '2026-10-01T00:00:00Z' + guest.id * interval '1 second', 'mail', 'r' || guest.id, 'benchmark'
from trao.participation as guest
  join trao.session on session.conference_id = guest.conference_id
    and session.code = 'S' || lpad((guest.id % 12)::text, 2, '0')
where guest.id % 10 = 0 and guest.conference_id = (select id from trao.conference where code = 'bench');

-- The conference as a whole was answered by half of those of whom an answer is known, after three weeks at most.
insert into trao.rsvp (conference_id, participation_id, answer, at, channel, key, created_by)
select conference_id, id, state, timestamptz '2026-09-01T00:00:00Z' + id * 7919 % 1814400 * interval '1 second', 'mail',
  'w' || id, 'benchmark'
from trao.participation
where id % 10 in (1, 3, 4, 7, 9) and state in ('accepted', 'declined', 'tentative')
  and conference_id = (select id from trao.conference where code = 'bench');

-- A guest comes to about four sessions of eleven, in, out and in again; one scan in a hundred is taken back.
insert into trao.attendance_event (conference_id, participation_id, session_id, at, direction, method, key, created_by, created_at)
select conference_id, id, session_id, at, direction, 'code', 'e' || row_number() over (), 'benchmark', at
from (
  select guest.conference_id, guest.id, session.id as session_id,
    session.opened_at + random() * interval '2 hours' as at,
    case when turn = 2 then 'out' else 'in' end as direction
  from trao.participation as guest
    join trao.session on session.conference_id = guest.conference_id and session.opened_at is not null
    cross join generate_series(1, 3) as turn
  where (guest.id * 31 + session.id * 17) % 11 < 4 and guest.state <> 'withdrawn' and guest.id % 20 <> 7
    and guest.conference_id = (select id from trao.conference where code = 'bench')
  order by 4
) as scan
limit 993600;
insert into trao.attendance_event
  (conference_id, participation_id, session_id, at, direction, method, key, annuls_id, reason, created_by, created_at)
select conference_id, participation_id, session_id, at, 'annulment', 'manual', 'a' || id, id, 'scanned twice', 'benchmark', at
from trao.attendance_event where key ~ '^e' and id % 100 = 0 and direction = 'in';
-- What a trigger keeps: the first of the check-ins that hold.
insert into trao.attendance_arrival (conference_id, session_id, participation_id, event_id)
select distinct on (conference_id, session_id, participation_id) conference_id, session_id, participation_id, id
from trao.attendance_scan
where direction = 'in'
order by conference_id, session_id, participation_id, id;

-- Letters: most are made, released and sent, half of these acknowledged; some guests were asked again.
insert into trao.template (hash, name, kind, files) values (repeat('0', 64), 'bench', 'invitation', '{}');
insert into trao.register (organisation_id, year, series, last_number)
select id, 2026, 'GM', 80000 from trao.organisation where code = 'BENCH-0';
insert into trao.document
  (conference_id, kind, language, participation_id, dated, register_id, number, symbol, public_id, template_hash, snapshot,
    batch_id, job_id, state, void_reason, created_at, created_by)
select guest.conference_id, 'invitation', 'en', guest.id, '2026-08-03', register.id, guest.n, guest.n || '/GM-BENCH',
  translate(lpad(guest.n::text, 26, '0'), '0189', 'ABCD'), repeat('0', 64),
  jsonb_build_object(
    'sender.name', jsonb_build_object('name', 'Head of the office'),
    'invitee.name', jsonb_build_object('name', 'Guest ' || guest.external_id),
    'invitee.organisation', jsonb_build_object('text', 'Organisation ' || guest.n % 500),
    'conference.name', jsonb_build_object('text', repeat('Conference of the benchmark ', 20))),
  1, guest.n, case when guest.n % 100 = 0 then 'void' else 'final' end,
  case when guest.n % 100 = 0 then 'spoilt' end, timestamptz '2026-08-03T00:00:00Z' + guest.n * interval '1 second',
  'benchmark'
from trao.register, (
  select conference_id, id, external_id, row_number() over (order by id) as n
  from trao.participation
  where state <> 'withdrawn' and conference_id = (select id from trao.conference where code = 'bench')) as guest
where guest.n <= 80000;
insert into trao.document_file (conference_id, document_id, plate_hash, strike, sha256, byte_count, page_count, rendered_at)
select conference_id, id, repeat('0', 64), '', sha256(public_id::bytea), 40000, 1, created_at + interval '1 minute'
from trao.document where state = 'final' and number % 50 <> 1;
insert into trao.document_approval (conference_id, document_id, created_at, created_by)
select conference_id, document_id, rendered_at + interval '1 hour', 'second'
from trao.document_file where document_id % 20 <> 3;
insert into trao.delivery (conference_id, document_id, channel, address, sent_at, key, created_by)
select conference_id, document_id, 'post', 'Street ' || document_id, created_at + interval '1 day', 'd' || document_id,
  'benchmark'
from trao.document_approval where document_id % 15 <> 4;
insert into trao.delivery_outcome (conference_id, delivery_id, outcome, at, key, created_by)
select conference_id, id, case when id % 40 = 0 then 'returned' else 'received' end, sent_at + interval '5 days',
  'o' || id, 'benchmark'
from trao.delivery where id % 2 = 0;
insert into trao.reminder (conference_id, participation_id, channel, at, key, created_by)
select conference_id, id, 'phone', timestamptz '2026-09-20T00:00:00Z', 'm' || id || '-' || turn, 'benchmark'
from trao.participation, generate_series(1, 2) as turn
where id % 10 < turn and conference_id = (select id from trao.conference where code = 'bench');

-- Four ceremonies of 500 certificates each, most of them handed over.
insert into trao.project (code, name_text_id, company_id, sector, zone_text_id, area_square_metres, capital, currency)
select lpad(n::text, 10, '0'), 1000000 + n % 500, company.id, 'S' || n % 9, case when n % 3 > 0 then 1000000 + n % 7 end,
  n % 50 * 100 + 1000.5, n * 12345.67, case when n % 2 = 0 then 'USD' else 'VND' end
from generate_series(1, 2000) as n
  join (select id, row_number() over (order by id) as turn from trao.organisation where code like 'BENCH-%') as company
    on company.turn = 1 + n % 500;
insert into trao.project_investor (project_id, position, organisation_id, country)
select project.id, turn, project.company_id, (array['JP', 'KR', 'DE', 'FR', 'US'])[1 + (project.id * turn) % 5]
from trao.project, generate_series(1, 2) as turn
where turn = 1 or project.id % 4 = 0;
insert into trao.certificate (project_id, authority_id, first_issued_on, issued_on, state)
select project.id, authority.id, day, day, 'issued'
from trao.project
  join (select id, row_number() over (order by id) as n from trao.organisation where code like 'BENCH-%') as authority
    on authority.n = 1 + project.id % 5,
  lateral (select date '2026-06-01' + (project.id % 90)::integer as day) as issue;
insert into trao.ceremony (conference_id, code, session_id, name_text_id)
select conference_id, 'C' || code, id, name_text_id from trao.session where code in ('S00', 'S03', 'S06', 'S09');
insert into trao.ceremony_grant
  (conference_id, ceremony_id, position, certificate_id, presenter_id, recipient_id, state, handed_at, handed_by)
select ceremony.conference_id, ceremony.id, certificate.place, certificate.id, 1, 2,
  case when certificate.place % 20 = 0 then 'withdrawn' when certificate.place % 10 = 7 then 'planned' else 'handed' end,
  case when certificate.place % 20 <> 0 and certificate.place % 10 <> 7 then session.starts_at end,
  case when certificate.place % 20 <> 0 and certificate.place % 10 <> 7 then 'benchmark' end
from (select ceremony.*, row_number() over (order by id) - 1 as turn from trao.ceremony) as ceremony
  join trao.session on session.id = ceremony.session_id
  join (
    select id, (row_number() over (order by id) - 1) / 500 as turn, (row_number() over (order by id) - 1) % 500 + 1 as place
    from trao.certificate) as certificate on certificate.turn = ceremony.turn;
commit;
vacuum analyze;
