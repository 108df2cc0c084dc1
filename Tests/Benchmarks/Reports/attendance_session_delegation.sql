-- Who was invited, accepted and came, by session and delegation, as one writes it by hand.
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
  select session.id as session_id, session.state, session.capacity, guest.id, guest.delegation_id,
    guest.state <> 'withdrawn'
      and (guest.state not in ('proposed', 'approved') or letter.participation_id is not null) as is_invited,
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
    left join letter on letter.participation_id = guest.id
    left join came on came.session_id = session.id and came.participation_id = guest.id
  where session.conference_id = :conference and session.state <> 'cancelled'
), placed as (
  select pair.*, answer = 'accepted' and capacity is not null and not has_part
    and row_number() over (
      partition by session_id, answer = 'accepted' or has_part and (answer is null or answer = 'tentative')
      order by not has_part, at, id) > capacity as waits
  from pair
)
select session.code as session, session.state as session_state, delegation.code as delegation,
  localised.body as delegation_name,
  count(*) filter (where is_invited or answer is not null) as invited,
  count(*) filter (where answer = 'accepted' and not waits) as accepted,
  count(*) filter (where answer = 'accepted' and waits) as waiting,
  count(*) filter (where answer = 'tentative') as tentative,
  count(*) filter (where answer = 'substitute') as substituted, count(*) filter (where answer = 'declined') as declined,
  count(*) filter (where is_invited and answer is null) as unanswered, count(*) filter (where is_present) as present,
  count(*) filter (where is_present and (answer is distinct from 'accepted' or waits)) as unexpected,
  count(*) filter (where session.state = 'closed' and answer = 'accepted' and not waits and not is_present) as absent
from placed
  join trao.session on session.id = placed.session_id
  left join trao.delegation on delegation.id = placed.delegation_id
  left join trao.localised_text as localised
    on localised.text_id = delegation.name_text_id and localised.language = 'en'
group by session.code, session.state, session.starts_at, delegation.code, delegation.position, localised.body
order by session.starts_at, session.code, delegation.position nulls last
