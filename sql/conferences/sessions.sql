-- name: sessions
select session.id, session.code, session.kind, trao.bodies(session.name_text_id) as name,
  trao.bodies(session.room_text_id) as room, session.starts_at, session.ends_at, parent.code as parent,
  chair.external_id as chair, session.state, session.opened_at, session.closed_at, session.provenance,
  session.is_verified, trao.source_list(session.sources) as sources,
  (select count(distinct event.participation_id)
    from trao.attendance_event as event
    where event.conference_id = session.conference_id and event.session_id = session.id
      and event.direction = 'in'
      and not exists (
        select from trao.attendance_event as later
        where later.conference_id = event.conference_id and later.annuls_id = event.id)) as present_count
from trao.session
  left join trao.session as parent
    on parent.conference_id = session.conference_id and parent.id = session.parent_id
  left join trao.participation as chair
    on chair.conference_id = session.conference_id and chair.id = session.chair_id
where session.conference_id = $1
order by session.starts_at, session.ends_at desc, session.id

-- name: openSession
update trao.session
set state = 'open', opened_at = coalesce(opened_at, clock_timestamp()), closed_at = null
where conference_id = $1 and code = $2 and state <> 'open'

-- name: closeSession
update trao.session
set state = 'closed', closed_at = clock_timestamp()
where conference_id = $1 and code = $2 and state <> 'closed'
