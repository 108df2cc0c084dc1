-- name: noShows
-- Who had a place and did not come, and who stood in for somebody: of one session (its id: $2), else over the whole conference,
-- where a guest is missing who came to none of the sessions, of which one with a place for them is closed. In the order
-- of precedence; a substitute stands at the rank of their own office.
--
-- $3 language of names and titles, $4 only this delegation.
with scope as materialized (
  select session.id, session.capacity, session.starts_at,
    session.state = 'closed' as is_closed
  from trao.session
  where session.conference_id = $1 and session.state <> 'cancelled' and ($2::bigint is null or session.id = $2)
), place as materialized (
  -- Only closed sessions count, and of these only who has a place.
  select distinct answer.participation_id
  from trao.session_answer as answer join scope on scope.id = answer.session_id
  -- Said of the answers too: then those to other sessions are not looked at.
  where answer.conference_id = $1 and ($2 is null or answer.session_id = $2) and scope.is_closed and answer.place = 'confirmed'
), came as materialized (
  select event.participation_id, min(event.at) as at
  from trao.attendance_event as event join scope on scope.id = event.session_id
  where event.conference_id = $1 and event.direction = 'in'
    and not exists (
      select from trao.attendance_event as annulment
      where annulment.conference_id = $1 and annulment.annuls_id = event.id and annulment.annuls_id is not null)
  group by event.participation_id
), listed as (
  select guest.id, guest.replaces_id, came.at as came_at,
    case when guest.replaces_id is not null and came.at is not null then 'substitute-came'
      when guest.replaces_id is not null and place.participation_id is not null then 'substitute-absent'
      when guest.replaces_id is not null then 'substitute'
      else 'no-show' end as status
  from trao.participation as guest
    left join place on place.participation_id = guest.id
    left join came on came.participation_id = guest.id
  where guest.conference_id = $1 and guest.state <> 'withdrawn'
    and (guest.replaces_id is not null and (guest.state <> 'declined' or came.participation_id is not null)
      or place.participation_id is not null and came.participation_id is null)
), protocol as materialized (
  select ordered.place, ordered.participation_id, ordered.rank, ordered.appointment_id
  from trao.conference
    cross join lateral trao.precedence($1, conference.starts_on) as ordered
  where conference.id = $1 and exists (select from listed)
), titles as (
  -- As trao.text_in() chooses, each text once.
  select distinct on (text_id) text_id, body
  from trao.localised_text
  where text_id in (
    select appointment.title_text_id
    from listed
      join protocol on protocol.participation_id = listed.id
      join trao.appointment on appointment.id = protocol.appointment_id)
  order by text_id, language = $3 desc, language = 'en' desc, language = 'vi' desc
)
select protocol.place, listed.status, guest.external_id,
  named.native_name, named.family_name, named.given_name, named.kana, named.romanised_name,
  trao.text_in(invitee.name_text_id, $3) as name,
  title.body as title, protocol.rank, delegation.code as delegation,
  coalesce(person.country, invitee.country)::text as country, replaced.external_id as replaces,
  absent.native_name as replaces_native, absent.family_name as replaces_family, absent.given_name as replaces_given,
  absent.kana as replaces_kana, absent.romanised_name as replaces_romanised,
  trao.text_in(replaced_invitee.name_text_id, $3) as replaces_name,
  listed.came_at
from listed
  join trao.participation as guest on guest.conference_id = $1 and guest.id = listed.id
  left join protocol on protocol.participation_id = guest.id
  left join trao.appointment as office on office.id = protocol.appointment_id
  left join titles as title on title.text_id = office.title_text_id
  left join trao.person on person.id = guest.person_id
  left join trao.person_name as named on named.person_id = guest.person_id
  left join trao.organisation as invitee on invitee.id = guest.organisation_id
  left join trao.delegation on delegation.conference_id = $1 and delegation.id = guest.delegation_id
  left join trao.participation as replaced on replaced.conference_id = $1 and replaced.id = listed.replaces_id
  left join trao.person_name as absent on absent.person_id = replaced.person_id
  left join trao.organisation as replaced_invitee on replaced_invitee.id = replaced.organisation_id
where $4::text is null or delegation.code = $4
order by protocol.place nulls last, guest.id

-- name: sessionNumber
select id from trao.session where conference_id = $1 and code = $2
