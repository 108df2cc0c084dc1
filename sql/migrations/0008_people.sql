-- People under all their names: further forms, how they are found, in which order they stand, who is the same person
-- entered twice, and what a title is worth on a day.

-- ---------------------------------------------------------------------------------------------------------
-- Name forms

alter table trao.name_form
  -- What language the form is in, BCP 47; null where it is that of the person (native), of kana, or of no language.
  add column language text constraint name_form_language check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
  -- ISO 15924: Latn, Jpan, Hira, Kana, Hani, …; null where the letters themselves say it.
  add column script text constraint name_form_script check (script ~ '^[A-Z][a-z]{3}$'),
  -- Null where the parts say it, or nobody knows.
  add column name_order text constraint name_form_order check (name_order in ('family-first', 'given-first')),
  -- What a form of the kind alias is: as somebody else wrote it (alias), the name in a language's own letters
  -- (transcription), or a name of earlier days (former).
  add column further text constraint name_form_further check (further in ('alias', 'transcription', 'former')),
  add constraint name_form_further_is_alias check (kind = 'alias' or further is null);

-- One text may be the transcription in two languages, or a former name and an alias.
create unique index name_form_further_once
  on trao.name_form (person_id, full_name, (coalesce(further, 'alias')), (coalesce(language, '')))
  where kind = 'alias';
drop index trao.name_form_alias;

-- What trao.text_in() and trao.bodies() say, in a form that the planner writes into a query: a list of many people asks for
-- each text there, and a function called for each row costs ten times that. One row at most, and one row.
create function trao.text_of(wanted bigint, preferred text) returns table (body trao.line)
language sql stable parallel safe as $$
  select localised_text.body
  from trao.localised_text
  where text_id = wanted
  order by (language = preferred) desc, (language = 'en') desc, (language = 'vi') desc
  limit 1
$$;

create function trao.bodies_of(wanted bigint) returns table (bodies text[]) language sql stable parallel safe as $$
  select array[
    max(body) filter (where language = 'vi'), max(body) filter (where language = 'ja'),
    max(body) filter (where language = 'en')]::text[]
  from trao.localised_text
  where text_id = wanted
$$;

-- Letters that are not Latin: kana, kanji, hangul, Cyrillic, Thai, ….
create function trao.is_latin(name text) returns boolean language sql immutable parallel safe as $$
  select name !~ '[\u0370-\u1DFF\u2E80-\uD7FF\uF900-\uFFEF\U00010000-\U0003FFFF]'
$$;

-- The script of a name by its letters; null where there is more than one that this function does not know together.
create function trao.script_of(name text) returns text language sql immutable parallel safe as $$
  select case
    when trao.is_latin(name) then 'Latn'
    when name ~ '^[\u3041-\u309F\u30FC\s\u3000.\u30FB-]+$' then 'Hira'
    when name ~ '^[\u30A0-\u30FF\uFF66-\uFF9F\s\u3000.-]+$' then 'Kana'
    when name ~ '[\u3041-\u30FF]' then 'Jpan'
    when name ~ '[\u3005-\u3007\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]' then 'Hani'
    when name ~ '[\uAC00-\uD7A3]' then 'Kore'
    when name ~ '[\u0400-\u04FF]' then 'Cyrl'
  end
$$;

-- Whether the family name comes first, by the parts that are stored; null where they do not say it.
create function trao.order_of(name text, family text, given text) returns text language sql immutable parallel safe
as $$
  select case
    when family is null or given is null or family = given then null
    when starts_with(name, family) and right(name, char_length(given)) = given then 'family-first'
    when starts_with(name, given) and right(name, char_length(family)) = family then 'given-first'
  end
$$;

