-- How far the invitations have got, step by step, as one writes it by hand.
with letter as (
  select distinct on (document.participation_id) document.participation_id, document.id, document.number,
    file.rendered_at, approval.created_at as approved_at
  from trao.document
    left join trao.document_file as file on file.conference_id = :conference and file.document_id = document.id
    left join trao.document_approval as approval
      on approval.conference_id = :conference and approval.document_id = document.id
  where document.conference_id = :conference and document.kind in ('invitation', 'card')
    and document.state in ('numbered', 'final', 'signed')
  order by document.participation_id, document.kind = 'invitation' desc, document.state in ('final', 'signed') desc,
    document.id desc
), sending as (
  select distinct on (document.participation_id) document.participation_id, result.outcome
  from trao.delivery
    join trao.document on document.conference_id = :conference and document.id = delivery.document_id
    left join trao.delivery_outcome as result
      on result.conference_id = :conference and result.delivery_id = delivery.id
  where delivery.conference_id = :conference and document.kind in ('invitation', 'card')
  order by document.participation_id, delivery.sent_at desc, delivery.id desc, result.at desc, result.id desc
), reminded as (
  select distinct participation_id from trao.reminder where conference_id = :conference
), answered as (
  select distinct on (participation_id) participation_id, answer
  from trao.rsvp
  where conference_id = :conference and session_id is null
  order by participation_id, at desc, id desc
), came as (
  select distinct event.participation_id
  from trao.attendance_event as event
  where event.conference_id = :conference and event.direction = 'in'
    and not exists (
      select from trao.attendance_event as annulment
      where annulment.conference_id = :conference and annulment.annuls_id = event.id)
), guest as (
  select sending.participation_id is not null or guest.state not in ('proposed', 'approved') or letter.id is not null
      as is_invited,
    letter.number, letter.rendered_at, letter.approved_at, sending.participation_id as sent, sending.outcome,
    reminded.participation_id as reminded, came.participation_id as came,
    case when guest.state = 'registered' then 'accepted' else coalesce(answered.answer, case
      when guest.state = 'accepted' then 'accepted' when guest.state = 'substituted' then 'substitute'
      when guest.state in ('declined', 'tentative') then guest.state end) end as answer
  from trao.participation as guest
    left join letter on letter.participation_id = guest.id
    left join sending on sending.participation_id = guest.id
    left join reminded on reminded.participation_id = guest.id
    left join answered on answered.participation_id = guest.id
    left join came on came.participation_id = guest.id
  where guest.conference_id = :conference and guest.state <> 'withdrawn'
), added as (
  select count(*) filter (where is_invited) as invited, count(number) as numbered, count(rendered_at) as made,
    count(approved_at) as approved, count(sent) as sent, count(*) filter (where outcome = 'received') as received,
    count(*) filter (where outcome = 'returned') as returned, count(reminded) as reminded, count(answer) as answered,
    count(*) filter (where answer = 'accepted') as accepted, count(*) filter (where answer = 'tentative') as tentative,
    count(*) filter (where answer = 'substitute') as substituted,
    count(*) filter (where answer = 'declined') as declined,
    count(*) filter (where answer is null and is_invited) as unanswered, count(came) as came
  from guest
)
select step.name as step, step.guests, round(step.guests * 100.0 / added.invited, 1) as share
from added cross join lateral (
  values (1, 'invited', invited), (2, 'numbered', numbered), (3, 'made', made), (4, 'approved', approved),
    (5, 'sent', sent), (6, 'received', received), (7, 'returned', returned), (8, 'reminded', reminded),
    (9, 'answered', answered), (10, 'accepted', accepted), (11, 'tentative', tentative),
    (12, 'substituted', substituted), (13, 'declined', declined), (14, 'unanswered', unanswered), (15, 'came', came)
) as step (position, name, guests)
order by step.position
