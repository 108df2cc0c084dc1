-- Letters on their way: approval, delivery, what came back. A guest's letters are invitations and cards.

-- name: delegationID
select id from trao.delegation where conference_id = $1 and code = $2

-- name: lettersOfGuests
-- $1 conference, $2 delegation or null, $3 guest or null: released letters and cards, in the order of their numbers, with
-- what has become of them at $4 or, where null, now. returned counts how often one came back.
select document.id, document.kind, document.public_id, document.symbol, document.dated, guest.external_id, guest.email,
  document.dated > (
    coalesce($4::timestamptz, clock_timestamp())
      at time zone (select time_zone from trao.conference where id = $1))::date as is_dated_later,
  guest.state as guest_state, trao.is_same_actor(document.created_by, trao.actor()) as is_own,
  approval.created_at as approved_at,
  document.awaits_number and document.number is null as lacks_number,
  last.id is not null and last.outcome is distinct from 'returned' as is_on_its_way,
  (
    select count(distinct outcome.delivery_id)
    from trao.delivery
      join trao.delivery_outcome as outcome
        on outcome.conference_id = delivery.conference_id and outcome.delivery_id = delivery.id
        and outcome.outcome = 'returned'
    where delivery.conference_id = document.conference_id and delivery.document_id = document.id) as returned
from trao.document
  join trao.participation as guest
    on guest.conference_id = document.conference_id and guest.id = document.participation_id
  left join trao.document_approval as approval
    on approval.conference_id = document.conference_id and approval.document_id = document.id
  left join lateral (
    select delivery.id, result.outcome
    from trao.delivery
      left join trao.delivery_outcome as result
        on result.conference_id = delivery.conference_id and result.delivery_id = delivery.id
    where delivery.conference_id = document.conference_id and delivery.document_id = document.id
    order by delivery.sent_at desc, delivery.id desc, result.at desc, result.id desc
    limit 1) as last on true
where document.conference_id = $1 and document.kind in ('invitation', 'card')
  and document.state in ('final', 'signed')
  and ($2::bigint is null or guest.delegation_id = $2)
  and ($3::bigint is null or guest.id = $3)
order by document.kind desc, document.dated_year, document.register_id nulls last, document.number, document.id

-- name: approveDocuments
-- $1 conference, $2 documents, $3 note or null.
insert into trao.document_approval (conference_id, document_id, note)
select $1, document, $3 from unnest($2::bigint[]) as document order by document
on conflict (conference_id, document_id) do nothing

-- name: addDeliveries
-- $1 conference, $2 channel, $3 when or null for now; then one entry a letter: $4 document, $5 address or null, $6 key.
insert into trao.delivery (conference_id, document_id, channel, address, sent_at, key)
select $1, letter.document_id, $2, letter.address, coalesce($3::timestamptz, clock_timestamp()), letter.key
from unnest($4::bigint[], $5::text[], $6::text[]) as letter (document_id, address, key)
order by letter.document_id
on conflict (conference_id, key) do nothing

-- name: deliveriesByKey
-- $1 conference, $2 keys.
select delivery.id, guest.external_id, document.id as document_id, document.symbol, document.public_id,
  delivery.channel, delivery.address, delivery.sent_at, delivery.key, delivery.created_at, delivery.created_by
from trao.delivery
  join trao.document
    on document.conference_id = delivery.conference_id and document.id = delivery.document_id
  join trao.participation as guest
    on guest.conference_id = document.conference_id and guest.id = document.participation_id
where delivery.conference_id = $1 and delivery.key = any ($2)
order by delivery.id

-- name: lastDeliveryOfGuest
-- $1 conference, $2 guest: of any of the guest's letters and cards.
select delivery.id, guest.external_id, document.id as document_id, document.symbol, document.public_id,
  delivery.channel, delivery.address, delivery.sent_at, delivery.key, delivery.created_at, delivery.created_by
from trao.delivery
  join trao.document
    on document.conference_id = delivery.conference_id and document.id = delivery.document_id
  join trao.participation as guest
    on guest.conference_id = document.conference_id and guest.id = document.participation_id
