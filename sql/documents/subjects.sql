-- What papers say about whom or what they are about, for many at once, in their running order.

-- name: guestSubjects
-- $1 conference, $2 participations, $3 the papers' date, $4 a language or null for the guest's own. The category is
-- what the colour of a badge tells: duty first, then honour.
select guest.id, paper.language, guest.external_id,
  guest.person_id is not null as is_person,
  'speaker' = any (guest.roles) as is_speaker,
  case
    when 'interpreter' = any (guest.roles) then 'interpreter'
    when guest.roles && array['staff', 'liaison'] then 'staff'
    when 'press' = any (guest.roles) then 'press'
    when 'guest_of_honour' = any (guest.roles) then 'guest_of_honour'
    when 'organiser' = any (guest.roles) or delegation.side = 'host' then 'host'
    when 'speaker' = any (guest.roles) then 'speaker'
    when 'observer' = any (guest.roles) then 'observer'
    else 'delegate'
  end as category,
  person.native_name, person.family_name, person.given_name, person.kana, person.romanised_name,
  trao.text_in(invited.name_text_id, paper.language) as invited,
  address.honorific, trao.salutation(paper.language, address.honorific, address.salutation) as salutation,
  coalesce(trao.needs_salutation(paper.language, address.honorific, address.salutation), false) as needs_salutation,
  trao.text_in(office.title_text_id, paper.language) as title,
  trao.text_in(employer.name_text_id, paper.language) as organisation,
  trao.text_in(delegation.name_text_id, paper.language) as delegation,
  coalesce(delegation.head_id = guest.id, false) as is_head,
  trao.is_sample(guest.provenance, guest.sources) or trao.is_sample(known.provenance, known.sources)
    or trao.is_sample(office.provenance, office.sources)
    or trao.is_sample(invited.provenance, invited.sources)
    or trao.is_sample(employer.provenance, employer.sources)
    or trao.is_sample(delegation.provenance, delegation.sources)
    or coalesce(person.is_sample, false) as is_sample,
  trao.is_unverified(guest.provenance, guest.is_verified)
    or trao.is_unverified(known.provenance, known.is_verified)
    or trao.is_unverified(office.provenance, office.is_verified)
    or trao.is_unverified(invited.provenance, invited.is_verified)
    or trao.is_unverified(employer.provenance, employer.is_verified)
    or trao.is_unverified(delegation.provenance, delegation.is_verified) as is_unverified
from trao.participation as guest
  cross join lateral (select coalesce($4, guest.language::text) as language) as paper
  left join trao.person as known on known.id = guest.person_id
  left join trao.person_name as person on person.person_id = guest.person_id
  left join trao.organisation as invited on invited.id = guest.organisation_id
  left join trao.honorific as address
    on address.person_id = guest.person_id and address.language = paper.language
  left join trao.appointment as office
    on office.id = trao.appointment_on(guest.person_id, guest.appointment_id, $3)
  left join trao.organisation as employer on employer.id = office.organisation_id
  left join trao.delegation
    on delegation.conference_id = guest.conference_id and delegation.id = guest.delegation_id
where guest.conference_id = $1 and guest.id = any ($2)
order by guest.id

-- name: sessionsAttended
-- $1 conference, $2 participations, $3 session or null for all: each session, but cancelled ones, that each of
-- them was present in.
select distinct entry.participation_id, session.id, session.starts_at
from trao.attendance_event as entry
  join trao.session on session.conference_id = entry.conference_id and session.id = entry.session_id
where entry.conference_id = $1 and entry.participation_id = any ($2) and entry.direction = 'in'
  and ($3::bigint is null or entry.session_id = $3)
  and session.state <> 'cancelled'
  and not exists (
    select from trao.attendance_event as annulment
    where annulment.conference_id = entry.conference_id and annulment.annuls_id = entry.id)
order by entry.participation_id, session.starts_at, session.id

