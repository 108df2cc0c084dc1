-- name: externalIDs
select external_id from trao.participation where conference_id = $1

-- name: externalIDsAmong
select external_id from trao.participation where conference_id = $1 and external_id = any ($2::text[])

-- name: sessionCodes
select code from trao.session where conference_id = $1 order by starts_at, id

-- name: cancelledSessionCodes
select code from trao.session where conference_id = $1 and state = 'cancelled'

-- What must be known of a session to record who comes to it.
-- name: attendedSession
select id, code, state, opened_at, closed_at from trao.session where conference_id = $1 and code = $2

-- It is not closed while somebody is recorded who comes now.
-- name: holdAttendedSession
select from trao.session where conference_id = $1 and code = $2 for share

-- name: addAttendanceEvent
insert into trao.attendance_event (conference_id, participation_id, session_id, at, direction, method, key, device)
values ($1, $2, $3, coalesce($4, clock_timestamp()), $5, $6, $7, $8)
on conflict (conference_id, key) do nothing

-- name: addAttendanceEvents
insert into trao.attendance_event (conference_id, participation_id, session_id, at, direction, method, key, device)
select $1, participation.id, session.id, given.at, given.direction, 'import', given.key, given.device
from unnest($2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[]) with ordinality
    as given (external_id, session, at, direction, key, device, place)
  join trao.participation
    on participation.conference_id = $1 and participation.external_id = given.external_id
  join trao.session on session.conference_id = $1 and session.code = given.session
where given.direction <> 'annulment'
order by given.place
on conflict (conference_id, key) do nothing

-- Annulments given that cannot be: of nothing that is known, of an annulment, of somebody else's event, or of an event
-- that another annulment has taken back.
-- name: annulmentFaults
select given.place,
  case
    when annulled.id is null then 'unknown'
    when annulled.direction = 'annulment' then 'annulment'
    when (participation.external_id, session.code) <> (given.external_id, given.session) then 'other'
    else 'twice'
  end as reason
from unnest($2::text[], $3::text[], $4::text[], $5::text[]) with ordinality
    as given (external_id, session, key, annuls, place)
  left join trao.attendance_event as annulled on annulled.conference_id = $1 and annulled.key = given.annuls
  left join trao.participation
    on participation.conference_id = $1 and participation.id = annulled.participation_id
  left join trao.session on session.conference_id = $1 and session.id = annulled.session_id
where given.annuls is not null
  and (annulled.id is null or annulled.direction = 'annulment'
    or (participation.external_id, session.code) <> (given.external_id, given.session)
    or exists (
      select from trao.attendance_event as other
      where other.conference_id = $1 and other.annuls_id = annulled.id and other.key <> given.key))
order by given.place

-- name: addAnnulments
insert into trao.attendance_event (
  conference_id, participation_id, session_id, at, direction, method, key, device, annuls_id, reason)
select $1, annulled.participation_id, annulled.session_id, given.at, 'annulment', 'import', given.key, given.device,
  annulled.id, given.reason
from unnest($2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[]) with ordinality
    as given (at, key, device, annuls, reason, place)
  join trao.attendance_event as annulled on annulled.conference_id = $1 and annulled.key = given.annuls
order by given.place
on conflict (conference_id, key) do nothing

