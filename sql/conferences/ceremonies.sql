-- name: ceremonies
select ceremony.id, ceremony.code, trao.bodies(ceremony.name_text_id) as name, session.code as session,
  ceremony.provenance, ceremony.is_verified, trao.source_list(ceremony.sources) as sources
from trao.ceremony
  join trao.session on session.conference_id = ceremony.conference_id and session.id = ceremony.session_id
where ceremony.conference_id = $1
order by ceremony.id

-- name: grants
-- What is handed over, with what the version of each certificate says.
select grants.ceremony_id, grants.id, grants.position, coalesce(instrument.kind, 'certificate') as kind,
  project.code as project, instrument.code as instrument, coalesce(certificate.amendment, 0) as amendment,
  trao.bodies(coalesce(instrument.name_text_id, statement.name_text_id)) as name,
  trao.bodies(company.name_text_id) as company_name,
  coalesce(instrument.capital, statement.capital)::text as amount,
  coalesce(instrument.currency, statement.currency) as currency, statement.area_square_metres::text as area,
  trao.bodies(authority.name_text_id) as authority,
  coalesce(certificate.issued_on, instrument.issued_on) as issued_on,
  grants.state, grants.proxy_name, grants.handed_at, grants.handed_by, grants.note,
  coalesce(
    trao.is_sample(grants.provenance, grants.sources) or trao.is_sample(certificate.provenance, certificate.sources)
      or trao.is_sample(project.provenance, project.sources)
      or trao.is_sample(instrument.provenance, instrument.sources)
      or exists (
        select from trao.grant_people as person
          join trao.participation as guest
            on guest.conference_id = person.conference_id and guest.id = person.participation_id
        where person.conference_id = grants.conference_id and person.grant_id = grants.id
          and guest.provenance = 'sample'), false) as is_sample
from trao.ceremony_grant as grants
  left join trao.certificate on certificate.id = grants.certificate_id
  left join trao.certificate_statement as statement on statement.certificate_id = certificate.id
  left join trao.instrument on instrument.id = grants.instrument_id
  left join trao.project on project.id = coalesce(certificate.project_id, instrument.project_id)
  left join trao.organisation as company on company.id = coalesce(instrument.company_id, statement.company_id)
  left join trao.organisation as authority
    on authority.id = coalesce(certificate.authority_id, instrument.authority_id)
where grants.conference_id = $1
order by grants.ceremony_id, grants.position

-- name: grantPeople
-- Who hands over and who receives, in the order of the stage.
select person.grant_id, person.part, guest.external_id,
  coalesce(native.full_name, trao.text_in(invited.name_text_id, guest.language)) as name,
  exists (
    select from trao.ceremony_grant as grants
      join trao.ceremony on ceremony.conference_id = grants.conference_id and ceremony.id = grants.ceremony_id
      join trao.attendance_scan as scan
        on scan.conference_id = grants.conference_id and scan.participation_id = guest.id and scan.direction = 'in'
    where grants.conference_id = person.conference_id and grants.id = person.grant_id
      and scan.session_id in (select around.id from trao.sessions_around(ceremony.conference_id, ceremony.session_id)
        as around (id))) as has_come
from trao.grant_people as person
  join trao.participation as guest on guest.conference_id = person.conference_id and guest.id = person.participation_id
  left join trao.name_form as native on native.person_id = guest.person_id and native.kind = 'native'
  left join trao.organisation as invited on invited.id = guest.organisation_id
where person.conference_id = $1
order by person.grant_id, person.part, person.position

-- name: lockGrants
select id from trao.ceremony_grant where conference_id = $1 and ceremony_id = $2 order by id for update

