-- Papers about many at once: a conference as a whole, one of its sessions, ceremonies or delegations.

-- name: dueWholes
-- $1 conference, $2 kind, $3 session or null, $4 ceremony or null, $5 delegation or null, $6 language or null, $7 batch or
-- null, $8 how many. Papers about sessions or ceremonies are due for each of them, unless one is named. Without a language
-- it is Vietnamese; of papers in two languages the second is the one that most guests speak besides it.
with part as (
  select session.id as session_id, null::bigint as ceremony_id, null::bigint as delegation_id, session.code,
    session.starts_at as turn, session.id as next_turn
  from trao.session
  where session.conference_id = $1 and session.state <> 'cancelled'
    and ($2 = 'attendance-sheet' or $2 = 'seating-plan' and exists (
      select from trao.seating
      where seating.conference_id = session.conference_id and seating.session_id = session.id)
      or $2 = 'place-cards' and session.id = $3)
    and ($3::bigint is null or session.id = $3)
  union all
  select null, ceremony.id, null, ceremony.code, session.starts_at, ceremony.id
  from trao.ceremony
    join trao.session on session.conference_id = ceremony.conference_id and session.id = ceremony.session_id
  where ceremony.conference_id = $1 and session.state <> 'cancelled'
    and ($2 = 'folder-list' and ($4::bigint is null or ceremony.id = $4) or $2 = 'script' and ceremony.id = $4)
  union all
  select null, null, delegation.id, delegation.code, null, delegation.id
  from trao.delegation
  where delegation.conference_id = $1 and delegation.id = $5 and $2 in ('guest-list', 'place-cards')
  union all
  select null, null, null, conference.code, null, conference.id
  from trao.conference
  where conference.id = $1 and $2 not in ('attendance-sheet', 'seating-plan', 'folder-list')
    and num_nonnulls($3::bigint, $4::bigint, $5::bigint) = 0
), spoken as (
  select guest.language from trao.participation as guest
  where guest.conference_id = $1 and guest.language <> 'vi' and guest.state <> 'withdrawn'
  group by guest.language order by count(*) desc, guest.language
  limit 1
)
select part.session_id, part.ceremony_id, part.delegation_id, part.code,
  coalesce(
    $6::text,
    case when $2 in ('programme', 'attendance-sheet', 'script')
      then coalesce((select language from spoken), 'en') else 'vi' end) as language
from part
where not exists (
    select from trao.document
    where document.batch_id = $7::bigint and document.kind = $2
      and (document.session_id, document.ceremony_id, document.delegation_id)
        is not distinct from (part.session_id, part.ceremony_id, part.delegation_id))
  and not exists (
    select from trao.document_refusal as refusal
    where refusal.batch_id = $7::bigint
      and (refusal.session_id, refusal.ceremony_id, refusal.delegation_id)
        is not distinct from (part.session_id, part.ceremony_id, part.delegation_id))
order by part.turn nulls first, part.next_turn
limit $8

-- name: cancelledSession
-- $1 conference, $2 code: a row where the session is cancelled.
select code from trao.session where conference_id = $1 and code = $2 and state = 'cancelled'

-- name: currentWhole
-- $1 conference, $2 kind, $3 session, $4 ceremony, $5 delegation, $6 language: the paper that counts, or that will when it
-- has its file.
select document.id, document.public_id, document.state, document.dated, document.batch_id,
  encode(document.data_digest, 'hex') as digest
from trao.document
where document.conference_id = $1 and document.kind = $2 and document.language = $6
  and (document.session_id, document.ceremony_id, document.delegation_id)
    is not distinct from ($3::bigint, $4::bigint, $5::bigint)
  and document.state in ('numbered', 'final', 'signed')
order by document.id desc
limit 1

-- name: wholeOf
-- $1 conference, $2 a document about many, $3 batch or null: what it is about. No row where it cannot be replaced: it was
-- not released, another one stands in its place already, or the batch has turned it away.
select document.session_id, document.ceremony_id, document.delegation_id, document.language,
  coalesce(session.code, ceremony.code, delegation.code, conference.code) as code
from trao.document
  join trao.conference on conference.id = document.conference_id
  left join trao.session on session.conference_id = document.conference_id and session.id = document.session_id
  left join trao.ceremony on ceremony.conference_id = document.conference_id and ceremony.id = document.ceremony_id
  left join trao.delegation
    on delegation.conference_id = document.conference_id and delegation.id = document.delegation_id
