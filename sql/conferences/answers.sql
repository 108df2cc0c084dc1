-- Answers to invitations, and reminders of those who have not answered.

-- name: addAnswer
-- $1 conference, $2 guest, $3 session or null, $4 answer, $5 substitute or null, $6 when or null for now, $7 channel,
-- $8 note or null, $9 key.
insert into trao.rsvp (conference_id, participation_id, session_id, answer, substitute_id, at, channel, note, key)
values ($1, $2, $3, $4, $5, coalesce($6::timestamptz, clock_timestamp()), $7, $8, $9)
on conflict (conference_id, key) do nothing

-- name: addAnswers
-- $1 conference; then one entry an answer: $2 guest, $3 session or empty, $4 answer, $5 substitute or empty, $6 when,
-- $7 channel, $8 note or empty, $9 key.
insert into trao.rsvp (conference_id, participation_id, session_id, answer, substitute_id, at, channel, note, key)
select $1, guest.id, session.id, given.answer, substitute.id, given.at, given.channel, nullif(given.note, ''),
  given.key
from unnest(
    $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[], $8::text[], $9::text[])
    with ordinality as given (external_id, session, answer, substitute, at, channel, note, key, place)
  join trao.participation as guest
    on guest.conference_id = $1 and guest.external_id = given.external_id
  left join trao.session on session.conference_id = $1 and session.code = given.session
  left join trao.participation as substitute
    on substitute.conference_id = $1 and substitute.external_id = given.substitute
order by given.at, given.place
on conflict (conference_id, key) do nothing

-- Answers given that are not what is recorded under their keys.
-- name: answerConflicts
select given.place, known.created_at
from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[], $8::text[], $9::text[])
    with ordinality as given (external_id, session, answer, substitute, at, channel, note, key, place)
  left join trao.rsvp as known on known.conference_id = $1 and known.key = given.key
  left join trao.participation as guest
    on guest.conference_id = $1 and guest.id = known.participation_id
  left join trao.session on session.conference_id = $1 and session.id = known.session_id
  left join trao.participation as substitute
    on substitute.conference_id = $1 and substitute.id = known.substitute_id
where (guest.external_id, coalesce(session.code, ''), known.answer, coalesce(substitute.external_id, ''), known.at,
    known.channel, coalesce(known.note, ''))
  is distinct from
  (given.external_id, given.session, given.answer, given.substitute, given.at, given.channel, given.note)
order by given.place

-- name: answers
-- $1 conference, $2 guest or null, $3 key or null.
select guest.external_id, session.code as session, rsvp.answer, substitute.external_id as substitute, rsvp.at,
  rsvp.channel, rsvp.note, rsvp.key, rsvp.created_at, rsvp.created_by
from trao.rsvp
  join trao.participation as guest
    on guest.conference_id = rsvp.conference_id and guest.id = rsvp.participation_id
  left join trao.session on session.conference_id = rsvp.conference_id and session.id = rsvp.session_id
  left join trao.participation as substitute
    on substitute.conference_id = rsvp.conference_id and substitute.id = rsvp.substitute_id
where rsvp.conference_id = $1
  and ($2::bigint is null or rsvp.participation_id = $2)
  and ($3::text is null or rsvp.key = $3)
order by rsvp.at, rsvp.id

-- name: sessionAnswers
-- $1 conference, $2 session, $3 answer or null. turn: the place in the queue of those who accepted, behind those for whom
-- a place is kept.
select guest.external_id, delegation.code as delegation, answered.answer, answered.at, answered.is_for_session,
  answered.place, answered.has_part, case when answered.answer = 'accepted' then answered.turn end as turn
from (
  select *,
    row_number() over (
      partition by answer = 'accepted' or has_part and (answer is null or answer = 'tentative')
      order by has_part desc, at, participation_id) as turn
  from trao.session_answer
  where conference_id = $1 and session_id = $2) as answered
  join trao.participation as guest
    on guest.conference_id = answered.conference_id and guest.id = answered.participation_id
  left join trao.delegation
    on delegation.conference_id = guest.conference_id and delegation.id = guest.delegation_id
where $3::text is null or answered.answer = $3
order by answered.answer nulls last, answered.has_part and answered.answer = 'accepted' desc, answered.at,
  answered.participation_id