-- Name forms with everything that is known of them, said or seen.
create view trao.person_name_form as
  select form.id, form.person_id,
    case when form.kind = 'alias' then coalesce(form.further, 'alias') else form.kind end as kind,
    form.full_name, form.family_name, form.middle_name, form.given_name,
    coalesce(
      form.language,
      case form.kind when 'native' then person.language::text when 'kana' then 'ja' end) as language,
    coalesce(
      form.script,
      case
        when form.kind = 'native' and person.country = 'JP' and trao.script_of(form.full_name) = 'Hani' then 'Jpan'
        else trao.script_of(form.full_name)
      end) as script,
    coalesce(
      form.name_order, trao.order_of(form.full_name, form.family_name, form.given_name)) as name_order,
    form.provenance
  from trao.name_form as form
    join trao.person on person.id = form.person_id;

-- ---------------------------------------------------------------------------------------------------------
-- How people are found

-- A name as words for comparison: folded, with one space where spaces, dots, commas or dashes stand between parts.
create function trao.name_words(name text) returns text language sql immutable parallel safe as $$
  select btrim(regexp_replace(trao.folded(name), '[\s\u3000.,\u30FB\u2010-\u2015-]+', ' ', 'g'))
$$;

-- What `like` finds such words by, each at the beginning of a word; kanji and kana have no words, and are found anywhere.
create function trao.word_patterns(words text) returns text[] language sql immutable parallel safe as $$
  select array(
    select case when trao.is_latin(word) then '% ' else '%' end || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%'
    from unnest(string_to_array(words, ' ')) as word)
$$;

-- The same words whatever their order: Takebe Tsutomu is Tsutomu TAKEBE.
create function trao.name_key(words text) returns text language sql immutable parallel safe as $$
  select string_agg(word, ' ' order by word collate "C") from unnest(string_to_array(words, ' ')) as word
$$;

alter table trao.name_form
  add column words text generated always as (trao.name_words(full_name)) stored;
-- Equal names, and beginnings of names.
create index name_form_words on trao.name_form (words text_pattern_ops);
create index name_form_person on trao.name_form (person_id);

-- A column that is made of others is no change of its own.
create or replace function trao.journal() returns trigger language plpgsql as $$
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
      and field.key not in ('updated_at', 'updated_by', 'row_version')
      and not (tg_table_name = 'name_form' and field.key = 'words');
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

-- ---------------------------------------------------------------------------------------------------------
-- In which order people stand, by the language of the list: the one place that says so. Sort by `vi`, `ja` or `en` of
-- trao.person_order; trao.vietnamese_order() … make the same of the name of an organisation that stands among people.

create type trao.vietnamese_order as (
  given text collate "vi-x-icu", family text collate "vi-x-icu", middle text collate "vi-x-icu",
  whole text collate "vi-x-icu");
create type trao.japanese_order as (
  reading text collate "ja-x-icu", latin text collate "ja-x-icu");
create type trao.english_order as (
  family text collate "en-x-icu", whole text collate "en-x-icu");

-- By the given name, then family and middle name. A name without parts stands by the whole of it.
create function trao.vietnamese_order(whole text, family text, middle text, given text) returns trao.vietnamese_order
language sql immutable parallel safe as $$
  select row(coalesce(given, whole), family, coalesce(middle, ''), whole)::trao.vietnamese_order
$$;

-- By the reading in kana; who has none stands behind, by the Latin form.
create function trao.japanese_order(reading text, latin text) returns trao.japanese_order
language sql immutable parallel safe as $$
  select row(reading, latin)::trao.japanese_order
$$;

-- By the family name in Latin letters.
create function trao.english_order(whole text, family text) returns trao.english_order
language sql immutable parallel safe as $$
  select row(coalesce(family, whole), whole)::trao.english_order
$$;

create view trao.person_order as
  select native.person_id,
    -- A list in Vietnamese writes kanji in Latin letters, and sorts what it writes.
    case when romanised.id is null or trao.is_latin(native.full_name)
      then trao.vietnamese_order(
        native.full_name, native.family_name, native.middle_name, native.given_name)
      else trao.vietnamese_order(
        romanised.full_name, romanised.family_name, romanised.middle_name, romanised.given_name)
    end as vi,
    trao.japanese_order(kana.full_name, coalesce(romanised.full_name, native.full_name)) as ja,
    case when romanised.id is null
      then trao.english_order(native.full_name, native.family_name)
      else trao.english_order(romanised.full_name, romanised.family_name)
    end as en
  from trao.name_form as native
    left join trao.name_form as kana on kana.person_id = native.person_id and kana.kind = 'kana'
    left join trao.name_form as romanised on romanised.person_id = native.person_id and romanised.kind = 'romanised'
  where native.kind = 'native';

