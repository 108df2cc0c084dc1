-- The conference, its delegations, participations and sessions as a folder holds them.

-- name: conferenceEntry
select conference.code, trao.bodies(conference.name_text_id) as name,
  trao.bodies(conference.theme_text_id) as theme, trao.bodies(conference.occasion_text_id) as occasion,
  trao.bodies(conference.venue_text_id) as venue, trao.bodies(conference.place_text_id) as place,
  conference.starts_on, conference.ends_on, conference.time_zone, conference.second_time_zone,
  array(
    select organisation.code::text
    from trao.conference_organiser
      join trao.organisation on organisation.id = conference_organiser.organisation_id
    where conference_organiser.conference_id = conference.id
    order by conference_organiser.position) as organisers,
  issuing.code as issuing_organisation, signer.external_id as signer,
  trao.bodies(conference.signature_authority_text_id) as signature_authority,
  trao.bodies(conference.signature_position_text_id) as signature_position,
  trao.bodies(conference.dress_text_id) as dress, conference.reply_by,
  trao.bodies(conference.contact_text_id) as contact, conference.contact_phone, conference.contact_email,
  conference.numbering, conference.state, conference.provenance, conference.is_verified,
  trao.source_list(conference.sources) as sources
from trao.conference
  join trao.organisation as issuing on issuing.id = conference.issuing_organisation_id
  left join trao.participation as signer
    on signer.conference_id = conference.id and signer.id = conference.signer_id
where conference.code = $1

-- name: putConference
insert into trao.conference (
  code, name_text_id, theme_text_id, occasion_text_id, venue_text_id, place_text_id, starts_on, ends_on,
  time_zone, issuing_organisation_id, signature_authority_text_id, signature_position_text_id, dress_text_id,
  reply_by, contact_text_id, contact_phone, contact_email, state, provenance, is_verified, sources,
  numbering)
select $1, trao.put_text(old.name_text_id, $2), trao.put_text(old.theme_text_id, $3),
  trao.put_text(old.occasion_text_id, $4), trao.put_text(old.venue_text_id, $5),
  trao.put_text(old.place_text_id, $6), $7::date, $8::date, $9::text,
  trao.organisation_by_code($10),
  trao.put_text(old.signature_authority_text_id, $11), trao.put_text(old.signature_position_text_id, $12),
  trao.put_text(old.dress_text_id, $13), $14::date, trao.put_text(old.contact_text_id, $15), $16::text, $17::text,
  $18::text, $19::text, $20::boolean, jsonb_object($21::text[], $22::text[]), $23::text
from (select) as here
  left join trao.conference as old on old.code = $1
on conflict (code) do update
set name_text_id = excluded.name_text_id, theme_text_id = excluded.theme_text_id,
  occasion_text_id = excluded.occasion_text_id, venue_text_id = excluded.venue_text_id,
  place_text_id = excluded.place_text_id, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
  time_zone = excluded.time_zone, issuing_organisation_id = excluded.issuing_organisation_id,
  signature_authority_text_id = excluded.signature_authority_text_id,
  signature_position_text_id = excluded.signature_position_text_id, dress_text_id = excluded.dress_text_id,
  reply_by = excluded.reply_by, contact_text_id = excluded.contact_text_id,
  contact_phone = excluded.contact_phone, contact_email = excluded.contact_email, state = excluded.state,
  provenance = excluded.provenance, is_verified = excluded.is_verified, sources = excluded.sources,
  numbering = excluded.numbering
returning id

-- name: putSecondTimeZone
update trao.conference set second_time_zone = $2 where id = $1 and second_time_zone is distinct from $2

-- name: removeOrganisers
delete from trao.conference_organiser
where conference_id = $1
  and organisation_id <> all (array(select id from trao.organisation where code = any ($2::text[])))

-- name: putOrganisers
insert into trao.conference_organiser as old (conference_id, organisation_id, position)
select $1, organisation.id, given.position
from unnest($2::text[]) with ordinality as given (code, position)
  join trao.organisation on organisation.code = given.code
on conflict (conference_id, organisation_id) do update set position = excluded.position
where old.position <> excluded.position

-- name: putSigner
update trao.conference
set signer_id = (
  select participation.id from trao.participation
  where participation.conference_id = $1 and participation.external_id = $2)
where id = $1

-- name: delegationCodes
select code from trao.delegation where conference_id = $1 order by position