-- name: answeredGuests
-- $1 conference: who has answered for the conference, not only for a session.
select external_id from trao.participation as guest
where conference_id = $1 and exists (
  select from trao.rsvp
  where rsvp.conference_id = guest.conference_id and rsvp.participation_id = guest.id and rsvp.session_id is null)

-- name: isInvited
-- $1 conference, $2 guest: whether a letter or card was sent to them.
select exists (
  select from trao.delivery
    join trao.document
      on document.conference_id = delivery.conference_id and document.id = delivery.document_id
  where delivery.conference_id = $1 and document.participation_id = $2 and document.kind in ('invitation', 'card'))

-- name: representedBy
-- $1 conference, $2 guest: whom the guest stands in for at the conference, as long as that one keeps to it.
select principal.external_id
from trao.participation as guest
  join trao.participation as principal
    on principal.conference_id = guest.conference_id and principal.id = guest.replaces_id
where guest.conference_id = $1 and guest.id = $2 and principal.state = 'substituted'

-- name: substitutesOf
-- $1 conference, $2 guest: who stands in for the guest, and takes part.
select external_id from trao.participation
where conference_id = $1 and replaces_id = $2 and state not in ('withdrawn', 'declined')
order by id

-- name: remindable
-- $1 conference, $2 how often at most, $3 days between two reminders, $4 days before the answer is due, $5 the moment
-- or null for now. why_not: why a guest is not reminded; null for those who must be. Answers are due on the day that
-- the conference asks for, else when it begins.
with moment as (
  select conference.id, coalesce($5::timestamptz, clock_timestamp()) as at,
    (coalesce($5::timestamptz, clock_timestamp()) at time zone conference.time_zone)::date as day,
    coalesce(conference.reply_by, conference.starts_on) as due_on, conference.ends_on
  from trao.conference where conference.id = $1
)
select status.external_id, guest.language, guest.phone, guest.email, delegation.code as delegation,
  coalesce(native.full_name, trao.text_in(invited.name_text_id, guest.language)) as name,
  romanised.full_name as romanised,
  coalesce(
    trao.text_in(employer.name_text_id, guest.language), trao.text_in(invited.name_text_id, guest.language))
    as organisation,
  status.symbol, status.sent_at, status.channel, status.reminders, status.reminded_at, moment.due_on,
  case
    when guest.state = 'withdrawn' then 'withdrawn'
    when status.answered_at is not null then 'answered'
    when status.sent_at is null then 'not-sent'
    when moment.day > moment.ends_on then 'over'
    when status.returned_at is not null then 'returned'
    when status.reminders >= $2::integer then 'often-enough'
    when status.reminded_at > moment.at - make_interval(days => $3::integer) then 'just-reminded'
    when moment.day < moment.due_on - $4::integer then 'not-yet'
  end as why_not
from moment
  join trao.invitation_status as status on status.conference_id = moment.id
  join trao.participation as guest
    on guest.conference_id = status.conference_id and guest.id = status.participation_id
  left join trao.delegation
    on delegation.conference_id = guest.conference_id and delegation.id = guest.delegation_id
  left join trao.organisation as invited on invited.id = guest.organisation_id
  left join trao.name_form as native on native.person_id = guest.person_id and native.kind = 'native'
  left join trao.name_form as romanised on romanised.person_id = guest.person_id and romanised.kind = 'romanised'
  left join trao.appointment as office on office.id = guest.appointment_id
  left join trao.organisation as employer on employer.id = office.organisation_id
where guest.state <> 'proposed'
order by delegation.position nulls last, guest.id

-- name: addReminder
-- $1 conference, $2 guest, $3 channel, $4 when or null for now, $5 note or null, $6 key.
insert into trao.reminder (conference_id, participation_id, channel, at, note, key)
values ($1, $2, $3, coalesce($4::timestamptz, clock_timestamp()), $5, $6)
on conflict (conference_id, key) do nothing

-- name: reminderByKey
select guest.external_id, reminder.channel, reminder.at, reminder.note, reminder.key, reminder.created_at,
  reminder.created_by
from trao.reminder
  join trao.participation as guest
    on guest.conference_id = reminder.conference_id and guest.id = reminder.participation_id
where reminder.conference_id = $1 and reminder.key = $2
