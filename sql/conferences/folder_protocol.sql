-- Places by hand, substitutes, seats and departures as a folder holds them.

-- Guests of the guest list; those with a code stand among the participations.
-- name: protocolEntries
select participation.external_id, participation.precedence, participation.precedence_reason,
  participation.precedence_by, participation.precedence_at, replaced.external_id as replaces
from trao.participation
  join trao.person on person.id = participation.person_id and person.code is null
  left join trao.participation as replaced
    on replaced.conference_id = participation.conference_id and replaced.id = participation.replaces_id
where participation.conference_id = $1
  and (participation.precedence is not null or participation.replaces_id is not null)
order by participation.id

-- name: putProtocol
update trao.participation
set precedence = $3, precedence_reason = $4, precedence_by = $5, precedence_at = $6
where conference_id = $1 and external_id = $2

-- name: seatingEntries
select session.code as session, seating.form, seating.row_count, seating.seats_in_row, seating.provenance,
  seating.is_verified, trao.source_list(seating.sources) as sources
from trao.seating
  join trao.session on session.conference_id = seating.conference_id and session.id = seating.session_id
where seating.conference_id = $1
order by session.id

-- name: seatEntries
select session.code as session, seat.seat_row, seat.seat_number, guest.external_id as guest, seat.lock_reason
from trao.seat
  join trao.session on session.conference_id = seat.conference_id and session.id = seat.session_id
  left join trao.participation as guest
    on guest.conference_id = seat.conference_id and guest.id = seat.participation_id
where seat.conference_id = $1
order by session.id, seat.seat_row, seat.seat_number

-- name: putSeatingEntry
insert into trao.seating (
  conference_id, session_id, form, row_count, seats_in_row, provenance, is_verified, sources)
select $1, session.id, $3, $4, $5, $6, $7, jsonb_object($8::text[], $9::text[])
from trao.session
where session.conference_id = $1 and session.code = $2
on conflict (conference_id, session_id) do update
set form = excluded.form, row_count = excluded.row_count, seats_in_row = excluded.seats_in_row,
  provenance = excluded.provenance, is_verified = excluded.is_verified, sources = excluded.sources
returning session_id

-- name: removeSeats
delete from trao.seat where conference_id = $1 and session_id = $2

-- name: putSeatEntries
insert into trao.seat (conference_id, session_id, seat_row, seat_number, participation_id, lock_reason)
select $1, $2, given.seat_row, given.seat_number, guest.id, given.reason
from unnest($3::bigint[], $4::bigint[], $5::text[], $6::text[])
    as given (seat_row, seat_number, guest, reason)
  left join trao.participation as guest on guest.conference_id = $1 and guest.external_id = given.guest

-- name: departureEntries
select guest.external_id as guest, event.event, event.state_before, substitute.external_id as substitute,
  event.is_substitute_new, event.substitute_state_before, earlier.code as substitute_from, led.code as leads,
  event.reason, event.key, event.created_at, event.created_by
from trao.participation_event as event
  join trao.participation as guest
    on guest.conference_id = event.conference_id and guest.id = event.participation_id
  left join trao.participation as substitute
    on substitute.conference_id = event.conference_id and substitute.id = event.substitute_id
  left join trao.delegation as earlier
    on earlier.conference_id = event.conference_id and earlier.id = event.substitute_delegation_before_id
  left join trao.delegation as led on led.conference_id = event.conference_id and led.id = event.led_delegation_id
where event.conference_id = $1
order by event.id

-- name: putDeparture
insert into trao.participation_event (
  conference_id, participation_id, event, state_before, substitute_id, is_substitute_new, substitute_state_before,
  substitute_delegation_before_id, led_delegation_id, reason, key, created_at, created_by)
select $1, (select id from trao.participation where conference_id = $1 and external_id = $2), $3, $4,
  (select id from trao.participation where conference_id = $1 and external_id = $5), $6::boolean, $7,
  (select id from trao.delegation where conference_id = $1 and code = $8),
  (select id from trao.delegation where conference_id = $1 and code = $9), $10, $11, $12::timestamptz, $13
on conflict (conference_id, key) do nothing

-- Whoever has sent somebody, and who comes.
-- name: livingSubstitutes
select replaced.external_id, substitute.external_id as substitute
from trao.participation as substitute
  join trao.participation as replaced
    on replaced.conference_id = substitute.conference_id and replaced.id = substitute.replaces_id
where substitute.conference_id = $1 and substitute.state not in ('withdrawn', 'declined')
