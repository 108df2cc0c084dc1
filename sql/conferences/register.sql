-- name: takeNumbers
insert into trao.register as register (organisation_id, year, series, last_number)
values ($1, $2, $3, $4)
on conflict (organisation_id, year, series) do update
set last_number = register.last_number + excluded.last_number
returning id, last_number

-- name: outgoingRegister
-- $1 body, $2 year or null, $3 series or null, $4 how many at most.
select * from trao.outgoing_register
where organisation_id = $1 and ($2::integer is null or year = $2) and ($3::text is null or series = $3)
order by year, series, number
limit $4

-- name: registerBodies
-- Bodies that number papers, by code; those that issue the papers of a conference are issuers.
select coalesce(organisation.code::text, organisation.symbol::text, organisation.id::text) as code,
  organisation.id, organisation.symbol,
  exists (select from trao.conference where issuing_organisation_id = organisation.id) as is_issuer
from trao.organisation
where organisation.id in (
  select organisation_id from trao.register union select issuing_organisation_id from trao.conference)
order by 1

-- name: registers
-- $1 body. gaps: numbers that nothing accounts for.
select register.id, register.year, register.series, register.last_number,
  (select count(*) from trao.document where document.register_id = register.id and document.state = 'void')
    + (
      select count(*) from trao.register_entry as entry
      where entry.register_id = register.id and entry.void_reason is not null) as voids,
  array(
    select gap.number from trao.register_gap as gap where gap.register_id = register.id order by gap.number limit 100)
    as gaps
from trao.register
where register.organisation_id = $1
order by register.year, register.series

-- name: latestDayOfRegister
-- $1 register: the latest day on any of its papers; null in a new one.
select max(dated) from (
  select dated from trao.document where register_id = $1 and state <> 'void'
  union all select dated from trao.register_entry where register_id = $1 and void_reason is null) as entered

-- name: addRegisterEntry
-- $1 register, $2 number, $3 symbol, $4 date, $5 type, $6 subject, $7 signer, $8 recipients, $9 keeper, $10 copies,
-- $11 day of sending, $12 receipt, $13 note, $14 key.
insert into trao.register_entry (
  register_id, number, symbol, dated, type, subject, signer, recipients, keeper, copies, sent_on, receipt, note, key)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)

-- name: holdRegisterKey
-- $1 key: two who enter a paper under one key come one after the other, before either takes a number.
select pg_advisory_xact_lock(hashtextextended('trao.register_entry ' || $1::text, 0))

-- name: registerEntryByKey
-- $1 key: the entry, and what was entered.
select entry.id, register.organisation_id, register.series, entry.symbol, entry.dated, entry.type, entry.subject,
  entry.signer, entry.recipients, entry.keeper, entry.copies, entry.sent_on, entry.note, entry.created_at
from trao.register_entry as entry
  join trao.register on register.id = entry.register_id
where entry.key = $1

-- name: registerEntryBySymbol
-- $1 body, $2 number as it is written, $3 year or null. kind is null for entries.
select year, symbol, kind, state, register_id, number, document_id
from trao.outgoing_register
where organisation_id = $1 and symbol = $2 and ($3::integer is null or year = $3)
order by year

-- name: voidRegisterEntry
-- $1 register, $2 number, $3 reason.
update trao.register_entry set void_reason = $3, voided_at = clock_timestamp(), voided_by = trao.actor()
where register_id = $1 and number = $2 and void_reason is null
