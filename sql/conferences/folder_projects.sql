-- Projects and their certificates as a folder holds them.

-- name: projectsByCode
select project.code, trao.bodies(project.name_text_id) as name, company.code as company, project.sector,
  trao.bodies(project.zone_text_id) as zone, trao.bodies(project.address_text_id) as address,
  project.area_square_metres::text as area, project.capital::text as capital, project.currency,
  project.converted_capital::text as converted_capital, project.converted_currency,
  project.exchange_rate::text as exchange_rate, project.exchange_rate_on,
  project.contributed::text as contributed, project.converted_contributed::text as converted_contributed,
  project.mobilised::text as mobilised, project.converted_mobilised::text as converted_mobilised,
  project.enterprise_code, project.enterprise_registered_on, project.term_years,
  project.provenance, project.is_verified, trao.source_list(project.sources) as sources
from trao.project
  join trao.organisation as company on company.id = project.company_id
where project.code = any ($1)

-- name: investorsByCode
select project.code, organisation.code as organisation, person.code as person, investor.country,
  trao.bodies(investor.nationality_text_id) as nationality, trao.bodies(investor.paper_text_id) as paper,
  investor.paper_number, investor.paper_issued_on, trao.bodies(investor.paper_issuer_text_id) as paper_issuer,
  trao.bodies(investor.address_text_id) as address, representative.code as representative,
  trao.bodies(investor.representative_position_text_id) as representative_position,
  investor.share::text as share, investor.contribution::text as contribution,
  investor.converted_contribution::text as converted_contribution,
  trao.bodies(investor.method_text_id) as method, trao.bodies(investor.schedule_text_id) as schedule
from trao.project_investor as investor
  join trao.project on project.id = investor.project_id
  left join trao.organisation on organisation.id = investor.organisation_id
  left join trao.person on person.id = investor.person_id
  left join trao.person as representative on representative.id = investor.representative_id
where project.code = any ($1)
order by project.code, investor.position

-- name: objectivesByCode
select project.code, trao.bodies(objective.name_text_id) as name, objective.industry_code,
  trao.bodies(objective.industry_text_id) as industry, objective.product_code
from trao.project_objective as objective
  join trao.project on project.id = objective.project_id
where project.code = any ($1)
order by project.code, objective.position

-- name: clausesByCode
select project.code, clause.kind, trao.bodies(clause.body_text_id) as body
from trao.project_clause as clause
  join trao.project on project.id = clause.project_id
where project.code = any ($1)
order by project.code, clause.kind, clause.position

-- name: milestonesByCode
select project.code, milestone.kind, trao.bodies(milestone.name_text_id) as name, milestone.starts::text as starts,
  milestone.ends::text as ends
from trao.project_milestone as milestone
  join trao.project on project.id = milestone.project_id
where project.code = any ($1)
order by project.code, milestone.position

-- name: legalBasesByCode
select project.code as project, certificate.amendment, trao.bodies(basis.name_text_id) as name, basis.number,
  basis.dated, trao.bodies(basis.about_text_id) as about
from trao.legal_basis as basis
  join trao.certificate on certificate.id = basis.certificate_id
  join trao.project on project.id = certificate.project_id
where project.code = any ($1)
order by project.code, certificate.amendment, basis.position

-- name: projectAliases
select project.code, alias.body, alias.provenance
from trao.alias
  join trao.project on project.id = alias.project_id
where project.code = any ($1)
order by alias.body collate "C"

-- name: certificatesByCode
select project.code as project, certificate.amendment, authority.code as authority,
  certificate.first_issued_on, certificate.issued_on, certificate.state, certificate.form_version,
  certificate.applied_on, certificate.originals, trao.bodies(certificate.signatory_text_id) as signatory,
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
  converted_capital, converted_currency, exchange_rate, exchange_rate_on, contributed, converted_contributed,
  mobilised, converted_mobilised, enterprise_code, enterprise_registered_on, term_years, provenance, is_verified,
  sources)
select $1, trao.put_text(old.name_text_id, $2), trao.organisation_by_code($3), $4,
  trao.put_text(old.zone_text_id, $5), trao.put_text(old.address_text_id, $6), $7::text::numeric,
  $8::text::numeric, $9, $10::text::numeric, $11, $12::text::numeric, $13, $14::text::numeric,
  $15::text::numeric, $16::text::numeric, $17::text::numeric, $18, $19, $20, $21, $22,
  jsonb_object($23::text[], $24::text[])
from (select) as here
  left join trao.project as old on old.code = $1
on conflict (code) do update
set name_text_id = excluded.name_text_id, company_id = excluded.company_id, sector = excluded.sector,
  zone_text_id = excluded.zone_text_id, address_text_id = excluded.address_text_id,
  area_square_metres = excluded.area_square_metres, capital = excluded.capital,
  currency = excluded.currency, converted_capital = excluded.converted_capital,
  converted_currency = excluded.converted_currency, exchange_rate = excluded.exchange_rate,
  exchange_rate_on = excluded.exchange_rate_on, contributed = excluded.contributed,
  converted_contributed = excluded.converted_contributed, mobilised = excluded.mobilised,
  converted_mobilised = excluded.converted_mobilised, enterprise_code = excluded.enterprise_code,
  enterprise_registered_on = excluded.enterprise_registered_on, term_years = excluded.term_years,
  provenance = excluded.provenance, is_verified = excluded.is_verified, sources = excluded.sources