where document.conference_id = $1 and document.id = $2
  and document.state in ('final', 'signed', 'revoked')
  and not exists (
    select from trao.document as later
    where later.conference_id = document.conference_id and later.supersedes_id = document.id
      and later.state <> 'void')
  and not exists (select from trao.document_refusal as refusal where refusal.batch_id = $3::bigint)

-- name: listedGuests
-- $1 conference, $2 language, $3 the papers' date, $4 delegation or null, $5 session or null: who counts for protocol, in
-- that order, with the titles of the papers' date; of a session those who are expected there. turn is the place in a list
-- by name in that language.
select line.place, line.basis, guest.precedence_reason, guest.id, guest.external_id, guest.state,
  guest.delegation_id, trao.text_in(delegation.name_text_id, $2) as delegation,
  person.native_name, person.family_name, person.given_name, person.kana, person.romanised_name,
  trao.text_in(invited.name_text_id, $2) as invited,
  address.honorific, trao.text_in(office.title_text_id, $2) as title,
  trao.text_in(employer.name_text_id, $2) as organisation,
  coalesce(delegation.head_id = guest.id, false) as is_head,
  coalesce(delegation.deputy_id = guest.id, false) as is_deputy,
  guest.replaces_id is not null as is_substitute,
  row_number() over (
    order by
      case when $2 = 'vi' then coalesce(
        ordering.vi, trao.vietnamese_order(trao.text_in(invited.name_text_id, 'vi'), null, null, null)) end,
      case when $2 = 'ja' then coalesce(
        ordering.ja, trao.japanese_order(null, trao.text_in(invited.name_text_id, 'ja'))) end,
      case when $2 = 'en' then coalesce(
        ordering.en, trao.english_order(trao.text_in(invited.name_text_id, 'en'), null)) end, line.place) as turn,
  trao.is_sample(guest.provenance, guest.sources) or trao.is_sample(known.provenance, known.sources)
    or trao.is_sample(office.provenance, office.sources)
    or trao.is_sample(invited.provenance, invited.sources)
    or trao.is_sample(employer.provenance, employer.sources)
    or trao.is_sample(delegation.provenance, delegation.sources)
    or coalesce(person.is_sample, false) as is_sample,
  trao.is_unverified(guest.provenance, guest.is_verified)
    or trao.is_unverified(known.provenance, known.is_verified)
    or trao.is_unverified(office.provenance, office.is_verified)
    or trao.is_unverified(invited.provenance, invited.is_verified)
    or trao.is_unverified(employer.provenance, employer.is_verified)
    or trao.is_unverified(delegation.provenance, delegation.is_verified) as is_unverified
from trao.conference
  cross join lateral trao.precedence(conference.id, conference.starts_on) as line
  join trao.participation as guest on guest.conference_id = conference.id and guest.id = line.participation_id
  left join trao.person as known on known.id = guest.person_id
  left join trao.person_name as person on person.person_id = guest.person_id
  left join trao.organisation as invited on invited.id = guest.organisation_id
  left join trao.honorific as address on address.person_id = guest.person_id and address.language = $2
  left join trao.appointment as office
    on office.id = trao.appointment_on(guest.person_id, guest.appointment_id, $3)
  left join trao.organisation as employer on employer.id = office.organisation_id
  left join trao.delegation
    on delegation.conference_id = guest.conference_id and delegation.id = guest.delegation_id
  left join trao.person_order as ordering on ordering.person_id = guest.person_id
where conference.id = $1 and ($4::bigint is null or guest.delegation_id = $4)
  and ($5::bigint is null or guest.id in (
    select answer.participation_id from trao.session_answer as answer
    where answer.conference_id = $1 and answer.session_id = $5
      and (answer.place = 'confirmed' or answer.answer = 'tentative')))
order by line.place

-- name: listedDelegations
-- $1 conference, $2 language, in their order.
select delegation.id, delegation.code, delegation.side,
  trao.text_in(delegation.name_text_id, $2) as name, delegation.head_id
from trao.delegation
where delegation.conference_id = $1
order by delegation.position, delegation.id

-- name: wholeSession
-- $1 conference, $2 session, $3 language: the session, with its times as clocks at the conference show them.
select session.code, trao.text_in(session.name_text_id, $3) as name,
  coalesce(trao.text_in(room.name_text_id, $3), trao.text_in(session.room_text_id, $3)) as room,
  trao.local_iso(session.starts_at, conference.time_zone) as starts,
  trao.local_iso(session.ends_at, conference.time_zone) as ends,
  trao.is_sample(session.provenance, session.sources) or trao.is_sample(room.provenance, room.sources) as is_sample
