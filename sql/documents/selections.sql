-- From the codes that people type to identifiers.

-- name: conferenceDay
-- $1 conference, $2 a moment or null for now: its day in the conference's zone.
select conference.code, (coalesce($2::timestamptz, clock_timestamp()) at time zone conference.time_zone)::date as day
from trao.conference where id = $1

-- name: batchDate
-- $1 batch: the date of its papers; no row while it has none.
select dated from trao.document where batch_id = $1 limit 1

-- name: delegationCodes
select code, id from trao.delegation where conference_id = $1 order by position

-- name: attendeeCodes
select external_id as code, id from trao.participation where conference_id = $1 order by id

-- name: sessionCodes
select code, id from trao.session where conference_id = $1 order by starts_at, id

-- name: ceremonyCodes
select code, id from trao.ceremony where conference_id = $1 order by id
