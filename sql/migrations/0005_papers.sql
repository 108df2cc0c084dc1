-- The life of a paper: papers without a number, seals, originals signed elsewhere, revocation and reissue.
--
-- It only adds, and relaxes what was checked: a daemon of the version before goes on working beside it.

-- ---------------------------------------------------------------------------------------------------------
-- Kinds and states

alter table trao.document
  drop constraint document_kind_check,
  add constraint document_kind_check check (kind in (
    'invitation', 'card', 'presentation', 'datasheet', 'attendance', 'badge')),
  -- Cards, data sheets and badges stand in no register.
  alter register_id drop not null,
  alter number drop not null,
  alter symbol drop not null,
  add constraint document_number_by_kind check (
    num_nulls(register_id, number, symbol) = case when kind in ('card', 'datasheet', 'badge') then 3 else 0 end),
  -- Copies and data sheets are about a grant, all others about a participation.
  drop constraint document_check1,
  add constraint document_subject_by_kind check (
    (kind in ('presentation', 'datasheet')) = (grant_id is not null)),

  -- signed: it has its file with Trao's seal, or the original that was signed elsewhere.
  -- revoked: it was released, and counts no more.
  drop constraint document_state_check,
  add constraint document_state_check check (state in (
    'numbered', 'final', 'signed', 'void', 'superseded', 'revoked')),
  -- The key it is to be sealed with; it prints whose seal it bears, so no other key will do.
  add column seal_key_id bigint references trao.signing_key,
  add constraint document_seal_by_kind check (
    seal_key_id is null or kind in ('invitation', 'presentation', 'attendance')),
  add column revoked_reason trao.line,
  add column revoked_at timestamptz,
  add column revoked_by text check (revoked_by <> ''),
  add constraint document_revoked_has_reason check (
    num_nulls(revoked_reason, revoked_at, revoked_by) = case state when 'revoked' then 0 else 3 end);

-- One living document per kind and subject (and session), in whatever language. One that is to stand in the place of
-- another lives beside it until it has its file.
create unique index document_living on trao.document (
  conference_id, kind, coalesce(participation_id, 0), coalesce(grant_id, 0), coalesce(session_id, 0))
  where state in ('final', 'signed') or (state = 'numbered' and supersedes_id is null);
drop index trao.document_subject;
alter index trao.document_living rename to document_subject;
-- A document is superseded by one other.
create unique index document_successor on trao.document (conference_id, supersedes_id)
  where supersedes_id is not null and state <> 'void';
-- What was revoked is not made again unless somebody asks for just that.
create index document_revoked on trao.document (
  conference_id, kind, coalesce(participation_id, 0), coalesce(grant_id, 0), coalesce(session_id, 0))
  where state = 'revoked';

-- ---------------------------------------------------------------------------------------------------------
-- Seals: a sealed file is made once, for no two signatures are alike

alter table trao.document_file
  add column seal_key_id bigint references trao.signing_key,
  -- The moment that the seal names, in whole seconds, and how far the clocks of the conference were from UTC, in
  -- minutes east.
  add column sealed_at timestamptz,
  add column seal_offset integer check (seal_offset between -1439 and 1439),
  -- ETSI EN 319 142-1: B-B, or B-T with a time-stamp.
  add column seal_level text check (seal_level in ('B-B', 'B-T')),
  add constraint document_file_seal_is_whole check (
    num_nulls(seal_key_id, sealed_at, seal_offset, seal_level) in (0, 4));

-- How far the clocks of a zone are from UTC at a moment, in minutes east.
create function trao.clock_offset(moment timestamptz, zone text) returns integer
language sql stable parallel safe as $$
  select (extract(epoch from (moment at time zone zone) - (moment at time zone 'UTC')) / 60)::integer
$$;

-- A moment as clocks that many minutes east of UTC show it, to the second below: 2023-10-25T09:00:00+07:00.
create function trao.clock_iso(moment timestamptz, east integer) returns text
language sql immutable parallel safe as $$
  select to_char((moment at time zone 'UTC') + make_interval(mins => east), 'YYYY-MM-DD"T"HH24:MI:SS')
    || case when east < 0 then '-' else '+' end || to_char(make_interval(mins => abs(east)), 'HH24:MI')
$$;

-- ---------------------------------------------------------------------------------------------------------
-- Originals signed elsewhere, and what was asked to be made anew

-- The PDF that somebody signed with a program of their own and that is the released paper from then on.
create table trao.document_original (
  conference_id bigint not null,
  document_id bigint not null,
  bytes bytea not null check (octet_length(bytes) > 0),
  sha256 bytea not null constraint document_original_is_known_once unique,
  page_count integer not null check (page_count > 0),
  -- Whom the signer's certificate names.
  signer trao.line not null,
  -- Whether it begins with the very bytes of the file that Trao made.
  continues_file boolean not null,
  imported_at timestamptz not null default clock_timestamp(),
  imported_by text not null default trao.actor() check (imported_by <> ''),
  primary key (conference_id, document_id),
  foreign key (conference_id, document_id) references trao.document (conference_id, id),
  check (sha256 = sha256(bytes))
);
alter table trao.document_original alter bytes set storage external;
create trigger append_only before update or delete on trao.document_original
  for each row execute function trao.refuse_change();

create table trao.document_reissue (
  conference_id bigint not null,
  -- The document in whose place another was asked for.
  document_id bigint not null,
  -- The work that makes it.
  batch_id bigint not null,
  reason trao.line,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default trao.actor() check (created_by <> ''),
  primary key (conference_id, document_id, batch_id),
  foreign key (conference_id, document_id) references trao.document (conference_id, id)
);
create trigger append_only before update or delete on trao.document_reissue
  for each row execute function trao.refuse_change();

-- ---------------------------------------------------------------------------------------------------------
-- A document never changes; only its state moves on, one way. (A generated column is not yet there when the trigger
-- runs.)
create or replace function trao.keep_document() returns trigger language plpgsql as $$
declare
  moving constant text[] := array[
    'state', 'void_reason', 'job_id', 'dated_year', 'revoked_reason', 'revoked_at', 'revoked_by'];
begin
  if tg_op = 'DELETE'
    or to_jsonb(new) - moving is distinct from to_jsonb(old) - moving
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
  if old.state = 'numbered'
    and (new.state = 'final' and new.seal_key_id is not null
      or new.state = 'signed' and not exists (
        select from trao.document_file as file
        where file.conference_id = new.conference_id and file.document_id = new.id
          and file.seal_key_id = new.seal_key_id))
    or old.state = 'final' and new.state = 'signed' and not exists (
      select from trao.document_original as original
      where original.conference_id = new.conference_id and original.document_id = new.id)
  then
    raise exception 'a document is signed when it has a file with the seal that it names, or an original'
      using errcode = 'check_violation', constraint = 'document_is_sealed_as_numbered', table = 'document',
        schema = 'trao', hint = 'Let a daemon of this version, with that key, make the file.';
  end if;
  return new;
end $$;
