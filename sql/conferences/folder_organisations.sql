-- Organisations as a conference folder holds them.

-- name: organisationsByCode
select organisation.code, organisation.kind, organisation.country, parent.code as parent,
  trao.bodies(organisation.name_text_id) as name, trao.bodies(organisation.letterhead_text_id) as letterhead,
  organisation.symbol, organisation.provenance, organisation.is_verified,
  trao.source_list(organisation.sources) as sources
from trao.organisation
  left join trao.organisation as parent on parent.id = organisation.parent_id
where organisation.code = any ($1)

-- name: organisationAliases
select organisation.code, alias.body, alias.provenance
from trao.alias
  join trao.organisation on organisation.id = alias.organisation_id
where organisation.code = any ($1)
order by alias.body collate "C"

-- name: putOrganisation
insert into trao.organisation (
  code, kind, country, parent_id, name_text_id, letterhead_text_id, symbol, provenance, is_verified, sources)
select $1, $2, $3, trao.organisation_by_code($4),
  trao.put_text((select name_text_id from trao.organisation where code = $1), $5),
  trao.put_text((select letterhead_text_id from trao.organisation where code = $1), $6),
  $7, $8, $9, jsonb_object($10::text[], $11::text[])
on conflict (code) do update
set kind = excluded.kind, country = excluded.country, parent_id = excluded.parent_id,
  name_text_id = excluded.name_text_id, letterhead_text_id = excluded.letterhead_text_id,
  symbol = excluded.symbol, provenance = excluded.provenance, is_verified = excluded.is_verified,
  sources = excluded.sources
returning id

-- Aliases of an organisation or a project; the other id is null.
-- name: removeAliases
delete from trao.alias
where (organisation_id = $1 or project_id = $2) and body <> all ($3::text[])

-- name: putAliases
insert into trao.alias (organisation_id, project_id, body, provenance)
select $1, $2, given.body, given.provenance
from unnest($3::text[], $4::text[]) as given (body, provenance)
on conflict do nothing

-- name: correctAliases
update trao.alias as old
set provenance = given.provenance
from unnest($3::text[], $4::text[]) as given (body, provenance)
where (old.organisation_id = $1 or old.project_id = $2) and old.body = given.body
  and old.provenance <> given.provenance

-- name: noteLoadedOrganisations
insert into trao.conference_organisation (conference_id, organisation_id)
select $1, id from trao.organisation where code = any ($2::text[])
on conflict do nothing

-- Those that a conference's folder needs, the bodies above them included; those with a code.
-- name: organisationCodesOfConference
with recursive named as (
  select organisation_id as id from trao.conference_organisation where conference_id = $1
  union
  select issuing_organisation_id from trao.conference where id = $1
  union
  select organisation_id from trao.conference_organiser where conference_id = $1
  union
  select organisation_id from trao.delegation where conference_id = $1
  union
  select organisation_id from trao.participation where conference_id = $1
  union
  select appointment.organisation_id
  from trao.appointment
    join trao.person on person.id = appointment.person_id and person.code is not null
    join trao.participation on participation.person_id = person.id and participation.conference_id = $1
  union
  -- Of guests too, where it is a body that has a code.
  select appointment.organisation_id
  from trao.appointment
    join trao.participation
      on participation.appointment_id = appointment.id and participation.conference_id = $1
  union
  select project.company_id
  from trao.project
    join trao.conference_project on conference_project.project_id = project.id
  where conference_project.conference_id = $1
  union
  select project_investor.organisation_id
  from trao.project_investor
    join trao.conference_project on conference_project.project_id = project_investor.project_id
  where conference_project.conference_id = $1
  union
  select certificate.authority_id
  from trao.certificate
    join trao.conference_project on conference_project.project_id = certificate.project_id
  where conference_project.conference_id = $1
), needed as (
  select id from named where id is not null
  union
  select organisation.parent_id
  from trao.organisation
    join needed on needed.id = organisation.id
  where organisation.parent_id is not null
)
select organisation.code
from trao.organisation
  join needed on needed.id = organisation.id
where organisation.code is not null
order by organisation.code collate "C"

-- name: mergedOrganisations
-- Of the codes $1, those of organisations that became part of others.
select distinct merged_code from trao.organisation_merge
where merged_code = any ($1) and not exists (select from trao.organisation where code = merged_code)
