-- All sessions, or one by its code.
-- name: sessions
select session.id, session.code, session.kind, trao.bodies(session.name_text_id) as name,
  trao.bodies(session.room_text_id) as room, room.code as room_code, session.starts_at, session.ends_at,
  parent.code as parent, chair.external_id as chair,
  array(
    select guest.external_id::text
    from trao.session_person as part
      join trao.participation as guest
        on guest.conference_id = part.conference_id and guest.id = part.participation_id
    where part.conference_id = session.conference_id and part.session_id = session.id and part.part = 'moderator'
    order by part.position) as moderators,
  array(
    select guest.external_id::text
    from trao.session_person as part
      join trao.participation as guest
        on guest.conference_id = part.conference_id and guest.id = part.participation_id
    where part.conference_id = session.conference_id and part.session_id = session.id and part.part = 'speaker'
    order by part.position) as speakers,
  array(
    select guest.external_id::text
    from trao.session_person as part
      join trao.participation as guest
        on guest.conference_id = part.conference_id and guest.id = part.participation_id
    where part.conference_id = session.conference_id and part.session_id = session.id and part.part = 'interpreter'
    order by part.position) as interpreters,
  session.interpretation, session.capacity, session.capacity_from_room, session.state, session.opened_at,
  session.closed_at, calendar.uid::text as calendar_uid, calendar.sequence as calendar_sequence,
  calendar.changed_at as calendar_changed_at,
  session.provenance, session.is_verified, trao.source_list(session.sources) as sources,
  (select count(*)
    from trao.attendance_arrival as arrival
    where arrival.conference_id = session.conference_id and arrival.session_id = session.id) as present_count
from trao.session
  join trao.session_calendar as calendar
    on calendar.conference_id = session.conference_id and calendar.session_id = session.id
  left join trao.room on room.conference_id = session.conference_id and room.id = session.room_id
  left join trao.session as parent
    on parent.conference_id = session.conference_id and parent.id = session.parent_id
  left join trao.participation as chair
    on chair.conference_id = session.conference_id and chair.id = session.chair_id
where session.conference_id = $1 and ($2::text is null or session.code = $2)
order by session.starts_at, session.ends_at desc, session.id

-- How many are expected in each session, and how many wait for a place.
-- name: expectedInSessions
select session.code, count(*) filter (where answer.place = 'confirmed') as confirmed,
  count(*) filter (where answer.place = 'waiting') as waiting,
  count(*) filter (where answer.answer = 'tentative') as tentative,
  count(*) filter (where answer.answer in ('declined', 'substitute')) as declined
from trao.session
  left join trao.session_answer as answer
    on answer.conference_id = session.conference_id and answer.session_id = session.id
where session.conference_id = $1 and ($2::text is null or session.code = $2)
group by session.id, session.code

-- Who waits for a place in a session, the first first.
-- name: waitingForSession
select participation.external_id,
  coalesce(native.full_name, trao.text_in(invited.name_text_id, participation.language)) as name, answer.at
from trao.session
  join trao.session_answer as answer
    on answer.conference_id = session.conference_id and answer.session_id = session.id
      and answer.place = 'waiting'
  join trao.participation
    on participation.conference_id = answer.conference_id and participation.id = answer.participation_id
  left join trao.name_form as native on native.person_id = participation.person_id and native.kind = 'native'
  left join trao.organisation as invited on invited.id = participation.organisation_id
where session.conference_id = $1 and session.code = $2
order by answer.at, participation.id

-- Whoever changes a session is waited for, and so are the doors; one, or all of a conference.
-- name: holdSessions
select from trao.session
where conference_id = $1 and ($2::text is null or code = $2)
order by id
for no key update

-- name: openSession
update trao.session
set state = 'open', opened_at = coalesce(opened_at, clock_timestamp()), closed_at = null
where conference_id = $1 and code = $2 and state in ('planned', 'closed')

-- name: closeSession
update trao.session
set state = 'closed', closed_at = clock_timestamp()
where conference_id = $1 and code = $2 and state = 'open'

-- name: addSession
insert into trao.session (
  conference_id, code, parent_id, kind, name_text_id, room_id, starts_at, ends_at, capacity, chair_id,
  interpretation, provenance)
select $1, $2, (select id from trao.session where conference_id = $1 and code = $3), $4, trao.put_text(null, $5),
  (select id from trao.room where conference_id = $1 and code = $6), $7, $8, $9,
  (select id from trao.participation where conference_id = $1 and external_id = $10), $11, 'operator'

-- A room that has only a name, from before rooms were kept, stays until a room with a code takes its place.
-- name: changeSession
update trao.session
set parent_id = (select id from trao.session where conference_id = $1 and code = $3), kind = $4,
  name_text_id = trao.put_text(name_text_id, $5),
  room_id = (select id from trao.room where conference_id = $1 and code = $6), starts_at = $7, ends_at = $8,
  capacity = $9, capacity_from_room = $9::bigint is null,
  chair_id = (select id from trao.participation where conference_id = $1 and external_id = $10),
  interpretation = $11
where conference_id = $1 and code = $2

-- name: removeSessionPeople
delete from trao.session_person
using trao.session, trao.participation as guest
where session.conference_id = $1 and session.code = $2 and session_person.conference_id = $1
  and session_person.session_id = session.id and session_person.part = $3 and guest.conference_id = $1
  and guest.id = session_person.participation_id and guest.external_id <> all ($4::text[])

-- name: putSessionPeople
insert into trao.session_person as old (conference_id, session_id, participation_id, part, position)
select $1, session.id, guest.id, $3, given.position
from unnest($4::text[]) with ordinality as given (external_id, position)
  join trao.session on session.conference_id = $1 and session.code = $2
  join trao.participation as guest on guest.conference_id = $1 and guest.external_id = given.external_id
on conflict (conference_id, session_id, participation_id, part) do update set position = excluded.position
where old.position <> excluded.position

-- A session and those inside it, the outer ones first.
-- name: sessionTree
with recursive tree as (
  select id, code, state, starts_at, 0 as depth from trao.session where conference_id = $1 and code = $2
  union all
  select inside.id, inside.code, inside.state, inside.starts_at, tree.depth + 1
  from tree join trao.session as inside on inside.conference_id = $1 and inside.parent_id = tree.id
) cycle id set is_known using way
select id, code, state from tree where not is_known order by depth, starts_at, id

-- Moves sessions by the time between $3 and $4.
-- name: moveSessions
update trao.session
set starts_at = starts_at + ($4::timestamptz - $3::timestamptz), ends_at = ends_at + ($4::timestamptz - $3::timestamptz)
where conference_id = $1 and id = any ($2::bigint[])

-- name: moveProgrammes
update trao.programme_item
set starts_at = starts_at + ($4::timestamptz - $3::timestamptz)
where conference_id = $1 and session_id = any ($2::bigint[])

-- name: putSessionRoom
update trao.session
set room_id = (select id from trao.room where conference_id = $1 and code = $3)
where conference_id = $1 and id = any ($2::bigint[])

-- Those of the tree that were in the same room move along into another.
-- name: sessionsInRoomOf
select inside.id
from trao.session as outermost
  join trao.session as inside
    on inside.conference_id = outermost.conference_id and inside.room_id is not distinct from outermost.room_id
where outermost.conference_id = $1 and outermost.code = $2 and inside.id = any ($3::bigint[])

-- name: cancelSessions
update trao.session
set state = case when $3::boolean then 'planned' else 'cancelled' end
where conference_id = $1 and id = any ($2::bigint[])