-- name: delegationEntries
select delegation.code, trao.bodies(delegation.name_text_id) as name, organisation.code as organisation,
  delegation.country, delegation.side, head.external_id as head, deputy.external_id as deputy,
  liaison.external_id as liaison,
  delegation.state, delegation.provenance, delegation.is_verified,
  trao.source_list(delegation.sources) as sources
from trao.delegation
  left join trao.organisation on organisation.id = delegation.organisation_id
  left join trao.participation as head
    on head.conference_id = delegation.conference_id and head.id = delegation.head_id
  left join trao.participation as deputy
    on deputy.conference_id = delegation.conference_id and deputy.id = delegation.deputy_id
  left join trao.participation as liaison
    on liaison.conference_id = delegation.conference_id and liaison.id = delegation.liaison_id
where delegation.conference_id = $1
order by delegation.position

-- A new delegation is forming until its head, who is its member, is there too.
-- name: putDelegation
insert into trao.delegation (
  conference_id, code, name_text_id, organisation_id, country, side, position, provenance, is_verified,
  sources)
select $1, $2,
  trao.put_text((select name_text_id from trao.delegation where conference_id = $1 and code = $2), $3),
  trao.organisation_by_code($4), $5, $6, $7, $8, $9, jsonb_object($10::text[], $11::text[])
on conflict (conference_id, code) do update
set name_text_id = excluded.name_text_id, organisation_id = excluded.organisation_id,
  country = excluded.country, side = excluded.side, provenance = excluded.provenance,
  is_verified = excluded.is_verified, sources = excluded.sources

-- Those of the guests named who do not come.
-- name: guestsWhoStayAway
select external_id from trao.participation
where conference_id = $1 and external_id = any ($2::text[]) and state in ('withdrawn', 'declined', 'substituted')

-- name: leadDelegation
update trao.delegation
set head_id = (select id from trao.participation where conference_id = $1 and external_id = $3),
  deputy_id = (select id from trao.participation where conference_id = $1 and external_id = $4),
  liaison_id = (select id from trao.participation where conference_id = $1 and external_id = $6),
  state = $5
where conference_id = $1 and code = $2

-- The delegations given come first, in their order; others keep theirs after them.
-- name: orderDelegations
update trao.delegation
set position = wanted.position
from (
  select delegation.id, row_number() over (order by given.position nulls last, delegation.position) as position
  from trao.delegation
    left join unnest($2::text[]) with ordinality as given (code, position) on given.code = delegation.code
  where delegation.conference_id = $1) as wanted
where delegation.conference_id = $1 and delegation.id = wanted.id and delegation.position <> wanted.position

-- name: lastDelegationPosition
select coalesce(max(position), 0) from trao.delegation where conference_id = $1

-- Participants with a code, and organisations invited as such; guests of the guest list are not among them.
-- name: participationEntries
select participation.external_id, person.code as person, organisation.code as organisation,
  case when appointment.id is not null then coalesce(appointment.code::text, 'office-' || appointment.id) end
    as appointment, delegation.code as delegation, participation.language,
  participation.roles, participation.precedence, participation.precedence_reason,
  participation.precedence_by, participation.precedence_at,
  replaced.external_id as replaces, participation.email, participation.phone, participation.state,
  participation.provenance, participation.is_verified, trao.source_list(participation.sources) as sources
from trao.participation
  left join trao.person on person.id = participation.person_id
  left join trao.organisation on organisation.id = participation.organisation_id
  left join trao.appointment on appointment.id = participation.appointment_id
  left join trao.delegation
    on delegation.conference_id = participation.conference_id and delegation.id = participation.delegation_id
  left join trao.participation as replaced
    on replaced.conference_id = participation.conference_id and replaced.id = participation.replaces_id
where participation.conference_id = $1 and (person.code is not null or organisation.code is not null)
order by participation.id

-- name: putParticipation
insert into trao.participation (
  conference_id, external_id, person_id, organisation_id, appointment_id, delegation_id, language, roles,
  precedence, precedence_reason, replaces_id, email, phone, state, provenance, is_verified, sources,
  precedence_by, precedence_at)
select $1, $2, person.id, trao.organisation_by_code($4),
  (select id from trao.appointment where appointment.person_id = person.id
    and coalesce(appointment.code::text, 'office-' || appointment.id) = $5),
  (select id from trao.delegation where conference_id = $1 and delegation.code = $6),
  $7, $8, $9, $10, null, $11, $12, $13, $14, $15, jsonb_object($16::text[], $17::text[]), $18::text,
  $19::timestamptz
from (select) as here
  left join trao.person on person.id = trao.person_by_code($3)
