-- name: rooms
select room.id, room.code, trao.bodies(room.name_text_id) as name, room.capacity, room.provenance, room.is_verified,
  trao.source_list(room.sources) as sources,
  (select count(*) from trao.session
    where session.conference_id = room.conference_id and session.room_id = room.id
      and session.state <> 'cancelled') as sessions
from trao.room
where room.conference_id = $1
order by room.id

-- name: putRoom
insert into trao.room (conference_id, code, name_text_id, capacity, provenance, is_verified, sources)
select $1, $2, trao.put_text((select name_text_id from trao.room where conference_id = $1 and code = $2), $3), $4,
  $5, $6, jsonb_object($7::text[], $8::text[])
on conflict (conference_id, code) do update
set name_text_id = excluded.name_text_id, capacity = excluded.capacity, provenance = excluded.provenance,
  is_verified = excluded.is_verified, sources = excluded.sources