-- name: recordHandOver
-- $1 conference, $2 grant, $3 what happened, $4 time or null for now, $5 proxy, $6 why, $7 key, $8 and $9 external ids
-- of another presenter and recipient or null. The event and what counts now, in one statement.
with event as (
  insert into trao.hand_over_event (
    conference_id, grant_id, event, at, presenter_id, recipient_id, proxy_name, note, corrects_id, key)
  select grants.conference_id, grants.id, $3::text, coalesce($4::timestamptz, clock_timestamp()),
    coalesce(presenter.id, grants.presenter_id), coalesce(recipient.id, grants.recipient_id), $5::text, $6::text,
    (select case when last.event <> 'annulled' then last.id end
      from trao.hand_over_event as last
      where last.conference_id = grants.conference_id and last.grant_id = grants.id
      order by last.id desc
      limit 1), $7::text
  from trao.ceremony_grant as grants
    left join trao.participation as presenter
      on presenter.conference_id = grants.conference_id and presenter.external_id = $8::text
    left join trao.participation as recipient
      on recipient.conference_id = grants.conference_id and recipient.external_id = $9::text
  where grants.conference_id = $1 and grants.id = $2
  returning conference_id, grant_id, event, at, presenter_id, recipient_id, proxy_name
)
update trao.ceremony_grant as grants
set state = case event.event when 'annulled' then 'planned' else event.event end,
  presenter_id = event.presenter_id, recipient_id = event.recipient_id, proxy_name = event.proxy_name,
  handed_at = case when event.event in ('handed', 'proxy') then event.at end,
  handed_by = case when event.event in ('handed', 'proxy') then trao.actor() end,
  note = case event.event when 'withdrawn' then coalesce($6::text, grants.note) else grants.note end
from event
where grants.conference_id = event.conference_id and grants.id = event.grant_id

-- name: handOverByKey
select event.grant_id, event.event, event.at, event.proxy_name, event.note, presenter.external_id as presenter,
  recipient.external_id as recipient, event.created_at
from trao.hand_over_event as event
  left join trao.participation as presenter
    on presenter.conference_id = event.conference_id and presenter.id = event.presenter_id
  left join trao.participation as recipient
    on recipient.conference_id = event.conference_id and recipient.id = event.recipient_id
where event.conference_id = $1 and event.key = $2

-- name: handOverEvents
-- $1 conference, $2 ceremony: what happened, in turn.
select event.id, grants.position, event.event, event.at, presenter.external_id as presenter,
  recipient.external_id as recipient, event.proxy_name, event.note, event.corrects_id, event.key, event.created_at,
  event.created_by
from trao.hand_over_event as event
  join trao.ceremony_grant as grants
    on grants.conference_id = event.conference_id and grants.id = event.grant_id
  left join trao.participation as presenter
    on presenter.conference_id = event.conference_id and presenter.id = event.presenter_id
  left join trao.participation as recipient
    on recipient.conference_id = event.conference_id and recipient.id = event.recipient_id
where event.conference_id = $1 and grants.ceremony_id = $2
order by event.id

-- name: markGrants
-- $1 conference, $2 grants, $3 the state they are to have: planned or ready. Others keep what happened to them.
update trao.ceremony_grant set state = $3
where conference_id = $1 and id = any ($2) and state in ('planned', 'ready') and state <> $3

-- name: assignGrant
-- $1 conference, $2 grant, $3 and $4 external ids of the first presenter and recipient.
update trao.ceremony_grant
set presenter_id = (select id from trao.participation where conference_id = $1 and external_id = $3),
  recipient_id = (select id from trao.participation where conference_id = $1 and external_id = $4)
where conference_id = $1 and id = $2

-- name: removeGrantPeople
-- $1 conference, $2 grant, $3 presenters, $4 recipients: external ids of those who stand there, the first ones too.
delete from trao.grant_person as person
using trao.participation as guest
where person.conference_id = $1 and person.grant_id = $2
  and guest.conference_id = person.conference_id and guest.id = person.participation_id
  and guest.external_id <> all (
    case person.part when 'presenter' then $3::text[] else $4::text[] end)

-- name: putGrantPeople
-- $1 conference, $2 grant, $3 part, $4 external ids: the first one stands with the grant itself.
insert into trao.grant_person as old (conference_id, grant_id, participation_id, part, position)
select $1, $2, guest.id, $3, given.position
from unnest($4::text[]) with ordinality as given (external_id, position)
  join trao.participation as guest on guest.conference_id = $1 and guest.external_id = given.external_id
where given.position > 1
on conflict (conference_id, grant_id, participation_id) do update
set part = excluded.part, position = excluded.position
where (old.part, old.position) <> (excluded.part, excluded.position)

-- name: removeFirstFromGrantPeople
-- Whoever became the first stands with the grant itself.
delete from trao.grant_person
using trao.participation as guest
where grant_person.conference_id = $1 and grant_person.grant_id = $2
  and guest.conference_id = $1 and guest.id = grant_person.participation_id
  and guest.external_id = any ($3::text[])
