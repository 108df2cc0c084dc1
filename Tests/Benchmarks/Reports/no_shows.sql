-- Who had a place in one session and did not come, in order of precedence, as one writes it by hand.
with this as (
  select id, capacity from trao.session where conference_id = :conference and code = 'S03'
), came as (
  select distinct event.participation_id
  from trao.attendance_event as event join this on this.id = event.session_id
  where event.conference_id = :conference and event.direction = 'in'
    and not exists (
      select from trao.attendance_event as annulment
      where annulment.conference_id = :conference and annulment.annuls_id = event.id)
), own as (
  select distinct on (participation_id) participation_id, answer, at
  from trao.rsvp join this on this.id = rsvp.session_id
  where conference_id = :conference
  order by participation_id, at desc, rsvp.id desc
), whole as (
  select distinct on (participation_id) participation_id, at
  from trao.rsvp
  where conference_id = :conference and session_id is null
  order by participation_id, at desc, id desc
), part as (
  select distinct participation_id
  from trao.session_part join this on this.id = session_part.session_id
  where conference_id = :conference
), queue as (
  select guest.id, said.answer, part.participation_id is not null as has_part,
    row_number() over (
      order by part.participation_id is null, coalesce(own.at, whole.at, guest.created_at), guest.id) as turn
  from trao.participation as guest
    left join own on own.participation_id = guest.id
    left join whole on whole.participation_id = guest.id
    left join part on part.participation_id = guest.id
    cross join lateral (
      select coalesce(own.answer, case
        when guest.state in ('accepted', 'registered') then 'accepted' else guest.state end) as answer) as said
  where guest.conference_id = :conference and guest.state <> 'withdrawn'
    and (said.answer = 'accepted'
      or part.participation_id is not null and said.answer not in ('declined', 'substitute', 'substituted'))
)
select ordered.place, 'no-show' as status, guest.external_id, native.full_name as name, null as title, ordered.rank,
  delegation.code as delegation, person.country, null as replaces, null as replaces_name, null as came_at
from queue
  join this on queue.answer = 'accepted' and (queue.has_part or queue.turn <= this.capacity)
  join trao.participation as guest on guest.id = queue.id and guest.conference_id = :conference
  join trao.conference on conference.id = :conference
  join lateral (select * from trao.precedence(:conference, conference.starts_on)) as ordered
    on ordered.participation_id = guest.id
  join trao.person on person.id = guest.person_id
  join trao.name_form as native on native.person_id = person.id and native.kind = 'native'
  left join trao.delegation on delegation.id = guest.delegation_id
  left join came on came.participation_id = guest.id
where came.participation_id is null
order by ordered.place
