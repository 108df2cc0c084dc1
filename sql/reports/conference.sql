-- name: reportedConference
-- The conference by its code, and the moment for which a report holds.
select id, code, time_zone, now() as as_of
from trao.conference
where code = $1