-- ---------------------------------------------------------------------------------------------------------
-- Forms of address

-- The style of an office on its own ("His Excellency", "The Honorable", 閣下). Papers print the honorific, which says
-- the whole that goes with the name: "His Excellency Mr.".
alter table trao.honorific
  add column style trao.line,
  add constraint honorific_begins_with_style check (
    style is null or honorific = style or starts_with(honorific, style || ' ')),
  -- 敬称 stand once, and 御中 is for organisations.
  add constraint honorific_is_not_doubled check (
    language <> 'ja' or honorific !~ '(閣下|様|殿|先生).*(閣下|様|殿|先生)|御中|各位') not valid;

-- Who writes the honorific anew without knowing of styles leaves none that contradicts it.
create function trao.drop_other_style() returns trigger language plpgsql as $$
begin
  if new.honorific <> old.honorific and new.style is not distinct from old.style
    and not (new.honorific = new.style or starts_with(new.honorific, new.style || ' '))
  then
    new.style := null;
  end if;
  return new;
end $$;
create trigger drop_other_style before update of honorific on trao.honorific
  for each row execute function trao.drop_other_style();

-- What opens a letter: what is stored. Where nothing is, whoever is styled Excellency is addressed as such in English.
create function trao.salutation(language text, honorific text, stored text) returns text
language sql immutable parallel safe as $$
  select coalesce(
    stored,
    case when language = 'en' and honorific ~ '^(His|Her|Their) Excellenc(y|ies)\M|^H\. ?E\.' then
      case when honorific ~ '^Their' then 'Your Excellencies' else 'Your Excellency' end
    end)
$$;

-- Whether only the guest's own office knows how a letter opens: "The Honorable" is no "Dear The Honorable". Plain
-- courtesy and degrees go with "Dear"; Vietnamese and Japanese letters open without a name.
create function trao.needs_salutation(language text, honorific text, stored text) returns boolean
language sql immutable parallel safe as $$
  select language = 'en' and honorific is not null and trao.salutation(language, honorific, stored) is null
    and honorific !~* '^((mr|ms|mrs|miss|mx|dr|prof|professor|madam|sir)\.?( |$))+$'
$$;

-- ---------------------------------------------------------------------------------------------------------
-- Titles out of date: papers of a day print the title that is in force then. Who was entered with another one
-- should be looked at before the paper leaves.

-- For each guest whose title on a paper of that day is not the one they were entered with: why (ended, not-begun),
-- since or until when, and whether the paper has another title instead (null: none at all). Who was entered with no
-- particular office is told of where all of them are out of date.
create function trao.appointment_warning(conference bigint, participations bigint[], day date)
returns table (
  participation_id bigint, reason text, appointment_id bigint, valid_from date, valid_to date, instead_id bigint)
language sql stable parallel safe as $$
  select guest.id, case when office.valid_to < day then 'ended' else 'not-begun' end, office.id, office.valid_from,
    office.valid_to, trao.appointment_on(guest.person_id, guest.appointment_id, day)
  from trao.participation as guest
    cross join lateral (
      select appointment.id, appointment.valid_from, appointment.valid_to
      from trao.appointment
      where appointment.person_id = guest.person_id
        and (appointment.id = guest.appointment_id
          or guest.appointment_id is null
            and trao.appointment_on(guest.person_id, null, day) is null)
      order by appointment.valid_to desc nulls first, appointment.id desc
      limit 1) as office
  where guest.conference_id = appointment_warning.conference and guest.id = any (participations)
    and (office.valid_to < day or office.valid_from > day)
  order by guest.id
$$;

-- ---------------------------------------------------------------------------------------------------------
-- Who holds an office in an organisation

create index appointment_organisation on trao.appointment (organisation_id) where organisation_id is not null;

