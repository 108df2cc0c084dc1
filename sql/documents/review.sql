-- Everybody a template's papers could ever be for, whether they have theirs already or not: for its check and preview.

-- name: reviewGuests
-- $1 conference, $2 invitation, card, reply-form, attendance or badge. Certificates of attendance go to who will have come: any
-- guest may. The code is the organiser's own key.
select guest.id,
  case when $2 = 'card' and guest.language = 'vi' then 'en' else guest.language end as language,
  guest.external_id::text as code
from trao.participation as guest
  join trao.conference on conference.id = guest.conference_id
where guest.conference_id = $1
  and guest.state not in ('proposed', 'declined', 'substituted', 'withdrawn')
  and case
    when $2 in ('invitation', 'card', 'reply-form') then guest.id is distinct from conference.signer_id
      and (guest.person_id is null or not guest.roles && array['organiser', 'staff', 'interpreter', 'liaison'])
    when $2 = 'badge' then guest.person_id is not null
    else true
  end
order by guest.id

-- name: reviewGrants
-- $1 conference, $2 presentation or datasheet. The code is the project's.
select handover.id,
  case when $2 = 'datasheet' then 'vi' else coalesce(
    recipient.language::text, case investor.country when 'JP' then 'ja' when 'VN' then 'vi' else 'en' end)
  end as language,
  project.code as code
from trao.ceremony_grant as handover
  join trao.certificate on certificate.id = handover.certificate_id
  join trao.project on project.id = certificate.project_id
  left join trao.participation as recipient
    on recipient.conference_id = handover.conference_id and recipient.id = handover.recipient_id
  left join trao.project_investor as investor
    on investor.project_id = certificate.project_id and investor.position = 1
where handover.conference_id = $1 and handover.state <> 'withdrawn'
order by handover.ceremony_id, handover.position