-- name: grantSubjects
-- $1 conference, $2 grants, $3 language, $4 the papers' date. A copy says what its version of the certificate says,
-- also when an amendment has changed the project since.
select handover.id, handover.position, project.code,
  trao.text_in(statement.name_text_id, $3) as project,
  trao.text_in(company.name_text_id, $3) as company,
  trao.text_in(statement.zone_text_id, $3) as zone,
  trao.text_in(statement.address_text_id, $3) as address,
  statement.area_square_metres::text as area,
  statement.capital::text as capital,
  statement.currency,
  trao.text_in(authority.name_text_id, $3) as authority,
  certificate.issued_on, certificate.first_issued_on, certificate.amendment,
  trao.text_in(ceremony.name_text_id, $3) as ceremony,
  (coalesce(handover.handed_at, session.starts_at) at time zone conference.time_zone)::date as handed_on,
  presenter.native_name as presenter_native, presenter.family_name as presenter_family,
  presenter.given_name as presenter_given, presenter.kana as presenter_kana,
  presenter.romanised_name as presenter_romanised,
  trao.text_in(presenting.title_text_id, $3) as presenter_title,
  recipient.native_name as recipient_native, recipient.family_name as recipient_family,
  recipient.given_name as recipient_given, recipient.kana as recipient_kana,
  recipient.romanised_name as recipient_romanised,
  trao.text_in(receiving.title_text_id, $3) as recipient_title,
  trao.is_sample(handover.provenance, handover.sources) or trao.is_sample(project.provenance, project.sources)
    or trao.is_sample(certificate.provenance, certificate.sources)
    or trao.is_sample(company.provenance, company.sources)
    or trao.is_sample(authority.provenance, authority.sources)
    or trao.is_sample(ceremony.provenance, ceremony.sources)
    or trao.is_sample(session.provenance, session.sources)
    or trao.is_sample(giver.provenance, giver.sources) or trao.is_sample(giving.provenance, giving.sources)
    or trao.is_sample(presenting.provenance, presenting.sources) or coalesce(presenter.is_sample, false)
    or trao.is_sample(taker.provenance, taker.sources) or trao.is_sample(taking.provenance, taking.sources)
    or trao.is_sample(receiving.provenance, receiving.sources)
    or coalesce(recipient.is_sample, false) as is_sample,
  trao.is_unverified(handover.provenance, handover.is_verified)
    or trao.is_unverified(project.provenance, project.is_verified)
    or trao.is_unverified(certificate.provenance, certificate.is_verified)
    or trao.is_unverified(company.provenance, company.is_verified)
    or trao.is_unverified(authority.provenance, authority.is_verified)
    or trao.is_unverified(ceremony.provenance, ceremony.is_verified)
    or trao.is_unverified(session.provenance, session.is_verified)
    or trao.is_unverified(giver.provenance, giver.is_verified)
    or trao.is_unverified(giving.provenance, giving.is_verified)
    or trao.is_unverified(presenting.provenance, presenting.is_verified)
    or trao.is_unverified(taker.provenance, taker.is_verified)
    or trao.is_unverified(taking.provenance, taking.is_verified)
    or trao.is_unverified(receiving.provenance, receiving.is_verified) as is_unverified
from trao.ceremony_grant as handover
  join trao.conference on conference.id = handover.conference_id
  join trao.ceremony on ceremony.conference_id = handover.conference_id and ceremony.id = handover.ceremony_id
  join trao.session on session.conference_id = ceremony.conference_id and session.id = ceremony.session_id
  join trao.certificate on certificate.id = handover.certificate_id
  join trao.certificate_statement as statement on statement.certificate_id = certificate.id
  join trao.project on project.id = certificate.project_id
  join trao.organisation as company on company.id = statement.company_id
  join trao.organisation as authority on authority.id = certificate.authority_id
  left join trao.participation as giver
    on giver.conference_id = handover.conference_id and giver.id = handover.presenter_id
  left join trao.person as giving on giving.id = giver.person_id
  left join trao.person_name as presenter on presenter.person_id = giver.person_id
  left join trao.appointment as presenting
    on presenting.id = trao.appointment_on(giver.person_id, giver.appointment_id, $4)
  left join trao.participation as taker
    on taker.conference_id = handover.conference_id and taker.id = handover.recipient_id
  left join trao.person as taking on taking.id = taker.person_id
  left join trao.person_name as recipient on recipient.person_id = taker.person_id
  left join trao.appointment as receiving
    on receiving.id = trao.appointment_on(taker.person_id, taker.appointment_id, $4)
where handover.conference_id = $1 and handover.id = any ($2)
order by handover.ceremony_id, handover.position
