-- name: reportedConference
-- The conference by its code, and the moment for which a report holds.
select id, code, time_zone, starts_on, trao.text_in(name_text_id, $2) as name, now() as as_of,
  trao.is_sample(provenance, sources) or exists (
    select from trao.participation as guest
    where guest.conference_id = conference.id and guest.provenance = 'sample') as is_sample
from trao.conference
where code = $1

-- name: tuneReading
-- Reports read much and are asked seldom: compiling their plans costs more than it gives, and hash tables of a hundred
-- thousand guests need room. For this transaction only.
select set_config('jit', 'off', true), set_config('work_mem', '64MB', true)

-- name: isUnfamiliar
-- Whether the server has never looked at a big table: then it would plan as for a few rows, and read a hundred thousand
-- for each of a hundred thousand. Not where nothing can be done about it: on a standby, and for whoever does not own it.
select not pg_is_in_recovery() and exists (
  select from pg_class
  where pg_has_role(relowner, 'usage') and oid in (
      'trao.attendance_event'::regclass, 'trao.document'::regclass, 'trao.participation'::regclass,
      'trao.rsvp'::regclass)
    and reltuples < 0 and pg_relation_size(oid) > 1000000)

-- name: analyseReported
analyze trao.appointment, trao.attendance_event, trao.delivery, trao.delivery_outcome, trao.document,
  trao.document_approval, trao.document_file, trao.localised_text, trao.name_form, trao.organisation,
  trao.participation, trao.person, trao.reminder, trao.rsvp, trao.session
