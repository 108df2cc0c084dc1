-- name: attendance
-- Who was asked, who accepted and who came, per session and delegation.
--
-- invited     was asked: the state says so, or an invitation is numbered. Withdrawn guests are not.
-- accepted    said yes, or registered on the spot.
-- declined    said no.
-- present     has a check-in of the session that was not annulled; scans of one badge count once (I11).
-- unexpected  is present without having accepted.
-- absent      accepted, the session is closed, and there is no check-in (I11).
--
-- Hence accepted + unexpected = present + absent in every closed session.
with came as (
  select distinct event.session_id, event.participation_id
  from trao.attendance_event as event
  where event.conference_id = $1 and event.direction = 'in'
    and not exists (
      select from trao.attendance_event as annulment
      where annulment.conference_id = $1 and annulment.annuls_id = event.id)
), guest as (
  select guest.id, guest.delegation_id,
    guest.state <> 'withdrawn' and (
      guest.state in ('invited', 'accepted', 'declined', 'tentative', 'substituted', 'registered')
      or exists (
        select from trao.document
        where document.conference_id = $1 and document.participation_id = guest.id
          and document.kind = 'invitation' and document.state in ('numbered', 'final'))) as invited,
    guest.state in ('accepted', 'registered') as accepted,
    guest.state = 'declined' as declined
  from trao.participation as guest
  where guest.conference_id = $1
), part as (
  select delegation.id, delegation.code, delegation.position, trao.text_in(delegation.name_text_id, $3) as name
  from trao.delegation
  where delegation.conference_id = $1
  union all
  select null, null, null, null
  where exists (select from guest where delegation_id is null)
)
select session.code as session, session.state as session_state, part.code as delegation,
  part.name as delegation_name,
  count(*) filter (where guest.invited) as invited,
  count(*) filter (where guest.accepted) as accepted,
  count(*) filter (where guest.declined) as declined,
  count(came.participation_id) as present,
  count(came.participation_id) filter (where not guest.accepted) as unexpected,
  count(*) filter (where guest.accepted and session.state = 'closed' and came.participation_id is null) as absent
from trao.session
  cross join part
  left join guest on guest.delegation_id is not distinct from part.id
  left join came on came.session_id = session.id and came.participation_id = guest.id
where session.conference_id = $1 and session.state <> 'cancelled' and ($2::text is null or session.code = $2)
group by session.id, session.code, session.state, session.starts_at, part.id, part.code, part.name, part.position
order by session.starts_at, session.code, part.position nulls last

-- name: attendingPeople
-- The same over all sessions of the conference, each guest counted once. Absent: accepted, and came to none of
-- the sessions, of which at least one is closed.
with came as (
  select distinct event.participation_id
  from trao.attendance_event as event
    join trao.session on session.conference_id = event.conference_id and session.id = event.session_id
  where event.conference_id = $1 and event.direction = 'in'
    and session.state <> 'cancelled' and ($2::text is null or session.code = $2)
    and not exists (
      select from trao.attendance_event as annulment
      where annulment.conference_id = $1 and annulment.annuls_id = event.id)
), guest as (
  select guest.id,
    guest.state <> 'withdrawn' and (
      guest.state in ('invited', 'accepted', 'declined', 'tentative', 'substituted', 'registered')
      or exists (
        select from trao.document
        where document.conference_id = $1 and document.participation_id = guest.id
          and document.kind = 'invitation' and document.state in ('numbered', 'final'))) as invited,
    guest.state in ('accepted', 'registered') as accepted,
    guest.state = 'declined' as declined
  from trao.participation as guest
  where guest.conference_id = $1
)
select
  count(*) filter (where guest.invited) as invited,
  count(*) filter (where guest.accepted) as accepted,
  count(*) filter (where guest.declined) as declined,
  count(came.participation_id) as present,
  count(came.participation_id) filter (where not guest.accepted) as unexpected,
  count(*) filter (
    where guest.accepted and came.participation_id is null
      and exists (
        select from trao.session
        where session.conference_id = $1 and session.state = 'closed'
          and ($2::text is null or session.code = $2))) as absent
from guest
  left join came on came.participation_id = guest.id

-- name: sessionExists
select exists (select from trao.session where conference_id = $1 and code = $2) as found
