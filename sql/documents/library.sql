-- Documents as people look at them.

-- name: listDocuments
-- $1 conference, $2 kind or null, $3 batch or null, $4 state or null, $5 how many, $6 number, identifier or null. What
-- has no number comes after what has one, within its year.
select document.id, document.kind, document.language, document.symbol, document.number, document.dated,
  document.public_id, document.state, document.void_reason, document.revoked_reason, document.revoked_at,
  document.revoked_by, document.batch_id, document.job_id, predecessor.public_id as supersedes,
  successor.public_id as superseded_by,
  coalesce(guest.external_id::text, project.code, ceremony.code, delegation.code, conference.code) as subject,
  session.code as session, encode(file.sha256, 'hex') as sha256, file.byte_count, file.page_count, file.rendered_at, file.sealed_at,
  file.seal_level, key.name as seal_key, encode(original.sha256, 'hex') as original_sha256,
  octet_length(original.bytes) as original_byte_count, original.page_count as original_page_count,
  original.signer as original_signer, original.imported_at, document.created_at, document.created_by
from trao.document
  join trao.conference on conference.id = document.conference_id
  left join trao.participation as guest
    on guest.conference_id = document.conference_id and guest.id = document.participation_id
  left join trao.ceremony_grant as handover
    on handover.conference_id = document.conference_id and handover.id = document.grant_id
  left join trao.certificate on certificate.id = handover.certificate_id
  left join trao.project on project.id = certificate.project_id
  left join trao.ceremony
    on ceremony.conference_id = document.conference_id and ceremony.id = document.ceremony_id
  left join trao.delegation
    on delegation.conference_id = document.conference_id and delegation.id = document.delegation_id
  left join trao.session
    on session.conference_id = document.conference_id and session.id = document.session_id
  left join trao.document_file as file
    on file.conference_id = document.conference_id and file.document_id = document.id
  left join trao.signing_key as key on key.id = file.seal_key_id
  left join trao.document_original as original
    on original.conference_id = document.conference_id and original.document_id = document.id
  left join trao.document as predecessor
    on predecessor.conference_id = document.conference_id and predecessor.id = document.supersedes_id
  left join trao.document as successor
    on successor.conference_id = document.conference_id and successor.supersedes_id = document.id
    and successor.state <> 'void'
where document.conference_id = $1
  and ($2::text is null or document.kind = $2)
  and ($3::bigint is null or document.batch_id = $3)
  and ($4::text is null or document.state = $4)
  and ($6::text is null or document.symbol = $6 or document.public_id = upper($6))
order by document.dated_year, document.register_id nulls last, document.number, document.id
limit $5

-- name: documentSnapshot
select snapshot, template_hash from trao.document where conference_id = $1 and id = $2

-- name: listRefusals
-- $1 conference, $2 batch or null.
select refusal.batch_id, refusal.kind, refusal.language,
  coalesce(guest.external_id::text, project.code, session.code, ceremony.code, delegation.code, conference.code)
    as subject,
  coalesce(name.native_name, trao.text_in(organisation.name_text_id, refusal.language),
    trao.text_in(
      coalesce(
        project.name_text_id, session.name_text_id, ceremony.name_text_id, delegation.name_text_id,
        conference.name_text_id),
      refusal.language)) as name,
  refusal.reason, refusal.created_at
from trao.document_refusal as refusal
  join trao.conference on conference.id = refusal.conference_id
  left join trao.session
    on session.conference_id = refusal.conference_id and session.id = refusal.session_id
  left join trao.ceremony
    on ceremony.conference_id = refusal.conference_id and ceremony.id = refusal.ceremony_id
  left join trao.delegation
    on delegation.conference_id = refusal.conference_id and delegation.id = refusal.delegation_id
  left join trao.participation as guest
    on guest.conference_id = refusal.conference_id and guest.id = refusal.participation_id
  left join trao.person_name as name on name.person_id = guest.person_id
  left join trao.organisation on organisation.id = guest.organisation_id
  left join trao.ceremony_grant as handover
    on handover.conference_id = refusal.conference_id and handover.id = refusal.grant_id
  left join trao.certificate on certificate.id = handover.certificate_id
  left join trao.project on project.id = certificate.project_id
where refusal.conference_id = $1 and ($2::bigint is null or refusal.batch_id = $2)
order by refusal.id

-- name: documentsToExport
-- $1 conference, $2 kind or null, $3 batch or null, $4 year, $5 register, $6 number and $8 document after which to go
-- on, $7 how many. What has no number comes last in its year, as of a register behind all others. Where there is an
-- original that was signed elsewhere, it is the released file, and there is no strike: originals are large, and asked
-- for one by one.
select document.dated_year, place.register_id, place.number, document.id, document.kind,
  document.language, document.symbol, document.public_id, register.series, issuer.symbol as body,
  coalesce(guest.external_id::text, project.code, ceremony.code, delegation.code, conference.code) as subject,
  session.code as session, document.dated,
  file.plate_hash, case when original.sha256 is null then file.strike end as strike,
  coalesce(original.sha256, file.sha256) as sha256, coalesce(original.page_count, file.page_count) as page_count
from trao.document
  cross join lateral (
    select coalesce(document.register_id, 9223372036854775807) as register_id, coalesce(document.number, 0) as number)
    as place
  join trao.document_file as file
    on file.conference_id = document.conference_id and file.document_id = document.id
  left join trao.document_original as original
    on original.conference_id = document.conference_id and original.document_id = document.id
  join trao.conference on conference.id = document.conference_id
  left join trao.ceremony
    on ceremony.conference_id = document.conference_id and ceremony.id = document.ceremony_id
  left join trao.delegation
    on delegation.conference_id = document.conference_id and delegation.id = document.delegation_id
  left join trao.register on register.id = document.register_id
  left join trao.organisation as issuer on issuer.id = register.organisation_id
  left join trao.participation as guest
    on guest.conference_id = document.conference_id and guest.id = document.participation_id
  left join trao.ceremony_grant as handover
    on handover.conference_id = document.conference_id and handover.id = document.grant_id
  left join trao.certificate on certificate.id = handover.certificate_id
  left join trao.project on project.id = certificate.project_id
  left join trao.session
    on session.conference_id = document.conference_id and session.id = document.session_id
where document.conference_id = $1 and document.state in ('final', 'signed')
  and ($2::text is null or document.kind = $2)
  and ($3::bigint is null or document.batch_id = $3)
  and (document.dated_year, place.register_id, place.number, document.id) > ($4, $5, $6, $8)
order by document.dated_year, place.register_id, place.number, document.id
limit $7

-- name: countExported
-- $1 conference, $2 kind or null, $3 batch or null, $4 public identifiers: how many of them are such documents.
select count(*) from trao.document
where conference_id = $1 and public_id = any ($4)
  and ($2::text is null or kind = $2)
  and ($3::bigint is null or batch_id = $3)

-- name: countReleased
-- $1 conference, $2 kind or null, $3 batch or null.
select count(*) from trao.document
where conference_id = $1 and state in ('final', 'signed')
  and ($2::text is null or kind = $2)
  and ($3::bigint is null or batch_id = $3)

-- name: plateBytes
select bytes from trao.plate where hash = $1

-- name: originalBytes
-- $1 conference, $2 document.
select bytes from trao.document_original where conference_id = $1 and document_id = $2
