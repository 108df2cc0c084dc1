-- Whose titles papers print, to see whether they are out of date.

-- name: titledParticipants
-- $1 conference, $2 guests, $3 grants: the guests themselves, who presents and who receives, and who signs.
select guest.id
from trao.participation as guest
where guest.conference_id = $1 and guest.person_id is not null
  and (guest.id = any ($2)
    or guest.id in (
      select unnest(array[handover.presenter_id, handover.recipient_id])
      from trao.ceremony_grant as handover
      where handover.conference_id = $1 and handover.id = any ($3))
    or guest.id = (select signer_id from trao.conference where id = $1))
order by guest.id

-- name: guestsByCode
-- $1 conference, $2 external ids.
select id from trao.participation where conference_id = $1 and external_id = any ($2)

-- name: grantsByCode
-- $1 conference, $2 projects' codes.
select handover.id
from trao.ceremony_grant as handover
  join trao.certificate on certificate.id = handover.certificate_id
  join trao.project on project.id = certificate.project_id
where handover.conference_id = $1 and handover.state <> 'withdrawn' and project.code = any ($2)