-- No organisation is above itself, however many stand between. Checked at commit.
create function trao.require_organisation_in_line() returns trigger language plpgsql as $$
begin
  -- Two who put one below the other at once would both see no circle.
  perform pg_advisory_xact_lock(hashtextextended('trao.organisation.parent_id', 0));
  if exists (
    with recursive above as (
      select parent_id as id from trao.organisation where id = new.id
      union
      select organisation.parent_id from above join trao.organisation on organisation.id = above.id
    )
    select from above where id = new.id)
  then
    raise exception 'the organisation % is above itself', coalesce(new.code, new.id::text)
      using errcode = 'check_violation', constraint = 'organisation_not_above_itself', table = 'organisation',
        schema = 'trao', hint = 'name another organisation above it, or none';
  end if;
  return null;
end $$;
create constraint trigger in_line after insert or update of parent_id on trao.organisation
  deferrable initially deferred for each row when (new.parent_id is not null)
  execute function trao.require_organisation_in_line();

-- ---------------------------------------------------------------------------------------------------------
-- People that were loaded with a conference. Its folder names them, whether or not anything refers to them.

create table trao.conference_person (
  conference_id bigint not null references trao.conference,
  person_id bigint not null references trao.person,
  primary key (conference_id, person_id)
);
call trao.watch('trao.conference_person');

-- ---------------------------------------------------------------------------------------------------------
-- One person or organisation entered twice becomes one. What became of the other stays known, by its number and code,
-- without its names.

create table trao.person_merge (
  id bigint generated always as identity primary key,
  kept_id bigint not null,
  -- Its row is gone; its references belong to the kept one.
  merged_id bigint not null unique,
  merged_code trao.code,
  -- What moved, and what went: {"names": 2, "participations": ["qn-jp-2023/G-001"], …}.
  moved jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default trao.actor() check (created_by <> ''),
  check (kept_id <> merged_id)
);
create index person_merge_code on trao.person_merge (merged_code);
create index person_merge_kept on trao.person_merge (kept_id);
create trigger append_only before update or delete on trao.person_merge
  for each row execute function trao.refuse_change();

create table trao.organisation_merge (like trao.person_merge including all);
create trigger append_only before update or delete on trao.organisation_merge
  for each row execute function trao.refuse_change();

-- Two who look like one and are not: whoever looked says why, and they are proposed no more.
create table trao.person_distinction (
  id bigint generated always as identity primary key,
  one_id bigint not null references trao.person on delete cascade,
  other_id bigint not null references trao.person on delete cascade,
  reason trao.line not null,
  check (one_id <> other_id)
);
create unique index person_distinction_pair
  on trao.person_distinction (least(one_id, other_id), greatest(one_id, other_id));
call trao.watch('trao.person_distinction');

create table trao.organisation_distinction (
  id bigint generated always as identity primary key,
  one_id bigint not null references trao.organisation on delete cascade,
  other_id bigint not null references trao.organisation on delete cascade,
  reason trao.line not null,
  check (one_id <> other_id)
);
create unique index organisation_distinction_pair
  on trao.organisation_distinction (least(one_id, other_id), greatest(one_id, other_id));
call trao.watch('trao.organisation_distinction');

-- The person or organisation that a number means, after all that were merged.
create function trao.kept_person(wanted bigint) returns bigint language sql stable parallel safe as $$
  with recursive step as (
    select wanted as id
    union
    select person_merge.kept_id from step join trao.person_merge on person_merge.merged_id = step.id
  )
  select person.id from step join trao.person on person.id = step.id
$$;
create function trao.kept_organisation(wanted bigint) returns bigint language sql stable parallel safe as $$
  with recursive step as (
    select wanted as id
    union
    select organisation_merge.kept_id
    from step join trao.organisation_merge on organisation_merge.merged_id = step.id
  )
  select organisation.id from step join trao.organisation on organisation.id = step.id
$$;

-- By a code, also that of one who was merged.
create function trao.person_by_code(wanted text) returns bigint language sql stable parallel safe as $$
  select coalesce(
    (select id from trao.person where code = wanted),
    (select trao.kept_person(merged_id) from trao.person_merge
     where merged_code = wanted order by id desc limit 1))
