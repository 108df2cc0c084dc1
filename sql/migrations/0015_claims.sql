-- What is said about the subject of a conference, by whom and as of when; and reports that were asked for, with their
-- files.

-- ---------------------------------------------------------------------------------------------------------
-- Claims: figures that somebody stated. They are never facts of ours, and are printed with their source.

-- A year, a quarter, a month, or a day that there is.
create function trao.is_time_of_claim(told text) returns boolean language sql immutable parallel safe as $$
  select case
    when told ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' then
      substr(told, 9)::integer <= extract(
        day from make_date(substr(told, 1, 4)::integer, substr(told, 6, 2)::integer, 1) + interval '1 month - 1 day')
    else told ~ '^(19|20|21)[0-9]{2}(-(0[1-9]|1[0-2])|-Q[1-4])?$'
  end
$$;

create table trao.claim (
  conference_id bigint not null references trao.conference,
  id bigint generated always as identity,
  code trao.code not null,
  position integer not null check (position > 0),
  -- What is counted or measured: FDI projects in the province.
  about_text_id bigint not null references trao.text,
  comparator text not null default '=' check (comparator in ('=', '>', '>=', '<', '<=', '~')),
  value numeric not null check (value <> 'NaN'),
  -- The end of a range, from value to here.
  value_to numeric check (value_to > value),
  -- Whole units of a currency (ISO 4217), a percentage, a place in a ranking, a year, or things that are counted.
  unit text not null constraint claim_unit_is_known
    check (unit ~ '^[A-Z]{3}$' or unit in ('count', 'percent', 'rank', 'year')),
  -- When it was so: a year, a quarter, a month; or a day.
  as_of text constraint claim_as_of_is_time
    check (trao.is_time_of_claim(as_of)),
  -- Who says so, where it is somebody's judgement and no figure of an office.
  said_by_text_id bigint references trao.text,
  -- Page, speech or paper that it stands in.
  source_text_id bigint not null references trao.text,
  -- Why it is not to be believed as it stands.
  doubt_text_id bigint references trao.text,
  provenance trao.provenance not null default 'operator',
  is_verified boolean not null default false,
  sources trao.sources not null default '{}',
  primary key (conference_id, id),
  unique (conference_id, code),
  unique (conference_id, position) deferrable initially deferred,
  constraint claim_percent_is_possible check (unit <> 'percent' or value between -1000 and 1000),
  constraint claim_counts_are_whole check (
    unit not in ('count', 'rank', 'year') or value = trunc(value) and coalesce(value_to = trunc(value_to), true))
);
call trao.watch('trao.claim');
create trigger drop_texts after delete on trao.claim
  for each row execute function trao.drop_texts(about_text_id, said_by_text_id, source_text_id, doubt_text_id);

-- How claims hang together, so that a mistyped digit is found.
create table trao.claim_relation (
  conference_id bigint not null references trao.conference,
  id bigint generated always as identity,
  position integer not null check (position > 0),
  -- part-of: part is not more than whole.
  -- share: share is part as a percentage of whole, rounded to its own digits.
  -- handed-over: what was handed over at the conference (capital of the claim's currency, or number of grants
  --   for a count) agrees with part and its comparator.
  kind text not null check (kind in ('part-of', 'share', 'handed-over')),
  part_id bigint not null,
  whole_id bigint,
  share_id bigint,
  primary key (conference_id, id),
  unique (conference_id, position) deferrable initially deferred,
  constraint claim_relation_is_whole check (
    case kind when 'part-of' then whole_id is not null and share_id is null
      when 'share' then whole_id is not null and share_id is not null
      else num_nonnulls(whole_id, share_id) = 0 end),
  constraint claim_relation_of_different check (part_id <> whole_id and part_id <> share_id),
  foreign key (conference_id, part_id) references trao.claim (conference_id, id) on delete cascade,
  foreign key (conference_id, whole_id) references trao.claim (conference_id, id) on delete cascade,
  foreign key (conference_id, share_id) references trao.claim (conference_id, id) on delete cascade
);
-- A folder says of a claim once what it is a part of, and which share it is.
create unique index claim_part_of_one on trao.claim_relation (conference_id, part_id) where kind = 'part-of';
create unique index claim_share_of_one on trao.claim_relation (conference_id, share_id) where kind = 'share';
call trao.watch('trao.claim_relation');

