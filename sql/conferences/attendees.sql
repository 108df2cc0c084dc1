-- Attendees in the order $2, of whom $3 to $8 narrow the choice: external id, delegation, role, state, country,
-- pattern for the folded names.
-- name: attendees
select participation.id, participation.external_id, participation.organisation_id is not null as is_organisation,
  coalesce(native.full_name, trao.text_in(invited.name_text_id, participation.language)) as name,
  kana.full_name as kana, romanised.full_name as romanised, title.bodies as title,
  organisation.bodies as organisation,
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
  left join trao.person_order as turn on turn.person_id = person.id
  left join trao.appointment on appointment.id = participation.appointment_id
  left join trao.organisation as employer on employer.id = appointment.organisation_id
  left join trao.delegation
    on delegation.conference_id = participation.conference_id and delegation.id = participation.delegation_id
  left join lateral trao.bodies_of(appointment.title_text_id) as title on true
  left join lateral trao.bodies_of(coalesce(employer.name_text_id, invited.name_text_id)) as organisation on true
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
  case when $2 = 'vi' then coalesce(
      turn.vi, trao.vietnamese_order(trao.text_in(invited.name_text_id, 'vi'), null, null, null)) end nulls last,
  case when $2 = 'ja' then coalesce(
      turn.ja, trao.japanese_order(null, trao.text_in(invited.name_text_id, 'ja'))) end nulls last,
  case when $2 = 'en' then coalesce(
      turn.en, trao.english_order(trao.text_in(invited.name_text_id, 'en'), null)) end nulls last,
  participation.id
limit $9

-- name: attendeeNames
select form.kind, form.full_name, form.family_name, form.middle_name, form.given_name, form.language, form.script,
  form.name_order, form.provenance
from trao.participation
  join trao.person_name_form as form on form.person_id = participation.person_id
where participation.conference_id = $1 and participation.id = $2
order by
  array_position(array['native', 'kana', 'romanised', 'transcription', 'former', 'alias'], form.kind), form.id

-- name: attendeeHonorifics
select honorific.language, honorific.honorific, honorific.style, honorific.salutation
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
