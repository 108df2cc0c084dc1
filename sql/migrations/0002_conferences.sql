-- The official side of a conference: who comes, what is handed over, who was there, and the registers.
--
-- Rules that must hold are constraints here, so that no program, import or hand at psql can break them.
-- Names of rules in comments (I1 … I20) are the invariants listed in the README.

create schema if not exists trao;

-- ---------------------------------------------------------------------------------------------------------
-- Values

-- One line of text as it is stored: NFC, no control characters, nothing to trim, never empty.
-- Variation sequences are kept: NFC leaves them alone.
create domain trao.line as text
  constraint line_is_nfc check (value is nfc normalized)
  -- Controls, line separators, zero-width space and byte order mark; marks that turn the direction of writing.
  constraint line_is_clean check (
    value !~ '[\u0001-\u001F\u007F-\u009F\u200B\u2028\u2029\uFEFF]'
    and value !~ '[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]'
    and value = btrim(value, U&' \00A0\3000') and value <> '')
  constraint line_is_short check (char_length(value) <= 500);

-- A code that people type: letters, digits, dot, dash and underscore.
create domain trao.code as text
  constraint code_is_plain check (value ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');

-- Papers speak Vietnamese, Japanese and English.
create domain trao.language as text constraint language_is_known check (value in ('vi', 'ja', 'en'));

-- ISO 3166-1 alpha-2.
create domain trao.country as text constraint country_is_alpha2 check (value ~ '^[A-Z]{2}$');

-- Where a fact comes from. What is 'sample' was invented and is marked wherever it is printed (I20).
create domain trao.provenance as text
  constraint provenance_is_known check (value in ('operator', 'article-en', 'article-vi', 'press', 'sample'));

-- A record's provenance is that of most of its facts. Those that come from elsewhere are named here: field to
-- provenance, {"reply_by": "sample", "name.ja": "press"}.
create function trao.are_sources(value jsonb) returns boolean language sql immutable as $$
  select jsonb_typeof(value) = 'object' and not exists (
    select from jsonb_each_text(value) as source
    where source.value not in ('operator', 'article-en', 'article-vi', 'press', 'sample'))
$$;
create domain trao.sources as jsonb constraint sources_are_known check (trao.are_sources(value));

-- ---------------------------------------------------------------------------------------------------------
-- Every change knows its actor

create function trao.actor() returns text language plpgsql stable as $$
begin
  if coalesce(current_setting('trao.actor', true), '') = '' then
    raise exception 'a change needs an actor'
      using errcode = 'P0001', hint = 'Set trao.actor in the transaction that changes data.';
  end if;
  return current_setting('trao.actor', true);
end $$;

-- Stamps a row with who made and who last changed it, and counts its versions.
create function trao.stamp() returns trigger language plpgsql as $$
begin
  new.updated_at := clock_timestamp();
  new.updated_by := trao.actor();
  if tg_op = 'INSERT' then
    new.created_at := new.updated_at;
    new.created_by := new.updated_by;
    new.row_version := 1;
  else
    new.created_at := old.created_at;
    new.created_by := old.created_by;
    new.row_version := old.row_version + 1;
  end if;
  return new;
end $$;

-- Changes and removals, without values: erasing a person must not leave the old name here.
-- (An insertion is its row's own created_by.)
create table trao.change (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor text not null,
  relation text not null,
  row_key jsonb not null,
  operation text not null check (operation in ('update', 'delete')),
  columns text[] not null
);

create function trao.journal() returns trigger language plpgsql as $$
declare
  before jsonb := to_jsonb(old);
  after jsonb := case when tg_op = 'UPDATE' then to_jsonb(new) end;
  names text[];
  key jsonb := jsonb_strip_nulls(jsonb_build_object(
    'conference_id', before -> 'conference_id', 'id', before -> 'id', 'person_id', before -> 'person_id',
    'text_id', before -> 'text_id', 'language', before -> 'language'));
begin
  if tg_op = 'UPDATE' then
    select coalesce(array_agg(field.key order by field.key), '{}') into names
    from jsonb_each(after) as field
    where field.value is distinct from before -> field.key
      and field.key not in ('updated_at', 'updated_by', 'row_version');
    if names = '{}' then
      return null;
    end if;
  else
    names := '{}';
  end if;
  insert into trao.change (actor, relation, row_key, operation, columns)
  values (trao.actor(), tg_table_name, key, lower(tg_op), names);
  return null;
end $$;

-- Refuses what would change history.
create function trao.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name
    using errcode = 'P0001', hint = 'Record a new event that annuls or supersedes the old one.';
end $$;

-- Gives a table its stamp columns, its stamp and its journal.
create procedure trao.watch(relation regclass) language plpgsql as $$
begin
  execute format(
    'alter table %s
       add column created_at timestamptz not null default clock_timestamp(),
       add column created_by text not null default '''',
       add column updated_at timestamptz not null default clock_timestamp(),
       add column updated_by text not null default '''',
       add column row_version integer not null default 1', relation);
  execute format(
    'create trigger stamp before insert or update on %s for each row execute function trao.stamp()', relation);
  execute format(
    'create trigger journal after update or delete on %s for each row execute function trao.journal()',
    relation);
end $$;

-- ---------------------------------------------------------------------------------------------------------
-- Text in several languages: a row per language, not a column

create table trao.text (
  id bigint generated always as identity primary key
);

create table trao.localised_text (
  text_id bigint not null references trao.text on delete cascade,
  language trao.language not null,
  body trao.line not null,
  primary key (text_id, language)
);
create index localised_text_body on trao.localised_text (body);
call trao.watch('trao.localised_text');

-- The text in the language asked for, else in the first that there is: English, Vietnamese, Japanese.
create function trao.text_in(wanted bigint, preferred text) returns text
language sql stable parallel safe as $$
  select body from trao.localised_text
  where text_id = wanted
  order by (language = preferred) desc, (language = 'en') desc, (language = 'vi') desc
  limit 1
$$;

-- The text in every language, Vietnamese, Japanese, English, null where nobody wrote it.
create function trao.bodies(wanted bigint) returns text[] language sql stable parallel safe as $$
  select array[
    max(body) filter (where language = 'vi'), max(body) filter (where language = 'ja'),
    max(body) filter (where language = 'en')]
  from trao.localised_text
  where text_id = wanted
$$;

-- Makes a text say what is given (Vietnamese, Japanese, English; null removes) and returns its id, which is new
-- where `existing` is null; null where there is nothing to say. What is right already is not touched.
create function trao.put_text(existing bigint, wanted text[]) returns bigint language plpgsql as $$
declare
  languages constant text[] := array['vi', 'ja', 'en'];
begin
  if existing is null then
    if coalesce(wanted[1], wanted[2], wanted[3]) is null then
      return null;
    end if;
    insert into trao.text default values returning id into existing;
  end if;
  delete from trao.localised_text as old
  where old.text_id = existing and wanted[array_position(languages, old.language::text)] is null;
  insert into trao.localised_text as old (text_id, language, body)
  select existing, languages[place], wanted[place]
  from generate_subscripts(languages, 1) as place
  where wanted[place] is not null
  on conflict (text_id, language) do update set body = excluded.body
  where old.body <> excluded.body;
  return existing;
end $$;

-- Sources as fields and provenances in turn, in the order of the fields.
create function trao.source_list(value jsonb) returns text[] language sql immutable parallel safe as $$
  select array(
    select part
    from jsonb_each_text(value) as source
      cross join lateral (values (1, source.key), (2, source.value)) as pair (place, part)
    order by source.key collate "C", place)
$$;

-- A text as it is compared in a search: compatibility forms unified (half-width kana), marks off (Đặng is dang),
-- katakana as hiragana, lower case. Marks of kana stay: は and ば are different readings.
create function trao.folded(value text) returns text language sql immutable parallel safe as $$
  select translate(
    normalize(
      regexp_replace(
        translate(normalize(lower(value collate "und-x-icu"), NFKD), 'đøł', 'dol'),
        '[\u0300-\u036F\u031B]', '', 'g'),
      NFC),
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ',
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ')
$$;

-- ---------------------------------------------------------------------------------------------------------
-- Organisations

create table trao.organisation (
  id bigint generated always as identity primary key,
  code trao.code unique,
  kind text not null default 'organisation' check (kind in (
    'party', 'assembly', 'government', 'ministry', 'authority', 'agency', 'embassy', 'company',
    'association', 'organisation')),
  country trao.country not null,
  parent_id bigint references trao.organisation,
  name_text_id bigint not null references trao.text,
  -- Abbreviation in document numbers: UBND in 01/GM-UBND (Decree 30/2020, art. 15).
  symbol trao.code,
  -- The name as it heads the body's own papers: ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH.
  letterhead_text_id bigint references trao.text,
  provenance trao.provenance not null default 'operator',
  is_verified boolean not null default false,
  sources trao.sources not null default '{}',
  check (parent_id <> id)
);
create index organisation_name on trao.organisation (name_text_id);
call trao.watch('trao.organisation');

-- ---------------------------------------------------------------------------------------------------------
-- People. Names are data: nothing splits, joins or changes the case of a name.

create table trao.person (
  id bigint generated always as identity primary key,
  code trao.code unique,
  country trao.country not null,
  language trao.language not null,
  provenance trao.provenance not null default 'operator',
  is_verified boolean not null default false,
  sources trao.sources not null default '{}'
);
call trao.watch('trao.person');

create table trao.name_form (
  id bigint generated always as identity primary key,
  person_id bigint not null references trao.person on delete cascade,
  kind text not null check (kind in ('native', 'kana', 'romanised', 'alias')),
  full_name trao.line not null,
  family_name trao.line,
  middle_name trao.line,
  given_name trao.line,
  provenance trao.provenance not null default 'operator'
);
create unique index name_form_one_of_a_kind on trao.name_form (person_id, kind) where kind <> 'alias';
create unique index name_form_alias on trao.name_form (person_id, full_name) where kind = 'alias';
call trao.watch('trao.name_form');

-- I12: everybody has a native form; Japanese people have a reading, for kanji can be neither sorted nor
-- searched without one. Checked at commit, when a person's forms are all there.
create function trao.require_name_forms() returns trigger language plpgsql as $$
declare
  wanted bigint;
  named trao.person;
begin
  -- Not one expression: a row of one table has not the fields of the other.
  if tg_table_name = 'person' then
    wanted := new.id;
  else
    wanted := old.person_id;
  end if;
  select * into named from trao.person where id = wanted;
  if not found then
    return null;
  end if;
  if not exists (select from trao.name_form where person_id = wanted and kind = 'native') then
    raise exception 'person % has no native name', wanted
      using errcode = 'check_violation', constraint = 'person_has_native_name', table = 'person', schema = 'trao';
  end if;
  if (named.country = 'JP' or named.language = 'ja')
    and not exists (select from trao.name_form where person_id = wanted and kind = 'kana')
  then
    raise exception 'person % has no kana reading', wanted
      using errcode = 'check_violation', constraint = 'person_has_kana', table = 'person', schema = 'trao';
  end if;
  return null;
end $$;
create constraint trigger person_name_forms after insert or update of country, language on trao.person
  deferrable initially deferred for each row execute function trao.require_name_forms();
create constraint trigger name_form_name_forms after update or delete on trao.name_form
  deferrable initially deferred for each row execute function trao.require_name_forms();

-- A reading holds nothing that sorts as a kanji: kana, their marks, spaces, and the dots and dashes between parts.
alter table trao.name_form add constraint name_form_kana_is_kana check (
  kind <> 'kana' or full_name ~ U&'^[\3041-\3096\3099-\309F\30A0-\30FF \3000.\2010-]+$');

-- How a person is addressed, per language: stored, never derived.
create table trao.honorific (
  person_id bigint not null references trao.person on delete cascade,
  language trao.language not null,
  -- Goes with the name: "His Excellency Mr." before it, 閣下 or 様 after it, "Ngài" before it.
  honorific trao.line not null,
  -- Opens a letter: "Your Excellency".
  salutation trao.line,
  primary key (person_id, language)
);
call trao.watch('trao.honorific');

-- Titles are facts with dates.
create table trao.appointment (
  id bigint generated always as identity primary key,
  person_id bigint not null references trao.person on delete cascade,
  -- The organiser's own name for it among the appointments of this person.
  code trao.code,
  organisation_id bigint references trao.organisation,
  title_text_id bigint references trao.text,
  -- Lower is higher.
  rank integer check (rank >= 0),
  is_acting boolean not null default false,
  valid_from date,
  valid_to date,
  provenance trao.provenance not null default 'operator',
  is_verified boolean not null default false,
  sources trao.sources not null default '{}',
  check (valid_from <= valid_to),
  check (num_nonnulls(organisation_id, title_text_id, rank) > 0),
  unique (person_id, id),
  unique (person_id, code)
);
call trao.watch('trao.appointment');

-- I15: the appointment that gives a person's title on papers of a day: the one in which the person attends where
-- it is in force on that day, else the highest that is in force.
create function trao.appointment_on(wanted bigint, attending bigint, day date) returns bigint
language sql stable parallel safe as $$
  select id from trao.appointment
  where person_id = wanted
    and coalesce(valid_from <= day, true) and coalesce(valid_to >= day, true)
  order by (id = attending) desc nulls last, rank nulls last, valid_from desc nulls last, id
  limit 1
$$;

-- ---------------------------------------------------------------------------------------------------------
-- The conference

create table trao.conference (
  id bigint generated always as identity primary key,
  code trao.code not null unique,
  name_text_id bigint not null references trao.text,
  theme_text_id bigint references trao.text,
  occasion_text_id bigint references trao.text,
  venue_text_id bigint references trao.text,
  -- Place before the date on papers: "Quảng Ninh, ngày …".
  place_text_id bigint references trao.text,
  starts_on date not null,
  ends_on date not null,
  time_zone text not null,
  -- The body that signs and numbers its papers.
  issuing_organisation_id bigint not null references trao.organisation,
  -- Who signs its papers: a participant (the foreign key follows below), and the lines above the name, such as
  -- "TM. ỦY BAN NHÂN DÂN" and "Q. CHỦ TỊCH" (Decree 30/2020, appendix I).
  signer_id bigint,
  signature_authority_text_id bigint references trao.text,
  signature_position_text_id bigint references trao.text,
  dress_text_id bigint references trao.text,
  reply_by date,
  -- The office or person that answers questions and takes replies.
  contact_text_id bigint references trao.text,
  contact_phone trao.line,
  contact_email trao.line,
  state text not null default 'published'
    check (state in ('draft', 'published', 'running', 'closed', 'archived')),
  provenance trao.provenance not null default 'operator',
  is_verified boolean not null default false,
  sources trao.sources not null default '{}',
  check (starts_on <= ends_on)
);
call trao.watch('trao.conference');

create function trao.require_time_zone() returns trigger language plpgsql as $$
begin
  if not exists (select from pg_timezone_names where name = new.time_zone) then
    raise exception 'unknown time zone'
      using errcode = 'check_violation', constraint = 'conference_time_zone', table = 'conference',
        schema = 'trao', hint = 'Use a name of the IANA time zone database, such as Asia/Ho_Chi_Minh.';
  end if;
  return new;
end $$;
create trigger time_zone before insert or update of time_zone on trao.conference
  for each row execute function trao.require_time_zone();

create table trao.conference_organiser (
  conference_id bigint not null references trao.conference,
  organisation_id bigint not null references trao.organisation,
  position integer not null check (position > 0),
  primary key (conference_id, organisation_id),
  unique (conference_id, position) deferrable initially deferred
);
call trao.watch('trao.conference_organiser');

-- Organisations that were loaded with a conference. Its folder names them, whether or not anything refers to them.
create table trao.conference_organisation (
  conference_id bigint not null references trao.conference,
  organisation_id bigint not null references trao.organisation,
  primary key (conference_id, organisation_id)
);
call trao.watch('trao.conference_organisation');

-- ---------------------------------------------------------------------------------------------------------
-- Delegations and participations

create table trao.delegation (
  conference_id bigint not null references trao.conference,
  id bigint generated always as identity,
  code trao.code not null,
  name_text_id bigint not null references trao.text,
  organisation_id bigint references trao.organisation,
  country trao.country not null,
  side text not null check (side in ('host', 'guest', 'third')),
  -- Order among delegations, by protocol.
  position integer not null check (position > 0),
  head_id bigint,
  deputy_id bigint,
  state text not null default 'forming' check (state in ('forming', 'confirmed', 'closed')),
  provenance trao.provenance not null default 'operator',
  is_verified boolean not null default false,
  sources trao.sources not null default '{}',
  primary key (conference_id, id),
  unique (conference_id, code),
  unique (conference_id, position) deferrable initially deferred,
  -- I9: a delegation without a named head is still forming.
  constraint delegation_has_head check (state = 'forming' or head_id is not null)
);
call trao.watch('trao.delegation');

create table trao.participation (
  conference_id bigint not null references trao.conference,
  id bigint generated always as identity,
  -- The organiser's own key of this guest, by which an import recognises it.
  external_id trao.code not null,
  -- A person, or an organisation that is invited as such.
  person_id bigint references trao.person,
  organisation_id bigint references trao.organisation,
  -- The office in which the person attends: title and rank on papers come from it.
  appointment_id bigint,
  delegation_id bigint,
  language trao.language not null,
  roles text[] not null default '{}' constraint participation_roles check (roles <@ array[
    'chair', 'deputy', 'guest_of_honour', 'head', 'interpreter', 'liaison', 'member', 'observer', 'organiser',
    'presenter', 'press', 'recipient', 'speaker', 'staff']),
  -- Order of precedence given by hand, with its reason; lower comes first.
  precedence integer check (precedence > 0),
  precedence_reason trao.line,
  replaces_id bigint,
  email trao.line,
  phone trao.line,
  state text not null default 'approved' check (state in (
    'proposed', 'approved', 'invited', 'accepted', 'declined', 'tentative', 'substituted', 'registered',
    'withdrawn')),
  provenance trao.provenance not null default 'operator',
  is_verified boolean not null default false,
  sources trao.sources not null default '{}',
  primary key (conference_id, id),
  -- I11: one participation per person and conference.
  unique (conference_id, person_id),
  unique (conference_id, organisation_id),
  unique (conference_id, external_id),
  unique (conference_id, delegation_id, id),
  -- I10: a strict order.
  unique (conference_id, precedence) deferrable initially deferred,
  constraint participation_is_one_invitee check (num_nonnulls(person_id, organisation_id) = 1),
  constraint precedence_needs_reason check (precedence is null or precedence_reason is not null),
  foreign key (person_id, appointment_id) references trao.appointment (person_id, id),
  foreign key (conference_id, delegation_id) references trao.delegation (conference_id, id),
  foreign key (conference_id, replaces_id) references trao.participation (conference_id, id),
  check (replaces_id <> id)
);
-- How far along a participation is: files may move it forward, never back.
create function trao.participation_progress(state text) returns integer language sql immutable parallel safe as $$
  select case state
    when 'proposed' then 0 when 'approved' then 1 when 'invited' then 2
    when 'tentative' then 3 when 'accepted' then 3 when 'declined' then 3 when 'substituted' then 3
    when 'registered' then 4 when 'withdrawn' then 5 end
$$;

create index participation_delegation on trao.participation (conference_id, delegation_id);
create index participation_person on trao.participation (person_id);
call trao.watch('trao.participation');

alter table trao.conference
  add constraint conference_signer_participates foreign key (id, signer_id)
    references trao.participation (conference_id, id) deferrable initially deferred;

-- I9: head and deputy are members of their delegation.
alter table trao.delegation
  add constraint delegation_head_is_member foreign key (conference_id, id, head_id)
    references trao.participation (conference_id, delegation_id, id) deferrable initially deferred,
  add constraint delegation_deputy_is_member foreign key (conference_id, id, deputy_id)
    references trao.participation (conference_id, delegation_id, id) deferrable initially deferred;

-- ---------------------------------------------------------------------------------------------------------
-- Sessions and attendance

create table trao.session (
  conference_id bigint not null references trao.conference,
  id bigint generated always as identity,
  code trao.code not null,
  parent_id bigint,
  kind text not null default 'plenary'
    check (kind in ('plenary', 'seminar', 'ceremony', 'signing', 'reception', 'show', 'meeting')),
  name_text_id bigint not null references trao.text,
  room_text_id bigint references trao.text,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  capacity integer check (capacity > 0),
  chair_id bigint,
  state text not null default 'planned' check (state in ('planned', 'open', 'closed', 'cancelled')),
  opened_at timestamptz,
  closed_at timestamptz,
  provenance trao.provenance not null default 'operator',
  is_verified boolean not null default false,
  sources trao.sources not null default '{}',
  primary key (conference_id, id),
  unique (conference_id, code),
  foreign key (conference_id, parent_id) references trao.session (conference_id, id),
  foreign key (conference_id, chair_id) references trao.participation (conference_id, id),
  check (parent_id <> id),
  constraint session_ends_after_start check (starts_at < ends_at),
  constraint session_opened check (state in ('planned', 'cancelled') or opened_at is not null),
  constraint session_closed check ((state = 'closed') = (closed_at is not null))
);
call trao.watch('trao.session');

-- I18: a session lies within its parent's time and within the conference's days.
create function trao.require_session_in_time() returns trigger language plpgsql as $$
declare
  conference trao.conference;
  outer_session trao.session;
begin
  select * into conference from trao.conference where id = new.conference_id;
  if (new.starts_at at time zone conference.time_zone)::date < conference.starts_on
    or (new.ends_at at time zone conference.time_zone)::date > conference.ends_on
  then
    raise exception 'session % is outside the days of the conference', new.code
      using errcode = 'check_violation', constraint = 'session_in_conference', table = 'session', schema = 'trao';
  end if;
  if new.parent_id is not null then
    select * into outer_session from trao.session
    where conference_id = new.conference_id and id = new.parent_id;
    if new.starts_at < outer_session.starts_at or new.ends_at > outer_session.ends_at then
      raise exception 'session % is outside session %', new.code, outer_session.code
        using errcode = 'check_violation', constraint = 'session_in_parent', table = 'session', schema = 'trao';
    end if;
  end if;
  if exists (
    select from trao.session as inside
    where inside.conference_id = new.conference_id and inside.parent_id = new.id
      and (inside.starts_at < new.starts_at or inside.ends_at > new.ends_at))
  then
    raise exception 'session % would no longer hold the sessions inside it', new.code
      using errcode = 'check_violation', constraint = 'session_in_parent', table = 'session', schema = 'trao';
  end if;
  return null;
end $$;
create constraint trigger session_in_time after insert or update of starts_at, ends_at, parent_id
  on trao.session deferrable initially deferred for each row execute function trao.require_session_in_time();

-- I18, from the other side: the conference's days still hold its sessions.
create function trao.require_days_hold_sessions() returns trigger language plpgsql as $$
declare
  outside text;
begin
  select session.code into outside from trao.session
  where session.conference_id = new.id
    and ((session.starts_at at time zone new.time_zone)::date < new.starts_on
      or (session.ends_at at time zone new.time_zone)::date > new.ends_on)
  order by session.starts_at, session.id
  limit 1;
  if found then
    raise exception 'session % is outside the days of the conference', outside
      using errcode = 'check_violation', constraint = 'session_in_conference', table = 'session', schema = 'trao';
  end if;
  return null;
end $$;
create constraint trigger days_hold_sessions after update of starts_on, ends_on, time_zone on trao.conference
  deferrable initially deferred for each row execute function trao.require_days_hold_sessions();

-- Append-only. One key is one event, however often it is sent.
create table trao.attendance_event (
  conference_id bigint not null references trao.conference,
  id bigint generated always as identity,
  participation_id bigint not null,
  session_id bigint not null,
  at timestamptz not null,
  direction text not null default 'in' check (direction in ('in', 'out', 'annulment')),
  method text not null default 'manual' check (method in ('manual', 'import', 'code')),
  key trao.line not null,
  -- The event that this one takes back.
  annuls_id bigint,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default trao.actor() check (created_by <> ''),
  primary key (conference_id, id),
  constraint attendance_event_key unique (conference_id, key),
  unique (conference_id, annuls_id),
  foreign key (conference_id, participation_id) references trao.participation (conference_id, id),
  foreign key (conference_id, session_id) references trao.session (conference_id, id),
  foreign key (conference_id, annuls_id) references trao.attendance_event (conference_id, id),
  check ((direction = 'annulment') = (annuls_id is not null))
);
create index attendance_event_session
  on trao.attendance_event (conference_id, session_id, participation_id, at);
create trigger append_only before update or delete on trao.attendance_event
  for each row execute function trao.refuse_change();

-- ---------------------------------------------------------------------------------------------------------
-- Projects, certificates, ceremonies, grants

create table trao.project (
  id bigint generated always as identity primary key,
  -- I1: ten digits, unique, for the life of the project (Decree 31/2021, art. 37).
  code text not null unique constraint project_code_has_ten_digits check (code ~ '^[0-9]{10}$'),
  name_text_id bigint not null references trao.text,
  company_id bigint not null references trao.organisation,
  sector text not null,
  zone_text_id bigint references trao.text,
  address_text_id bigint references trao.text,
  area_square_metres numeric(14, 2) check (area_square_metres > 0),
  capital numeric(20, 2) not null check (capital > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  provenance trao.provenance not null default 'operator',
  is_verified boolean not null default false,
  sources trao.sources not null default '{}'
);
call trao.watch('trao.project');

create function trao.keep_project_code() returns trigger language plpgsql as $$
begin
  raise exception 'the code of a project never changes'
    using errcode = 'check_violation', constraint = 'project_code_is_final', table = 'project', schema = 'trao';
end $$;
create trigger project_code_is_final before update of code on trao.project
  for each row when (old.code <> new.code) execute function trao.keep_project_code();

create table trao.project_investor (
  project_id bigint not null references trao.project on delete cascade,
  position integer not null check (position > 0),
  organisation_id bigint references trao.organisation,
  country trao.country not null,
  share numeric(5, 2) check (share > 0 and share <= 100),
  primary key (project_id, position)
);
call trao.watch('trao.project_investor');

-- The projects a conference presents, also those for which nothing is handed over.
create table trao.conference_project (
  conference_id bigint not null references trao.conference,
  project_id bigint not null references trao.project,
  primary key (conference_id, project_id)
);
call trao.watch('trao.conference_project');

-- Names under which an organisation or a project is known elsewhere, right or wrong: for search, never for paper.
create table trao.alias (
  id bigint generated always as identity primary key,
  organisation_id bigint references trao.organisation on delete cascade,
  project_id bigint references trao.project on delete cascade,
  body trao.line not null,
  provenance trao.provenance not null default 'operator',
  constraint alias_of_one_thing check (num_nonnulls(organisation_id, project_id) = 1),
  unique (organisation_id, body),
  unique (project_id, body)
);
create index alias_body on trao.alias (body);
call trao.watch('trao.alias');

-- The authority's legal act (cấp). Trao records it and never makes it.
create table trao.certificate (
  id bigint generated always as identity primary key,
  project_id bigint not null references trao.project,
  kind text not null default 'new' check (kind in ('new', 'amended')),
  -- I2: 0 for the first certificate, then 1, 2, … for its amendments.
  amendment integer not null default 0 check (amendment >= 0),
  authority_id bigint not null references trao.organisation,
  first_issued_on date,
  issued_on date,
  state text not null default 'draft'
    check (state in ('draft', 'checked', 'signed', 'issued', 'superseded', 'revoked')),
  form_version trao.line,
  provenance trao.provenance not null default 'operator',
  is_verified boolean not null default false,
  sources trao.sources not null default '{}',
  constraint certificate_amendment unique (project_id, amendment),
  check ((kind = 'new') = (amendment = 0)),
  check (first_issued_on <= issued_on),
  constraint certificate_issue_date check (state in ('draft', 'checked', 'signed') or issued_on is not null)
);
-- I2: at most one certificate of a project is in force.
create unique index certificate_in_force on trao.certificate (project_id) where state = 'issued';
call trao.watch('trao.certificate');

-- I2: amendments follow one another without gaps and keep the date of the first certificate.
create function trao.require_amendments_in_order() returns trigger language plpgsql as $$
begin
  if exists (
    select from trao.certificate
    where project_id = new.project_id
    having count(*) <> max(amendment) + 1)
  then
    raise exception 'an amendment of the certificate is missing'
      using errcode = 'check_violation', constraint = 'certificate_amendments_in_order', table = 'certificate',
        schema = 'trao';
  end if;
  if exists (
    select from trao.certificate
    where project_id = new.project_id
    having count(distinct first_issued_on) > 1)
  then
    raise exception 'the certificates of a project have one date of first issue'
      using errcode = 'check_violation', constraint = 'certificate_first_issue', table = 'certificate',
        schema = 'trao';
  end if;
  return null;
end $$;
create constraint trigger amendments_in_order after insert or update of project_id, amendment, first_issued_on
  on trao.certificate deferrable initially deferred
  for each row execute function trao.require_amendments_in_order();

create table trao.ceremony (
  conference_id bigint not null references trao.conference,
  id bigint generated always as identity,
  code trao.code not null,
  session_id bigint not null,
  name_text_id bigint not null references trao.text,
  provenance trao.provenance not null default 'operator',
  is_verified boolean not null default false,
  sources trao.sources not null default '{}',
  primary key (conference_id, id),
  unique (conference_id, code),
  foreign key (conference_id, session_id) references trao.session (conference_id, id)
);
call trao.watch('trao.ceremony');

-- One hand-over on stage (trao). The table cannot be called "grant", which SQL keeps for itself.
create table trao.ceremony_grant (
  conference_id bigint not null references trao.conference,
  id bigint generated always as identity,
  ceremony_id bigint not null,
  position integer not null check (position > 0),
  certificate_id bigint not null references trao.certificate,
  -- I5: people of this conference.
  presenter_id bigint,
  recipient_id bigint,
  state text not null default 'planned'
    check (state in ('planned', 'ready', 'handed', 'proxy', 'withdrawn')),
  proxy_name trao.line,
  handed_at timestamptz,
  handed_by text,
  note trao.line,
  provenance trao.provenance not null default 'operator',
  is_verified boolean not null default false,
  sources trao.sources not null default '{}',
  primary key (conference_id, id),
  unique (conference_id, ceremony_id, position) deferrable initially deferred,
  foreign key (conference_id, ceremony_id) references trao.ceremony (conference_id, id),
  foreign key (conference_id, presenter_id) references trao.participation (conference_id, id),
  foreign key (conference_id, recipient_id) references trao.participation (conference_id, id),
  constraint grant_handed_is_complete check (
    state not in ('handed', 'proxy')
    or (handed_at is not null and handed_by is not null and presenter_id is not null
      and (state = 'proxy' or recipient_id is not null))),
  constraint grant_proxy_is_named check ((state = 'proxy') = (proxy_name is not null)),
  constraint grant_handed_once check (state in ('handed', 'proxy') or handed_at is null)
);
-- I4: a certificate is handed over at most once per conference.
create unique index grant_certificate on trao.ceremony_grant (conference_id, certificate_id)
  where state <> 'withdrawn';
call trao.watch('trao.ceremony_grant');

-- I3: only what is issued is handed over, and not before it was issued.
create function trao.require_issue_before_hand_over() returns trigger language plpgsql as $$
declare
  certificate trao.certificate;
  held_on date;
begin
  select * into certificate from trao.certificate where id = new.certificate_id;
  select (coalesce(new.handed_at, session.starts_at) at time zone conference.time_zone)::date into held_on
  from trao.ceremony
    join trao.session on session.conference_id = ceremony.conference_id and session.id = ceremony.session_id
    join trao.conference on conference.id = ceremony.conference_id
  where ceremony.conference_id = new.conference_id and ceremony.id = new.ceremony_id;
  if new.state = 'withdrawn' then
    return new;
  end if;
  if certificate.issued_on > held_on then
    raise exception 'the certificate is issued on %, after the hand-over on %', certificate.issued_on, held_on
      using errcode = 'check_violation', constraint = 'grant_after_issue', table = 'ceremony_grant', schema = 'trao';
  end if;
  -- What an amendment superseded later on was in force on the day.
  if new.state in ('handed', 'proxy') and certificate.state <> 'issued'
    and not (certificate.state = 'superseded' and exists (
      select from trao.certificate as later
      where later.project_id = certificate.project_id and later.amendment = certificate.amendment + 1
        and later.issued_on >= held_on))
  then
    raise exception 'a certificate in state % cannot be handed over', certificate.state
      using errcode = 'check_violation', constraint = 'grant_of_issued', table = 'ceremony_grant', schema = 'trao';
  end if;
  return new;
end $$;
create trigger issue_before_hand_over
  before insert or update of state, handed_at, certificate_id, ceremony_id on trao.ceremony_grant
  for each row execute function trao.require_issue_before_hand_over();

-- I3, from the other side: what was handed over keeps an issue date that is not later.
create function trao.keep_issue_before_hand_over() returns trigger language plpgsql as $$
begin
  if exists (
    select from trao.ceremony_grant
      join trao.conference on conference.id = ceremony_grant.conference_id
    where ceremony_grant.certificate_id = new.id and ceremony_grant.state in ('handed', 'proxy')
      and (new.issued_on is null
        or new.issued_on > (ceremony_grant.handed_at at time zone conference.time_zone)::date))
  then
    raise exception 'the certificate was handed over before the issue date %', new.issued_on
      using errcode = 'check_violation', constraint = 'grant_after_issue', table = 'certificate', schema = 'trao';
  end if;
  return new;
end $$;
create trigger issue_before_hand_over before update of issued_on on trao.certificate
  for each row execute function trao.keep_issue_before_hand_over();

-- ---------------------------------------------------------------------------------------------------------
-- Registers (Decree 30/2020, art. 15): numbers per body, year and series, in order, never again

create table trao.register (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references trao.organisation,
  year integer not null check (year between 1900 and 2200),
  series trao.code not null,
  last_number integer not null default 0 check (last_number >= 0),
  unique (organisation_id, year, series),
  unique (id, year)
);
call trao.watch('trao.register');

create function trao.keep_register_order() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.last_number < old.last_number or new.organisation_id <> old.organisation_id
    or new.year <> old.year or new.series <> old.series
  then
    raise exception 'a register only counts upwards'
      using errcode = 'check_violation', constraint = 'register_counts_upwards', table = 'register', schema = 'trao';
  end if;
  return new;
end $$;
create trigger register_counts_upwards before update or delete on trao.register
  for each row execute function trao.keep_register_order();