$$;
create function trao.organisation_by_code(wanted text) returns bigint language sql stable parallel safe as $$
  select coalesce(
    (select id from trao.organisation where code = wanted),
    (select trao.kept_organisation(merged_id) from trao.organisation_merge
     where merged_code = wanted order by id desc limit 1))
$$;

-- Columns that refer to a table's id by a foreign key, and with which column the conference is named, if with any.
create function trao.referrers(relation regclass)
returns table (referrer regclass, referring name, conference name) language sql stable as $$
  select keys.conrelid::regclass,
    max(own.attname::text) filter (where other.attname = 'id')::name,
    max(own.attname::text) filter (where other.attname = 'conference_id')::name
  from pg_constraint as keys
    cross join lateral unnest(keys.conkey, keys.confkey) as pair (own, other)
    join pg_attribute as own on own.attrelid = keys.conrelid and own.attnum = pair.own
    join pg_attribute as other on other.attrelid = keys.confrelid and other.attnum = pair.other
  where keys.contype = 'f' and keys.confrelid = relation
  group by keys.oid, keys.conrelid
  having bool_or(other.attname = 'id')
  order by keys.conrelid::regclass::text collate "C", 2
$$;

-- The kinds of records that refer to a participation.
create function trao.participation_uses(conference bigint, participation bigint) returns text[]
language plpgsql stable as $$
declare
  place record;
  is_used boolean;
  uses text[] := '{}';
begin
  for place in select * from trao.referrers('trao.participation') loop
    execute format(
      'select exists (select from %s where %I = $1 and %I = $2)', place.referrer,
      case when place.referrer = 'trao.conference'::regclass then 'id' else place.conference end, place.referring)
    into is_used using conference, participation;
    if is_used and not replace(place.referrer::text, 'trao.', '') = any (uses) then
      uses := uses || replace(place.referrer::text, 'trao.', '');
    end if;
  end loop;
  return uses;
end $$;

-- Conferences in which both take part, and which participation can go: one to which nothing refers, and which is not
-- further on than the other. Null where neither can.
create function trao.double_participations(kept trao.participation[], merged trao.participation[])
returns table (
  conference_id bigint, kept_id bigint, merged_id bigint, goes_id bigint, kept_uses text[], merged_uses text[])
language sql stable as $$
  select one.conference_id, one.id, other.id,
    case
      when uses.other = '{}'
        and trao.participation_progress(other.state) <= trao.participation_progress(one.state) then other.id
      when uses.one = '{}'
        and trao.participation_progress(one.state) <= trao.participation_progress(other.state) then one.id
    end,
    uses.one, uses.other
  from unnest(kept) as one
    join unnest(merged) as other on other.conference_id = one.conference_id
    cross join lateral (
      select trao.participation_uses(one.conference_id, one.id) as one,
        trao.participation_uses(other.conference_id, other.id) as other) as uses
  order by one.conference_id
$$;

-- Takes the one of two participations that can go, and leaves what only it knew to the other.
create function trao.drop_participation(held bigint, goes bigint, stays bigint) returns text language plpgsql as $$
declare
  old trao.participation;
  label text;
begin
  delete from trao.participation where conference_id = held and id = goes returning * into old;
  update trao.participation
  set email = coalesce(email, old.email), phone = coalesce(phone, old.phone),
    delegation_id = coalesce(delegation_id, old.delegation_id),
    appointment_id = coalesce(appointment_id, old.appointment_id),
    replaces_id = coalesce(replaces_id, nullif(old.replaces_id, id)),
    -- A place by hand, with why, by whom and when.
    precedence = coalesce(precedence, old.precedence),
    precedence_reason = case when precedence is null then old.precedence_reason else precedence_reason end,
    precedence_by = case when precedence is null then old.precedence_by else precedence_by end,
    precedence_at = case when precedence is null then old.precedence_at else precedence_at end,
    roles = array(
      select role from unnest(roles || old.roles) with ordinality as held (role, place)
      group by role order by min(place))
  where conference_id = held and id = stays;
  select code || '/' || old.external_id into label from trao.conference where id = held;
  return label;
