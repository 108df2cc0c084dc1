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
