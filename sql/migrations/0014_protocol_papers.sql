-- Papers about many at once: a conference as a whole, one of its sessions, ceremonies or delegations.
--
-- It only adds, and relaxes what was checked: a daemon of the version before goes on working beside it.

alter table trao.document
  drop constraint document_kind_check,
  add constraint document_kind_check check (kind in (
    'invitation', 'card', 'reply-form', 'presentation', 'datasheet', 'attendance', 'badge', 'guest-list',
    'precedence-list', 'seating-plan', 'place-cards', 'programme', 'attendance-sheet', 'script', 'folder-list',
    'summary', 'outgoing-register')),
  add column ceremony_id bigint,
  add column delegation_id bigint,
  -- SHA-256 of the values it was made from: asking for the same paper again while these are unchanged is answered
  -- with this one.
  add column data_digest bytea check (octet_length(data_digest) = 32),
  add foreign key (conference_id, ceremony_id) references trao.ceremony (conference_id, id),
  add foreign key (conference_id, delegation_id) references trao.delegation (conference_id, id),
  drop constraint document_check,
  drop constraint document_check2,
  drop constraint document_subject_by_kind,
  -- Copies and data sheets are about a grant; papers of many about these; all others about a participation.
  add constraint document_subject_by_kind check (
    case
      when kind in ('presentation', 'datasheet') then grant_id is not null and participation_id is null
      when kind in ('invitation', 'card', 'reply-form', 'attendance', 'badge')
        then participation_id is not null and grant_id is null
      else num_nonnulls(participation_id, grant_id) = 0
    end),
  add constraint document_part_by_kind check (
    num_nonnulls(session_id, ceremony_id, delegation_id) <= 1
    and case kind
      when 'attendance' then true
      when 'place-cards' then true
      when 'seating-plan' then session_id is not null
      when 'attendance-sheet' then session_id is not null
      else session_id is null
    end
    and case kind
      when 'folder-list' then ceremony_id is not null
      when 'script' then true
      else ceremony_id is null
    end
    and (delegation_id is null or kind in ('guest-list', 'place-cards'))),
  add constraint document_digest_by_kind check (
    (data_digest is not null) = (num_nonnulls(participation_id, grant_id) = 0)),
  -- Of the papers of many, the report alone stands in a register, and bears a seal.
  drop constraint document_number_by_kind,
  add constraint document_number_by_kind check (
    case
      when kind not in ('invitation', 'presentation', 'attendance', 'summary')
        then num_nulls(register_id, number, symbol) = 3 and not awaits_number
      when awaits_number then num_nulls(register_id, number, symbol) in (0, 3)
      else num_nulls(register_id, number, symbol) = 0
    end),
  drop constraint document_seal_by_kind,
  add constraint document_seal_by_kind check (
    seal_key_id is null or kind in ('invitation', 'presentation', 'attendance', 'summary'));

-- One living document per kind and subject: of papers about one guest or grant in whatever language, of papers of many
-- one in each language.
create unique index document_one_living on trao.document (
  conference_id, kind, coalesce(participation_id, 0), coalesce(grant_id, 0), coalesce(session_id, 0),
  coalesce(ceremony_id, 0), coalesce(delegation_id, 0),
  (case when participation_id is null and grant_id is null then language::text else '' end))
  where state in ('final', 'signed') or (state = 'numbered' and supersedes_id is null);
drop index trao.document_subject;
alter index trao.document_one_living rename to document_subject;

-- The freeze of numbered documents, with what was added and one exception: the number and day of a paper that awaits
-- them are entered once. All else is as it was.
create or replace function trao.keep_document() returns trigger language plpgsql as $$
declare
  is_entry boolean := false;
begin
  if tg_op = 'UPDATE' and old.awaits_number and old.number is null and new.number is not null
    and old.state in ('final', 'signed') and new.state = old.state
  then
    is_entry := true;
    new.entered_at := clock_timestamp();
    new.entered_by := trao.actor();
  end if;
  -- All columns but those that move: state, void_reason, job_id and the three of a revocation. (A generated column is
  -- not yet there when the trigger runs.)
  if tg_op = 'DELETE'
    or (old.conference_id, old.id, old.kind, old.language, old.participation_id, old.grant_id, old.session_id,
      old.public_id, old.template_hash, old.snapshot, old.batch_id, old.supersedes_id, old.created_at,
      old.created_by, old.seal_key_id, old.awaits_number,
      old.ceremony_id, old.delegation_id, old.data_digest)
      is distinct from
      (new.conference_id, new.id, new.kind, new.language, new.participation_id, new.grant_id, new.session_id,
      new.public_id, new.template_hash, new.snapshot, new.batch_id, new.supersedes_id, new.created_at,
      new.created_by, new.seal_key_id, new.awaits_number,
      new.ceremony_id, new.delegation_id, new.data_digest)
    or not is_entry
      and (old.dated, old.register_id, old.number, old.symbol, old.entered_at, old.entered_by)
        is distinct from (new.dated, new.register_id, new.number, new.symbol, new.entered_at, new.entered_by)
    or (old.state <> new.state and (old.state, new.state) not in (
      ('numbered', 'final'), ('numbered', 'signed'), ('numbered', 'void'), ('final', 'signed'),
      ('final', 'superseded'), ('signed', 'superseded'), ('final', 'revoked'), ('signed', 'revoked')))
    or (old.state = 'revoked' and (old.revoked_reason, old.revoked_at, old.revoked_by)
      is distinct from (new.revoked_reason, new.revoked_at, new.revoked_by))
    or (old.state = 'void' and old.void_reason is distinct from new.void_reason)
  then
    raise exception 'a numbered document never changes'
      using errcode = 'check_violation', constraint = 'document_is_frozen', table = 'document', schema = 'trao',
        hint = 'Make a document that supersedes it.';
  end if;
  -- A program that knows no seals would make it without one.
  if old.state = 'numbered' then
    if new.state = 'final' and new.seal_key_id is null then
      return new;
    elsif new.state = 'signed' then
      if exists (
        select from trao.document_file as file
        where file.conference_id = new.conference_id and file.document_id = new.id
          and file.seal_key_id = new.seal_key_id)
      then
        return new;
      end if;
    elsif new.state <> 'final' then
      return new;
    end if;
  elsif old.state = 'final' and new.state = 'signed' then
    if exists (
      select from trao.document_original as original
      where original.conference_id = new.conference_id and original.document_id = new.id)
    then
      return new;
    end if;
  else
    return new;
  end if;
  raise exception 'a document is signed when it has a file with the seal that it names, or an original'
    using errcode = 'check_violation', constraint = 'document_is_sealed_as_numbered', table = 'document',
      schema = 'trao', hint = 'Let a daemon of this version, with that key, make the file.';
end $$;

alter table trao.document_refusal
  add column session_id bigint,
  add column ceremony_id bigint,
  add column delegation_id bigint,
  add foreign key (conference_id, session_id) references trao.session (conference_id, id),
  add foreign key (conference_id, ceremony_id) references trao.ceremony (conference_id, id),
  add foreign key (conference_id, delegation_id) references trao.delegation (conference_id, id);

-- Finds a paper by the identifier of its file: the first 32 hexadecimal digits of the SHA-256 of its public one, which
-- has letters and digits only.
create index document_file_identifier on trao.document (left(encode(sha256(public_id::bytea), 'hex'), 32));