end $$;

-- Two that both take part in a conference cannot become one while something hangs on both participations.
create function trao.refuse_double_participation(
  kept trao.participation[], merged trao.participation[], which text) returns void language plpgsql as $$
declare
  conflict record;
begin
  for conflict in
    select conference.code, double.*
    from trao.double_participations(kept, merged) as double
      join trao.conference on conference.id = double.conference_id
    where double.goes_id is null
  loop
    raise exception 'both take part in % (%, and %)', conflict.code, array_to_string(conflict.kept_uses, ', '),
        array_to_string(conflict.merged_uses, ', ')
      using errcode = 'check_violation', constraint = 'merge_of_participants', table = which, schema = 'trao';
  end loop;
end $$;

-- Makes one person of two, and says what moved. Names of the other become further forms, or fill a form that the kept
-- one lacks; addresses, offices and participations move; documents stay as they are.
create function trao.merge_person(kept bigint, merged bigint) returns jsonb language plpgsql as $$
declare
  other trao.person;
  kept_parts trao.participation[];
  merged_parts trao.participation[];
  double record;
  place record;
  went text[] := '{}';
  moved_parts text[];
  offices bigint[];
  languages text[];
  filled integer;
  added integer;
  touched bigint;
  links jsonb := '{}';
  moved jsonb;
