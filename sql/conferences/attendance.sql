-- name: externalIDs
select external_id from trao.participation where conference_id = $1

-- name: sessionCodes
select code from trao.session where conference_id = $1 order by starts_at, id

-- name: cancelledSessionCodes
select code from trao.session where conference_id = $1 and state = 'cancelled'

-- name: addAttendanceEvent
insert into trao.attendance_event (conference_id, participation_id, session_id, at, direction, method, key)
values ($1, $2, $3, coalesce($4, clock_timestamp()), $5, 'manual', $6)
on conflict (conference_id, key) do nothing

-- name: addAttendanceEvents
insert into trao.attendance_event (conference_id, participation_id, session_id, at, direction, method, key)
select $1, participation.id, session.id, given.at, given.direction, 'import', given.key
from unnest($2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[]) with ordinality
    as given (external_id, session, at, direction, key, place)
  join trao.participation
    on participation.conference_id = $1 and participation.external_id = given.external_id
  join trao.session on session.conference_id = $1 and session.code = given.session
order by given.place
on conflict (conference_id, key) do nothing

-- Events given that are not what is recorded under their keys.
-- name: attendanceConflicts
select given.place
from unnest($2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[]) with ordinality
    as given (external_id, session, at, direction, key, place)
  left join trao.attendance_event as known on known.conference_id = $1 and known.key = given.key
  left join trao.participation
    on participation.conference_id = $1 and participation.id = known.participation_id
  left join trao.session on session.conference_id = $1 and session.id = known.session_id
where (participation.external_id, session.code, known.at, known.direction) is distinct from
  (given.external_id, given.session, given.at, given.direction)
order by given.place

-- name: attendanceByKey
select event.id, participation.external_id, session.code as session, event.at, event.direction, event.method,
  event.key, event.created_at, event.created_by,
  exists (
    select from trao.attendance_event as later
    where later.conference_id = $1 and later.annuls_id = event.id) as is_annulled
from trao.attendance_event as event
  join trao.participation
    on participation.conference_id = event.conference_id and participation.id = event.participation_id
  join trao.session on session.conference_id = event.conference_id and session.id = event.session_id
where event.conference_id = $1 and event.key = $2

-- Of one session or of all; of one participant or of all.
-- name: attendanceEvents
select event.id, participation.external_id, session.code as session, event.at, event.direction, event.method,
  event.key, event.created_at, event.created_by,
  exists (
    select from trao.attendance_event as later
    where later.conference_id = $1 and later.annuls_id = event.id) as is_annulled
from trao.attendance_event as event
  join trao.participation
    on participation.conference_id = event.conference_id and participation.id = event.participation_id
  join trao.session on session.conference_id = event.conference_id and session.id = event.session_id
where event.conference_id = $1 and ($2::bigint is null or event.session_id = $2)
  and ($3::text is null or participation.external_id = $3)
order by event.at, event.id

-- name: attendanceForExport
select participation.external_id, session.code as session, event.at, event.direction, event.key
from trao.attendance_event as event
  join trao.participation
    on participation.conference_id = event.conference_id and participation.id = event.participation_id
  join trao.session on session.conference_id = event.conference_id and session.id = event.session_id
where event.conference_id = $1 and event.direction <> 'annulment'
  and not exists (
    select from trao.attendance_event as later
    where later.conference_id = $1 and later.annuls_id = event.id)
order by event.id