from trao.session
  join trao.conference on conference.id = session.conference_id
  left join trao.room on room.conference_id = session.conference_id and room.id = session.room_id
where session.conference_id = $1 and session.id = $2

-- name: plannedSeats
-- $1 conference, $2 session: every seat, row by row, as one looks at the stage: the highest number first.
select seating.form, seating.row_count, seating.seats_in_row, row_number as seat_row, number as seat_number,
  seat.participation_id
from trao.seating
  cross join lateral generate_series(1, seating.row_count) as row_number
  cross join lateral generate_series(1, seating.seats_in_row) as number
  left join trao.seat on seat.conference_id = seating.conference_id and seat.session_id = seating.session_id
    and seat.seat_row = row_number and seat.seat_number = number
where seating.conference_id = $1 and seating.session_id = $2
order by row_number, number desc

-- name: programmeSessions
-- $1 conference, $2 language, $3 the zone of those who come from afar. What lies in another session is part of that one's
-- programme.
select session.id, session.code, trao.text_in(session.name_text_id, $2) as name,
  coalesce(trao.text_in(room.name_text_id, $2), trao.text_in(session.room_text_id, $2)) as room,
  trao.local_iso(session.starts_at, conference.time_zone) as starts,
  trao.local_iso(session.ends_at, conference.time_zone) as ends,
  trao.local_iso(session.starts_at, $3) as away_starts, trao.local_iso(session.ends_at, $3) as away_ends,
  session.chair_id,
  trao.is_sample(session.provenance, session.sources) or trao.is_sample(room.provenance, room.sources) as is_sample
from trao.session
  join trao.conference on conference.id = session.conference_id
  left join trao.room on room.conference_id = session.conference_id and room.id = session.room_id
where session.conference_id = $1 and session.state <> 'cancelled' and session.parent_id is null
order by session.starts_at, session.id

-- name: programmeItems
-- $1 conference, $2 language, $3 the zone of those who come from afar: the items of each session and of those inside it, in
-- the order of time. A session inside another one that has no items is one itself, unless an item begins with it.
with recursive outermost as (
  select session.id, session.id as top_id from trao.session
  where session.conference_id = $1 and session.parent_id is null and session.state <> 'cancelled'
  union all
  select session.id, outermost.top_id
  from trao.session join outermost on session.parent_id = outermost.id
  where session.conference_id = $1 and session.state <> 'cancelled'
), item as (
  select programme_item.id, outermost.top_id, programme_item.name_text_id, programme_item.starts_at,
    programme_item.starts_at + make_interval(mins => programme_item.minutes) as ends_at, programme_item.minutes,
    array(
      select person.participation_id from trao.programme_item_person as person
      where person.conference_id = $1 and person.programme_item_id = programme_item.id
      order by person.position) as people,
    trao.is_sample(programme_item.provenance, programme_item.sources) as is_sample
  from trao.programme_item
    join outermost on outermost.id = programme_item.session_id
  where programme_item.conference_id = $1
)
select item.id, item.top_id as session_id, trao.text_in(item.name_text_id, $2) as name,
  trao.local_iso(item.starts_at, conference.time_zone) as starts,
  trao.local_iso(item.ends_at, conference.time_zone) as ends, trao.local_iso(item.starts_at, $3) as away_starts,
  item.minutes::bigint as minutes, item.people, item.is_sample
from (
    select * from item
    union all
    select -session.id, outermost.top_id, session.name_text_id, session.starts_at, session.ends_at,
      (extract(epoch from session.ends_at - session.starts_at) / 60)::integer,
      array_remove(array[session.chair_id], null), trao.is_sample(session.provenance, session.sources)
    from trao.session
      join outermost on outermost.id = session.id and outermost.top_id <> session.id
    where session.conference_id = $1
      and not exists (select from trao.programme_item as own
        where own.conference_id = $1 and own.session_id = session.id)
      and not exists (select from item as other
        where other.top_id = outermost.top_id and other.starts_at = session.starts_at)) as item
  join trao.conference on conference.id = $1
order by item.top_id, item.starts_at, item.id

