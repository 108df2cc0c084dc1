-- Ceremonies and grants as a folder holds them.

-- name: ceremonyEntries
select ceremony.code, session.code as session, trao.bodies(ceremony.name_text_id) as name,
  ceremony.provenance, ceremony.is_verified, trao.source_list(ceremony.sources) as sources
from trao.ceremony
  join trao.session on session.conference_id = ceremony.conference_id and session.id = ceremony.session_id
where ceremony.conference_id = $1
order by ceremony.id

-- name: grantEntries
select grants.id, ceremony.code as ceremony, project.code as project, coalesce(certificate.amendment, 0) as amendment,
  instrument.code as instrument,
  array(
    select guest.external_id::text
    from trao.grant_people as person
      join trao.participation as guest
        on guest.conference_id = person.conference_id and guest.id = person.participation_id
    where person.conference_id = grants.conference_id and person.grant_id = grants.id and person.part = 'presenter'
    order by person.position) as presenters,
  array(
    select guest.external_id::text
    from trao.grant_people as person
      join trao.participation as guest
        on guest.conference_id = person.conference_id and guest.id = person.participation_id
    where person.conference_id = grants.conference_id and person.grant_id = grants.id and person.part = 'recipient'
    order by person.position) as recipients,
  grants.state, grants.proxy_name, grants.handed_at, grants.note, grants.provenance, grants.is_verified,
  trao.source_list(grants.sources) as sources
from trao.ceremony_grant as grants
  join trao.ceremony on ceremony.conference_id = grants.conference_id and ceremony.id = grants.ceremony_id
  left join trao.certificate on certificate.id = grants.certificate_id
  left join trao.project on project.id = certificate.project_id
  left join trao.instrument on instrument.id = grants.instrument_id
where grants.conference_id = $1
order by ceremony.id, grants.position

-- name: putCeremony
insert into trao.ceremony (conference_id, code, session_id, name_text_id, provenance, is_verified, sources)
select $1, $2, (select id from trao.session where conference_id = $1 and code = $3),
  trao.put_text((select name_text_id from trao.ceremony where conference_id = $1 and code = $2), $4), $5, $6,
  jsonb_object($7::text[], $8::text[])
on conflict (conference_id, code) do update
set session_id = excluded.session_id, name_text_id = excluded.name_text_id,
  provenance = excluded.provenance, is_verified = excluded.is_verified, sources = excluded.sources

-- name: addGrant
insert into trao.ceremony_grant (
  conference_id, ceremony_id, position, certificate_id, instrument_id, presenter_id, recipient_id, state, proxy_name,
  handed_at, handed_by, note, provenance, is_verified, sources)
select $1, ceremony.id,
  (select coalesce(max(position), 0) + 1 from trao.ceremony_grant
    where conference_id = $1 and ceremony_id = ceremony.id),
  (select certificate.id
    from trao.project
      join trao.certificate on certificate.project_id = project.id and certificate.amendment = $4
    where project.code = $3),
  (select id from trao.instrument where code = $15::text),
  presenter.id, recipient.id, $7::text, $8::text, $9::timestamptz,
  case when $9::timestamptz is not null then trao.actor() end, $10::text, $11::text, $12::boolean,
  jsonb_object($13::text[], $14::text[])
from trao.ceremony
  left join trao.participation as presenter
    on presenter.conference_id = $1 and presenter.external_id = $5
  left join trao.participation as recipient
    on recipient.conference_id = $1 and recipient.external_id = $6
where ceremony.conference_id = $1 and ceremony.code = $2
returning id

-- name: changeGrant
update trao.ceremony_grant
set presenter_id = (select id from trao.participation where conference_id = $1 and external_id = $3),
  recipient_id = (select id from trao.participation where conference_id = $1 and external_id = $4),
  state = $5, proxy_name = $6, handed_at = $7,
  handed_by = case when $7::timestamptz is not null then coalesce(handed_by, trao.actor()) end,
  note = $8, provenance = $9, is_verified = $10, sources = jsonb_object($11::text[], $12::text[])
where conference_id = $1 and id = $2

-- The grants given come first, in their order; others keep theirs after them.
-- name: orderGrants
update trao.ceremony_grant
set position = wanted.position
from (
  select ceremony_grant.id,
    row_number() over (order by given.position nulls last, ceremony_grant.position) as position
  from trao.ceremony_grant
    join trao.ceremony
      on ceremony.conference_id = ceremony_grant.conference_id and ceremony.id = ceremony_grant.ceremony_id
    left join unnest($3::bigint[]) with ordinality as given (id, position) on given.id = ceremony_grant.id
  where ceremony_grant.conference_id = $1 and ceremony.code = $2) as wanted
where ceremony_grant.conference_id = $1 and ceremony_grant.id = wanted.id
  and ceremony_grant.position <> wanted.position
