-- Who or what still lacks a living document of a kind, in any language, in running order. A subject that the
-- batch $4 has turned away is not offered to it again; a null batch leaves nobody out. $5 is how many are wanted.
-- A document that is made in the place of another counts with that one. Whose document was revoked gets another only
-- if somebody asks for just that: dueReissue.
--
-- Who has a paper is looked up once, as a set (not in). Joined, it is searched through for each guest wherever the
-- planner thinks that there are few papers, as it does right after thousands were made, and that takes minutes.

-- name: dueInvitations
-- $1 conference, $2 delegation or null, $3 participation or null, $6 invitation, card or reply-form. The host's own people are not
-- invited, unless somebody asks for one of them; an organisation is, though it may be a co-organiser. A card has
-- Vietnamese and another language on it: English where the guest's own is Vietnamese.
select guest.id, case when $6 = 'card' and guest.language = 'vi' then 'en' else guest.language end as language
from trao.participation as guest
  join trao.conference on conference.id = guest.conference_id
where guest.conference_id = $1
  and ($2::bigint is null or guest.delegation_id = $2)
  and ($3::bigint is null or guest.id = $3)
  and guest.state not in ('proposed', 'declined', 'substituted', 'withdrawn')
  and guest.id is distinct from conference.signer_id
  and ($3::bigint is not null or guest.person_id is null
    or not guest.roles && array['organiser', 'staff', 'interpreter', 'liaison'])
  and guest.id not in (
    select coalesce(document.participation_id, 0) from trao.document
    where document.conference_id = $1 and document.kind = $6 and coalesce(document.grant_id, 0) = 0
      and coalesce(document.session_id, 0) = 0
      and (document.state in ('final', 'signed') or document.state = 'numbered' and document.supersedes_id is null))
  and guest.id not in (
    select coalesce(document.participation_id, 0) from trao.document
    where document.conference_id = $1 and document.kind = $6 and coalesce(document.grant_id, 0) = 0
      and coalesce(document.session_id, 0) = 0
      and document.state = 'revoked')
  and not exists (
    select from trao.document_refusal as refusal
    where refusal.batch_id = $4::bigint and refusal.participation_id = guest.id)
order by guest.id
limit $5

-- name: dueBadges
-- $1 conference, $2 delegation or null, $3 participation or null. Everybody who may come wears one, hosts too.
select guest.id, guest.language
from trao.participation as guest
where guest.conference_id = $1
  and ($2::bigint is null or guest.delegation_id = $2)
  and ($3::bigint is null or guest.id = $3)
  and guest.person_id is not null
  and guest.state not in ('proposed', 'declined', 'substituted', 'withdrawn')
  and guest.id not in (
    select coalesce(document.participation_id, 0) from trao.document
    where document.conference_id = $1 and document.kind = 'badge' and coalesce(document.grant_id, 0) = 0
      and coalesce(document.session_id, 0) = 0
      and (document.state in ('final', 'signed') or document.state = 'numbered' and document.supersedes_id is null))
  and guest.id not in (
    select coalesce(document.participation_id, 0) from trao.document
    where document.conference_id = $1 and document.kind = 'badge' and coalesce(document.grant_id, 0) = 0
      and coalesce(document.session_id, 0) = 0
      and document.state = 'revoked')
  and not exists (
    select from trao.document_refusal as refusal
    where refusal.batch_id = $4::bigint and refusal.participation_id = guest.id)
order by guest.id
limit $5

-- name: dueAttendances
-- $1 conference, $2 session or null for any session, $3 unused. A session that was cancelled had nobody in it.
select guest.id, guest.language
from trao.participation as guest
where guest.conference_id = $1
  and $3::bigint is null
  and exists (
    select from trao.attendance_event as entry
      join trao.session on session.conference_id = entry.conference_id and session.id = entry.session_id
    where entry.conference_id = guest.conference_id and entry.participation_id = guest.id
      and entry.direction = 'in' and ($2::bigint is null or entry.session_id = $2)
      and session.state <> 'cancelled'
      and not exists (
        select from trao.attendance_event as annulment
        where annulment.conference_id = entry.conference_id and annulment.annuls_id = entry.id))
  and guest.id not in (
    select coalesce(document.participation_id, 0) from trao.document
    where document.conference_id = $1 and document.kind = 'attendance' and coalesce(document.grant_id, 0) = 0
      and coalesce(document.session_id, 0) = coalesce($2, 0)
      and (document.state in ('final', 'signed') or document.state = 'numbered' and document.supersedes_id is null))
  and guest.id not in (
    select coalesce(document.participation_id, 0) from trao.document
    where document.conference_id = $1 and document.kind = 'attendance' and coalesce(document.grant_id, 0) = 0
      and coalesce(document.session_id, 0) = coalesce($2, 0)
      and document.state = 'revoked')
  and not exists (
    select from trao.document_refusal as refusal
    where refusal.batch_id = $4::bigint and refusal.participation_id = guest.id)
