-- Numbered documents: made in one transaction, then only their state moves on.

-- name: lockPapers
-- One at a time numbers papers of a conference, so that nobody's subject is numbered twice.
select from trao.conference where id = $1 for no key update

-- name: endedKey
-- The name of a key that is retired, or whose certificate has run out, and whether it is the former.
select name, retired_at is not null from trao.signing_key
where id = $1 and (retired_at is not null or not_after < statement_timestamp())

-- name: knownTemplates
select hash from trao.template where hash = any ($1)

-- name: insertTemplate
-- $1 hash, $2 name, $3 kind, $4 files as JSON.
insert into trao.template (hash, name, kind, files) values ($1, $2, $3, $4::jsonb) on conflict do nothing

-- name: knownPlates
select hash from trao.plate where hash = any ($1)

-- name: insertPlate
-- $1 hash, $2 template, $3 language, $4 engine version, $5 fonts as JSON, $6 bytes.
insert into trao.plate (hash, template_hash, language, engine_version, fonts, bytes)
values ($1, $2, $3, $4, $5::jsonb, $6) on conflict do nothing

-- name: reserveDocuments
-- The identifiers are drawn first, for the jobs that make the files name them.
select nextval(pg_get_serial_sequence('trao.document', 'id')) from generate_series(1, $1)

-- name: insertDocuments
-- $1 conference, $2 kind, $4 date, $5 batch, then one entry a document in each array: $3 session, $6 id, $7 language,
-- $8 participation, $9 grant, $10 register, $11 number, $12 symbol, $13 public identifier, $14 template, $15 snapshot,
-- $16 job, $17 the document that it supersedes, $19 ceremony, $20 delegation, $21 the digest of its data as hexadecimal
-- digits; $18 the key of the seal or null, $22 whether they await their numbers.
insert into trao.document (
  conference_id, kind, session_id, dated, batch_id, supersedes_id, seal_key_id, id, language, participation_id,
  grant_id, register_id, number, symbol, public_id, template_hash, snapshot, job_id, ceremony_id, delegation_id,
  data_digest, awaits_number)
overriding system value
select $1, $2, paper.session_id, $4, $5, paper.supersedes_id, $18::bigint, paper.id, paper.language, paper.participation_id, paper.grant_id,
  paper.register_id, paper.number, paper.symbol, paper.public_id, paper.template_hash, paper.snapshot::jsonb,
  paper.job_id, paper.ceremony_id, paper.delegation_id, decode(paper.digest, 'hex'), $22::boolean
