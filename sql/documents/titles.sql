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

-- name: listedParticipants
-- $1 conference, $2 the papers' date, $3 delegation or null, $4 session or null: people of lists, cards and plans.
select guest.id
from trao.precedence($1, $2) as line
  join trao.participation as guest on guest.conference_id = $1 and guest.id = line.participation_id
where guest.person_id is not null
  and ($3::bigint is null or guest.delegation_id = $3)
  and ($4::bigint is null or guest.id in (
    select answer.participation_id from trao.session_answer as answer
    where answer.conference_id = $1 and answer.session_id = $4
      and (answer.place = 'confirmed' or answer.answer = 'tentative')))
order by guest.id

-- name: stageParticipants
-- $1 conference, $2 ceremony or null: people of the programme, and who presents and who receives.
select guest.id
from trao.participation as guest
where guest.conference_id = $1 and guest.person_id is not null
  and (guest.id in (
      select person.participation_id
      from trao.grant_people as person
        join trao.ceremony_grant as handover
          on handover.conference_id = person.conference_id and handover.id = person.grant_id
      where person.conference_id = $1 and handover.state <> 'withdrawn'
        and ($2::bigint is null or handover.ceremony_id = $2))
    or $2::bigint is null and (
      guest.id in (select participation_id from trao.session_person where conference_id = $1)
      or guest.id in (select chair_id from trao.session where conference_id = $1)
      or guest.id in (select participation_id from trao.programme_item_person where conference_id = $1)))
order by guest.id
