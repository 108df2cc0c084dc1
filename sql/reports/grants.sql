-- name: grants
-- Every hand-over of the conference, in the order of the ceremonies and of the stage.
select grants.id, ceremony.code as ceremony, grants.position, project.code as project_code,
  trao.text_in(project.name_text_id, $2) as project, trao.text_in(company.name_text_id, $2) as company,
  certificate.amendment, trao.text_in(authority.name_text_id, $2) as authority, certificate.issued_on,
  grants.handed_at, grants.state, project.sector, project.currency, project.capital::text as capital,
  project.area_square_metres::text as area_square_metres,
  (select array_agg(distinct investor.country::text order by investor.country::text)
    from trao.project_investor as investor where investor.project_id = project.id) as countries,
  project.provenance, project.is_verified and certificate.is_verified and grants.is_verified as is_verified
from trao.ceremony_grant as grants
  join trao.ceremony on ceremony.conference_id = grants.conference_id and ceremony.id = grants.ceremony_id
  join trao.session on session.conference_id = ceremony.conference_id and session.id = ceremony.session_id
  join trao.certificate on certificate.id = grants.certificate_id
  join trao.project on project.id = certificate.project_id
  join trao.organisation as company on company.id = project.company_id
  join trao.organisation as authority on authority.id = certificate.authority_id
where grants.conference_id = $1
order by session.starts_at, ceremony.code, grants.position

-- name: grantSums
-- Exact sums, per currency (I13) and by whether the certificate has left the authority's hands. What was
-- withdrawn counts nowhere.
select project.currency, grants.state in ('handed', 'proxy') as is_handed, count(*) as grants,
  sum(project.capital)::text as capital
from trao.ceremony_grant as grants
  join trao.certificate on certificate.id = grants.certificate_id
  join trao.project on project.id = certificate.project_id
where grants.conference_id = $1 and grants.state <> 'withdrawn'
group by 1, 2
order by 1, 2

-- name: grantedArea
-- The land of what was handed over. A project counts once.
select coalesce(sum(area_square_metres), 0)::numeric(20, 2)::text as area
from trao.project
where id in (
  select certificate.project_id
  from trao.ceremony_grant as grants
    join trao.certificate on certificate.id = grants.certificate_id
  where grants.conference_id = $1 and grants.state in ('handed', 'proxy'))

-- name: grantCountries
-- Grants handed over by the country of the investors. A grant with investors of two countries counts in both.
select investor.country::text as country, count(distinct grants.id) as grants
from trao.ceremony_grant as grants
  join trao.certificate on certificate.id = grants.certificate_id
  join trao.project_investor as investor on investor.project_id = certificate.project_id
where grants.conference_id = $1 and grants.state in ('handed', 'proxy')
group by 1
order by 1
