-- Held, because arranging reads all seats and writes them anew: two who arrange come one after the other.
-- name: holdSeating
select from trao.session where conference_id = $1 and id = $2 for no key update

-- name: seating
select seating.form, seating.row_count, seating.seats_in_row
from trao.seating
where seating.conference_id = $1 and seating.session_id = $2

-- Who is expected in a session, by precedence as of the day $3: those who said yes and have a place.
-- name: expectedInSession
with line as materialized (
  select place, participation_id, appointment_id from trao.precedence($1, $3)
)
select participation.id, participation.external_id,
  coalesce(native.full_name, trao.text_in(invited.name_text_id, participation.language)) as name,
  romanised.full_name as romanised, trao.bodies(office.title_text_id) as title, delegation.code as delegation,
  delegation.side, coalesce(delegation.head_id = participation.id, false) as is_head, participation.roles, line.place
from trao.session_answer as answer
  join trao.participation
    on participation.conference_id = answer.conference_id and participation.id = answer.participation_id
  left join line on line.participation_id = participation.id
  left join trao.organisation as invited on invited.id = participation.organisation_id
  left join trao.name_form as native
    on native.person_id = participation.person_id and native.kind = 'native'
  left join trao.name_form as romanised
    on romanised.person_id = participation.person_id and romanised.kind = 'romanised'
  left join trao.appointment as office on office.id = line.appointment_id
  left join trao.delegation
    on delegation.conference_id = participation.conference_id and delegation.id = participation.delegation_id
where answer.conference_id = $1 and answer.session_id = $2 and answer.answer = 'accepted'
  and answer.place = 'confirmed'
order by line.place nulls last, participation.id

-- The seats that are taken or kept, row by row, with who sits there.
-- name: seats
with line as materialized (
  select place, participation_id, appointment_id from trao.precedence($1, $3)
)
select seat.seat_row, seat.seat_number, seat.lock_reason, seat.participation_id as id, participation.external_id,
  coalesce(native.full_name, trao.text_in(invited.name_text_id, participation.language)) as name,
  romanised.full_name as romanised, trao.bodies(office.title_text_id) as title, delegation.code as delegation,
  delegation.side, coalesce(delegation.head_id = participation.id, false) as is_head,
  coalesce(participation.roles, '{}') as roles, line.place
from trao.seat
  left join trao.participation
    on participation.conference_id = seat.conference_id and participation.id = seat.participation_id
  left join line on line.participation_id = participation.id
  left join trao.organisation as invited on invited.id = participation.organisation_id
  left join trao.name_form as native
    on native.person_id = participation.person_id and native.kind = 'native'
  left join trao.name_form as romanised
    on romanised.person_id = participation.person_id and romanised.kind = 'romanised'
  left join trao.appointment as office on office.id = line.appointment_id
  left join trao.delegation
    on delegation.conference_id = participation.conference_id and delegation.id = participation.delegation_id
where seat.conference_id = $1 and seat.session_id = $2
order by seat.seat_row, seat.seat_number

-- name: putSeating
insert into trao.seating as old (conference_id, session_id, form, row_count, seats_in_row)
values ($1, $2, $3, $4, $5)
on conflict (conference_id, session_id) do update
set form = excluded.form, row_count = excluded.row_count, seats_in_row = excluded.seats_in_row
where (old.form, old.row_count, old.seats_in_row)
  is distinct from (excluded.form, excluded.row_count, excluded.seats_in_row)

-- Seats that are not as they are to be: $3 rows, $4 numbers, $5 guests, $6 reasons, each empty for none.
-- name: clearSeats
delete from trao.seat
where conference_id = $1 and session_id = $2 and not exists (
  select from unnest($3::bigint[], $4::bigint[], $5::bigint[], $6::text[])
    as wanted (seat_row, seat_number, guest, reason)
  where wanted.seat_row = seat.seat_row and wanted.seat_number = seat.seat_number
    and wanted.guest is not distinct from seat.participation_id
    and wanted.reason is not distinct from seat.lock_reason::text)

-- name: takeSeats
insert into trao.seat (conference_id, session_id, seat_row, seat_number, participation_id, lock_reason)
select $1, $2, wanted.seat_row, wanted.seat_number, wanted.guest, wanted.reason
from unnest($3::bigint[], $4::bigint[], $5::bigint[], $6::text[])
  as wanted (seat_row, seat_number, guest, reason)
on conflict (conference_id, session_id, seat_row, seat_number) do nothing