from unnest(
    $6::bigint[], $7::text[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::text[],
    $13::text[], $14::text[], $15::text[], $16::bigint[], $3::bigint[], $17::bigint[], $19::bigint[], $20::bigint[],
    $21::text[])
  as paper (
    id, language, participation_id, grant_id, register_id, number, symbol, public_id, template_hash, snapshot,
    job_id, session_id, supersedes_id, ceremony_id, delegation_id, digest)

-- name: insertRefusals
-- $1 conference, $2 batch, $3 kind, then one entry a refusal: $4 language, $5 participation, $6 grant, $7 reason, $8
-- session, $9 ceremony, $10 delegation.
insert into trao.document_refusal (
  conference_id, batch_id, kind, language, participation_id, grant_id, reason, session_id, ceremony_id, delegation_id)
select $1, $2, $3, refusal.language, refusal.participation_id, refusal.grant_id, refusal.reason, refusal.session_id,
  refusal.ceremony_id, refusal.delegation_id
from unnest($4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::bigint[], $9::bigint[], $10::bigint[])
  as refusal (language, participation_id, grant_id, reason, session_id, ceremony_id, delegation_id)

-- name: markInvited
-- $1 conference, $2 participations.
update trao.participation set state = 'invited'
where conference_id = $1 and id = any ($2) and state = 'approved'

-- name: documentsToRender
-- $1 conferences and $2 documents, pairwise; $3 template hashes whose files the caller has already. The files of
-- other templates come once, with the first document of each.
select document.conference_id, document.id, document.state, document.language, document.dated, document.symbol,
  document.kind, document.public_id, document.snapshot, document.supersedes_id, document.seal_key_id,
  key.name as seal_key, key.retired_at is not null as is_key_retired,
  case when key.id is not null
    then trao.clock_iso(statement_timestamp(), trao.clock_offset(statement_timestamp(), conference.time_zone))
  end as seal_time,
  document.template_hash, template.name as template_name,
  case when document.template_hash <> all ($3)
    and row_number() over (partition by document.template_hash order by document.id) = 1
    then template.files end as template_files
from unnest($1::bigint[], $2::bigint[]) as wanted (conference_id, document_id)
  join trao.document
    on document.conference_id = wanted.conference_id and document.id = wanted.document_id
  join trao.conference on conference.id = document.conference_id
  join trao.template on template.hash = document.template_hash
  left join trao.signing_key as key on key.id = document.seal_key_id
order by document.template_hash, document.id

-- name: insertFiles
-- One entry a file: $1 conference, $2 document, $3 plate, $4 strike, $5 hash, $6 bytes, $7 pages, and, null without a
-- seal, $8 its key, $9 its time, $10 the offset of the clocks, $11 its level. A document that was voided meanwhile
-- gets none.
insert into trao.document_file (
  conference_id, document_id, plate_hash, strike, sha256, byte_count, page_count, seal_key_id, sealed_at,
  seal_offset, seal_level)
select file.conference_id, file.document_id, file.plate_hash, file.strike, file.sha256, file.byte_count,
  file.page_count, file.seal_key_id, file.sealed_at, file.seal_offset, file.seal_level
from unnest(
    $1::bigint[], $2::bigint[], $3::text[], $4::bytea[], $5::bytea[], $6::bigint[], $7::bigint[], $8::bigint[],
    $9::timestamptz[], $10::bigint[], $11::text[])
  as file (
    conference_id, document_id, plate_hash, strike, sha256, byte_count, page_count, seal_key_id, sealed_at,
    seal_offset, seal_level)
  join trao.document
    on document.conference_id = file.conference_id and document.id = file.document_id
    and document.state = 'numbered'
for no key update of document

-- name: supersedeDocuments
-- $1 conferences and $2 documents, pairwise: what these, which have their files now, stand in the place of. A document
-- that was revoked stays revoked.
update trao.document as old set state = 'superseded'
from unnest($1::bigint[], $2::bigint[]) as file (conference_id, document_id)
  join trao.document as later
    on later.conference_id = file.conference_id and later.id = file.document_id and later.state = 'numbered'
where old.conference_id = later.conference_id and old.id = later.supersedes_id
  and old.state in ('final', 'signed')

-- name: finishDocuments
-- $1 conferences and $2 documents, pairwise.
update trao.document set state = case when seal_key_id is null then 'final' else 'signed' end
from unnest($1::bigint[], $2::bigint[]) as file (conference_id, document_id)
where document.conference_id = file.conference_id and document.id = file.document_id
  and document.state = 'numbered'

-- name: voidDocuments
-- $1 jobs that will not be run again, $2 reason.
update trao.document set state = 'void', void_reason = $2 where job_id = any ($1) and state = 'numbered'

-- name: unmarkInvited
-- $1 jobs whose documents were voided: guests who are left without letter and card are to be invited again.
update trao.participation as guest set state = 'approved'
from trao.document as voided
where voided.job_id = any ($1) and voided.kind in ('invitation', 'card') and voided.state = 'void'
  and guest.conference_id = voided.conference_id and guest.id = voided.participation_id
  and guest.state = 'invited'
  and not exists (
    select from trao.document as living
    where living.conference_id = guest.conference_id and living.kind in ('invitation', 'card')
      and coalesce(living.participation_id, 0) = guest.id and living.state in ('numbered', 'final', 'signed'))
