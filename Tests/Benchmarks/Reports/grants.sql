-- Every hand-over with what its certificate says, as one writes it by hand.
with countries as (
  select project_id, string_agg(distinct country, ';' order by country) as codes
  from trao.project_investor
  group by project_id
)
select ceremony.code as ceremony, grants.position, 'certificate' as kind, project.code as project_code,
  certificate.amendment, null as number, company.body as company, name.body as project, authority_name.body as authority,
  certificate.issued_on,
  to_char(grants.handed_at at time zone conference.time_zone, 'YYYY-MM-DD"T"HH24:MI:SS') || '+07:00' as handed_at,
  grants.state, project.sector, zone.body as zone, project.currency, project.capital, project.area_square_metres,
  project.converted_currency, project.converted_capital, project.exchange_rate, project.exchange_rate_on,
  countries.codes as countries, project.provenance,
  case when project.is_verified and certificate.is_verified and grants.is_verified then 'true' else 'false' end
    as is_verified
from trao.ceremony_grant as grants
  join trao.conference on conference.id = grants.conference_id
  join trao.ceremony on ceremony.conference_id = grants.conference_id and ceremony.id = grants.ceremony_id
  join trao.session on session.id = ceremony.session_id
  join trao.certificate on certificate.id = grants.certificate_id
  join trao.project on project.id = certificate.project_id
  join trao.organisation on organisation.id = project.company_id
  join trao.organisation as authority on authority.id = certificate.authority_id
  left join countries on countries.project_id = project.id
  left join trao.localised_text as name on name.text_id = project.name_text_id and name.language = 'en'
  left join trao.localised_text as company on company.text_id = organisation.name_text_id and company.language = 'en'
  left join trao.localised_text as authority_name
    on authority_name.text_id = authority.name_text_id and authority_name.language = 'en'
  left join trao.localised_text as zone on zone.text_id = project.zone_text_id and zone.language = 'en'
where grants.conference_id = :conference
order by session.starts_at, ceremony.code, grants.position
