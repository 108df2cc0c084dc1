-- What data sheets say: a project and its certificate in the order of form A.II.8, for many grants at once.

-- name: datasheetSubjects
-- $1 conference, $2 grants, $3 language.
select handover.id, project.id as project_id, certificate.id as certificate_id, project.code,
  trao.text_in(authority.name_text_id, $3) as authority,
  trao.text_only_in(authority.letterhead_text_id, $3) as letterhead,
  trao.text_only_in(superior.letterhead_text_id, $3) as superior,
  certificate.first_issued_on, certificate.issued_on, certificate.amendment, certificate.form_version,
  certificate.applied_on, certificate.originals,
  trao.text_only_in(certificate.signatory_text_id, $3) as signatory,
  trao.text_in(project.name_text_id, $3) as project,
  trao.text_in(company.name_text_id, $3) as enterprise,
  project.enterprise_code, project.enterprise_registered_on,
  trao.text_in(project.zone_text_id, $3) as zone, trao.text_in(project.address_text_id, $3) as address,
  project.area_square_metres::text as area,
  project.currency, project.converted_currency,
  project.capital::text as capital, project.converted_capital::text as converted_capital,
  project.exchange_rate::text as exchange_rate, project.exchange_rate_on,
  project.converted_capital > project.capital as is_own_currency_dearer,
  project.contributed::text as contributed, project.converted_contributed::text as converted_contributed,
  round(100 * project.contributed / project.capital, 2)::text as contributed_share,
  project.mobilised::text as mobilised, project.converted_mobilised::text as converted_mobilised,
  project.term_years,
  trao.is_sample(handover.provenance, handover.sources)
    or trao.is_sample(project.provenance, project.sources)
    or trao.is_sample(certificate.provenance, certificate.sources)
    or trao.is_sample(company.provenance, company.sources)
    or trao.is_sample(authority.provenance, authority.sources)
    or exists (
      select from trao.project_investor as investor
        left join trao.organisation on organisation.id = investor.organisation_id
        left join trao.person on person.id = investor.person_id
        left join trao.person as representative on representative.id = investor.representative_id
        left join trao.person_name as person_name on person_name.person_id in (person.id, representative.id)
      where investor.project_id = project.id
        and (trao.is_sample(organisation.provenance, organisation.sources)
          or trao.is_sample(person.provenance, person.sources)
          or trao.is_sample(representative.provenance, representative.sources)
          or person_name.is_sample)) as is_sample,
  trao.is_unverified(handover.provenance, handover.is_verified)
    or trao.is_unverified(project.provenance, project.is_verified)
    or trao.is_unverified(certificate.provenance, certificate.is_verified)
    or trao.is_unverified(company.provenance, company.is_verified)
    or trao.is_unverified(authority.provenance, authority.is_verified) as is_unverified
from trao.ceremony_grant as handover
  join trao.certificate on certificate.id = handover.certificate_id
  join trao.project on project.id = certificate.project_id
  join trao.organisation as company on company.id = project.company_id
  join trao.organisation as authority on authority.id = certificate.authority_id
  left join trao.organisation as superior on superior.id = authority.parent_id
where handover.conference_id = $1 and handover.id = any ($2)
order by handover.ceremony_id, handover.position

-- name: datasheetBases
-- $1 certificates, $2 language: the acts of each one's form version, then its own.
select certificate.id as certificate_id, trao.text_in(basis.name_text_id, $2) as name, basis.number, basis.dated,
  trao.text_in(basis.about_text_id, $2) as about
from trao.certificate
  join trao.legal_basis as basis
    on basis.certificate_id = certificate.id or basis.form_version = certificate.form_version
where certificate.id = any ($1)
order by certificate.id, basis.certificate_id nulls first, basis.position

-- name: datasheetInvestors
-- $1 projects, $2 language.
select investor.project_id, investor.country,
  investor.person_id is not null as is_person, investor.organisation_id is not null as is_organisation,
  trao.text_in(organisation.name_text_id, $2) as organisation,
  person.native_name, person.family_name, person.given_name, person.kana, person.romanised_name,
  trao.text_in(investor.nationality_text_id, $2) as nationality,
  trao.text_in(investor.paper_text_id, $2) as paper, investor.paper_number, investor.paper_issued_on,
  trao.text_in(investor.paper_issuer_text_id, $2) as paper_issuer,
  trao.text_in(investor.address_text_id, $2) as address,
  agent.native_name as agent_native, agent.family_name as agent_family, agent.given_name as agent_given,
  agent.kana as agent_kana, agent.romanised_name as agent_romanised,
  trao.text_in(investor.representative_position_text_id, $2) as representative_position,
  project.currency, project.converted_currency,
  investor.contribution::text as contribution, investor.converted_contribution::text as converted_contribution,
  investor.share::text as share, trao.text_in(investor.method_text_id, $2) as method,
  trao.text_in(investor.schedule_text_id, $2) as schedule
from trao.project_investor as investor
  join trao.project on project.id = investor.project_id
  left join trao.organisation on organisation.id = investor.organisation_id
  left join trao.person_name as person on person.person_id = investor.person_id
  left join trao.person_name as agent on agent.person_id = investor.representative_id
where investor.project_id = any ($1)
order by investor.project_id, investor.position

-- name: datasheetObjectives
-- $1 projects, $2 language.
select objective.project_id, trao.text_in(objective.name_text_id, $2) as name, objective.industry_code,
  trao.text_in(objective.industry_text_id, $2) as industry, objective.product_code
from trao.project_objective as objective
where objective.project_id = any ($1)
order by objective.project_id, objective.position

-- name: datasheetClauses
-- $1 projects, $2 language.
select clause.project_id, clause.kind, trao.text_in(clause.body_text_id, $2) as body
from trao.project_clause as clause
where clause.project_id = any ($1)
order by clause.project_id, clause.position

-- name: datasheetMilestones
-- $1 projects, $2 language.
select milestone.project_id, milestone.kind, trao.text_in(milestone.name_text_id, $2) as name,
  milestone.starts::text as starts, milestone.ends::text as ends
from trao.project_milestone as milestone
where milestone.project_id = any ($1)
order by milestone.project_id, milestone.position