-- name: folderGrants
-- $1 conference, $2 ceremony, $3 language, $4 the papers' date.
select handover.position, project.code,
  trao.text_in(coalesce(statement.name_text_id, project.name_text_id), $3) as project,
  trao.text_in(company.name_text_id, $3) as company,
  coalesce(instrument.capital, statement.capital)::text as capital,
  coalesce(instrument.currency, statement.currency) as currency,
  trao.text_in(authority.name_text_id, $3) as authority,
  coalesce(certificate.issued_on, instrument.issued_on) as issued_on, certificate.amendment,
  instrument.kind as instrument_kind, trao.text_in(instrument.name_text_id, $3) as instrument,
  instrument.number as instrument_number,
  handover.proxy_name, handover.presenter_id, handover.recipient_id,
  array(
    select person.participation_id from trao.grant_person as person
    where person.conference_id = handover.conference_id and person.grant_id = handover.id
      and person.part = 'presenter' order by person.position) as other_presenters,
  array(
    select person.participation_id from trao.grant_person as person
    where person.conference_id = handover.conference_id and person.grant_id = handover.id
      and person.part = 'recipient' order by person.position) as other_recipients,
  trao.is_sample(handover.provenance, handover.sources) or trao.is_sample(project.provenance, project.sources)
    or trao.is_sample(certificate.provenance, certificate.sources)
    or trao.is_sample(instrument.provenance, instrument.sources)
    or trao.is_sample(company.provenance, company.sources)
    or trao.is_sample(authority.provenance, authority.sources) as is_sample,
  trao.is_unverified(handover.provenance, handover.is_verified)
    or trao.is_unverified(project.provenance, project.is_verified)
    or trao.is_unverified(certificate.provenance, certificate.is_verified)
    or trao.is_unverified(instrument.provenance, instrument.is_verified)
    or trao.is_unverified(company.provenance, company.is_verified)
    or trao.is_unverified(authority.provenance, authority.is_verified) as is_unverified
from trao.ceremony_grant as handover
  left join trao.certificate on certificate.id = handover.certificate_id
  left join trao.certificate_statement as statement on statement.certificate_id = certificate.id
  left join trao.instrument on instrument.id = handover.instrument_id
  left join trao.project on project.id = coalesce(certificate.project_id, instrument.project_id)
  left join trao.organisation as company on company.id = coalesce(instrument.company_id, statement.company_id)
  left join trao.organisation as authority
    on authority.id = coalesce(certificate.authority_id, instrument.authority_id)
where handover.conference_id = $1 and handover.ceremony_id = $2 and handover.state <> 'withdrawn'
order by handover.position

-- name: wholeCeremony
-- $1 conference, $2 ceremony, $3 language.
select trao.text_in(ceremony.name_text_id, $3) as name,
  trao.local_iso(session.starts_at, conference.time_zone) as starts,
  trao.is_sample(ceremony.provenance, ceremony.sources) or trao.is_sample(session.provenance, session.sources)
    as is_sample
from trao.ceremony
  join trao.conference on conference.id = ceremony.conference_id
  join trao.session on session.conference_id = ceremony.conference_id and session.id = ceremony.session_id
where ceremony.conference_id = $1 and ceremony.id = $2

-- name: namedGuests
-- $1 conference, $2 language, $3 the papers' date, $4 participations: as listedGuests shows them, in no order.
select 0 as place, null::text as basis, null::text as precedence_reason, guest.id, guest.external_id, guest.state,
  guest.delegation_id, trao.text_in(delegation.name_text_id, $2) as delegation,
  person.native_name, person.family_name, person.given_name, person.kana, person.romanised_name,
  trao.text_in(invited.name_text_id, $2) as invited,
  address.honorific, trao.text_in(office.title_text_id, $2) as title,
  trao.text_in(employer.name_text_id, $2) as organisation,
  coalesce(delegation.head_id = guest.id, false) as is_head,
  coalesce(delegation.deputy_id = guest.id, false) as is_deputy,
  guest.replaces_id is not null as is_substitute, 0 as turn,
  trao.is_sample(guest.provenance, guest.sources) or trao.is_sample(known.provenance, known.sources)
    or trao.is_sample(office.provenance, office.sources)
    or trao.is_sample(invited.provenance, invited.sources)
    or coalesce(person.is_sample, false) as is_sample,
  trao.is_unverified(guest.provenance, guest.is_verified)
    or trao.is_unverified(known.provenance, known.is_verified)
    or trao.is_unverified(office.provenance, office.is_verified)
    or trao.is_unverified(invited.provenance, invited.is_verified) as is_unverified
from trao.participation as guest
  left join trao.person as known on known.id = guest.person_id
  left join trao.person_name as person on person.person_id = guest.person_id
  left join trao.organisation as invited on invited.id = guest.organisation_id
  left join trao.honorific as address on address.person_id = guest.person_id and address.language = $2
  left join trao.appointment as office
    on office.id = trao.appointment_on(guest.person_id, guest.appointment_id, $3)
  left join trao.organisation as employer on employer.id = office.organisation_id
  left join trao.delegation
    on delegation.conference_id = guest.conference_id and delegation.id = guest.delegation_id
