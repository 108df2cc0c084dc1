-- Who had a place in a closed session and came to none, in order of precedence, as one writes it by hand.
with came as (
  select distinct event.participation_id
  from trao.attendance_event as event
  where event.conference_id = :conference and event.direction = 'in'
    and not exists (
      select from trao.attendance_event as annulment
      where annulment.conference_id = :conference and annulment.annuls_id = event.id)
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
), part as (
  select distinct session_id, participation_id from trao.session_part where conference_id = :conference
), asked as (
  select session.capacity, guest.id, said.answer, part.session_id is not null as has_part,
    row_number() over (
      partition by session.id
      order by part.session_id is null, coalesce(own.at, whole.at, guest.created_at), guest.id) as turn
  from trao.session
    join trao.participation as guest on guest.conference_id = session.conference_id and guest.state <> 'withdrawn'
    left join own on own.session_id = session.id and own.participation_id = guest.id
    left join whole on whole.participation_id = guest.id
    left join part on part.session_id = session.id and part.participation_id = guest.id
    cross join lateral (
      select coalesce(own.answer, case
        when guest.state in ('accepted', 'registered') then 'accepted' else guest.state end) as answer) as said
  where session.conference_id = :conference and session.state = 'closed'
    and (said.answer = 'accepted'
      or part.session_id is not null and said.answer not in ('declined', 'substitute', 'substituted'))
), accepted as (
  select distinct id
  from asked
  where answer = 'accepted' and (has_part or turn <= capacity or capacity is null)
)
select ordered.place, 'no-show' as status, guest.external_id, native.full_name as name, null as title, ordered.rank,
  delegation.code as delegation, person.country, null as replaces, null as replaces_name, null as came_at
from accepted
  join trao.participation as guest on guest.id = accepted.id and guest.conference_id = :conference
  join trao.conference on conference.id = :conference
  join lateral (select * from trao.precedence(:conference, conference.starts_on)) as ordered
    on ordered.participation_id = guest.id
  join trao.person on person.id = guest.person_id
  join trao.name_form as native on native.person_id = person.id and native.kind = 'native'
  left join trao.delegation on delegation.id = guest.delegation_id
  left join came on came.participation_id = guest.id
where came.participation_id is null
order by ordered.place
