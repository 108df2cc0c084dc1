-- The people of a conference as an attendee file has them: all, or those that no folder names by a code.
-- name: attendeesForExport
select participation.external_id, delegation.code, native.full_name, native.family_name, native.middle_name,
  native.given_name, kana.full_name, romanised.full_name, honorific_vi.honorific, honorific_ja.honorific,
  honorific_en.honorific, titles.bodies[1], titles.bodies[2], titles.bodies[3],
  trao.text_in(organisation.name_text_id, participation.language), person.country, participation.language,
  participation.email, participation.phone, array_to_string(participation.roles, ';'),
  appointment.rank::text, participation.state, participation.provenance
from trao.participation
  join trao.person on person.id = participation.person_id and ($2 or person.code is null)
  left join trao.delegation
    on delegation.conference_id = participation.conference_id and delegation.id = participation.delegation_id
  left join trao.name_form as native on native.person_id = person.id and native.kind = 'native'
  left join trao.name_form as kana on kana.person_id = person.id and kana.kind = 'kana'
  left join trao.name_form as romanised on romanised.person_id = person.id and romanised.kind = 'romanised'
  left join trao.honorific as honorific_vi
    on honorific_vi.person_id = person.id and honorific_vi.language = 'vi'
  left join trao.honorific as honorific_ja
    on honorific_ja.person_id = person.id and honorific_ja.language = 'ja'
  left join trao.honorific as honorific_en
    on honorific_en.person_id = person.id and honorific_en.language = 'en'
  left join trao.appointment on appointment.id = participation.appointment_id
  left join trao.organisation on organisation.id = appointment.organisation_id
  left join lateral trao.bodies(appointment.title_text_id) as titles (bodies) on true
where participation.conference_id = $1
order by participation.id