where delivery.conference_id = $1 and guest.id = $2 and document.kind in ('invitation', 'card')
order by delivery.sent_at desc, delivery.id desc
limit 1

-- name: addDeliveryOutcome
-- $1 conference, $2 delivery, $3 received or returned, $4 when or null for now, $5 note or null, $6 key.
insert into trao.delivery_outcome (conference_id, delivery_id, outcome, at, note, key)
values ($1, $2, $3, coalesce($4::timestamptz, clock_timestamp()), $5, $6)
on conflict (conference_id, key) do nothing

-- name: deliveryOutcomeByKey
select delivery_id, outcome, at, note, created_at from trao.delivery_outcome where conference_id = $1 and key = $2

-- name: invitationStatus
-- $1 conference, $2 delegation or null, $3 stage or null, $4 guest or null.
select status.*, delegation.code as delegation, substitute.external_id as substitute
from trao.invitation_status as status
  left join trao.delegation
    on delegation.conference_id = status.conference_id and delegation.id = status.delegation_id
  left join trao.participation as substitute
    on substitute.conference_id = status.conference_id and substitute.id = status.substitute_id
where status.conference_id = $1
  and ($2::bigint is null or status.delegation_id = $2)
  and ($3::text is null or status.stage = $3)
  and ($4::bigint is null or status.participation_id = $4)
order by status.participation_id

-- name: invitationHistory
-- $1 conference, $2 guest: everything that happened to the guest's invitation, in the order of time.
select event.at, event.what, event.about, event.detail, event.note, event.by
from (
  select document.created_at as at, 'written' as what, coalesce(document.symbol, document.public_id) as about,
    document.kind || ', ' || document.language as detail,
    coalesce(document.void_reason, document.revoked_reason)::text as note, document.created_by as by
  from trao.document
  where document.conference_id = $1 and document.participation_id = $2 and document.kind in ('invitation', 'card')
  union all
  select document.entered_at, 'numbered', document.symbol, null, null, document.entered_by
  from trao.document
  where document.conference_id = $1 and document.participation_id = $2 and document.kind in ('invitation', 'card')
    and document.entered_at is not null
  union all
  select approval.created_at, 'approved', coalesce(document.symbol, document.public_id), null, approval.note,
    approval.created_by
  from trao.document_approval as approval
    join trao.document
      on document.conference_id = approval.conference_id and document.id = approval.document_id
  where document.conference_id = $1 and document.participation_id = $2 and document.kind in ('invitation', 'card')
  union all
  select delivery.sent_at, 'sent', coalesce(document.symbol, document.public_id),
    concat_ws(', ', delivery.channel, delivery.address), null, delivery.created_by
  from trao.delivery
    join trao.document
      on document.conference_id = delivery.conference_id and document.id = delivery.document_id
  where document.conference_id = $1 and document.participation_id = $2 and document.kind in ('invitation', 'card')
  union all
  select outcome.at, outcome.outcome, coalesce(document.symbol, document.public_id), null, outcome.note,
    outcome.created_by
  from trao.delivery_outcome as outcome
    join trao.delivery
      on delivery.conference_id = outcome.conference_id and delivery.id = outcome.delivery_id
    join trao.document
      on document.conference_id = delivery.conference_id and document.id = delivery.document_id
  where document.conference_id = $1 and document.participation_id = $2 and document.kind in ('invitation', 'card')
  union all
  select reminder.at, 'reminded', null, reminder.channel, reminder.note, reminder.created_by
  from trao.reminder
  where reminder.conference_id = $1 and reminder.participation_id = $2
  union all
  select rsvp.at, rsvp.answer, coalesce(session.code::text, 'conference'),
    concat_ws(', ', rsvp.channel, substitute.external_id), rsvp.note, rsvp.created_by
  from trao.rsvp
    left join trao.session
      on session.conference_id = rsvp.conference_id and session.id = rsvp.session_id
    left join trao.participation as substitute
      on substitute.conference_id = rsvp.conference_id and substitute.id = rsvp.substitute_id
  where rsvp.conference_id = $1 and rsvp.participation_id = $2) as event
order by event.at, event.what
