-- Files that came in, and what they changed. While the setting `trao.import` names an import, the database keeps what
-- every statement makes, changes and removes of guests.

-- Imports of a conference come one after the other, for each takes the number after the last.
-- name: lockImports
select pg_advisory_xact_lock(hashtextextended('trao.import', $1))

-- The number is used up by an import that is recorded, not by one that is refused or tried.
-- name: beginImport
select id, set_config('trao.import', $1::text || '/' || id, true)
from (select coalesce(max(id), 0) + 1 as id from trao.import where conference_id = $1::bigint) as next

-- name: endImport
select set_config('trao.import', '', true)

-- name: recordImport
insert into trao.import (
  conference_id, id, kind, file_name, sha256, mapping, created, changed, unchanged)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- name: forgetImports
select trao.forget_imports()

-- Newest first; one, or all.
-- name: imports
select import.id, import.kind, import.file_name, import.sha256, import.mapping, import.created, import.changed,
  import.unchanged, import.created_at, import.created_by, undo.created_at as undone_at, undo.created_by as undone_by,
  exists (
      select from trao.import_creation as kept
      where kept.conference_id = import.conference_id and kept.import_id = import.id)
    or exists (
      select from trao.import_change as kept
      where kept.conference_id = import.conference_id and kept.import_id = import.id) as is_kept
from trao.import
  left join trao.import_undo as undo
    on undo.conference_id = import.conference_id and undo.import_id = import.id
where import.conference_id = $1 and ($2::bigint is null or import.id = $2)
order by import.id desc

-- What an import touched, by kind of record.
-- name: importedRelations
select relation, count(*) filter (where is_new) as created,
  count(*) filter (where not is_new and not is_removed) as changed,
  count(*) filter (where not is_new and is_removed) as removed
from trao.import_rows($1, $2)
group by relation
order by relation

-- What stands in the way, of which there is nothing where it is undone.
-- name: undoImport
select kind, relation, owner, actor, at from trao.undo_import($1, $2)

-- Annulments that came with an import, of events that did not: nothing takes an annulment back.
-- name: importedAnnulments
select 'annulled' as kind, kept.relation, participation.external_id as owner, event.created_by as actor,
  event.created_at as at
from trao.import_creation as kept
  cross join lateral unnest(kept.ids) as imported (id)
  join trao.attendance_event as event on event.conference_id = kept.conference_id and event.id = imported.id
    and event.direction = 'annulment'
  join trao.participation on participation.conference_id = event.conference_id
    and participation.id = event.participation_id
where kept.conference_id = $1 and kept.import_id = $2 and kept.relation = 'attendance_event'
  and not exists (
    select from trao.import_creation as own
    where own.conference_id = kept.conference_id and own.import_id = kept.import_id
      and own.relation = 'attendance_event' and event.annuls_id = any (own.ids))
order by event.id

-- Attendance is append-only: every event that the import recorded and nobody annulled since is annulled.
-- name: annulImportedEvents
insert into trao.attendance_event overriding system value
select annulment.*
from trao.import_creation as kept
  cross join lateral unnest(kept.ids) as imported (id)
  join trao.attendance_event as event on event.conference_id = kept.conference_id and event.id = imported.id
  cross join lateral jsonb_populate_record(event, jsonb_build_object(
    'id', nextval(pg_get_serial_sequence('trao.attendance_event', 'id')), 'at', clock_timestamp(),
    'direction', 'annulment', 'annuls_id', event.id, 'key', 'import-' || kept.import_id || '-undone-' || event.id,
    'reason', 'import ' || kept.import_id || ' undone', 'created_at', clock_timestamp(), 'created_by', trao.actor()))
    as annulment
where kept.conference_id = $1 and kept.import_id = $2 and kept.relation = 'attendance_event'
  and event.direction <> 'annulment'
  and not exists (
    select from trao.attendance_event as annulled
    where annulled.conference_id = event.conference_id and annulled.annuls_id = event.id)

-- name: recordImportUndo
with undone as (
  insert into trao.import_undo (conference_id, import_id) values ($1, $2)
)
delete from trao.import_creation where conference_id = $1 and import_id = $2