where guest.conference_id = $1 and guest.id = any ($4)

-- name: secondZone
-- $1 conference, $2 language: the zone that its programme shows beside its own; its own where none was chosen, and nobody
-- comes from afar for whom one is known.
select coalesce(second_time_zone, case when $2 = 'ja' then 'Asia/Tokyo' end, time_zone) as zone
from trao.conference
where id = $1

-- name: localTimes
-- $1 conference, $2 moments: each as clocks at the conference show it, in their order.
select trao.local_iso(moment.at, conference.time_zone) as time
from trao.conference, unnest($2::timestamptz[]) with ordinality as moment (at, position)
where conference.id = $1
order by moment.position

-- name: scriptMarks
-- $1 conference, $2 ceremony or null: whether what is said on stage was invented, or is known from the press alone.
select coalesce(bool_or(fact.is_sample), false) as is_sample,
  coalesce(bool_or(fact.is_unverified), false) as is_unverified
from (
  select trao.is_sample(item.provenance, item.sources) as is_sample,
    trao.is_unverified(item.provenance, item.is_verified) as is_unverified
  from trao.programme_item as item
  where item.conference_id = $1
  union all
  select trao.is_sample(handover.provenance, handover.sources) or trao.is_sample(project.provenance, project.sources)
      or trao.is_sample(person.provenance, person.sources),
    trao.is_unverified(handover.provenance, handover.is_verified)
      or trao.is_unverified(project.provenance, project.is_verified)
  from trao.ceremony_grant as handover
    left join trao.certificate on certificate.id = handover.certificate_id
    left join trao.project on project.id = certificate.project_id
    left join trao.participation as guest on guest.conference_id = handover.conference_id
      and guest.id in (handover.presenter_id, handover.recipient_id)
    left join trao.person on person.id = guest.person_id
  where handover.conference_id = $1 and ($2::bigint is null or handover.ceremony_id = $2)) as fact

-- name: registerEntries
-- $1 issuing body, $2 year, $3 conference: the ten columns of the register of outgoing documents. Of papers made by
-- Trao those of other conferences of the same body are among them: a register is the body's.
select entry.symbol, entry.dated, concat_ws(': ', entry.type, entry.subject) as subject, entry.signer, entry.recipients,
  entry.keeper, entry.copies::bigint as copies,
  (entry.sent_on)::date as sent_on, entry.receipt, entry.outcome, entry.outcome_on,
  entry.note, entry.reason, entry.successor, entry.state
from trao.outgoing_register as entry
where entry.organisation_id = $1 and entry.year = $2 and $3::bigint is not null
order by entry.series, entry.number

-- name: handedOver
-- $1 conference, $2 language: what was handed over, in the order of the ceremonies, by the version that was.
select trao.text_in(coalesce(instrument.name_text_id, statement.name_text_id), $2) as name,
  trao.text_in(company.name_text_id, $2) as company,
  coalesce(statement.capital, instrument.capital)::text as capital,
  coalesce(statement.currency, instrument.currency) as currency,
  coalesce(certificate.issued_on, instrument.issued_on) as issued_on,
  trao.is_sample(handover.provenance, handover.sources) or trao.is_sample(project.provenance, project.sources)
    or trao.is_sample(certificate.provenance, certificate.sources)
    or trao.is_sample(instrument.provenance, instrument.sources) as is_sample,
  trao.is_unverified(handover.provenance, handover.is_verified)
    or trao.is_unverified(project.provenance, project.is_verified)
    or trao.is_unverified(certificate.provenance, certificate.is_verified)
    or trao.is_unverified(instrument.provenance, instrument.is_verified) as is_unverified
from trao.ceremony_grant as handover
  join trao.ceremony on ceremony.conference_id = handover.conference_id and ceremony.id = handover.ceremony_id
  join trao.session on session.conference_id = ceremony.conference_id and session.id = ceremony.session_id
  left join trao.certificate on certificate.id = handover.certificate_id
  left join trao.certificate_statement as statement on statement.certificate_id = certificate.id
  left join trao.instrument on instrument.id = handover.instrument_id
  left join trao.project on project.id = coalesce(certificate.project_id, instrument.project_id)
  left join trao.organisation as company
    on company.id = coalesce(instrument.company_id, statement.company_id, project.company_id)
where handover.conference_id = $1 and handover.state in ('handed', 'proxy')
order by session.starts_at, ceremony.id, handover.position
