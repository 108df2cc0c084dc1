-- Papers: templates, plates, numbered documents and their files.

-- A template version, whole, by its hash: what a released paper was made from stays known.
create table trao.template (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  name trao.code not null,
  kind text not null,
  -- File name to contents, base64.
  files jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default trao.actor() check (created_by <> '')
);
create trigger append_only before update or delete on trao.template
  for each row execute function trao.refuse_change();

-- Everything constant of a template in one language, compiled once: the first bytes of its documents' files.
create table trao.plate (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  template_hash text not null references trao.template,
  language trao.language not null,
  engine_version text not null,
  -- Face name to SHA-256 of its font file.
  fonts jsonb not null,
  bytes bytea not null,
  created_at timestamptz not null default clock_timestamp()
);
alter table trao.plate alter bytes set storage external;
create trigger append_only before update or delete on trao.plate
  for each row execute function trao.refuse_change();

create table trao.document (
  conference_id bigint not null references trao.conference,
  id bigint generated always as identity,
  kind text not null check (kind in ('invitation', 'presentation', 'attendance')),
  language trao.language not null,
  -- Whom or what it is about: a participation, or a grant for a presentation copy.
  participation_id bigint,
  grant_id bigint,
  -- A certificate of attendance of one session only.
  session_id bigint,
  -- The document's own date: decides titles, era, register year and form version.
  dated date not null,
  dated_year integer not null generated always as (extract(year from dated)) stored,
  register_id bigint not null,
  number integer not null check (number > 0),
  -- The number as it is printed: 01/GM-UBND.
  symbol trao.line not null,
  -- Random 128 bits, upper-case base32: what the code on the paper names.
  public_id text not null unique check (public_id ~ '^[A-Z2-7]{26}$'),
  template_hash text not null references trao.template,
  -- The values printed, frozen when the number was taken.
  snapshot jsonb not null,
  batch_id bigint not null,
  job_id bigint unique,
  state text not null default 'numbered' check (state in ('numbered', 'final', 'void', 'superseded')),
  void_reason trao.line,
  supersedes_id bigint,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default trao.actor() check (created_by <> ''),
  primary key (conference_id, id),
  -- I7: a number is given once. I8: in the year of the document's date.
  constraint document_number unique (register_id, number),
  foreign key (register_id, dated_year) references trao.register (id, year),
  foreign key (conference_id, participation_id) references trao.participation (conference_id, id),
  foreign key (conference_id, grant_id) references trao.ceremony_grant (conference_id, id),
  foreign key (conference_id, session_id) references trao.session (conference_id, id),
  foreign key (conference_id, supersedes_id) references trao.document (conference_id, id),
  check (num_nonnulls(participation_id, grant_id) = 1),
  check ((kind = 'presentation') = (grant_id is not null)),
  check (session_id is null or kind = 'attendance'),
  constraint document_void_has_reason check ((state = 'void') = (void_reason is not null))
);
-- One living document per kind and subject (and session), in whatever language: asking twice makes nothing twice,
-- and a guest whose language changes gets no second letter but one that supersedes the first.
create unique index document_subject on trao.document (
  conference_id, kind, coalesce(participation_id, 0), coalesce(grant_id, 0), coalesce(session_id, 0))
  where state in ('numbered', 'final');
create index document_batch on trao.document (batch_id);

-- A document that is numbered never changes; only its state moves on. (A generated column is not yet there when
-- the trigger runs.)
create function trao.keep_document() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
    or to_jsonb(new) - array['state', 'void_reason', 'job_id', 'dated_year'] is distinct from
       to_jsonb(old) - array['state', 'void_reason', 'job_id', 'dated_year']
    or (old.state = 'void' and new.state <> 'void')
    or (old.state = 'superseded' and new.state <> 'superseded')
    or (old.state = 'final' and new.state = 'numbered')
  then
    raise exception 'a numbered document never changes'
      using errcode = 'check_violation', constraint = 'document_is_frozen', table = 'document', schema = 'trao',
        hint = 'Make a document that supersedes it.';
  end if;
  return new;
end $$;
create trigger document_is_frozen before update or delete on trao.document
  for each row execute function trao.keep_document();

-- A file is its plate's bytes followed by its own few kilobytes.
create table trao.document_file (
  conference_id bigint not null,
  document_id bigint not null,
  plate_hash text not null references trao.plate,
  strike bytea not null,
  -- Of the whole file.
  sha256 bytea not null check (octet_length(sha256) = 32),
  byte_count integer not null check (byte_count > 0),
  page_count integer not null check (page_count > 0),
  rendered_at timestamptz not null default clock_timestamp(),
  primary key (conference_id, document_id),
  foreign key (conference_id, document_id) references trao.document (conference_id, id)
);
-- Compressed already: trying again only costs.
alter table trao.document_file alter strike set storage external;
create trigger append_only before update or delete on trao.document_file
  for each row execute function trao.refuse_change();

-- Whom the check before numbering turned away, and why: no number was taken for them.
create table trao.document_refusal (
  conference_id bigint not null references trao.conference,
  id bigint generated always as identity,
  batch_id bigint not null,
  kind text not null,
  language trao.language not null,
  participation_id bigint,
  grant_id bigint,
  reason text not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (conference_id, id),
  foreign key (conference_id, participation_id) references trao.participation (conference_id, id),
  foreign key (conference_id, grant_id) references trao.ceremony_grant (conference_id, id)
);
create index document_refusal_batch on trao.document_refusal (batch_id);

-- ---------------------------------------------------------------------------------------------------------
-- What papers print

-- Whether a record, or any fact of it, was invented (I20).
create function trao.is_sample(provenance text, sources jsonb) returns boolean
language sql immutable parallel safe as $$
  select coalesce(provenance = 'sample' or jsonb_path_exists(sources, '$.* ? (@ == "sample")'), false)
$$;

-- Whether a record comes from the press and nobody has compared it with a document of authority. What the
-- committee entered itself is its own word.
create function trao.is_unverified(provenance text, is_verified boolean) returns boolean
language sql immutable parallel safe as $$
  select coalesce(not is_verified and provenance not in ('operator', 'sample'), false)
$$;

-- The text in just that language, null where nobody wrote it.
create function trao.text_only_in(wanted bigint, asked text) returns text
language sql stable parallel safe as $$
  select body from trao.localised_text where text_id = wanted and language = asked
$$;

-- A person's name in the forms that papers choose from, and whether one of these was invented.
create view trao.person_name as
  select person.id as person_id, person.country, native.full_name as native_name,
    native.family_name, native.given_name, kana.full_name as kana, romanised.full_name as romanised_name,
    'sample' in (native.provenance, coalesce(kana.provenance, ''), coalesce(romanised.provenance, '')) as is_sample
  from trao.person
    join trao.name_form as native on native.person_id = person.id and native.kind = 'native'
    left join trao.name_form as kana on kana.person_id = person.id and kana.kind = 'kana'
    left join trao.name_form as romanised on romanised.person_id = person.id and romanised.kind = 'romanised';

-- A moment as the clocks of a zone show it, with their distance from UTC: 2023-11-17T08:00+07:00.
create function trao.local_iso(moment timestamptz, zone text) returns text
language sql stable parallel safe as $$
  select to_char(moment at time zone zone, 'YYYY-MM-DD"T"HH24:MI')
    || case when gap < interval '0' then '-' else '+' end || to_char(greatest(gap, -gap), 'HH24:MI')
  from (select (moment at time zone zone) - (moment at time zone 'UTC') as gap) as difference
$$;
