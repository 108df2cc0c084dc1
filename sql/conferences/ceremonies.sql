-- name: ceremonies
select ceremony.id, ceremony.code, trao.bodies(ceremony.name_text_id) as name, session.code as session,
  ceremony.provenance, ceremony.is_verified, trao.source_list(ceremony.sources) as sources
from trao.ceremony
  join trao.session on session.conference_id = ceremony.conference_id and session.id = ceremony.session_id
where ceremony.conference_id = $1
order by ceremony.id

-- name: grants
select grants.ceremony_id, grants.id, grants.position, project.code as project,
  trao.bodies(project.name_text_id) as project_name, trao.bodies(company.name_text_id) as company_name,
  project.capital::text as amount, project.currency, project.area_square_metres::text as area,
  trao.bodies(authority.name_text_id) as authority, certificate.issued_on,
  presenter.external_id as presenter, presenter_name.full_name as presenter_name,
  recipient.external_id as recipient, recipient_name.full_name as recipient_name,
  grants.state, grants.proxy_name, grants.handed_at, grants.handed_by,
  'sample' = any (array[
      grants.provenance, certificate.provenance, project.provenance, presenter.provenance,
      recipient.provenance]::text[])
    or 'sample' = any (
      trao.source_list(grants.sources) || trao.source_list(certificate.sources)
      || trao.source_list(project.sources)) as is_sample
from trao.ceremony_grant as grants
  join trao.certificate on certificate.id = grants.certificate_id
  join trao.project on project.id = certificate.project_id
  join trao.organisation as company on company.id = project.company_id
  join trao.organisation as authority on authority.id = certificate.authority_id
  left join trao.participation as presenter
    on presenter.conference_id = grants.conference_id and presenter.id = grants.presenter_id
  left join trao.name_form as presenter_name
    on presenter_name.person_id = presenter.person_id and presenter_name.kind = 'native'
  left join trao.participation as recipient
    on recipient.conference_id = grants.conference_id and recipient.id = grants.recipient_id
  left join trao.name_form as recipient_name
    on recipient_name.person_id = recipient.person_id and recipient_name.kind = 'native'
where grants.conference_id = $1
order by grants.ceremony_id, grants.position

-- name: lockGrants
select id from trao.ceremony_grant where conference_id = $1 and ceremony_id = $2 order by id for update

-- name: handOver
update trao.ceremony_grant
set state = case when $4::text is null then 'handed' else 'proxy' end, proxy_name = $4,
  handed_at = coalesce($3::timestamptz, clock_timestamp()), handed_by = trao.actor()
where conference_id = $1 and id = $2