returning id

-- name: putConferenceProject
insert into trao.conference_project (conference_id, project_id) values ($1, $2) on conflict do nothing

-- name: removeInvestors
delete from trao.project_investor where project_id = $1 and position > $2

-- name: putInvestor
insert into trao.project_investor (
  project_id, position, organisation_id, person_id, country, nationality_text_id, paper_text_id, paper_number,
  paper_issued_on, paper_issuer_text_id, address_text_id, representative_id, representative_position_text_id,
  share, contribution, converted_contribution, method_text_id, schedule_text_id)
select $1, $2, trao.organisation_by_code($3), trao.person_by_code($4), $5,
  trao.put_text(old.nationality_text_id, $6), trao.put_text(old.paper_text_id, $7), $8, $9,
  trao.put_text(old.paper_issuer_text_id, $10), trao.put_text(old.address_text_id, $11),
  trao.person_by_code($12), trao.put_text(old.representative_position_text_id, $13),
  $14::text::numeric, $15::text::numeric, $16::text::numeric, trao.put_text(old.method_text_id, $17),
  trao.put_text(old.schedule_text_id, $18)
from (select) as here
  left join trao.project_investor as old on old.project_id = $1 and old.position = $2
on conflict (project_id, position) do update
set organisation_id = excluded.organisation_id, person_id = excluded.person_id, country = excluded.country,
  nationality_text_id = excluded.nationality_text_id, paper_text_id = excluded.paper_text_id,
  paper_number = excluded.paper_number, paper_issued_on = excluded.paper_issued_on,
  paper_issuer_text_id = excluded.paper_issuer_text_id, address_text_id = excluded.address_text_id,
  representative_id = excluded.representative_id,
  representative_position_text_id = excluded.representative_position_text_id, share = excluded.share,
  contribution = excluded.contribution, converted_contribution = excluded.converted_contribution,
  method_text_id = excluded.method_text_id, schedule_text_id = excluded.schedule_text_id

-- name: removeObjectives
delete from trao.project_objective where project_id = $1 and position > $2

-- name: putObjective
insert into trao.project_objective (
  project_id, position, name_text_id, industry_code, industry_text_id, product_code)
select $1, $2, trao.put_text(old.name_text_id, $3), $4, trao.put_text(old.industry_text_id, $5), $6
from (select) as here
  left join trao.project_objective as old on old.project_id = $1 and old.position = $2
on conflict (project_id, position) do update
set name_text_id = excluded.name_text_id, industry_code = excluded.industry_code,
  industry_text_id = excluded.industry_text_id, product_code = excluded.product_code

-- name: removeClauses
delete from trao.project_clause where project_id = $1 and kind = $2 and position > $3

-- name: putClause
insert into trao.project_clause (project_id, kind, position, body_text_id)
select $1, $2, $3, trao.put_text(old.body_text_id, $4)
from (select) as here
  left join trao.project_clause as old on old.project_id = $1 and old.kind = $2 and old.position = $3
on conflict (project_id, kind, position) do update set body_text_id = excluded.body_text_id

-- name: removeMilestones
delete from trao.project_milestone where project_id = $1 and position > $2

-- name: putMilestone
insert into trao.project_milestone (project_id, position, kind, name_text_id, starts, ends)
select $1, $2, $3, trao.put_text(old.name_text_id, $4), $5, $6
from (select) as here
  left join trao.project_milestone as old on old.project_id = $1 and old.position = $2
on conflict (project_id, position) do update
set kind = excluded.kind, name_text_id = excluded.name_text_id, starts = excluded.starts, ends = excluded.ends

-- name: putCertificate
insert into trao.certificate (
  project_id, amendment, kind, authority_id, first_issued_on, issued_on, state, form_version, applied_on,
  originals, signatory_text_id, provenance, is_verified, sources)
select $1, $2, case when $2 = 0 then 'new' else 'amended' end,
  trao.organisation_by_code($3), $4, $5, $6, $7, $8, $9,
  trao.put_text(old.signatory_text_id, $10), $11, $12, jsonb_object($13::text[], $14::text[])
from (select) as here
  left join trao.certificate as old on old.project_id = $1 and old.amendment = $2
on conflict (project_id, amendment) do update
set authority_id = excluded.authority_id, first_issued_on = excluded.first_issued_on,
  issued_on = excluded.issued_on, state = excluded.state, form_version = excluded.form_version,
  applied_on = excluded.applied_on, originals = excluded.originals,
  signatory_text_id = excluded.signatory_text_id, provenance = excluded.provenance,
  is_verified = excluded.is_verified, sources = excluded.sources
returning id

-- name: removeLegalBases
delete from trao.legal_basis where certificate_id = $1 and position > $2

-- name: putLegalBasis
insert into trao.legal_basis (certificate_id, position, name_text_id, number, dated, about_text_id)
select $1, $2, trao.put_text(old.name_text_id, $3), $4, $5, trao.put_text(old.about_text_id, $6)
from (select) as here
  left join trao.legal_basis as old on old.certificate_id = $1 and old.position = $2
on conflict (certificate_id, position) do update
set name_text_id = excluded.name_text_id, number = excluded.number, dated = excluded.dated,
  about_text_id = excluded.about_text_id