begin
  perform from trao.person where id in (kept, merged) order by id for update;
  select * into other from trao.person where id = merged;
  if (select count(*) from trao.person where id in (kept, merged)) <> 2 then
    raise exception 'one of the two is gone'
      using errcode = 'check_violation', constraint = 'merge_of_two', table = 'person_merge', schema = 'trao';
  end if;
  if exists (
    select from trao.person_distinction
    where (one_id, other_id) in ((kept, merged), (merged, kept)))
  then
    raise exception 'they are marked as two'
      using errcode = 'check_violation', constraint = 'merge_of_distinct', table = 'person_merge', schema = 'trao';
  end if;
  -- What the kept one is told apart from by itself needs no second mark.
  delete from trao.person_distinction as mark
  where merged in (mark.one_id, mark.other_id) and exists (
    select from trao.person_distinction as known
    where (known.one_id, known.other_id) in (
      (kept, mark.one_id + mark.other_id - merged), (mark.one_id + mark.other_id - merged, kept)));
  select array_agg(part order by part.conference_id) into kept_parts
  from trao.participation as part where person_id = kept;
  select array_agg(part order by part.conference_id) into merged_parts
  from trao.participation as part where person_id = merged;
  perform trao.refuse_double_participation(kept_parts, merged_parts, 'person_merge');

  -- Offices first: participations name them. The same office entered twice stays once.
  set constraints trao.participation_person_id_appointment_id_fkey deferred;
  update trao.participation as guest
  set appointment_id = same.kept_id
  from (
    select distinct on (twin.id) twin.id as merged_id, office.id as kept_id
    from trao.appointment as twin
      join trao.appointment as office on office.person_id = kept
        and (office.organisation_id, trao.bodies(office.title_text_id), office.rank, office.is_acting,
          office.valid_from, office.valid_to) is not distinct from
          (twin.organisation_id, trao.bodies(twin.title_text_id), twin.rank, twin.is_acting,
          twin.valid_from, twin.valid_to)
    where twin.person_id = merged
    order by twin.id, office.id) as same
  where guest.person_id = merged and guest.appointment_id = same.merged_id;
  delete from trao.appointment as twin
  using trao.appointment as office
  where twin.person_id = merged and office.person_id = kept
    and (office.organisation_id, trao.bodies(office.title_text_id), office.rank, office.is_acting,
      office.valid_from, office.valid_to) is not distinct from
      (twin.organisation_id, trao.bodies(twin.title_text_id), twin.rank, twin.is_acting,
      twin.valid_from, twin.valid_to);
  with changed as (
    update trao.appointment as office
    set person_id = kept,
      code = case when exists (
          select from trao.appointment as known where known.person_id = kept and known.code = office.code)
        then left(office.code, 40) || '-' || merged else office.code end
    where person_id = merged
    returning id
  )
  select coalesce(array_agg(id order by id), '{}') into offices from changed;

  for double in select * from trao.double_participations(kept_parts, merged_parts) loop
    went := went || trao.drop_participation(
      double.conference_id, double.goes_id,
      case when double.goes_id = double.kept_id then double.merged_id else double.kept_id end);
  end loop;
  with changed as (
    update trao.participation set person_id = kept where person_id = merged
    returning conference_id, external_id
  )
  select coalesce(array_agg(conference.code || '/' || changed.external_id order by 1), '{}') into moved_parts
  from changed join trao.conference on conference.id = changed.conference_id;

  with changed as (
    update trao.honorific as address set person_id = kept
    where person_id = merged and not exists (
      select from trao.honorific as known where known.person_id = kept and known.language = address.language)
    returning language
  )
  select coalesce(array_agg(language::text order by 1), '{}') into languages from changed;

  update trao.name_form as form set person_id = kept
  where person_id = merged and kind <> 'alias' and not exists (
    select from trao.name_form as known where known.person_id = kept and known.kind = form.kind);
  get diagnostics filled = row_count;
  insert into trao.name_form (
    person_id, kind, further, full_name, family_name, middle_name, given_name, language, script, name_order, provenance)
  select distinct on (form.full_name, coalesce(form.further, 'alias'), coalesce(form.language, ''))
    kept, 'alias', form.further, form.full_name, form.family_name, form.middle_name, form.given_name, form.language,
    form.script, form.name_order, form.provenance
  from trao.name_form as form
  where form.person_id = merged and not exists (
    select from trao.name_form as known
    where known.person_id = kept and known.full_name = form.full_name
      and (form.kind <> 'alias' or coalesce(form.further, 'alias') = 'alias' or known.kind = 'alias'
        and (coalesce(known.further, 'alias'), known.language) is not distinct from (form.further, form.language)))
  order by form.full_name, coalesce(form.further, 'alias'), coalesce(form.language, ''), form.id;
  get diagnostics added = row_count;

  delete from trao.conference_person as note
  where person_id = merged and exists (
    select from trao.conference_person as known
    where known.person_id = kept and known.conference_id = note.conference_id);
  for place in
    select * from trao.referrers('trao.person')
    where referrer not in ('trao.name_form'::regclass, 'trao.honorific'::regclass)
  loop
    execute format('update %s set %I = $1 where %I = $2', place.referrer, place.referring, place.referring)
    using kept, merged;
    get diagnostics touched = row_count;
    if touched > 0 then
      links := links || jsonb_build_object(replace(place.referrer::text, 'trao.', ''), touched);
    end if;
  end loop;

  -- Former values that imports keep are forgotten with the person they are of.
  update trao.import_change set person_id = kept where person_id = merged;

  delete from trao.person where id = merged;
  update trao.person set code = other.code where id = kept and code is null and other.code is not null;
  moved := jsonb_build_object(
    'names', filled + added, 'honorifics', languages, 'appointments', coalesce(array_length(offices, 1), 0),
    'participations', moved_parts, 'participations_gone', went, 'references', links);
  insert into trao.person_merge (kept_id, merged_id, merged_code, moved) values (kept, merged, other.code, moved);
  return moved;
end $$;
alter table trao.participation
  alter constraint participation_person_id_appointment_id_fkey deferrable initially immediate;

-- Makes one organisation of two, and says what moved. Names of the other become aliases.
create function trao.merge_organisation(kept bigint, merged bigint) returns jsonb language plpgsql as $$
declare
  other trao.organisation;
  kept_parts trao.participation[];
  merged_parts trao.participation[];
  double record;
  place record;
  went text[] := '{}';
  moved_parts text[];
  added integer;
  touched bigint;
  links jsonb := '{}';
  moved jsonb;
