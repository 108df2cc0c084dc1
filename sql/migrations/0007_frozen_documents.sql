-- The freeze of numbered documents, cheaper: it is paid for each paper that is made. Comparing the rows as JSON took as
-- long as storing the file, and one condition with everything in it planned searches that most changes do not need.
-- What is refused stays the same.
create or replace function trao.keep_document() returns trigger language plpgsql as $$
begin
  -- All columns but those that move: state, void_reason, job_id and the three of a revocation. (A generated column is
  -- not yet there when the trigger runs.)
  if tg_op = 'DELETE'
    or (old.conference_id, old.id, old.kind, old.language, old.participation_id, old.grant_id, old.session_id,
      old.dated, old.register_id, old.number, old.symbol, old.public_id, old.template_hash, old.snapshot,
      old.batch_id, old.supersedes_id, old.created_at, old.created_by, old.seal_key_id)
      is distinct from
      (new.conference_id, new.id, new.kind, new.language, new.participation_id, new.grant_id, new.session_id,
      new.dated, new.register_id, new.number, new.symbol, new.public_id, new.template_hash, new.snapshot,
      new.batch_id, new.supersedes_id, new.created_at, new.created_by, new.seal_key_id)
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