-- Each relation with its arithmetic, made in exact decimals, by what was handed over as it was recorded at a moment; null is
-- now.
create function trao.claim_check_at(moment timestamptz)
returns table (
  conference_id bigint, "position" integer, kind text, part trao.code, whole trao.code, share trao.code, computed numeric,
  holds boolean)
language sql stable parallel safe as $$
  select relation.conference_id, relation.position, relation.kind, part.code as part, whole.code as whole,
    share.code as share,
    case relation.kind
      when 'share' then round(part.value * 100 / nullif(whole.value, 0), scale(share.value))
      when 'handed-over' then handed.value end as computed,
    case relation.kind
      when 'part-of' then part.value <= coalesce(whole.value_to, whole.value)
      when 'share' then
        coalesce(round(part.value * 100 / nullif(whole.value, 0), scale(share.value)) = share.value, false)
      else case part.comparator
        when '=' then handed.value = part.value
        when '>' then handed.value > part.value
        when '>=' then handed.value >= part.value
        when '<' then handed.value < part.value
        when '<=' then handed.value <= part.value
        else handed.value between part.value * 0.95 and part.value * 1.05 end
    end as holds
  from trao.claim_relation as relation
    join trao.claim as part on part.conference_id = relation.conference_id and part.id = relation.part_id
    left join trao.claim as whole on whole.conference_id = relation.conference_id and whole.id = relation.whole_id
    left join trao.claim as share on share.conference_id = relation.conference_id and share.id = relation.share_id
    left join lateral (
      select case when part.unit = 'count' then count(*)::numeric
        else coalesce(
          sum(coalesce(statement.capital, instrument.capital))
            filter (where coalesce(statement.currency, instrument.currency) = part.unit), 0) end as value
      from trao.grants_at(relation.conference_id, moment) as grants
        left join trao.certificate_statement as statement on statement.certificate_id = grants.certificate_id
        left join trao.instrument on instrument.id = grants.instrument_id
      where relation.kind = 'handed-over' and grants.state in ('handed', 'proxy')) as handed on true
$$;

-- By what is handed over now.
create view trao.claim_check as select * from trao.claim_check_at(null::timestamptz);

-- ---------------------------------------------------------------------------------------------------------
-- Reports made by the daemon at a time

create table trao.report_run (
  conference_id bigint not null references trao.conference,
  id bigint generated always as identity,
  name text not null check (name <> ''),
  -- Language, grouping and filters, as the question was asked.
  parameters jsonb not null check (jsonb_typeof(parameters) = 'object'),
  format text not null check (format in ('table', 'csv', 'json', 'xlsx', 'pdf')),
  -- When it is to be made.
  due_at timestamptz not null,
  key trao.line not null,
  batch_id bigint not null,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default trao.actor() check (created_by <> ''),
  primary key (conference_id, id),
  constraint report_run_key unique (conference_id, key)
);
create trigger append_only before update or delete on trao.report_run
  for each row execute function trao.refuse_change();

-- What came of it. The moment for which it holds is that of the snapshot it was read from.
create table trao.report_result (
  conference_id bigint not null,
  run_id bigint not null,
  as_of timestamptz not null,
  bytes bytea not null,
  sha256 bytea not null check (sha256 = sha256(bytes)),
  byte_count integer not null generated always as (octet_length(bytes)) stored,
  -- The answer was no: claims that do not hold together.
  is_no boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default trao.actor() check (created_by <> ''),
  primary key (conference_id, run_id),
  foreign key (conference_id, run_id) references trao.report_run (conference_id, id)
);
alter table trao.report_result alter bytes set storage external;
create trigger append_only before update or delete on trao.report_result
  for each row execute function trao.refuse_change();

-- ---------------------------------------------------------------------------------------------------------
-- What is only ever added is not emptied either, and the journal of changes is one such table

create trigger append_only before update or delete on trao.change
  for each row execute function trao.refuse_change();

do $$
declare
  kept regclass;
begin
  for kept in
    select distinct tgrelid::regclass from pg_trigger
    where tgname in ('append_only', 'register_entry_is_kept') and not tgisinternal
      and tgrelid in (select oid from pg_class where relnamespace = 'trao'::regnamespace)
    union
    select unnest(array['trao.document', 'trao.register']::regclass[])
  loop
    execute format(
      'create trigger not_emptied before truncate on %s for each statement execute function trao.refuse_change()', kept);
  end loop;
end $$;
