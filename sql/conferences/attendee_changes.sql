-- One guest at a time: added, changed, withdrawn, replaced, brought back.

-- name: addGuestPerson
insert into trao.person (country, language, provenance) values ($1, $2, $3) returning id

-- name: addGuestName
insert into trao.name_form (person_id, kind, full_name, family_name, middle_name, given_name, provenance)
values ($1, $2, $3, $4, $5, $6, $7)

-- name: addGuestHonorific
insert into trao.honorific (person_id, language, honorific) values ($1, $2, $3)

-- name: addGuestAppointment
insert into trao.appointment (person_id, organisation_id, title_text_id, rank, valid_from, provenance)
values ($1, $2, trao.put_text(null, $3), $4, $5, $6)
returning id

-- name: personOfGuest
select id, country, language from trao.person where id = trao.person_by_code($1)

-- name: codesOfPeople
select code from trao.person where code is not null

-- name: organisationOfGuest
select trao.organisation_by_code($1) as id where trao.organisation_by_code($1) is not null

-- name: codesOfOrganisations
select code from trao.organisation where code is not null

-- name: appointmentOfGuest
select id from trao.appointment where person_id = $1 and code = $2

-- name: codesOfAppointments
select code from trao.appointment where person_id = $1 and code is not null

-- name: participationOfPerson
select external_id from trao.participation
where conference_id = $1 and (person_id = $2 or organisation_id = $3)

-- name: addGuest
insert into trao.participation (
  conference_id, external_id, person_id, organisation_id, appointment_id, delegation_id, language, roles, email,
  phone, state, provenance)
values (
  $1, $2, $3, $4, $5, (select id from trao.delegation where conference_id = $1 and code = $6), $7, $8, $9, $10, $11,
  $12)
returning id

-- name: editGuest
update trao.participation
set appointment_id = $3, delegation_id = (select id from trao.delegation where conference_id = $1 and code = $4),
  language = $5, roles = $6, email = $7, phone = $8, state = $9
where conference_id = $1 and id = $2

-- name: guestOfID
select id from trao.participation where conference_id = $1 and external_id = $2

-- A guest as the changes need it, held until the transaction ends.
-- name: holdGuest
select participation.state, participation.person_id, participation.appointment_id, participation.delegation_id,
  delegation.code as delegation, replaced.external_id as replaces, participation.replaces_id
from trao.participation
  left join trao.delegation
    on delegation.conference_id = participation.conference_id and delegation.id = participation.delegation_id
  left join trao.participation as replaced
    on replaced.conference_id = participation.conference_id and replaced.id = participation.replaces_id
where participation.conference_id = $1 and participation.id = $2
for update of participation

-- name: setParticipationState
update trao.participation set state = $3 where conference_id = $1 and id = $2 and state <> $3

-- name: setReplaces
update trao.participation set replaces_id = $3
where conference_id = $1 and id = $2 and replaces_id is distinct from $3

-- name: setDelegationOfGuest
update trao.participation set delegation_id = $3
where conference_id = $1 and id = $2 and delegation_id is distinct from $3

-- The delegations a guest leads: another takes the lead ($3), or nobody while they are forming.
-- name: passLead
update trao.delegation set head_id = $3
where conference_id = $1 and head_id = $2 and (id = $4 or $4::bigint is null)
returning id

-- name: leaveDeputyAndLiaison
update trao.delegation
set deputy_id = nullif(deputy_id, $2), liaison_id = nullif(liaison_id, $2)
where conference_id = $1 and (deputy_id = $2 or liaison_id = $2)

-- The answer that goes with a substitution or its end; the register of answers is its own.
-- name: answerForSubstitution
insert into trao.rsvp (conference_id, participation_id, answer, substitute_id, at, channel, note, key)
values ($1, $2, $3, $4, coalesce($5::timestamptz, clock_timestamp()), $6, $7, $8)

-- name: addParticipationEvent
insert into trao.participation_event (
  conference_id, participation_id, event, state_before, substitute_id, is_substitute_new, substitute_state_before,
  substitute_delegation_before_id, led_delegation_id, reason, key)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)

-- name: participationEventByKey
select event.event, guest.external_id, substitute.external_id as substitute, event.reason, event.created_at
from trao.participation_event as event
  join trao.participation as guest
    on guest.conference_id = event.conference_id and guest.id = event.participation_id
  left join trao.participation as substitute
    on substitute.conference_id = event.conference_id and substitute.id = event.substitute_id
where event.conference_id = $1 and event.key = $2

-- name: participationEvents
select event.event, event.state_before, substitute.external_id as substitute, event.reason, event.created_at,
  event.created_by
from trao.participation_event as event
  left join trao.participation as substitute
    on substitute.conference_id = event.conference_id and substitute.id = event.substitute_id
where event.conference_id = $1 and event.participation_id = $2
order by event.id