on conflict (conference_id, external_id) do update
set person_id = excluded.person_id, organisation_id = excluded.organisation_id,
  appointment_id = excluded.appointment_id, delegation_id = excluded.delegation_id,
  language = excluded.language, roles = excluded.roles, precedence = excluded.precedence,
  precedence_reason = excluded.precedence_reason, precedence_by = excluded.precedence_by,
  precedence_at = excluded.precedence_at, email = excluded.email, phone = excluded.phone,
  state = excluded.state, provenance = excluded.provenance, is_verified = excluded.is_verified,
  sources = excluded.sources

-- name: putReplacement
update trao.participation as one
set replaces_id = other.id
from (select) as here
  left join trao.participation as other on other.conference_id = $1 and other.external_id = $3
where one.conference_id = $1 and one.external_id = $2 and one.replaces_id is distinct from other.id

-- name: sessionEntries
select session.code, parent.code as parent, session.kind, trao.bodies(session.name_text_id) as name,
  room.code as room_code, case when room.id is null then trao.bodies(session.room_text_id) end as room,
  session.starts_at, session.ends_at, case when not session.capacity_from_room then session.capacity end as capacity,
  chair.external_id as chair,
  array(
    select guest.external_id::text
    from trao.session_person as part
      join trao.participation as guest
        on guest.conference_id = part.conference_id and guest.id = part.participation_id
    where part.conference_id = session.conference_id and part.session_id = session.id and part.part = 'moderator'
    order by part.position) as moderators,
  array(
    select guest.external_id::text
    from trao.session_person as part
      join trao.participation as guest
        on guest.conference_id = part.conference_id and guest.id = part.participation_id
    where part.conference_id = session.conference_id and part.session_id = session.id and part.part = 'speaker'
    order by part.position) as speakers,
  array(
    select guest.external_id::text
    from trao.session_person as part
      join trao.participation as guest
        on guest.conference_id = part.conference_id and guest.id = part.participation_id
    where part.conference_id = session.conference_id and part.session_id = session.id and part.part = 'interpreter'
    order by part.position) as interpreters,
  session.interpretation, calendar.sequence as calendar_sequence, session.state, session.opened_at,
  session.closed_at, session.provenance, session.is_verified, trao.source_list(session.sources) as sources
from trao.session
  join trao.session_calendar as calendar
    on calendar.conference_id = session.conference_id and calendar.session_id = session.id
  left join trao.room on room.conference_id = session.conference_id and room.id = session.room_id
  left join trao.session as parent
    on parent.conference_id = session.conference_id and parent.id = session.parent_id
  left join trao.participation as chair
    on chair.conference_id = session.conference_id and chair.id = session.chair_id
where session.conference_id = $1
order by session.id

-- name: putSession
insert into trao.session (
  conference_id, code, parent_id, kind, name_text_id, room_text_id, starts_at, ends_at, capacity, chair_id,
  state, opened_at, closed_at, provenance, is_verified, sources, room_id, capacity_from_room, interpretation)
select $1, $2, (select id from trao.session where conference_id = $1 and code = $3), $4,
  trao.put_text(old.name_text_id, $5),
  -- A room with a code has its name for itself.
  case when $18::text is null
    then trao.put_text(case when old.room_id is null then old.room_text_id end, $6) else old.room_text_id end,
  $7::timestamptz, $8::timestamptz, $9::bigint, (select id from trao.participation where conference_id = $1 and external_id = $10), $11::text,
  $12::timestamptz, $13::timestamptz, $14::text, $15::boolean, jsonb_object($16::text[], $17::text[]),
  (select id from trao.room where conference_id = $1 and code = $18), $9::bigint is null and $18::text is not null,
  $19::text[]
from (select) as here
  left join trao.session as old on old.conference_id = $1 and old.code = $2
on conflict (conference_id, code) do update
set parent_id = excluded.parent_id, kind = excluded.kind, name_text_id = excluded.name_text_id,
  room_text_id = excluded.room_text_id, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
  capacity = excluded.capacity, capacity_from_room = excluded.capacity_from_room, room_id = excluded.room_id,
  interpretation = excluded.interpretation, chair_id = excluded.chair_id, state = excluded.state,
  opened_at = excluded.opened_at, closed_at = excluded.closed_at, provenance = excluded.provenance,
  is_verified = excluded.is_verified, sources = excluded.sources

-- name: raiseCalendarSequence
update trao.session_calendar
set sequence = $3
from trao.session
where session.conference_id = $1 and session.code = $2 and session_calendar.conference_id = $1
  and session_calendar.session_id = session.id and session_calendar.sequence < $3
