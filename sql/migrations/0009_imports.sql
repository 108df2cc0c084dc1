-- Files that came in: how their columns read, what they changed, and how to take that back.

-- ---------------------------------------------------------------------------------------------------------
-- How a sender's columns read

create table trao.import_mapping (
  id bigint generated always as identity primary key,
  name trao.code not null unique,
  -- A column of ours and the header that it has in the sender's files, in turn with `headers`.
  columns text[] not null,
  headers text[] not null,
  -- Headers whose columns are left out.
  ignored text[] not null default '{}',
  -- Columns of ours that the sender's files leave empty or do not have, and what they are then.
  default_columns text[] not null default '{}',
  default_values text[] not null default '{}',
  encoding text check (encoding in ('utf-8', 'utf-16le', 'utf-16be', 'shift_jis', 'windows-1258')),
  separator text check (separator in ('comma', 'semicolon', 'tab')),
  sheet text,
  check (cardinality(columns) = cardinality(headers)),
  check (cardinality(default_columns) = cardinality(default_values))
);
call trao.watch('trao.import_mapping');

-- ---------------------------------------------------------------------------------------------------------
-- What came in

-- An import that changed something. One that changed nothing leaves no trace.
create table trao.import (
  conference_id bigint not null references trao.conference,
  -- Counted in each conference.
  id bigint not null check (id > 0),
  kind text not null check (kind in ('attendees', 'attendance', 'organisations', 'delegations')),
  file_name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  mapping text,
  -- Guests, events, organisations or delegations.
  created integer not null check (created >= 0),
  changed integer not null check (changed >= 0),
  unchanged integer not null check (unchanged >= 0),
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default trao.actor() check (created_by <> ''),
  primary key (conference_id, id)
);
create trigger append_only before update or delete on trao.import
  for each row execute function trao.refuse_change();

create table trao.import_undo (
  conference_id bigint not null,
  import_id bigint not null,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default trao.actor() check (created_by <> ''),
  constraint import_undone_once primary key (conference_id, import_id),
  foreign key (conference_id, import_id) references trao.import (conference_id, id)
);
create trigger append_only before update or delete on trao.import_undo
  for each row execute function trao.refuse_change();