order by guest.id
limit $5

-- name: dueGrants
-- $1 conference, $2 ceremony or null, $3 unused, $6 presentation or datasheet. The language of a copy is the recipient's,
-- else that of the investor's country; the form of the data sheet is Vietnamese.
select handover.id, case $6 when 'datasheet' then 'vi' else chosen.language end as language
from trao.ceremony_grant as handover
  join trao.ceremony on ceremony.conference_id = handover.conference_id and ceremony.id = handover.ceremony_id
  join trao.certificate on certificate.id = handover.certificate_id
  left join trao.participation as recipient
    on recipient.conference_id = handover.conference_id and recipient.id = handover.recipient_id
  left join trao.project_investor as investor
    on investor.project_id = certificate.project_id and investor.position = 1
  cross join lateral (
    select coalesce(
      recipient.language::text, case investor.country when 'JP' then 'ja' when 'VN' then 'vi' else 'en' end)
      as language) as chosen
where handover.conference_id = $1
  and ($2::bigint is null or handover.ceremony_id = $2)
  and $3::bigint is null
  and handover.state <> 'withdrawn'
  and not exists (
    select from trao.document
    where document.conference_id = handover.conference_id and document.kind = $6
      and coalesce(document.participation_id, 0) = 0 and coalesce(document.grant_id, 0) = handover.id
      and coalesce(document.session_id, 0) = 0
      and (document.state in ('final', 'signed') or document.state = 'numbered' and document.supersedes_id is null))
  and not exists (
    select from trao.document
    where document.conference_id = handover.conference_id and document.kind = $6
      and coalesce(document.participation_id, 0) = 0 and coalesce(document.grant_id, 0) = handover.id
      and coalesce(document.session_id, 0) = 0
      and document.state = 'revoked')
  and not exists (
    select from trao.document_refusal as refusal
    where refusal.batch_id = $4::bigint and refusal.grant_id = handover.id)
order by handover.ceremony_id, handover.position
limit $5

-- name: dueReissue
-- $1 conference, $2 a document: what it is about, and the language that a new one of $6, its kind, has today. No row
-- where the document cannot be replaced: it was not released, or another one stands in its place already. $3 unused.
select coalesce(guest.id, handover.id) as id,
  case
    when $6 = 'datasheet' then 'vi'
    when guest.id is null then coalesce(
      recipient.language::text, case investor.country when 'JP' then 'ja' when 'VN' then 'vi' else 'en' end)
    when $6 = 'card' and guest.language = 'vi' then 'en'
    else guest.language
  end as language
from trao.document as old
  left join trao.participation as guest
    on guest.conference_id = old.conference_id and guest.id = old.participation_id
  left join trao.ceremony_grant as handover
    on handover.conference_id = old.conference_id and handover.id = old.grant_id
  left join trao.certificate on certificate.id = handover.certificate_id
  left join trao.participation as recipient
    on recipient.conference_id = handover.conference_id and recipient.id = handover.recipient_id
  left join trao.project_investor as investor
    on investor.project_id = certificate.project_id and investor.position = 1
where old.conference_id = $1 and old.id = $2 and old.kind = $6 and $3::bigint is null
  and old.state in ('final', 'signed', 'revoked')
  and not exists (
    select from trao.document as later
    where later.conference_id = old.conference_id and later.supersedes_id = old.id and later.state <> 'void')
  and not exists (
    select from trao.document_refusal as refusal
    where refusal.batch_id = $4::bigint
      and (refusal.participation_id = old.participation_id or refusal.grant_id = old.grant_id))
limit $5
