-- One file at a time: who comes second sees what the first one stored, and finds it there.
-- name: lockFiles
select pg_advisory_xact_lock(hashtextextended('trao.conference.files', 0))

-- name: conferences
select conference.id, conference.code, trao.bodies(conference.name_text_id) as name,
  trao.bodies(conference.theme_text_id) as theme, trao.bodies(conference.venue_text_id) as venue,
  trao.bodies(conference.place_text_id) as place, conference.starts_on, conference.ends_on,
  conference.time_zone, conference.second_time_zone, conference.issuing_organisation_id,
  conference.state, conference.provenance, conference.is_verified, trao.source_list(conference.sources) as sources
from trao.conference
order by conference.starts_on, conference.code collate "C"

-- name: conferenceCounts
select
  (select count(*) from trao.conference_organiser where conference_id = $1) as organisers,
  (select count(*) from trao.delegation where conference_id = $1) as delegations,
  count(*) as participations,
  count(person.id) as people,
  count(person.id) filter (where person.provenance in ('article-en', 'article-vi')) as named_people,
  (select count(*) from trao.session where conference_id = $1) as sessions,
  (select count(*) from trao.conference_project where conference_id = $1) as projects,
  (select count(*) from trao.ceremony where conference_id = $1) as ceremonies,
  (select count(*) from trao.ceremony_grant where conference_id = $1) as grants,
  (select count(*) from trao.ceremony_grant where conference_id = $1 and state in ('handed', 'proxy'))
    as grants_handed_over,
  (select count(*) from trao.attendance_event where conference_id = $1) as attendance_events,
  (select count(*) from trao.document where conference_id = $1 and state in ('numbered', 'final', 'signed'))
    as documents
from trao.participation
  left join trao.person on person.id = participation.person_id
where participation.conference_id = $1

-- name: releasedPapersWithTimes
-- $1 conference: papers in force that print hours of the day.
select count(*)
from trao.document
where conference_id = $1 and state in ('final', 'signed')
  and kind in (
    'invitation', 'card', 'reply-form', 'programme', 'attendance-sheet', 'script', 'seating-plan',
    'folder-list', 'summary')

-- Held, because an edit reads a record, changes a part of it and writes the whole: two who edit one conference come one
-- after the other.
-- name: holdConference
select from trao.conference where id = $1 for no key update
