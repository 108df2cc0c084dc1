-- What is not ready for a ceremony.

-- name: checkedGrants
-- $1 conference, $2 ceremony: what is still to be handed over, and what that needs. A copy is outdated when something
-- that it prints was changed after it was made.
select grants.id, grants.position, coalesce(instrument.kind, 'certificate') as kind,
  coalesce(instrument.code, project.code) as code, coalesce(certificate.amendment, 0) as amendment,
  certificate.state as certificate_state, coalesce(certificate.issued_on, instrument.issued_on) as issued_on,
  certificate.form_version,
  trao.form_version_on(
    case certificate.amendment when 0 then 'certificate-new' else 'certificate-amended' end, certificate.issued_on,
    certificate.authority_id) as form_of_the_day,
  exists (
    select from trao.form_version as form
    where form.code = certificate.form_version and certificate.issued_on >= form.valid_from
      and coalesce(certificate.issued_on <= form.valid_to, true)) as is_form_valid,
  trao.bodies(coalesce(instrument.name_text_id, statement.name_text_id)) as name,
  trao.bodies(company.name_text_id) as company, coalesce(instrument.capital, statement.capital)::text as amount,
  copy.state as copy_state, coalesce(copy.is_outdated, false) as is_copy_outdated
from trao.ceremony_grant as grants
  left join trao.certificate on certificate.id = grants.certificate_id
  left join trao.certificate_statement as statement on statement.certificate_id = certificate.id
  left join trao.project on project.id = certificate.project_id
  left join trao.instrument on instrument.id = grants.instrument_id
  left join trao.organisation as company on company.id = coalesce(instrument.company_id, statement.company_id)
  left join lateral (
    select document.state,
      exists (
        select from trao.certificate_statement as said
          join trao.localised_text as text
            on text.text_id in (said.name_text_id, said.zone_text_id, said.address_text_id, company.name_text_id)
        where said.certificate_id = certificate.id and text.updated_at > document.created_at)
      or project.updated_at > document.created_at or certificate.updated_at > document.created_at
      or exists (
        select from trao.change
        where change.relation = 'ceremony_grant' and change.row_key ->> 'id' = grants.id::text
          and change.at > document.created_at
          and change.columns && array['presenter_id', 'recipient_id', 'certificate_id', 'position'])
        as is_outdated
    from trao.document
    where document.conference_id = grants.conference_id and document.grant_id = grants.id
      and document.kind = 'presentation' and document.state in ('numbered', 'final', 'signed')
    order by document.id desc
    limit 1) as copy on true
where grants.conference_id = $1 and grants.ceremony_id = $2 and grants.state in ('planned', 'ready')
order by grants.position

-- name: checkedPeople
-- $1 conference, $2 ceremony, $3 its day: those who are to hand over and receive.
select person.grant_id, person.part, guest.external_id, guest.state,
  known.native_name, known.family_name, known.given_name, known.kana, known.romanised_name,
  trao.bodies(invited.name_text_id) as invited, trao.bodies(office.title_text_id) as title,
  attending.valid_to < $3::date as has_left_office, attending.valid_to,
  delegation.code as delegation, delegation.state as delegation_state, delegation.head_id is null as lacks_head,
  coalesce(delegation.side = 'host', false)
    or guest.roles && array['organiser', 'staff', 'interpreter', 'liaison'] as is_of_host
from trao.grant_people as person
  join trao.ceremony_grant as grants
    on grants.conference_id = person.conference_id and grants.id = person.grant_id
  join trao.participation as guest on guest.conference_id = person.conference_id and guest.id = person.participation_id
  left join trao.person_name as known on known.person_id = guest.person_id
  left join trao.organisation as invited on invited.id = guest.organisation_id
  left join trao.appointment as attending on attending.id = guest.appointment_id
  left join trao.appointment as office
    on office.id = trao.appointment_on(guest.person_id, guest.appointment_id, $3::date)
  left join trao.delegation
    on delegation.conference_id = guest.conference_id and delegation.id = guest.delegation_id
where person.conference_id = $1 and grants.ceremony_id = $2 and grants.state in ('planned', 'ready')
order by person.grant_id, person.part, person.position

-- name: checkedCeremony
-- $1 conference, $2 ceremony: its day, whether the programme holds it, and the places of what is not withdrawn.
select (session.starts_at at time zone conference.time_zone)::date as day, session.state = 'cancelled' as is_cancelled,
  exists (
    select from trao.programme_item as item
    where item.conference_id = ceremony.conference_id and item.ceremony_id = ceremony.id) as is_in_programme,
  array(
    select grants.position
    from trao.ceremony_grant as grants
    where grants.conference_id = ceremony.conference_id and grants.ceremony_id = ceremony.id
      and grants.state <> 'withdrawn'
    order by grants.position) as positions
from trao.ceremony
  join trao.session on session.conference_id = ceremony.conference_id and session.id = ceremony.session_id
  join trao.conference on conference.id = ceremony.conference_id
where ceremony.conference_id = $1 and ceremony.id = $2