-- What an import made, by statement: the rows' ids, with their languages where these belong to the key.
-- (No foreign key: the import's own row, with its counts, is written last.)
create table trao.import_creation (
  conference_id bigint not null,
  import_id bigint not null,
  relation text not null,
  ids bigint[] not null,
  languages text[]
);
create index import_creation_import on trao.import_creation (conference_id, import_id);

-- What an import changed or removed, with the row as it was before: the one place where former values of people are
-- kept. They go when the import is undone, 30 days after it and after the last day of the conference, and (`before` then
-- null) when a person is erased.
create table trao.import_change (
  id bigint generated always as identity primary key,
  conference_id bigint not null,
  import_id bigint not null,
  relation text not null,
  operation text not null check (operation in ('update', 'delete')),
  row_id bigint not null,
  row_language text,
  person_id bigint,
  before jsonb,
  -- The row's version after the change; null for what was removed.
  row_version integer
);
create index import_change_import on trao.import_change (conference_id, import_id);
create index import_change_person on trao.import_change (person_id);

-- What is kept of somebody who was merged is kept of the one who stays, and is forgotten with them.
create function trao.pass_changes_on() returns trigger language plpgsql as $$
begin
  update trao.import_change set person_id = new.kept_id where person_id = new.merged_id;
  return null;
end $$;
create trigger pass_changes_on after insert on trao.person_merge
  for each row execute function trao.pass_changes_on();

-- The tables that imports write but for attendance, in the order in which rows refer to one another.
create table trao.import_relation (
  position integer primary key,
  relation text not null unique,
  id_column text not null,
  language_column text
);
insert into trao.import_relation (position, relation, id_column, language_column) values
  (1, 'text', 'id', null),
  (2, 'localised_text', 'text_id', 'language'),
  (3, 'organisation', 'id', null),
  (4, 'alias', 'id', null),
  (5, 'person', 'id', null),
  (6, 'name_form', 'id', null),
  (7, 'honorific', 'person_id', 'language'),
  (8, 'appointment', 'id', null),
  (9, 'delegation', 'id', null),
  (10, 'participation', 'id', null);

-- Keeps what a statement of an import did. `trao.import` (a setting of the transaction) names the import, as
-- conference/id; nothing is kept where it is not set. Called once for a statement, not once for a row.
create function trao.keep_import() returns trigger language plpgsql as $$
declare
  conference constant bigint := split_part(current_setting('trao.import'), '/', 1);
  import constant bigint := split_part(current_setting('trao.import'), '/', 2);
  id_column constant text := tg_argv[0];
  language_column constant text := tg_argv[1];
  person text := case when tg_table_name = 'person' then 'id' else 'person_id' end;
begin
  if tg_op = 'INSERT' then
    execute format(
      'insert into trao.import_creation (conference_id, import_id, relation, ids, languages)
       select $1, $2, $3, array_agg(%1$I order by %1$I), %2$s from added having count(*) > 0',
      id_column, case when language_column is null then 'null'
        else format('array_agg(%I order by %I)', language_column, id_column) end)
    using conference, import, tg_table_name;
  elsif tg_op = 'UPDATE' then
    execute format(
      'insert into trao.import_change (
         conference_id, import_id, relation, operation, row_id, row_language, person_id, before, row_version)
       select $1, $2, $3, ''update'', was.%1$I, %2$s, (to_jsonb(was) ->> %4$L)::bigint, to_jsonb(was), now.row_version
       from was join now on now.%1$I = was.%1$I %3$s',
      id_column, case when language_column is null then 'null' else format('was.%I', language_column) end,
      case when language_column is null then '' else format('and now.%1$I = was.%1$I', language_column) end, person)
    using conference, import, tg_table_name;
  else
    execute format(
      'insert into trao.import_change (
         conference_id, import_id, relation, operation, row_id, row_language, person_id, before)
       select $1, $2, $3, ''delete'', was.%I, %s, (to_jsonb(was) ->> %L)::bigint, to_jsonb(was) from was',
      id_column, case when language_column is null then 'null' else format('was.%I', language_column) end, person)
    using conference, import, tg_table_name;
  end if;
  return null;
end $$;

do $$
declare
  kept record;