-- What happened last to a guest who left, to undo it.
-- name: lastDeparture
select event.event, event.state_before, event.substitute_id, event.is_substitute_new,
  event.substitute_delegation_before_id, event.led_delegation_id
from trao.participation_event as event
where event.conference_id = $1 and event.participation_id = $2
order by event.id desc
limit 1

-- name: livingSubstitute
select id, external_id, state, delegation_id from trao.participation
where conference_id = $1 and replaces_id = $2 and state not in ('withdrawn', 'declined')

-- name: isPresentAnywhere
select session.code
from trao.attendance_event as event
  join trao.session on session.conference_id = event.conference_id and session.id = event.session_id
where event.conference_id = $1 and event.participation_id = $2 and event.direction = 'in' and not exists (
  select from trao.attendance_event as later
  where later.conference_id = event.conference_id and later.annuls_id = event.id)
order by event.at
limit 1

-- Everything that counts on a guest and is not over: what it is, where, and more of it. $3: only what is in this session,
-- or null.
-- name: participationTies
select kind, place, detail
from (
  select 'head' as kind, delegation.code as place, delegation.state as detail, null as session
  from trao.delegation where conference_id = $1 and head_id = $2
  union all
  select 'deputy', delegation.code, null, null from trao.delegation where conference_id = $1 and deputy_id = $2
  union all
  select 'liaison', delegation.code, null, null from trao.delegation where conference_id = $1 and liaison_id = $2
  union all
  select 'signer', conference.code, null, null from trao.conference where id = $1 and signer_id = $2
  union all
  select 'chair', session.code, null, session.code
  from trao.session where conference_id = $1 and chair_id = $2 and state in ('planned', 'open')
  union all
  select person.part, session.code, null, session.code
  from trao.session_person as person
    join trao.session on session.conference_id = person.conference_id and session.id = person.session_id
  where person.conference_id = $1 and person.participation_id = $2 and session.state in ('planned', 'open')
  union all
  select 'programme', session.code, item.position::text, session.code
  from trao.programme_item_person as person
    join trao.programme_item as item
      on item.conference_id = person.conference_id and item.id = person.programme_item_id
    join trao.session on session.conference_id = item.conference_id and session.id = item.session_id
  where person.conference_id = $1 and person.participation_id = $2 and session.state in ('planned', 'open')
  union all
  select case when ceremony_grant.presenter_id = $2 then 'presenter' else 'recipient' end, ceremony.code,
    ceremony_grant.position::text, session.code
  from trao.ceremony_grant
    join trao.ceremony
      on ceremony.conference_id = ceremony_grant.conference_id and ceremony.id = ceremony_grant.ceremony_id
    join trao.session on session.conference_id = ceremony.conference_id and session.id = ceremony.session_id
  where ceremony_grant.conference_id = $1 and $2 in (ceremony_grant.presenter_id, ceremony_grant.recipient_id)
    and ceremony_grant.state in ('planned', 'ready')
  union all
  select person.part, ceremony.code, ceremony_grant.position::text, session.code
  from trao.grant_person as person
    join trao.ceremony_grant
      on ceremony_grant.conference_id = person.conference_id and ceremony_grant.id = person.grant_id
    join trao.ceremony
      on ceremony.conference_id = ceremony_grant.conference_id and ceremony.id = ceremony_grant.ceremony_id
    join trao.session on session.conference_id = ceremony.conference_id and session.id = ceremony.session_id
  where person.conference_id = $1 and person.participation_id = $2 and ceremony_grant.state in ('planned', 'ready')
  union all
  select 'seat', session.code, seat.seat_row || '-' || seat.seat_number, session.code
  from trao.seat
    join trao.session on session.conference_id = seat.conference_id and session.id = seat.session_id
  where seat.conference_id = $1 and seat.participation_id = $2 and session.state in ('planned', 'open')
  union all
  select 'substitute', replaced.external_id, null, null
  from trao.participation
    join trao.participation as replaced
      on replaced.conference_id = participation.conference_id and replaced.id = participation.replaces_id
  where participation.conference_id = $1 and participation.id = $2 and replaced.state = 'substituted'
  union all
  select 'paper', document.kind, coalesce(document.symbol, document.public_id), null
  from trao.document
  where document.conference_id = $1 and document.participation_id = $2
    and document.state in ('numbered', 'final', 'signed')
) as tie
where $3::text is null or session = $3
order by 1, 2, 3

-- Revoked papers of a guest that no other stands in the place of.
-- name: revokedPapersOfGuest
select document.kind, coalesce(document.symbol, document.public_id) as name
from trao.document
where document.conference_id = $1 and document.participation_id = $2 and document.state = 'revoked'
  and not exists (
    select from trao.document as living
    where living.conference_id = document.conference_id and living.participation_id = document.participation_id
      and living.kind = document.kind and living.session_id is not distinct from document.session_id
      and living.state in ('numbered', 'final', 'signed'))
order by document.kind, document.id