begin
  perform from trao.organisation where id in (kept, merged) order by id for update;
  select * into other from trao.organisation where id = merged;
  if (select count(*) from trao.organisation where id in (kept, merged)) <> 2 then
    raise exception 'one of the two is gone'
      using errcode = 'check_violation', constraint = 'merge_of_two', table = 'organisation_merge', schema = 'trao';
  end if;
  if exists (
    select from trao.organisation_distinction
    where (one_id, other_id) in ((kept, merged), (merged, kept)))
  then
    raise exception 'they are marked as two'
      using errcode = 'check_violation', constraint = 'merge_of_distinct', table = 'organisation_merge',
        schema = 'trao';
  end if;
  delete from trao.organisation_distinction as mark
  where merged in (mark.one_id, mark.other_id) and exists (
    select from trao.organisation_distinction as known
    where (known.one_id, known.other_id) in (
      (kept, mark.one_id + mark.other_id - merged), (mark.one_id + mark.other_id - merged, kept)));
  if exists (select from trao.register where organisation_id = merged) then
    raise exception 'it has given numbers to papers'
      using errcode = 'check_violation', constraint = 'merge_of_numbering_body', table = 'organisation_merge',
        schema = 'trao';
  end if;
  select array_agg(part order by part.conference_id) into kept_parts
  from trao.participation as part where organisation_id = kept;
  select array_agg(part order by part.conference_id) into merged_parts
  from trao.participation as part where organisation_id = merged;
  perform trao.refuse_double_participation(kept_parts, merged_parts, 'organisation_merge');

  for double in select * from trao.double_participations(kept_parts, merged_parts) loop
    went := went || trao.drop_participation(
      double.conference_id, double.goes_id,
      case when double.goes_id = double.kept_id then double.merged_id else double.kept_id end);
  end loop;
  with changed as (
    update trao.participation set organisation_id = kept where organisation_id = merged
    returning conference_id, external_id
  )
  select coalesce(array_agg(conference.code || '/' || changed.external_id order by 1), '{}') into moved_parts
  from changed join trao.conference on conference.id = changed.conference_id;

  -- Whose parent the other was, or was below: the kept one takes its place, and no circle comes to be.
  update trao.organisation set parent_id = nullif(other.parent_id, kept)
  where id = kept and id in (
    with recursive below as (
      select id from trao.organisation where parent_id = merged
      union
      select organisation.id from trao.organisation join below on organisation.parent_id = below.id
    )
    select id from below);

  insert into trao.alias (organisation_id, body, provenance)
  select kept, name.body, min(name.provenance)
  from (
      select body::text, other.provenance::text from trao.localised_text where text_id = other.name_text_id
      union all
      select body::text, provenance::text from trao.alias where organisation_id = merged
    ) as name (body, provenance)
  where not exists (
    select from trao.organisation
      join trao.localised_text on localised_text.text_id = organisation.name_text_id
    where organisation.id = kept and localised_text.body = name.body)
  group by name.body
  on conflict do nothing;
  get diagnostics added = row_count;
  delete from trao.alias where organisation_id = merged;

  delete from trao.conference_organisation as note
  where organisation_id = merged and exists (
    select from trao.conference_organisation as known
    where known.organisation_id = kept and known.conference_id = note.conference_id);
  delete from trao.conference_organiser as note
  where organisation_id = merged and exists (
    select from trao.conference_organiser as known
    where known.organisation_id = kept and known.conference_id = note.conference_id);
  for place in select * from trao.referrers('trao.organisation') loop
    execute format('update %s set %I = $1 where %I = $2', place.referrer, place.referring, place.referring)
    using kept, merged;
    get diagnostics touched = row_count;
    if touched > 0 then
      links := links || jsonb_build_object(replace(place.referrer::text, 'trao.', ''), touched);
    end if;
  end loop;

  delete from trao.organisation where id = merged;
  delete from trao.text where id in (other.name_text_id, other.letterhead_text_id);
  update trao.organisation set code = other.code where id = kept and code is null and other.code is not null;
  moved := jsonb_build_object(
    'names', added, 'participations', moved_parts, 'participations_gone', went, 'references', links);
  insert into trao.organisation_merge (kept_id, merged_id, merged_code, moved)
  values (kept, merged, other.code, moved);
  return moved;
end $$;
