-- A conference of 100,000 guests and 1,000,000 attendance events, the same each time. Triggers stay off: what they
-- check holds by construction, and stamps are not measured.
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
insert into trao.session (conference_id, code, name_text_id, kind, starts_at, ends_at, state, opened_at, closed_at, capacity)
select conference.id, 'S' || lpad(n::text, 2, '0'), 1000700 + n, 'seminar', start, start + interval '2 hours',
  case when n < 10 then 'closed' when n = 10 then 'open' else 'planned' end,
  case when n < 11 then start - interval '30 minutes' end, case when n < 10 then start + interval '2 hours' end,
  case when n % 4 = 3 then 45000 end
from trao.conference, generate_series(0, 11) as n,
  lateral (select timestamptz '2026-11-02T08:00:00+07:00' + n / 3 * interval '1 day' + n % 3 * interval '3 hours' as start) as time
where conference.code = 'bench';

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
  where (guest.id * 31 + session.id * 17) % 11 < 3 + guest.id % 2 and guest.state <> 'withdrawn'
    and guest.conference_id = (select id from trao.conference where code = 'bench')
  order by 4
) as scan
limit 990100;
insert into trao.attendance_event
  (conference_id, participation_id, session_id, at, direction, method, key, annuls_id, created_by, created_at)
select conference_id, participation_id, session_id, at, 'annulment', 'manual', 'a' || id, id, 'benchmark', at
from trao.attendance_event where key ~ '^e' and id % 100 = 0 and direction = 'in';
commit;
vacuum analyze trao.participation, trao.person, trao.appointment, trao.attendance_event, trao.rsvp, trao.session,
  trao.delegation, trao.localised_text, trao.organisation;