begin
  for kept in select * from trao.import_relation order by position loop
    execute format(
      'create trigger keep_import_of_new after insert on trao.%I referencing new table as added
       for each statement when (current_setting(''trao.import'', true) <> '''')
       execute function trao.keep_import(%s)',
      kept.relation, concat_ws(', ', quote_literal(kept.id_column), quote_literal(kept.language_column)));
    -- Of a text nothing can change but its bodies.
    continue when kept.relation = 'text';
    execute format(
      'create trigger keep_import_of_changed after update on trao.%I referencing old table as was new table as now
       for each statement when (current_setting(''trao.import'', true) <> '''')
       execute function trao.keep_import(%s)',
      kept.relation, concat_ws(', ', quote_literal(kept.id_column), quote_literal(kept.language_column)));
    execute format(
      'create trigger keep_import_of_removed after delete on trao.%I referencing old table as was
       for each statement when (current_setting(''trao.import'', true) <> '''')
       execute function trao.keep_import(%s)',
      kept.relation, concat_ws(', ', quote_literal(kept.id_column), quote_literal(kept.language_column)));
  end loop;
end $$;

-- Attendance is only ever added: the ids are all there is to keep of it.
create trigger keep_import_of_new after insert on trao.attendance_event referencing new table as added
  for each statement when (current_setting('trao.import', true) <> '')
  execute function trao.keep_import('id');

-- ---------------------------------------------------------------------------------------------------------
-- Taking an import back

-- Guests by what refers to them: without these every guest who goes would be looked for in every event and paper of
-- all the others. Tables of later migrations bring their own.
create index appointment_title_text on trao.appointment (title_text_id) where title_text_id is not null;
create index attendance_event_participation on trao.attendance_event (conference_id, participation_id);
create index document_participation on trao.document (conference_id, participation_id)
  where participation_id is not null;
create index document_grant on trao.document (conference_id, grant_id) where grant_id is not null;

-- The rows that an import touched: the version in which it left them (null: it removed them), and the values that
-- they had before (null: there was no such row).
create function trao.import_rows(wanted_conference bigint, wanted bigint)
returns table (
  relation text, row_id bigint, row_language text, is_new boolean, is_removed boolean, row_version integer,
  before jsonb, is_forgotten boolean)
language sql stable as $$
  with created as (
    select creation.relation, row.id, row.language
    from trao.import_creation as creation
      cross join lateral unnest(creation.ids, creation.languages) as row (id, language)
    where creation.conference_id = wanted_conference and creation.import_id = wanted
  ), changed as (
    select relation, row_id, row_language,
      (array_agg(before order by id))[1] as before,
      (array_agg(operation order by id desc))[1] = 'delete' as is_removed,
      max(row_version) as row_version, bool_or(before is null) as is_forgotten
    from trao.import_change
    where conference_id = wanted_conference and import_id = wanted
    group by relation, row_id, row_language
  )
  select coalesce(created.relation, changed.relation), coalesce(created.id, changed.row_id),
    coalesce(created.language, changed.row_language), created.id is not null, coalesce(changed.is_removed, false),
    coalesce(changed.row_version, 1), case when created.id is null then changed.before end,
    coalesce(changed.is_forgotten and created.id is null, false)
  from created
    full join changed on changed.relation = created.relation and changed.row_id = created.id
      and changed.row_language is not distinct from created.language
$$;

-- Whose row it is, as people name it: the guest's external id, else the organisation's name, else the row's key.
create function trao.import_owner(wanted_conference bigint, relation text, content jsonb) returns text
language sql stable as $$
  select coalesce(
    content ->> 'external_id',
    (select external_id from trao.participation
      where conference_id = wanted_conference and id = (content ->> 'participation_id')::bigint),
    (select external_id from trao.participation
      where conference_id = wanted_conference
        and person_id = case relation when 'person' then content ->> 'id' else content ->> 'person_id' end::bigint),
    case when relation in ('localised_text', 'text') then (
      select participation.external_id from trao.appointment
        join trao.participation on participation.conference_id = wanted_conference
          and participation.person_id = appointment.person_id
      where appointment.title_text_id = coalesce(content ->> 'text_id', content ->> 'id')::bigint
      limit 1) end,
    trao.text_in((content ->> 'name_text_id')::bigint, 'en'),
    content ->> 'code', content ->> 'symbol', content ->> 'body', content ->> 'id', relation)
$$;

-- What stands in the way of taking an import back: rows that somebody changed or removed since, rows that somebody
-- entered in place of removed ones, and rows that refer to what would go.
create function trao.import_obstacles(wanted_conference bigint, wanted bigint)
returns table (kind text, relation text, owner text, actor text, at timestamptz)
language plpgsql volatile as $$
declare
  part trao.import_relation;
  reference record;
begin
  create temp table if not exists import_touched (
    relation text, row_id bigint, row_language text, is_new boolean, is_removed boolean, row_version integer,
    before jsonb, is_forgotten boolean) on commit drop;
  truncate pg_temp.import_touched;
  insert into pg_temp.import_touched select * from trao.import_rows(wanted_conference, wanted);
  create index if not exists import_touched_key on pg_temp.import_touched (relation, row_id, row_language);
  analyse pg_temp.import_touched;

  for part in select * from trao.import_relation order by position loop
    -- Nobody changes these rows, or refers to them, before the end of this transaction.
    execute format(
      'select from trao.%1$I as stored
         join pg_temp.import_touched as touched on touched.relation = %1$L and touched.row_id = stored.%2$I %3$s
       for update of stored',
      part.relation, part.id_column,
      case when part.language_column is null then '' else
        format('and touched.row_language = stored.%I', part.language_column) end);
    continue when part.relation = 'text';
    return query execute format(
      'select case when touched.is_forgotten then ''forgotten''
           when stored.content is null then ''removed''
           when touched.is_removed then ''entered''
           else ''changed'' end,
         %1$L::text, trao.import_owner($1, %1$L, coalesce(stored.content, touched.before)),
         coalesce(stored.content ->> ''updated_by'', gone.actor),
         coalesce((stored.content ->> ''updated_at'')::timestamptz, gone.at)
       from pg_temp.import_touched as touched
         left join lateral (
           select to_jsonb(row) as content, row.row_version from trao.%1$I as row
           where row.%2$I = touched.row_id %3$s) as stored on true
         left join lateral (
           select change.actor, change.at from trao.change
           where stored.content is null and change.relation = %1$L and change.operation = ''delete''
             and change.row_key ->> %4$L = touched.row_id::text %5$s
           order by change.id desc limit 1) as gone on true
       where touched.relation = %1$L
         and (touched.is_forgotten or case when touched.is_removed then stored.content is not null
           else stored.row_version is distinct from touched.row_version end)
       order by 3',
      part.relation, part.id_column,
      case when part.language_column is null then '' else
        format('and row.%I = touched.row_language', part.language_column) end,
      part.id_column,
      case when part.language_column is null then '' else
        'and change.row_key ->> ''language'' = touched.row_language' end)
    using wanted_conference;
  end loop;

  -- A person has one name form of each kind: another one may have come in place of one that was removed.
  return query
    select 'entered', 'name_form', trao.import_owner(wanted_conference, 'name_form', touched.before),
      form.updated_by, form.updated_at
    from pg_temp.import_touched as touched
      join trao.name_form as form on form.person_id = (touched.before ->> 'person_id')::bigint
        and form.kind = touched.before ->> 'kind' and form.kind <> 'alias' and form.id <> touched.row_id
    where touched.relation = 'name_form' and touched.is_removed;

  for reference in
    select kept.relation as target, child.relname as source, own.relation is not null as is_ours,
      own.id_column, own.language_column, attribute.attname as source_column
    from trao.import_relation as kept
      join pg_constraint as link on link.contype = 'f' and link.confrelid = ('trao.' || kept.relation)::regclass
      join pg_class as child on child.oid = link.conrelid
      join pg_attribute as target_key on target_key.attrelid = link.confrelid and target_key.attname = 'id'
      join pg_attribute as attribute on attribute.attrelid = link.conrelid
        and attribute.attnum = link.conkey[array_position(link.confkey, target_key.attnum)]
      left join trao.import_relation as own on own.relation = child.relname
    where child.relnamespace = 'trao'::regnamespace
  loop
    return query execute format(
      'select ''used'', %1$L::text, trao.import_owner($1, %2$L, to_jsonb(target)),
         coalesce(to_jsonb(source) ->> ''updated_by'', to_jsonb(source) ->> ''created_by''),
         coalesce(to_jsonb(source) ->> ''updated_at'', to_jsonb(source) ->> ''created_at'')::timestamptz
       from pg_temp.import_touched as touched
         join trao.%2$I as target on target.id = touched.row_id
         join trao.%1$I as source on source.%3$I = touched.row_id
       where touched.relation = %2$L and touched.is_new %4$s %5$s
       order by 3',
      reference.source, reference.target, reference.source_column,
      case when reference.is_ours then format(
        'and not exists (select from pg_temp.import_touched as own
           where own.relation = %L and own.row_id = source.%I %s)',
        reference.source, reference.id_column,
        case when reference.language_column is null then ''
          else format('and own.row_language = source.%I', reference.language_column) end)
        else '' end,
      -- That it belongs to this conference's folder goes with it.
      case when reference.source = 'conference_organisation' then 'and source.conference_id <> $1' else '' end)
    using wanted_conference;
  end loop;
end $$;

-- Restores what was before an import of guests, unless something stands in the way: then it says what, and restores
-- nothing.
create function trao.undo_import(wanted_conference bigint, wanted bigint)
returns table (kind text, relation text, owner text, actor text, at timestamptz)
language plpgsql as $$
#variable_conflict use_column
declare
  part trao.import_relation;
  columns text;
begin
  if not exists (
    select from trao.import
    where conference_id = wanted_conference and id = wanted and kind in ('attendees', 'organisations', 'delegations')
      and (exists (select from trao.import_creation where conference_id = wanted_conference and import_id = wanted)
        or exists (select from trao.import_change where conference_id = wanted_conference and import_id = wanted)))
  then
    raise exception 'there is no import % of which it is kept what was before', wanted
      using errcode = 'check_violation', constraint = 'import_can_be_undone', table = 'import_undo', schema = 'trao',
        hint = 'trao import list shows the imports';
  end if;
  return query select * from trao.import_obstacles(wanted_conference, wanted);
  if found then
    return;
  end if;
  insert into trao.import_undo (conference_id, import_id) values (wanted_conference, wanted);
  delete from trao.conference_organisation as note
  using pg_temp.import_touched as touched
  where touched.relation = 'organisation' and touched.is_new and note.organisation_id = touched.row_id
    and note.conference_id = wanted_conference;
  for part in select * from trao.import_relation where relation <> 'text' order by position loop
    -- Stamps are not restored: who undid it, and when, is what they say then.
    select string_agg(quote_ident(attname), ', ' order by attnum) into columns
    from pg_attribute
    where attrelid = ('trao.' || part.relation)::regclass and attnum > 0 and not attisdropped and attgenerated = ''
      and attname not in ('created_at', 'created_by', 'updated_at', 'updated_by', 'row_version');
    execute format(
      'insert into trao.%1$I (%2$s) overriding system value
       select %2$s from pg_temp.import_touched as touched
         cross join lateral jsonb_populate_record(null::trao.%1$I, touched.before)
       where touched.relation = %1$L and touched.is_removed and touched.before is not null
       order by touched.row_id', part.relation, columns);
    select string_agg(quote_ident(attname), ', ' order by attnum) into columns
    from pg_attribute
    where attrelid = ('trao.' || part.relation)::regclass and attnum > 0 and not attisdropped and attgenerated = ''
      and attidentity = ''
      and attname not in ('created_at', 'created_by', 'updated_at', 'updated_by', 'row_version', part.id_column,
        coalesce(part.language_column, ''));
    execute format(
      'update trao.%1$I as stored set (%2$s) = (
         select %2$s from jsonb_populate_record(null::trao.%1$I, touched.before))
       from pg_temp.import_touched as touched
       where touched.relation = %1$L and not touched.is_removed and touched.before is not null
         and stored.%3$I = touched.row_id %4$s',
      part.relation, columns, part.id_column,
      case when part.language_column is null then ''
        else format('and stored.%I = touched.row_language', part.language_column) end);
  end loop;
  for part in select * from trao.import_relation order by position desc loop
    execute format(
      'delete from trao.%1$I as stored using pg_temp.import_touched as touched
       where touched.relation = %1$L and touched.is_new and stored.%2$I = touched.row_id %3$s',
      part.relation, part.id_column,
      case when part.language_column is null then ''
        else format('and stored.%I = touched.row_language', part.language_column) end);
  end loop;
  delete from trao.import_change where conference_id = wanted_conference and import_id = wanted;
  delete from trao.import_creation where conference_id = wanted_conference and import_id = wanted;
end $$;

-- Forgets what imports changed, 30 days after they were made and after the last day of their conference: they can no
-- longer be undone then.
create function trao.forget_imports() returns void language sql as $$
  with old as (
    select import.conference_id, import.id
    from trao.import
      join trao.conference on conference.id = import.conference_id
    where greatest(import.created_at::date, conference.ends_on) + 30 < current_date
  ), forgotten as (
    delete from trao.import_change using old
    where import_change.conference_id = old.conference_id and import_change.import_id = old.id
  )
  delete from trao.import_creation using old
  where import_creation.conference_id = old.conference_id and import_creation.import_id = old.id
$$;

-- Forgets the former values of a person who is erased. Imports that changed them can no longer be undone.
create function trao.forget_in_imports(wanted_person bigint) returns void language sql as $$
  update trao.import_change set before = null
  where person_id = wanted_person
    or relation = 'localised_text'
      and row_id in (select title_text_id from trao.appointment where person_id = wanted_person);
$$;
