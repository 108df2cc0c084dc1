-- How long after its issue each certificate was handed over, as one writes it by hand.
select ceremony.code as ceremony, grants.position, project.code as project_code, null as instrument,
  name.body as project, certificate.issued_on, (grants.handed_at at time zone conference.time_zone)::date as handed_on,
  (grants.handed_at at time zone conference.time_zone)::date - certificate.issued_on as days, grants.state
from trao.ceremony_grant as grants
  join trao.conference on conference.id = grants.conference_id
  join trao.ceremony on ceremony.conference_id = grants.conference_id and ceremony.id = grants.ceremony_id
  join trao.session on session.id = ceremony.session_id
  join trao.certificate on certificate.id = grants.certificate_id
  join trao.project on project.id = certificate.project_id
  left join trao.localised_text as name on name.text_id = project.name_text_id and name.language = 'en'
where grants.conference_id = :conference and grants.state in ('handed', 'proxy')
order by session.starts_at, ceremony.code, grants.position