-- Events given that are not what is recorded under their keys.
-- name: attendanceConflicts
select given.place
from unnest(
    $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
    with ordinality as given (external_id, session, at, direction, key, device, annuls, reason, place)
  left join trao.attendance_event as known on known.conference_id = $1 and known.key = given.key
  left join trao.attendance_event as annulled on annulled.conference_id = $1 and annulled.id = known.annuls_id
  left join trao.participation
    on participation.conference_id = $1 and participation.id = known.participation_id
  left join trao.session on session.conference_id = $1 and session.id = known.session_id
where (participation.external_id, session.code, known.at, known.direction, known.device, annulled.key, known.reason)
  is distinct from
  (given.external_id, given.session, given.at, given.direction, given.device, given.annuls, given.reason)
order by given.place

-- name: annulAttendance
insert into trao.attendance_event (
  conference_id, participation_id, session_id, at, direction, method, key, annuls_id, reason)
select conference_id, participation_id, session_id, clock_timestamp(), 'annulment', 'manual', $3, id, $4
from trao.attendance_event
where conference_id = $1 and id = $2
on conflict (conference_id, key) do nothing

-- By its key or its number.
-- name: attendanceEvent
select event.id, participation.external_id, session.code as session, event.at, event.direction, event.method,
  event.key, event.device, event.reason, annulled.key as annuls, annulment.key as annulled_by, event.created_at,
  event.created_by
from trao.attendance_event as event
  join trao.participation
    on participation.conference_id = event.conference_id and participation.id = event.participation_id
  join trao.session on session.conference_id = event.conference_id and session.id = event.session_id
  left join trao.attendance_event as annulled
    on annulled.conference_id = event.conference_id and annulled.id = event.annuls_id
  left join trao.attendance_event as annulment
    on annulment.annuls_id is not null and annulment.conference_id = event.conference_id
      and annulment.annuls_id = event.id
where event.conference_id = $1 and (event.key = $2 or event.id = $3)

-- Of one session or of all; of one participant or of all.
-- name: attendanceEvents
select event.id, participation.external_id, session.code as session, event.at, event.direction, event.method,
  event.key, event.device, event.reason, annulled.key as annuls, annulment.key as annulled_by, event.created_at,
  event.created_by
from trao.attendance_event as event
  join trao.participation
    on participation.conference_id = event.conference_id and participation.id = event.participation_id
  join trao.session on session.conference_id = event.conference_id and session.id = event.session_id
  left join trao.attendance_event as annulled
    on annulled.conference_id = event.conference_id and annulled.id = event.annuls_id
  left join trao.attendance_event as annulment
    on annulment.annuls_id is not null and annulment.conference_id = event.conference_id
      and annulment.annuls_id = event.id
where event.conference_id = $1 and ($2::bigint is null or event.session_id = $2)
  and ($3::text is null or participation.external_id = $3)
order by event.at, event.id
limit $4

-- name: analyseAttendance
-- As analyseGuests does for guests.
analyze trao.attendance_event, trao.attendance_arrival

-- The event by which a guest counts as present in a session.
-- name: arrivalEvent
select event_id from trao.attendance_arrival
where conference_id = $1 and session_id = $2 and participation_id = $3

-- Who was where and how long; of one session or of all; all, or only who is inside now.
-- name: presence
select participation.external_id,
  coalesce(native.full_name, trao.text_in(invited.name_text_id, participation.language)) as name,
  session.code as session, presence.first_in, presence.last_out, presence.is_inside, presence.inside_since,
  extract(epoch from presence.dwell)::float8 as dwell
from trao.presence
  join trao.participation
    on participation.conference_id = presence.conference_id and participation.id = presence.participation_id
  join trao.session on session.conference_id = presence.conference_id and session.id = presence.session_id
  left join trao.name_form as native on native.person_id = participation.person_id and native.kind = 'native'
  left join trao.organisation as invited on invited.id = participation.organisation_id
where presence.conference_id = $1 and ($2::bigint is null or presence.session_id = $2)
  and (not $3::boolean or presence.is_inside)
order by session.starts_at, session.id, presence.first_in, participation.id
limit $4

-- Everything, annulled or not, so that a folder loaded elsewhere tells the same: in the order in which it was recorded,
-- by which the first arrival is known; annulments after all that they may annul, as they are read.
-- name: attendanceForExport
select participation.external_id, session.code as session, event.at, event.direction, event.key, event.device,
  annulled.key as annuls, event.reason
from trao.attendance_event as event
  join trao.participation
    on participation.conference_id = event.conference_id and participation.id = event.participation_id
  join trao.session on session.conference_id = event.conference_id and session.id = event.session_id
  left join trao.attendance_event as annulled
    on annulled.conference_id = event.conference_id and annulled.id = event.annuls_id
where event.conference_id = $1
order by event.direction = 'annulment', event.id
