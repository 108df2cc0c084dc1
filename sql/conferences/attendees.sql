-- Attendees in the order $2, of whom $3 to $8 narrow the choice: external id, delegation, role, state, country,
-- pattern for the folded names.
-- name: attendees
select participation.id, participation.external_id, participation.organisation_id is not null as is_organisation,
  coalesce(native.full_name, trao.text_in(invited.name_text_id, participation.language)) as name,
  kana.full_name as kana, romanised.full_name as romanised, trao.bodies(appointment.title_text_id) as title,
  trao.bodies(coalesce(employer.name_text_id, invited.name_text_id)) as organisation,
  coalesce(person.country, invited.country) as country, participation.language,
  delegation.code as delegation, participation.roles, appointment.rank, participation.precedence,
  participation.email, participation.phone, participation.state, participation.provenance,
  participation.is_verified, trao.source_list(participation.sources) as sources
from trao.participation
  left join trao.person on person.id = participation.person_id
  left join trao.organisation as invited on invited.id = participation.organisation_id
  left join trao.name_form as native on native.person_id = person.id and native.kind = 'native'
  left join trao.name_form as kana on kana.person_id = person.id and kana.kind = 'kana'
  left join trao.name_form as romanised on romanised.person_id = person.id and romanised.kind = 'romanised'
  left join trao.appointment on appointment.id = participation.appointment_id
  left join trao.organisation as employer on employer.id = appointment.organisation_id
  left join trao.delegation
    on delegation.conference_id = participation.conference_id and delegation.id = participation.delegation_id
  -- Whoever has no place stands behind.
  left join trao.precedence(
      case when $2 = 'precedence' then $1::bigint end,
      (select conference.starts_on from trao.conference where conference.id = $1)) as line
    on line.participation_id = participation.id
where participation.conference_id = $1
  and ($3::text is null or participation.external_id = $3)
  and ($4::text is null or delegation.code = $4)
  and ($5::text is null or $5 = any (participation.roles))
  and ($6::text is null or participation.state = $6)
  and ($7::text is null or coalesce(person.country, invited.country) = $7)
  and ($8::text is null
    or trao.folded(participation.external_id) like trao.folded($8)
    or exists (
      select from trao.name_form
      where name_form.person_id = person.id and trao.folded(name_form.full_name) like trao.folded($8))
    or exists (
      select from trao.localised_text
      where localised_text.text_id = coalesce(invited.name_text_id, employer.name_text_id)
        and trao.folded(localised_text.body) like trao.folded($8)))
order by
  line.place nulls last,
  case when $2 = 'vi' then coalesce(native.given_name, native.full_name, trao.text_in(invited.name_text_id, 'vi')) end
    collate "vi-x-icu" nulls last,
  case when $2 = 'vi' then native.family_name end collate "vi-x-icu" nulls last,
  case when $2 = 'vi' then native.middle_name end collate "vi-x-icu" nulls first,
  case when $2 = 'vi' then native.full_name end collate "vi-x-icu" nulls last,
  case when $2 = 'ja' then kana.full_name end collate "ja-x-icu" nulls last,
  case when $2 = 'ja' then coalesce(romanised.full_name, native.full_name, trao.text_in(invited.name_text_id, 'ja')) end
    collate "ja-x-icu" nulls last,
  case when $2 = 'en' then coalesce(
      romanised.family_name, romanised.full_name, native.family_name, native.full_name,
      trao.text_in(invited.name_text_id, 'en')) end
    collate "en-x-icu" nulls last,
  case when $2 = 'en' then coalesce(romanised.full_name, native.full_name) end collate "en-x-icu" nulls last,
  participation.id

-- name: attendeeNames
select name_form.kind, name_form.full_name, name_form.family_name, name_form.middle_name,
  name_form.given_name, name_form.provenance
from trao.participation
  join trao.name_form on name_form.person_id = participation.person_id
where participation.conference_id = $1 and participation.id = $2
order by array_position(array['native', 'kana', 'romanised', 'alias'], name_form.kind), name_form.id

-- name: attendeeHonorifics
select honorific.language, honorific.honorific, honorific.salutation
from trao.participation
  join trao.honorific on honorific.person_id = participation.person_id
where participation.conference_id = $1 and participation.id = $2

-- name: attendeeAppointments
select trao.bodies(appointment.title_text_id) as title, trao.bodies(organisation.name_text_id) as organisation,
  appointment.rank, appointment.is_acting, appointment.valid_from, appointment.valid_to,
  appointment.provenance, appointment.is_verified, trao.source_list(appointment.sources) as sources
from trao.participation
  join trao.appointment on appointment.person_id = participation.person_id
  left join trao.organisation on organisation.id = appointment.organisation_id
where participation.conference_id = $1 and participation.id = $2
order by appointment.rank nulls last, appointment.valid_from desc nulls last, appointment.id
