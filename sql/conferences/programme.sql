-- The items of one session with those of the sessions inside it, or of all sessions, as they follow one another.
-- name: programme
with recursive wanted as (
  select id, code from trao.session where conference_id = $1 and ($2::text is null or code = $2)
  union
  select inside.id, inside.code
  from wanted join trao.session as inside on inside.conference_id = $1 and inside.parent_id = wanted.id
)
select item.id, wanted.code as session, item.position, item.kind, trao.bodies(item.name_text_id) as name,
  item.starts_at, item.minutes, ceremony.code as ceremony, trao.bodies(item.cue_text_id) as cue,
  trao.bodies(item.stage_text_id) as stage, trao.bodies(item.props_text_id) as props, item.provenance,
  item.is_verified, trao.source_list(item.sources) as sources,
  array(
    select guest.external_id::text
    from trao.programme_item_person as part
      join trao.participation as guest
        on guest.conference_id = part.conference_id and guest.id = part.participation_id
    where part.conference_id = item.conference_id and part.programme_item_id = item.id
    order by part.position) as people
from wanted
  join trao.programme_item as item on item.conference_id = $1 and item.session_id = wanted.id
  left join trao.ceremony on ceremony.conference_id = item.conference_id and ceremony.id = item.ceremony_id
order by item.starts_at, item.session_id, item.position

-- name: addProgrammeItem
insert into trao.programme_item (
  conference_id, session_id, position, kind, name_text_id, starts_at, minutes, ceremony_id, cue_text_id,
  stage_text_id, props_text_id, provenance, is_verified, sources)
select $1, session.id,
  (select coalesce(max(position), 0) + 1 from trao.programme_item
    where conference_id = $1 and session_id = session.id),
  $3::text, trao.put_text(null, $4), $5::timestamptz, $6::integer,
  (select id from trao.ceremony where conference_id = $1 and code = $7),
  trao.put_text(null, $8), trao.put_text(null, $9), trao.put_text(null, $10), $11::text, $12::boolean,
  jsonb_object($13::text[], $14::text[])
from trao.session
where session.conference_id = $1 and session.code = $2
returning id

-- name: changeProgrammeItem
update trao.programme_item
set kind = $3, name_text_id = trao.put_text(name_text_id, $4), starts_at = $5, minutes = $6,
  ceremony_id = (select id from trao.ceremony where conference_id = $1 and code = $7),
  cue_text_id = trao.put_text(cue_text_id, $8), stage_text_id = trao.put_text(stage_text_id, $9),
  props_text_id = trao.put_text(props_text_id, $10), provenance = $11, is_verified = $12,
  sources = jsonb_object($13::text[], $14::text[])
where conference_id = $1 and id = $2

-- name: removeProgrammeItems
delete from trao.programme_item where conference_id = $1 and id = any ($2::bigint[])

-- name: removeProgrammePeople
delete from trao.programme_item_person
using trao.participation as guest
where programme_item_person.conference_id = $1 and programme_item_person.programme_item_id = $2
  and guest.conference_id = $1 and guest.id = programme_item_person.participation_id
  and guest.external_id <> all ($3::text[])

-- name: putProgrammePeople
insert into trao.programme_item_person as old (conference_id, programme_item_id, participation_id, position)
select $1, $2, guest.id, given.position
from unnest($3::text[]) with ordinality as given (external_id, position)
  join trao.participation as guest on guest.conference_id = $1 and guest.external_id = given.external_id
on conflict (conference_id, programme_item_id, participation_id) do update set position = excluded.position
where old.position <> excluded.position

-- Numbers follow the clock.
-- name: numberProgramme
update trao.programme_item
set position = wanted.position
from (
  select item.id, row_number() over (order by item.starts_at, item.id) as position
  from trao.programme_item as item
    join trao.session on session.conference_id = item.conference_id and session.id = item.session_id
  where item.conference_id = $1 and session.code = $2) as wanted
where programme_item.conference_id = $1 and programme_item.id = wanted.id
  and programme_item.position <> wanted.position

-- Moves a session's items from a position on by minutes.
-- name: moveProgrammeFrom
update trao.programme_item
set starts_at = programme_item.starts_at + make_interval(mins => $4::integer)
from trao.session
where session.conference_id = $1 and session.code = $2 and programme_item.conference_id = $1
  and programme_item.session_id = session.id and programme_item.position >= $3
