-- What papers say about the conference and its issuing body.

-- name: paperConference
-- $1 conference, $2 language, $3 the papers' date.
select conference.code,
  trao.text_in(conference.name_text_id, $2) as name,
  trao.text_in(conference.theme_text_id, $2) as theme,
  trao.text_in(conference.occasion_text_id, $2) as occasion,
  trao.text_in(conference.venue_text_id, $2) as venue,
  trao.text_in(conference.place_text_id, $2) as place,
  trao.text_in(conference.dress_text_id, $2) as dress,
  trao.text_in(conference.contact_text_id, $2) as contact_office,
  conference.contact_phone,
  conference.contact_email,
  conference.starts_on,
  conference.ends_on,
  conference.reply_by,
  conference.issuing_organisation_id,
  issuer.symbol,
  trao.text_in(issuer.name_text_id, $2) as issuer,
  trao.text_only_in(issuer.letterhead_text_id, $2) as letterhead,
  trao.text_only_in(conference.signature_authority_text_id, $2) as signature_authority,
  trao.text_only_in(conference.signature_position_text_id, $2) as signature_position,
  trao.text_in(office.title_text_id, $2) as signer_title,
  signer.native_name, signer.family_name, signer.given_name, signer.kana, signer.romanised_name,
  trao.is_sample(conference.provenance, conference.sources)
    or trao.is_sample(issuer.provenance, issuer.sources)
    or trao.is_sample(office.provenance, office.sources)
    or trao.is_sample(signing.provenance, signing.sources) or trao.is_sample(known.provenance, known.sources)
    or coalesce(signer.is_sample, false) as is_sample,
  trao.is_unverified(conference.provenance, conference.is_verified) as is_unverified
from trao.conference
  join trao.organisation as issuer on issuer.id = conference.issuing_organisation_id
  left join trao.participation as signing
    on signing.conference_id = conference.id and signing.id = conference.signer_id
  left join trao.person as known on known.id = signing.person_id
  left join trao.person_name as signer on signer.person_id = signing.person_id
  left join trao.appointment as office
    on office.id = trao.appointment_on(signing.person_id, signing.appointment_id, $3)
where conference.id = $1

-- name: paperOrganisers
-- $1 conference, $2 language.
select trao.text_in(organisation.name_text_id, $2) as name,
  trao.is_sample(organisation.provenance, organisation.sources) as is_sample
from trao.conference_organiser
  join trao.organisation on organisation.id = conference_organiser.organisation_id
where conference_organiser.conference_id = $1
order by conference_organiser.position

-- name: paperSessions
-- $1 conference, $2 language, $3 the papers' date. The first one without a parent opens the conference.
select session.id, session.code,
  session.parent_id is not null as is_inside,
  trao.text_in(session.name_text_id, $2) as name,
  trao.text_in(session.room_text_id, $2) as room,
  trao.local_iso(session.starts_at, conference.time_zone) as starts,
  trao.local_iso(session.ends_at, conference.time_zone) as ends,
  chair.native_name, chair.family_name, chair.given_name, chair.kana, chair.romanised_name,
  address.honorific as chair_honorific,
  trao.text_in(office.title_text_id, $2) as chair_title,
  trao.is_sample(session.provenance, session.sources) as is_sample,
  trao.is_sample(chairing.provenance, chairing.sources) or trao.is_sample(known.provenance, known.sources)
    or trao.is_sample(office.provenance, office.sources) or coalesce(chair.is_sample, false) as is_chair_sample
from trao.session
  join trao.conference on conference.id = session.conference_id
  left join trao.participation as chairing
    on chairing.conference_id = session.conference_id and chairing.id = session.chair_id
  left join trao.person as known on known.id = chairing.person_id
  left join trao.person_name as chair on chair.person_id = chairing.person_id
  left join trao.honorific as address
    on address.person_id = chairing.person_id and address.language = $2
  left join trao.appointment as office
    on office.id = trao.appointment_on(chairing.person_id, chairing.appointment_id, $3)
where session.conference_id = $1 and session.state <> 'cancelled'
order by session.starts_at, session.parent_id nulls first, session.id
