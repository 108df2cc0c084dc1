-- What becomes of released papers.

-- name: lockDocument
-- $1 conference, $2 document.
select state, kind, session_id from trao.document where conference_id = $1 and id = $2 for no key update

-- name: revokeDocument
-- $1 conference, $2 document, $3 reason.
update trao.document
set state = 'revoked', revoked_reason = $3, revoked_at = clock_timestamp(), revoked_by = trao.actor()
where conference_id = $1 and id = $2 and state in ('final', 'signed')

-- name: insertReissue
-- $1 conference, $2 document, $3 batch, $4 reason or null.
insert into trao.document_reissue (conference_id, document_id, batch_id, reason)
values ($1, $2, $3, $4) on conflict do nothing

-- name: insertOriginal
-- $1 conference, $2 document, $3 bytes, $4 their SHA-256, $5 pages, $6 signer, $7 whether they begin with Trao's file.
insert into trao.document_original (
  conference_id, document_id, bytes, sha256, page_count, signer, continues_file)
values ($1, $2, $3, $4, $5, $6, $7)

-- name: markSigned
-- $1 conference, $2 document.
update trao.document set state = 'signed' where conference_id = $1 and id = $2 and state = 'final'

-- name: storedFile
-- $1 conference, $2 document.
select file.plate_hash, plate.bytes as plate, file.strike, file.sha256, file.seal_key_id,
  key.subject as seal_signer, trao.clock_iso(file.sealed_at, file.seal_offset) as seal_time
from trao.document_file as file
  join trao.plate on plate.hash = file.plate_hash
  left join trao.signing_key as key on key.id = file.seal_key_id
where file.conference_id = $1 and file.document_id = $2

-- name: documentToRender
-- $1 conference, $2 document.
select document.kind, document.language, document.dated, document.symbol, document.public_id, document.snapshot,
  document.template_hash, template.name as template_name, template.files as template_files
from trao.document
  join trao.template on template.hash = document.template_hash
where document.conference_id = $1 and document.id = $2

-- name: documentsOfCodes
-- $1 public identifiers, $2 the SHA-256 of a file: the documents of those identifiers, in whatever conference, and the one
-- whose imported original is that file.
with wanted as (
  select conference_id, id from trao.document where public_id = any ($1)
  union
  select conference_id, document_id from trao.document_original where sha256 = $2)
select document.conference_id, document.id, document.kind, document.language, document.symbol, document.dated,
  document.public_id, document.state, document.void_reason, document.revoked_reason, document.revoked_at,
  document.snapshot, file.sha256, file.byte_count, file.sealed_at, file.seal_level, key.subject as seal_signer,
  original.sha256 as original_sha256, original.signer as original_signer, original.imported_at,
  original.continues_file, successor.public_id as successor_id, successor.symbol as successor_symbol,
  successor.state as successor_state, reissue.reason as reissue_reason, project.code as project_code
from wanted
  join trao.document on document.conference_id = wanted.conference_id and document.id = wanted.id
  left join trao.document_file as file
    on file.conference_id = document.conference_id and file.document_id = document.id
  left join trao.signing_key as key on key.id = file.seal_key_id
  left join trao.document_original as original
    on original.conference_id = document.conference_id and original.document_id = document.id
  left join trao.document as successor
    on successor.conference_id = document.conference_id and successor.supersedes_id = document.id
    and successor.state not in ('void', 'numbered')
  left join trao.document_reissue as reissue
    on reissue.conference_id = document.conference_id and reissue.document_id = document.id
    and reissue.batch_id = successor.batch_id
  left join trao.ceremony_grant as handover
    on handover.conference_id = document.conference_id and handover.id = document.grant_id
  left join trao.certificate on certificate.id = handover.certificate_id
  left join trao.project on project.id = certificate.project_id
order by document.conference_id, document.id

-- name: codesOfFileIdentifiers
-- $1 file identifiers as the writer of PDF makes them: the first 32 hexadecimal digits of the SHA-256 of the public one.
select public_id from trao.document
where left(encode(sha256(public_id::bytea), 'hex'), 32) = any ($1)
