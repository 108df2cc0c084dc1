-- Who answers questions about a conference.
-- name: calendarOrganiser
select trao.bodies(contact_text_id) as contact, contact_email from trao.conference where id = $1

-- A guest as a calendar's attendee, with the answer for a session.
-- name: calendarGuest
select coalesce(native.full_name, trao.text_in(invited.name_text_id, guest.language)) as name, guest.email,
  guest.organisation_id is not null as is_organisation, guest.language, answer.answer
from trao.participation as guest
  left join trao.name_form as native on native.person_id = guest.person_id and native.kind = 'native'
  left join trao.organisation as invited on invited.id = guest.organisation_id
  left join trao.session_answer as answer on answer.conference_id = guest.conference_id
    and answer.participation_id = guest.id and answer.session_id = $3
where guest.conference_id = $1 and guest.external_id = $2

-- The names of participants, in a language: kanji to who reads Japanese, romanised to others.
-- name: participantNames
select guest.id, guest.external_id,
  case when $3 <> 'ja' then coalesce(romanised.full_name, native.full_name, trao.text_in(invited.name_text_id, $3))
    else coalesce(native.full_name, trao.text_in(invited.name_text_id, $3)) end as name
from trao.participation as guest
  left join trao.name_form as native on native.person_id = guest.person_id and native.kind = 'native'
  left join trao.name_form as romanised on romanised.person_id = guest.person_id and romanised.kind = 'romanised'
    and native.full_name !~ '[A-Za-z]'
  left join trao.organisation as invited on invited.id = guest.organisation_id
where guest.conference_id = $1 and guest.external_id = any ($2::text[])
