-- Numbered documents: made in one transaction, then only their state moves on.

-- name: lockPapers
-- One at a time numbers papers of a conference, so that nobody's subject is numbered twice.
select from trao.conference where id = $1 for no key update

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
-- $1 conference, $2 kind, $3 session or null, $4 date, $5 batch, then one entry a document in each array:
-- $6 id, $7 language, $8 participation, $9 grant, $10 register, $11 number, $12 symbol, $13 public identifier,
-- $14 template, $15 snapshot, $16 job.
insert into trao.document (
  conference_id, kind, session_id, dated, batch_id, id, language, participation_id, grant_id, register_id,
  number, symbol, public_id, template_hash, snapshot, job_id)
overriding system value
select $1, $2, $3::bigint, $4, $5, paper.id, paper.language, paper.participation_id, paper.grant_id,
  paper.register_id, paper.number, paper.symbol, paper.public_id, paper.template_hash, paper.snapshot::jsonb,
  paper.job_id
from unnest(
    $6::bigint[], $7::text[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::text[],
    $13::text[], $14::text[], $15::text[], $16::bigint[])
  as paper (
    id, language, participation_id, grant_id, register_id, number, symbol, public_id, template_hash, snapshot,
    job_id)

-- name: insertRefusals
-- $1 conference, $2 batch, $3 kind, then one entry a refusal: $4 language, $5 participation, $6 grant, $7 reason.
insert into trao.document_refusal (conference_id, batch_id, kind, language, participation_id, grant_id, reason)
select $1, $2, $3, refusal.language, refusal.participation_id, refusal.grant_id, refusal.reason
from unnest($4::text[], $5::bigint[], $6::bigint[], $7::text[])
  as refusal (language, participation_id, grant_id, reason)

-- name: markInvited
-- $1 conference, $2 participations.
update trao.participation set state = 'invited'
where conference_id = $1 and id = any ($2) and state = 'approved'

-- name: documentsToRender
-- $1 conferences and $2 documents, pairwise; $3 template hashes whose files the caller has already. The files of
-- other templates come once, with the first document of each.
select document.conference_id, document.id, document.state, document.language, document.dated, document.symbol,
  document.kind, document.public_id, document.snapshot, document.template_hash, template.name as template_name,
  case when document.template_hash <> all ($3)
    and row_number() over (partition by document.template_hash order by document.id) = 1
    then template.files end as template_files
from unnest($1::bigint[], $2::bigint[]) as wanted (conference_id, document_id)
  join trao.document
    on document.conference_id = wanted.conference_id and document.id = wanted.document_id
  join trao.template on template.hash = document.template_hash
order by document.template_hash, document.id

-- name: insertFiles
-- One entry a file: $1 conference, $2 document, $3 plate, $4 strike, $5 hash, $6 bytes, $7 pages. A document
-- that was voided meanwhile gets none.
insert into trao.document_file (conference_id, document_id, plate_hash, strike, sha256, byte_count, page_count)
select file.conference_id, file.document_id, file.plate_hash, file.strike, file.sha256, file.byte_count,
  file.page_count
from unnest($1::bigint[], $2::bigint[], $3::text[], $4::bytea[], $5::bytea[], $6::bigint[], $7::bigint[])
    as file (conference_id, document_id, plate_hash, strike, sha256, byte_count, page_count)
  join trao.document
    on document.conference_id = file.conference_id and document.id = file.document_id
    and document.state = 'numbered'
for no key update of document

-- name: finishDocuments
-- $1 conferences and $2 documents, pairwise.
update trao.document set state = 'final'
from unnest($1::bigint[], $2::bigint[]) as file (conference_id, document_id)
where document.conference_id = file.conference_id and document.id = file.document_id
  and document.state = 'numbered'

-- name: voidDocuments
-- $1 jobs that will not be run again, $2 reason.
update trao.document set state = 'void', void_reason = $2 where job_id = any ($1) and state = 'numbered'

-- name: unmarkInvited
-- $1 jobs whose documents were voided: guests who are left without an invitation are to be invited again.
update trao.participation as guest set state = 'approved'
from trao.document as voided
where voided.job_id = any ($1) and voided.kind = 'invitation' and voided.state = 'void'
  and guest.conference_id = voided.conference_id and guest.id = voided.participation_id
  and guest.state = 'invited'
  and not exists (
    select from trao.document as living
    where living.conference_id = guest.conference_id and living.kind = 'invitation'
      and coalesce(living.participation_id, 0) = guest.id and living.state in ('numbered', 'final'))
