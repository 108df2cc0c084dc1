-- Numbers that are entered once a paper is signed by hand.

-- name: conferenceNumbering
select numbering from trao.conference where id = $1

-- name: lockDocumentForEntry
-- $1 conference, $2 document: what decides about its number, and the day at the conference.
select document.state, document.awaits_number, document.symbol, document.dated, document.snapshot,
  conference.issuing_organisation_id,
  (clock_timestamp() at time zone conference.time_zone)::date as today
from trao.document
  join trao.conference on conference.id = document.conference_id
where document.conference_id = $1 and document.id = $2
for no key update of document

-- name: enterNumber
-- $1 conference, $2 document, $3 register, $4 number, $5 symbol, $6 the paper's date.
update trao.document set register_id = $3, number = $4, symbol = $5, dated = $6
where conference_id = $1 and id = $2 and awaits_number and number is null
