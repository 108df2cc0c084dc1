-- All figures of the chairman's report, as one writes it by hand: what each guest did in each session is worked out once,
-- kept beside, and counted five times.
\t on
create temporary table placed as
with own as (
  select distinct on (session_id, participation_id) session_id, participation_id, answer, at
  from trao.rsvp
  where conference_id = :conference and session_id is not null
  order by session_id, participation_id, at desc, id desc
), whole as (
  select distinct on (participation_id) participation_id, at
  from trao.rsvp
  where conference_id = :conference and session_id is null
  order by participation_id, at desc, id desc
), came as (
  select distinct event.session_id, event.participation_id
  from trao.attendance_event as event
  where event.conference_id = :conference and event.direction = 'in'
    and event.id not in (
      select annuls_id from trao.attendance_event where conference_id = :conference and annuls_id is not null)
), part as (
  select distinct session_id, participation_id from trao.session_part where conference_id = :conference
), pair as (
  select session.id as session_id, session.state as session_state, session.capacity, guest.id,
    case when guest.state = 'withdrawn' then null else coalesce(own.answer, case
      when guest.state in ('accepted', 'registered') then 'accepted' when guest.state = 'substituted' then 'substitute'
      when guest.state in ('declined', 'tentative') then guest.state end) end as answer,
    coalesce(own.at, whole.at, guest.created_at) as at,
    part.session_id is not null and guest.state <> 'withdrawn' as has_part,
    came.participation_id is not null as is_present
  from trao.session
    join trao.participation as guest on guest.conference_id = session.conference_id
    left join own on own.session_id = session.id and own.participation_id = guest.id
    left join whole on whole.participation_id = guest.id
    left join part on part.session_id = session.id and part.participation_id = guest.id
    left join came on came.session_id = session.id and came.participation_id = guest.id
  where session.conference_id = :conference and session.state <> 'cancelled'
)
select pair.*, answer = 'accepted' and capacity is not null and not has_part
  and row_number() over (
    partition by session_id, answer = 'accepted' or has_part and (answer is null or answer = 'tentative')
    order by not has_part, at, id) > capacity as waits
from pair;
create temporary table asked as
select guest.id, guest.state <> 'withdrawn'
    and (guest.state not in ('proposed', 'approved') or exists (
      select from trao.document
      where document.conference_id = :conference and document.participation_id = guest.id
        and document.kind = 'invitation' and document.state in ('numbered', 'final', 'signed'))) as is_invited
from trao.participation as guest
where guest.conference_id = :conference;
create temporary table best as
select asked.id, asked.is_invited, placed.answer, coalesce(placed.is_due, false) as is_due,
  coalesce(placed.is_present, false) as is_present
from asked
  left join (
    select id, max(case when answer = 'accepted' then case when waits then 4 else 5 end when answer = 'tentative' then 3
        when answer = 'substitute' then 2 when answer = 'declined' then 1 else 0 end) as answer,
      bool_or(answer = 'accepted' and not waits and session_state = 'closed') as is_due, bool_or(is_present) as is_present
    from placed
    group by id) as placed on placed.id = asked.id;
create temporary table handed as
select grants.id, grants.state, certificate.issued_on, (grants.handed_at at time zone conference.time_zone)::date as day,
  project.id as project_id, project.sector, project.zone_text_id, project.capital, project.currency, certificate.authority_id
from trao.ceremony_grant as grants
  join trao.conference on conference.id = grants.conference_id
  join trao.certificate on certificate.id = grants.certificate_id
  join trao.project on project.id = certificate.project_id
where grants.conference_id = :conference;
analyze placed, asked, best, handed;

\echo section,item,count,amount,unit,invited,accepted,declined,present,unexpected,absent
select 'people', 'each guest once', null, null, null, count(*) filter (where is_invited or answer > 0),
  count(*) filter (where answer = 5), count(*) filter (where answer = 1), count(*) filter (where is_present),
  count(*) filter (where is_present and answer is distinct from 5), count(*) filter (where is_due and not is_present)
from best;
select 'people', 'substitutes', count(*), null, null, null, null, null, null, null, null
from trao.participation
where conference_id = :conference and replaces_id is not null and state not in ('withdrawn', 'declined');
select 'people', 'press', count(*), null, null, null, null, null, null, null, null
from trao.participation
where conference_id = :conference and 'press' = any (roles) and state <> 'withdrawn';
select 'people', 'press who came', count(*), null, null, null, null, null, null, null, null
from trao.participation join best on best.id = participation.id
where conference_id = :conference and 'press' = any (roles) and best.is_present;
select 'sessions', session.code, null, null, null, count(*) filter (where asked.is_invited or answer is not null),
  count(*) filter (where answer = 'accepted' and not waits), count(*) filter (where answer = 'declined'),
  count(*) filter (where is_present),
  count(*) filter (where is_present and (answer is distinct from 'accepted' or waits)),
  count(*) filter (where session.state = 'closed' and answer = 'accepted' and not waits and not is_present)
from placed join asked on asked.id = placed.id join trao.session on session.id = placed.session_id
group by session.code, session.starts_at
order by session.starts_at, session.code;
select 'delegations', delegation.code, null, null, null, count(*) filter (where is_invited or answer > 0),
  count(*) filter (where answer = 5), count(*) filter (where answer = 1), count(*) filter (where is_present),
  count(*) filter (where is_present and answer is distinct from 5), count(*) filter (where is_due and not is_present)
