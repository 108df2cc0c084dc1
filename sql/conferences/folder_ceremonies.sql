-- Projects, certificates, ceremonies and grants as a folder holds them.

-- name: projectsByCode
select project.code, trao.bodies(project.name_text_id) as name, company.code as company, project.sector,
  trao.bodies(project.zone_text_id) as zone, trao.bodies(project.address_text_id) as address,
  project.area_square_metres::text as area, project.capital::text as capital, project.currency,
  project.provenance, project.is_verified, trao.source_list(project.sources) as sources
from trao.project
  join trao.organisation as company on company.id = project.company_id
where project.code = any ($1)

-- name: investorsByCode
select project.code, organisation.code as organisation, project_investor.country,
  project_investor.share::text as share
from trao.project_investor
  join trao.project on project.id = project_investor.project_id
  left join trao.organisation on organisation.id = project_investor.organisation_id
where project.code = any ($1)
order by project.code, project_investor.position

-- name: projectAliases
select project.code, alias.body, alias.provenance
from trao.alias
  join trao.project on project.id = alias.project_id
where project.code = any ($1)
order by alias.body collate "C"

-- name: certificatesByCode
select project.code as project, certificate.amendment, authority.code as authority,
  certificate.first_issued_on, certificate.issued_on, certificate.state, certificate.form_version,
  certificate.provenance, certificate.is_verified, trao.source_list(certificate.sources) as sources
from trao.certificate
  join trao.project on project.id = certificate.project_id
  join trao.organisation as authority on authority.id = certificate.authority_id
where project.code = any ($1)
order by project.code, certificate.amendment

-- name: projectCodesOfConference
select project.code
from trao.project
  join trao.conference_project on conference_project.project_id = project.id
where conference_project.conference_id = $1
order by project.code

-- name: putProject
insert into trao.project (
  code, name_text_id, company_id, sector, zone_text_id, address_text_id, area_square_metres, capital, currency,
  provenance, is_verified, sources)
select $1, trao.put_text(old.name_text_id, $2), (select id from trao.organisation where code = $3), $4,
  trao.put_text(old.zone_text_id, $5), trao.put_text(old.address_text_id, $6), $7::text::numeric,
  $8::text::numeric, $9, $10, $11, jsonb_object($12::text[], $13::text[])
from (select) as here
  left join trao.project as old on old.code = $1
on conflict (code) do update
set name_text_id = excluded.name_text_id, company_id = excluded.company_id, sector = excluded.sector,
  zone_text_id = excluded.zone_text_id, address_text_id = excluded.address_text_id,
  area_square_metres = excluded.area_square_metres, capital = excluded.capital,
  currency = excluded.currency, provenance = excluded.provenance, is_verified = excluded.is_verified,
  sources = excluded.sources
returning id

-- name: putConferenceProject
insert into trao.conference_project (conference_id, project_id) values ($1, $2) on conflict do nothing

-- name: removeInvestors
delete from trao.project_investor where project_id = $1 and position > $2

-- name: putInvestor
insert into trao.project_investor (project_id, position, organisation_id, country, share)
values ($1, $2, (select id from trao.organisation where code = $3), $4, $5::text::numeric)
on conflict (project_id, position) do update
set organisation_id = excluded.organisation_id, country = excluded.country, share = excluded.share

-- name: putCertificate
insert into trao.certificate (
  project_id, amendment, kind, authority_id, first_issued_on, issued_on, state, form_version, provenance,
  is_verified, sources)
values ($1, $2, case when $2 = 0 then 'new' else 'amended' end,
  (select id from trao.organisation where code = $3), $4, $5, $6, $7, $8, $9,
  jsonb_object($10::text[], $11::text[]))
on conflict (project_id, amendment) do update
set authority_id = excluded.authority_id, first_issued_on = excluded.first_issued_on,
  issued_on = excluded.issued_on, state = excluded.state, form_version = excluded.form_version,
  provenance = excluded.provenance, is_verified = excluded.is_verified, sources = excluded.sources

-- name: ceremonyEntries
select ceremony.code, session.code as session, trao.bodies(ceremony.name_text_id) as name,
  ceremony.provenance, ceremony.is_verified, trao.source_list(ceremony.sources) as sources
from trao.ceremony
  join trao.session on session.conference_id = ceremony.conference_id and session.id = ceremony.session_id
where ceremony.conference_id = $1
order by ceremony.id

-- name: grantEntries
select grants.id, ceremony.code as ceremony, project.code as project, certificate.amendment,
  presenter.external_id as presenter, recipient.external_id as recipient, grants.state, grants.proxy_name,
  grants.handed_at, grants.note, grants.provenance, grants.is_verified,
  trao.source_list(grants.sources) as sources
from trao.ceremony_grant as grants
  join trao.ceremony on ceremony.conference_id = grants.conference_id and ceremony.id = grants.ceremony_id
  join trao.certificate on certificate.id = grants.certificate_id
  join trao.project on project.id = certificate.project_id
  left join trao.participation as presenter
    on presenter.conference_id = grants.conference_id and presenter.id = grants.presenter_id
  left join trao.participation as recipient
    on recipient.conference_id = grants.conference_id and recipient.id = grants.recipient_id
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
  conference_id, ceremony_id, position, certificate_id, presenter_id, recipient_id, state, proxy_name,
  handed_at, handed_by, note, provenance, is_verified, sources)
select $1, ceremony.id,
  (select coalesce(max(position), 0) + 1 from trao.ceremony_grant
    where conference_id = $1 and ceremony_id = ceremony.id),
  certificate.id, presenter.id, recipient.id, $7::text, $8::text, $9::timestamptz,
  case when $9::timestamptz is not null then trao.actor() end, $10::text, $11::text, $12::boolean,
  jsonb_object($13::text[], $14::text[])
from trao.ceremony
  join trao.project on project.code = $3
  join trao.certificate on certificate.project_id = project.id and certificate.amendment = $4
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
