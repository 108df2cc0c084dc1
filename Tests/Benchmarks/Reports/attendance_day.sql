-- Who was invited, accepted and came, by day, each guest once a day, as one writes it by hand.
with annulled as (
  select annuls_id from trao.attendance_event where conference_id = :conference and annuls_id is not null
), came as (
  select distinct event.session_id, event.participation_id
  from trao.attendance_event as event
  where event.conference_id = :conference and event.direction = 'in'
    and event.id not in (select annuls_id from annulled)
), own as (
  select distinct on (session_id, participation_id) session_id, participation_id, answer, at
  from trao.rsvp
  where conference_id = :conference and session_id is not null
  order by session_id, participation_id, at desc, id desc
), whole as (
  select distinct on (participation_id) participation_id, at
  from trao.rsvp
  where conference_id = :conference and session_id is null
  order by participation_id, at desc, id desc
), letter as (
  select distinct participation_id
  from trao.document
  where conference_id = :conference and kind = 'invitation' and state in ('numbered', 'final', 'signed')
), part as (
  select distinct session_id, participation_id from trao.session_part where conference_id = :conference
), pair as (
  select session.id as session_id, session.state, session.capacity, guest.id,
    (session.starts_at at time zone conference.time_zone)::date as day,
    guest.state <> 'withdrawn'
      and (guest.state not in ('proposed', 'approved') or letter.participation_id is not null) as is_invited,
    case when guest.state = 'withdrawn' then null else coalesce(own.answer, case
      when guest.state in ('accepted', 'registered') then 'accepted' when guest.state = 'substituted' then 'substitute'
      when guest.state in ('declined', 'tentative') then guest.state end) end as answer,
    coalesce(own.at, whole.at, guest.created_at) as at,
    part.session_id is not null and guest.state <> 'withdrawn' as has_part,
    came.participation_id is not null as is_present
  from trao.session
    join trao.conference on conference.id = session.conference_id
    join trao.participation as guest on guest.conference_id = session.conference_id
    left join own on own.session_id = session.id and own.participation_id = guest.id
    left join whole on whole.participation_id = guest.id
    left join part on part.session_id = session.id and part.participation_id = guest.id
    left join letter on letter.participation_id = guest.id
    left join came on came.session_id = session.id and came.participation_id = guest.id
  where session.conference_id = :conference and session.state <> 'cancelled'
), placed as (
  select pair.*, answer = 'accepted' and capacity is not null and not has_part
    and row_number() over (
      partition by session_id, answer = 'accepted' or has_part and (answer is null or answer = 'tentative')
      order by not has_part, at, id) > capacity as waits
  from pair
), best as (
  select day, id, bool_or(is_invited) as is_invited, bool_or(is_present) as is_present,
    bool_and(state = 'closed') as is_closed,
    max(case when answer = 'accepted' then case when waits then 4 else 5 end when answer = 'tentative' then 3
      when answer = 'substitute' then 2 when answer = 'declined' then 1 else 0 end) as answer,
    bool_or(answer = 'accepted' and not waits and state = 'closed') as is_due
  from placed
  group by day, id
)
select day, count(*) filter (where is_invited or answer > 0) as invited, count(*) filter (where answer = 5) as accepted,
  count(*) filter (where answer = 4) as waiting, count(*) filter (where answer = 3) as tentative,
  count(*) filter (where answer = 2) as substituted, count(*) filter (where answer = 1) as declined,
  count(*) filter (where is_invited and answer = 0) as unanswered, count(*) filter (where is_present) as present,
  count(*) filter (where is_present and answer <> 5) as unexpected,
  count(*) filter (where is_due and not is_present) as absent
from best
group by day
order by day
