-- What data sheets say: a project and its certificate in the order of form A.II.8, for many grants at once.

-- name: datasheetSubjects
-- $1 conference, $2 grants, $3 language, $4 the papers' date. Where a certificate names no form, the law of its day of
-- issue does, or of the paper's date while it is not issued.
select handover.id, project.id as project_id, certificate.id as certificate_id, project.code,
  trao.text_in(authority.name_text_id, $3) as authority,
  trao.text_only_in(authority.letterhead_text_id, $3) as letterhead,
  trao.text_only_in(superior.letterhead_text_id, $3) as superior,
  certificate.first_issued_on, certificate.issued_on, certificate.amendment,
  coalesce(
    certificate.form_version,
    trao.form_version_on(
      case certificate.amendment when 0 then 'certificate-new' else 'certificate-amended' end,
      coalesce(certificate.issued_on, $4::date), certificate.authority_id)) as form_version,
  certificate.applied_on, certificate.originals,
  trao.text_only_in(certificate.signatory_text_id, $3) as signatory,
  trao.text_in(statement.name_text_id, $3) as project,
  trao.text_in(company.name_text_id, $3) as enterprise,
  project.enterprise_code, project.enterprise_registered_on,
  trao.text_in(statement.zone_text_id, $3) as zone, trao.text_in(statement.address_text_id, $3) as address,
  statement.area_square_metres::text as area,
  statement.currency, statement.converted_currency,
  statement.capital::text as capital, statement.converted_capital::text as converted_capital,
  statement.exchange_rate::text as exchange_rate, statement.exchange_rate_on,
  statement.converted_capital > statement.capital as is_own_currency_dearer,
  -- Parts of the capital are known of the certificate in force.
  case when not statement.is_own then project.contributed::text end as contributed,
  case when not statement.is_own then project.converted_contributed::text end as converted_contributed,
  case when not statement.is_own then round(100 * project.contributed / project.capital, 2)::text end
    as contributed_share,
  case when not statement.is_own then project.mobilised::text end as mobilised,
  case when not statement.is_own then project.converted_mobilised::text end as converted_mobilised,
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
  join trao.certificate_statement as statement on statement.certificate_id = certificate.id
  join trao.project on project.id = certificate.project_id
  join trao.organisation as company on company.id = statement.company_id
  join trao.organisation as authority on authority.id = certificate.authority_id
  left join trao.organisation as superior on superior.id = authority.parent_id
where handover.conference_id = $1 and handover.id = any ($2)
order by handover.ceremony_id, handover.position

-- name: datasheetBases
-- $1 certificates, $2 language, $3 the papers' date: the acts of each one's form version, then its own.
select certificate.id as certificate_id, trao.text_in(basis.name_text_id, $2) as name, basis.number, basis.dated,
  trao.text_in(basis.about_text_id, $2) as about
from trao.certificate
  join trao.legal_basis as basis
    on basis.certificate_id = certificate.id
      or basis.form_version = coalesce(
        certificate.form_version,
        trao.form_version_on(
          case certificate.amendment when 0 then 'certificate-new' else 'certificate-amended' end,
          coalesce(certificate.issued_on, $3::date), certificate.authority_id))
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