from best join trao.participation as guest on guest.id = best.id
  left join trao.delegation on delegation.id = guest.delegation_id
group by delegation.code, delegation.position
order by delegation.position nulls last;
select 'countries', person.country, null, null, null, count(*) filter (where is_invited or answer > 0),
  count(*) filter (where answer = 5), count(*) filter (where answer = 1), count(*) filter (where is_present),
  count(*) filter (where is_present and answer is distinct from 5), count(*) filter (where is_due and not is_present)
from best join trao.participation as guest on guest.id = best.id join trao.person on person.id = guest.person_id
group by person.country
order by person.country collate "C";
select 'sides', delegation.side, null, null, null, count(*) filter (where is_invited or answer > 0),
  count(*) filter (where answer = 5), count(*) filter (where answer = 1), count(*) filter (where is_present),
  count(*) filter (where is_present and answer is distinct from 5), count(*) filter (where is_due and not is_present)
from best join trao.participation as guest on guest.id = best.id
  left join trao.delegation on delegation.id = guest.delegation_id
group by delegation.side
order by array_position(array['host', 'guest', 'third'], delegation.side) nulls last;
select 'ranks', band.code, null, null, null, count(*) filter (where is_invited or answer > 0),
  count(*) filter (where answer = 5), count(*) filter (where answer = 1), count(*) filter (where is_present),
  count(*) filter (where is_present and answer is distinct from 5), count(*) filter (where is_due and not is_present)
from best join trao.participation as guest on guest.id = best.id
  join trao.appointment on appointment.id = guest.appointment_id
  left join (
    select *, lead(first_rank, 1, 1000) over (order by first_rank) as next_rank
    from trao.rank_category where conference_id = :conference) as band
    on appointment.rank >= band.first_rank and appointment.rank < band.next_rank
group by band.code, band.first_rank
order by band.first_rank;

select 'grants', 'handed over', count(*), null, null, null, null, null, null, null, null
from handed where state in ('handed', 'proxy');
select 'grants', 'not yet', count(*), null, null, null, null, null, null, null, null
from handed where state in ('planned', 'ready', 'absent');
select 'grants', 'withdrawn', count(*), null, null, null, null, null, null, null, null
from handed where state = 'withdrawn';
select 'grants', 'capital', count(*), sum(capital), currency, null, null, null, null, null, null
from handed where state in ('handed', 'proxy')
group by currency
order by currency;
select 'grants', 'country ' || country, count(*), sum(capital), currency, null, null, null, null, null, null
from handed
  join (select distinct project_id, country from trao.project_investor) as investor
    on investor.project_id = handed.project_id
where state in ('handed', 'proxy')
group by country, currency
order by country collate "C", currency;
select 'grants', 'sector ' || sector, count(*), sum(capital), currency, null, null, null, null, null, null
from handed where state in ('handed', 'proxy')
group by sector, currency
order by sector collate "C", currency;
select 'grants', 'authority ' || name.body, count(*), sum(capital), currency, null, null, null, null, null, null
from handed
  join trao.organisation as authority on authority.id = handed.authority_id
  left join trao.localised_text as name on name.text_id = authority.name_text_id and name.language = 'en'
where handed.state in ('handed', 'proxy')
group by authority.code, name.body, currency
order by authority.code collate "C", currency;
select 'grants', 'zone ' || coalesce(name.body, '(none)'), count(*), sum(capital), currency,
  null, null, null, null, null, null
from handed left join trao.localised_text as name on name.text_id = handed.zone_text_id and name.language = 'en'
where state in ('handed', 'proxy')
group by name.body, currency
order by coalesce(name.body, '') collate "C", currency;
select 'intervals', item, days, null, null, null, null, null, null, null, null
from (
    select min(day - issued_on) as least, percentile_disc(0.5) within group (order by day - issued_on) as median,
      max(day - issued_on) as most
    from handed where state in ('handed', 'proxy')) as spread
  cross join lateral (
    values (1, 'fewest days', least), (2, 'median of days', median), (3, 'most days', most)) as line (place, item, days)
order by place;
select 'documents', kind || ', ' || state, count(*), null, null, null, null, null, null, null, null
from trao.document where conference_id = :conference
group by kind, state
order by kind, state;
select 'follow_ups', 'no-answer', count(*), null, null, null, null, null, null, null, null
from best where is_invited and answer = 0;
select 'follow_ups', 'no-shows', count(*), null, null, null, null, null, null, null, null
from best where is_due and not is_present;
select 'follow_ups', 'letters-not-sent', count(*), null, null, null, null, null, null, null, null
from trao.document
  join trao.document_file as file on file.conference_id = :conference and file.document_id = document.id
where document.conference_id = :conference and document.state in ('final', 'signed') and not exists (
  select from trao.delivery
  where delivery.conference_id = :conference and delivery.document_id = document.id);
select 'follow_ups', 'returned-letters', count(*), null, null, null, null, null, null, null, null
from (
  select distinct on (delivery.document_id) delivery.document_id, result.outcome
  from trao.delivery
    left join trao.delivery_outcome as result
      on result.conference_id = :conference and result.delivery_id = delivery.id
  where delivery.conference_id = :conference
  order by delivery.document_id, delivery.sent_at desc, delivery.id desc, result.at desc, result.id desc) as sending
where outcome = 'returned';
select 'follow_ups', 'grants-open', count(*), null, null, null, null, null, null, null, null
from handed where state in ('planned', 'ready', 'absent');
