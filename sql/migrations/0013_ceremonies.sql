-- Ceremonies: other instruments than certificates, more people on stage, what happened there, and what each version of
-- a certificate says; who has a place in a session; and law with its dates.
--
-- It only adds, and relaxes what was checked: a daemon of the version before goes on working beside it.

-- ---------------------------------------------------------------------------------------------------------
-- What is handed over besides certificates of investment registration

create table trao.instrument (
  id bigint generated always as identity primary key,
  code trao.code not null unique,
  kind text not null check (kind in ('policy-approval', 'memorandum', 'agreement', 'licence', 'award')),
  name_text_id bigint not null references trao.text,
  -- Whose act it is, and who receives it.
  authority_id bigint references trao.organisation,
  company_id bigint references trao.organisation,
  project_id bigint references trao.project,
  number trao.line,
  issued_on date,
  capital numeric(20, 2) check (capital > 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  provenance trao.provenance not null default 'operator',
  is_verified boolean not null default false,
  sources trao.sources not null default '{}',
  constraint instrument_capital_has_currency check ((capital is null) = (currency is null))
);
call trao.watch('trao.instrument');

-- The instruments a conference presents: its folder names them.
create table trao.conference_instrument (
  conference_id bigint not null references trao.conference,
  instrument_id bigint not null references trao.instrument,
  primary key (conference_id, instrument_id)
);
call trao.watch('trao.conference_instrument');

alter table trao.ceremony_grant
  alter certificate_id drop not null,
  add column instrument_id bigint references trao.instrument,
  add constraint grant_of_one_thing check (num_nonnulls(certificate_id, instrument_id) = 1),
  -- absent: the recipient did not come, and nobody took it instead.
  drop constraint ceremony_grant_state_check,
  add constraint ceremony_grant_state_check check (state in (
    'planned', 'ready', 'handed', 'proxy', 'absent', 'withdrawn'));
-- An instrument is handed over once per conference.
create unique index grant_instrument on trao.ceremony_grant (conference_id, instrument_id)
  where state <> 'withdrawn';

-- Nothing is handed over before it is issued, and that goes for instruments too. Memoranda, agreements and awards
-- come to be on stage; approvals and licences are an authority's acts, of a day.
create or replace function trao.require_issue_before_hand_over() returns trigger language plpgsql as $$
declare
  certificate trao.certificate;
  instrument trao.instrument;
  held_on date;
begin
  if new.state = 'withdrawn' then
    return new;
  end if;
  select (coalesce(new.handed_at, session.starts_at) at time zone conference.time_zone)::date into held_on
  from trao.ceremony
    join trao.session on session.conference_id = ceremony.conference_id and session.id = ceremony.session_id
    join trao.conference on conference.id = ceremony.conference_id
  where ceremony.conference_id = new.conference_id and ceremony.id = new.ceremony_id;
  if new.instrument_id is not null then
    select * into instrument from trao.instrument where id = new.instrument_id for share;
    if instrument.issued_on > held_on then
      raise exception 'the instrument is issued on %, after the hand-over on %', instrument.issued_on, held_on
        using errcode = 'check_violation', constraint = 'grant_after_issue', table = 'ceremony_grant',
          schema = 'trao';
    end if;
    if new.state in ('handed', 'proxy') and instrument.kind in ('policy-approval', 'licence')
      and instrument.issued_on is null
    then
      raise exception 'an instrument without a day of issue cannot be handed over'
        using errcode = 'check_violation', constraint = 'grant_of_issued', table = 'ceremony_grant', schema = 'trao';
    end if;
    return new;
  end if;
  -- Held, so that it does not end, or get another day, at the same moment.
  select * into certificate from trao.certificate where id = new.certificate_id for share;
  if certificate.issued_on > held_on then
    raise exception 'the certificate is issued on %, after the hand-over on %', certificate.issued_on, held_on
      using errcode = 'check_violation', constraint = 'grant_after_issue', table = 'ceremony_grant', schema = 'trao';
  end if;
  -- What an amendment superseded later on, or the authority revoked, was in force on the day.
  if new.state in ('handed', 'proxy') and certificate.state <> 'issued'
    and not (certificate.state = 'superseded' and exists (
      select from trao.certificate as later
      where later.project_id = certificate.project_id and later.amendment = certificate.amendment + 1
        and later.issued_on >= held_on))
    and not (certificate.state = 'revoked' and exists (
      select from trao.certificate_event as revocation
      where revocation.certificate_id = certificate.id and revocation.event = 'revoked'
        and revocation.happened_on >= held_on))
  then
    raise exception 'a certificate in state % cannot be handed over', certificate.state
      using errcode = 'check_violation', constraint = 'grant_of_issued', table = 'ceremony_grant', schema = 'trao';
  end if;
  return new;
end $$;
drop trigger issue_before_hand_over on trao.ceremony_grant;
create trigger issue_before_hand_over
  before insert or update of state, handed_at, certificate_id, instrument_id, ceremony_id on trao.ceremony_grant
  for each row execute function trao.require_issue_before_hand_over();

-- The same from the instrument's side.
create function trao.keep_instrument_before_hand_over() returns trigger language plpgsql as $$
begin
  if exists (
    select from trao.ceremony_grant
      join trao.conference on conference.id = ceremony_grant.conference_id
    where ceremony_grant.instrument_id = new.id and ceremony_grant.state in ('handed', 'proxy')
      and (new.issued_on > (ceremony_grant.handed_at at time zone conference.time_zone)::date
        or new.issued_on is null and new.kind in ('policy-approval', 'licence')))
  then
    raise exception 'the instrument was handed over before its day of issue, or has none'
      using errcode = 'check_violation', constraint = 'grant_after_issue', table = 'instrument', schema = 'trao';
  end if;
  return new;
end $$;
create trigger issue_before_hand_over before update of issued_on, kind on trao.instrument
  for each row execute function trao.keep_instrument_before_hand_over();

-- Who else stands on the stage: presenters and recipients beside the first of each.
create table trao.grant_person (
  conference_id bigint not null,
  grant_id bigint not null,
  participation_id bigint not null,
  part text not null check (part in ('presenter', 'recipient')),
  position integer not null check (position > 1),
  primary key (conference_id, grant_id, participation_id),
  unique (conference_id, grant_id, part, position) deferrable initially deferred,
  foreign key (conference_id, grant_id) references trao.ceremony_grant (conference_id, id),
  foreign key (conference_id, participation_id) references trao.participation (conference_id, id)
);
create index grant_person_participation on trao.grant_person (conference_id, participation_id);
create index grant_presenter on trao.ceremony_grant (conference_id, presenter_id);
create index grant_recipient on trao.ceremony_grant (conference_id, recipient_id);
call trao.watch('trao.grant_person');

-- Everybody who hands over or receives, in the order of the stage.
create view trao.grant_people as
  select conference_id, id as grant_id, 'presenter' as part, 1 as position, presenter_id as participation_id
  from trao.ceremony_grant
  where presenter_id is not null
  union all
  select conference_id, id, 'recipient', 1, recipient_id
  from trao.ceremony_grant
  where recipient_id is not null
  union all
  select conference_id, grant_id, part, position, participation_id
  from trao.grant_person;

-- Nobody stands on the stage twice, neither as both of a grant nor beside themselves. Checked at commit.
create function trao.require_each_once_on_stage() returns trigger language plpgsql as $$
declare
  held bigint := case when tg_table_name = 'ceremony_grant' then to_jsonb(new) ->> 'id'
    else to_jsonb(new) ->> 'grant_id' end;
  twice text;
begin
  -- Whoever names others for the same grant at this moment is waited for.
  perform from trao.ceremony_grant where conference_id = new.conference_id and id = held for no key update;
  select guest.external_id into twice
  from trao.grant_people as person
    join trao.participation as guest
      on guest.conference_id = person.conference_id and guest.id = person.participation_id
  where person.conference_id = new.conference_id and person.grant_id = held
  group by guest.id, guest.external_id
  having count(*) > 1
  order by guest.id
  limit 1;
  if found then
    raise exception '% would stand on the stage twice', twice
      using errcode = 'check_violation', constraint = 'grant_names_each_once', table = 'grant_person',
        schema = 'trao', hint = 'name each guest once';
  end if;
  return null;
end $$;
create constraint trigger each_once after insert or update of presenter_id, recipient_id on trao.ceremony_grant
  deferrable initially deferred for each row
  when (new.presenter_id is not null or new.recipient_id is not null)
  execute function trao.require_each_once_on_stage();
create constraint trigger each_once after insert or update on trao.grant_person
  deferrable initially deferred for each row execute function trao.require_each_once_on_stage();

-- A session and those around it, outwards: who came to the plenary is there for the ceremony in it.
create function trao.sessions_around(conference bigint, inner_session bigint) returns setof bigint
language sql stable parallel safe as $$
  with recursive around as (
    select id, parent_id from trao.session where conference_id = conference and id = inner_session
    union
    select session.id, session.parent_id
    from around
      join trao.session on session.conference_id = conference and session.id = around.parent_id
  )
  select id from around
$$;

-- ---------------------------------------------------------------------------------------------------------
-- What happened to a grant, in turn. The grant itself holds what counts now.

create table trao.hand_over_event (
  conference_id bigint not null,
  id bigint generated always as identity,
  grant_id bigint not null,
  -- annulled: what was recorded before did not happen.
  event text not null check (event in ('handed', 'proxy', 'absent', 'withdrawn', 'annulled')),
  at timestamptz not null,
  presenter_id bigint,
  recipient_id bigint,
  proxy_name trao.line,
  -- Why, of what corrects, annuls or withdraws.
  note trao.line,
  -- The event in whose place it stands.
  corrects_id bigint,
  key trao.line not null,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default trao.actor() check (created_by <> ''),
  primary key (conference_id, id),
  constraint hand_over_event_key unique (conference_id, key),
  unique (conference_id, corrects_id),
  foreign key (conference_id, grant_id) references trao.ceremony_grant (conference_id, id),
  foreign key (conference_id, presenter_id) references trao.participation (conference_id, id),
  foreign key (conference_id, recipient_id) references trao.participation (conference_id, id),
  -- It stands in the place of an event of the same grant.
  unique (conference_id, grant_id, id),
  foreign key (conference_id, grant_id, corrects_id)
    references trao.hand_over_event (conference_id, grant_id, id),
  constraint hand_over_annuls_something check (event <> 'annulled' or corrects_id is not null),
  constraint hand_over_proxy_is_named check ((event = 'proxy') = (proxy_name is not null))
);
create index hand_over_event_grant on trao.hand_over_event (conference_id, grant_id, id);
create index hand_over_event_presenter on trao.hand_over_event (conference_id, presenter_id);
create index hand_over_event_recipient on trao.hand_over_event (conference_id, recipient_id);
create trigger append_only before update or delete on trao.hand_over_event
  for each row execute function trao.refuse_change();

-- What was handed over before there were events.
insert into trao.hand_over_event (
  conference_id, grant_id, event, at, presenter_id, recipient_id, proxy_name, key, created_at, created_by)
select conference_id, id, state, coalesce(handed_at, updated_at), presenter_id, recipient_id, proxy_name,
  gen_random_uuid()::text, updated_at, coalesce(handed_by, nullif(updated_by, ''), 'trao')
from trao.ceremony_grant
where state not in ('planned', 'ready')
order by conference_id, id;

-- Whatever moves a grant, a file or a hand at psql, leaves its event. A command writes the event itself, with its key,
-- and finds it here.
create function trao.note_hand_over() returns trigger language plpgsql as $$
declare
  last trao.hand_over_event;
  wanted text := case when new.state in ('planned', 'ready') then 'annulled' else new.state end;
begin
  select * into last from trao.hand_over_event
  where conference_id = new.conference_id and grant_id = new.id
  order by id desc
  limit 1;
  if wanted = 'annulled' and coalesce(last.event, 'annulled') = 'annulled'
    or wanted = last.event and wanted in ('absent', 'withdrawn')
    or wanted = last.event and (last.at, last.presenter_id, last.recipient_id, last.proxy_name)
      is not distinct from (new.handed_at, new.presenter_id, new.recipient_id, new.proxy_name)
  then
    return null;
  end if;
  insert into trao.hand_over_event (
    conference_id, grant_id, event, at, presenter_id, recipient_id, proxy_name, note, corrects_id, key)
  values (
    new.conference_id, new.id, wanted, coalesce(new.handed_at, clock_timestamp()), new.presenter_id,
    new.recipient_id, case wanted when 'proxy' then new.proxy_name end, new.note,
    case when last.event <> 'annulled' then last.id end, gen_random_uuid()::text);
  return null;
end $$;
create trigger note_hand_over
  after insert or update of state, handed_at, proxy_name, presenter_id, recipient_id on trao.ceremony_grant
  for each row execute function trao.note_hand_over();

-- The grants as they were recorded at that moment; where it is null, as they are.
create function trao.grants_at(wanted bigint, moment timestamptz)
returns table (
  conference_id bigint, id bigint, ceremony_id bigint, "position" integer, certificate_id bigint, instrument_id bigint,
  state text, handed_at timestamptz, is_verified boolean)
language sql stable parallel safe as $$
  select grants.conference_id, grants.id, grants.ceremony_id, grants.position, grants.certificate_id,
    grants.instrument_id,
    case
      when moment is null then grants.state
      when coalesce(last.event, 'annulled') = 'annulled' then 'planned'
      else last.event
    end,
    case when moment is null then grants.handed_at when last.event in ('handed', 'proxy') then last.at end,
    grants.is_verified
  from trao.ceremony_grant as grants
    left join lateral (
      select happened.event, happened.at
      from trao.hand_over_event as happened
      where moment is not null and happened.conference_id = wanted and happened.grant_id = grants.id
        and happened.created_at <= moment
      order by happened.id desc
      limit 1) as last on true
  where grants.conference_id = wanted and (moment is null or grants.created_at <= moment)
$$;

-- When was a grant's own content last changed: a copy made before says something else.
create index change_of_grant on trao.change ((row_key ->> 'id'), at) where relation = 'ceremony_grant';

-- ---------------------------------------------------------------------------------------------------------
-- What a version of a certificate says
--
-- A project's row says what the certificate in force says; correcting the row corrects both. A version that is not in
-- force has words of its own: an amendment that is not issued yet what it will say, a superseded or revoked one what it
-- said, for ever.

create table trao.certificate_content (
  certificate_id bigint primary key references trao.certificate on delete cascade,
  name_text_id bigint not null references trao.text,
  company_id bigint not null references trao.organisation,
  sector text not null,
  zone_text_id bigint references trao.text,
  address_text_id bigint references trao.text,
  area_square_metres numeric(14, 2) check (area_square_metres > 0),
  capital numeric(20, 2) not null check (capital > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  converted_capital numeric(20, 2) check (converted_capital > 0),
  converted_currency text check (converted_currency ~ '^[A-Z]{3}$'),
  exchange_rate numeric(20, 2) check (exchange_rate > 0),
  exchange_rate_on date,
  -- Of the investors, in order.
  countries text[] not null default '{}',
  constraint content_has_other_currency check (
    (converted_capital is null) = (converted_currency is null) and converted_currency <> currency),
  -- A rate of exchange stands with its day.
  constraint content_rate_has_day check ((exchange_rate is null) = (exchange_rate_on is null)),
  constraint content_needs_capital check (converted_capital is not null or exchange_rate is null),
  constraint content_agrees_with_rate check (
    abs(greatest(capital, converted_capital) - least(capital, converted_capital) * exchange_rate)
      <= greatest(capital, converted_capital) / 100)
);
create trigger drop_texts after delete on trao.certificate_content
  for each row execute function trao.drop_texts(name_text_id, zone_text_id, address_text_id);
call trao.watch('trao.certificate_content');

-- The countries of a project's investors, each once, in the order of the alphabet.
create function trao.investor_countries(project bigint) returns text[] language sql stable parallel safe as $$
  select coalesce(array_agg(distinct investor.country::text order by investor.country::text), '{}')
  from trao.project_investor as investor
  where investor.project_id = project
$$;

-- What every version says: papers, scripts and reports about a grant read this, never the project's row.
create view trao.certificate_statement as
  select certificate.id as certificate_id, certificate.project_id, content.certificate_id is not null as is_own,
    case when content.certificate_id is null then project.name_text_id else content.name_text_id end as name_text_id,
    case when content.certificate_id is null then project.company_id else content.company_id end as company_id,
    case when content.certificate_id is null then project.sector else content.sector end as sector,
    case when content.certificate_id is null then project.zone_text_id else content.zone_text_id end as zone_text_id,
    case when content.certificate_id is null then project.address_text_id else content.address_text_id end
      as address_text_id,
    case when content.certificate_id is null then project.area_square_metres else content.area_square_metres end
      as area_square_metres,
    case when content.certificate_id is null then project.capital else content.capital end as capital,
    case when content.certificate_id is null then project.currency else content.currency end as currency,
    case when content.certificate_id is null then project.converted_capital else content.converted_capital end
      as converted_capital,
    case when content.certificate_id is null then project.converted_currency else content.converted_currency end
      as converted_currency,
    case when content.certificate_id is null then project.exchange_rate else content.exchange_rate end
      as exchange_rate,
    case when content.certificate_id is null then project.exchange_rate_on else content.exchange_rate_on end
      as exchange_rate_on,
    -- As trao.investor_countries() says.
    case when content.certificate_id is null then (
        select coalesce(array_agg(distinct investor.country::text order by investor.country::text), '{}')
        from trao.project_investor as investor
        where investor.project_id = project.id)
      else content.countries end as countries
  from trao.certificate
    join trao.project on project.id = certificate.project_id
    left join trao.certificate_content as content on content.certificate_id = certificate.id;

-- Keeps what a version says now in words of its own; one that has its own keeps them.
create function trao.freeze_certificate(wanted bigint) returns void language sql as $$
  insert into trao.certificate_content (
    certificate_id, name_text_id, company_id, sector, zone_text_id, address_text_id, area_square_metres, capital,
    currency, converted_capital, converted_currency, exchange_rate, exchange_rate_on, countries)
  select certificate_id, trao.put_text(null, trao.bodies(name_text_id)), company_id, sector,
    trao.put_text(null, trao.bodies(zone_text_id)), trao.put_text(null, trao.bodies(address_text_id)),
    area_square_metres, capital, currency, converted_capital, converted_currency, exchange_rate, exchange_rate_on,
    countries
  from trao.certificate_statement
  where certificate_id = wanted and not is_own
$$;

-- Whoever supersedes or revokes a certificate keeps what it said.
create function trao.freeze_what_ends() returns trigger language plpgsql as $$
begin
  perform trao.freeze_certificate(new.id);
  return null;
end $$;
create trigger freeze_what_ends after update of state on trao.certificate
  for each row when (old.state = 'issued' and new.state in ('superseded', 'revoked'))
  execute function trao.freeze_what_ends();

-- Neither its words nor its figures change any more, from the transaction on that ended the certificate. A company that
-- is merged into another is still the one that it names.
create function trao.keep_ended_content() returns trigger language plpgsql as $$
begin
  if old.xmin <> pg_current_xact_id()::xid
    and exists (
      select from trao.certificate where id = old.certificate_id and state in ('superseded', 'revoked'))
    and (case
      when tg_op = 'DELETE' then true
      when tg_argv[0] = 'company' then exists (select from trao.organisation where id = old.company_id)
      else (old.certificate_id, old.name_text_id, old.sector, old.zone_text_id, old.address_text_id,
          old.area_square_metres, old.capital, old.currency, old.converted_capital, old.converted_currency,
          old.exchange_rate, old.exchange_rate_on, old.countries)
        is distinct from (new.certificate_id, new.name_text_id, new.sector, new.zone_text_id, new.address_text_id,
          new.area_square_metres, new.capital, new.currency, new.converted_capital, new.converted_currency,
          new.exchange_rate, new.exchange_rate_on, new.countries)
    end)
  then
    raise exception 'what an ended certificate said is kept'
      using errcode = 'check_violation', constraint = 'ended_content_is_kept', table = 'certificate_content',
        schema = 'trao';
  end if;
  return null;
end $$;
create trigger is_kept after update or delete on trao.certificate_content
  for each row execute function trao.keep_ended_content('words');
create constraint trigger names_its_company after update on trao.certificate_content
  deferrable initially deferred for each row when (old.company_id <> new.company_id)
  execute function trao.keep_ended_content('company');

create function trao.keep_ended_words() returns trigger language plpgsql as $$
begin
  if exists (select from changed) and exists (
    select from trao.certificate_content as content
      join trao.certificate on certificate.id = content.certificate_id and certificate.state in ('superseded', 'revoked')
      join changed on changed.text_id in (content.name_text_id, content.zone_text_id, content.address_text_id)
    where content.xmin <> pg_current_xact_id()::xid)
  then
    raise exception 'what an ended certificate said is kept'
      using errcode = 'check_violation', constraint = 'ended_content_is_kept', table = 'certificate_content',
        schema = 'trao';
  end if;
  return null;
end $$;
create trigger ended_words_stay after update on trao.localised_text
  referencing old table as changed for each statement execute function trao.keep_ended_words();
create trigger ended_words_remain after delete on trao.localised_text
  referencing old table as changed for each statement execute function trao.keep_ended_words();

-- What was revoked stays revoked (Law on Investment 61/2020/QH14, articles 47 and 48 end a project).
create function trao.keep_revocation() returns trigger language plpgsql as $$
begin
  raise exception 'a revoked certificate stays revoked'
    using errcode = 'check_violation', constraint = 'certificate_stays_revoked', table = 'certificate',
      schema = 'trao';
end $$;
create trigger stays_revoked before update of state on trao.certificate
  for each row when (old.state = 'revoked' and new.state <> 'revoked') execute function trao.keep_revocation();

-- The life of a certificate. Its row holds the state that counts now; the first four states, and what ends it, have a
-- day here. Reissued: another original for one that was lost or damaged, of the same content, number and dates
-- (Decree 31/2021/NĐ-CP).
create table trao.certificate_event (
  id bigint generated always as identity primary key,
  certificate_id bigint not null references trao.certificate,
  event text not null check (event in ('checked', 'signed', 'issued', 'superseded', 'revoked', 'reissued')),
  happened_on date not null,
  reason trao.line,
  key trao.line not null constraint certificate_event_key unique,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default trao.actor() check (created_by <> ''),
  constraint certificate_event_has_reason check (event not in ('revoked', 'reissued') or reason is not null)
);
create index certificate_event_certificate on trao.certificate_event (certificate_id);
create trigger append_only before update or delete on trao.certificate_event
  for each row execute function trao.refuse_change();

-- A certificate does not end before the day on which it was handed over.
create function trao.keep_end_after_hand_over() returns trigger language plpgsql as $$
declare
  given record;
begin
  -- Whoever hands it over at this moment is waited for.
  perform from trao.certificate where id = new.certificate_id for no key update;
  select conference.code as conference, ceremony_grant.position,
    (ceremony_grant.handed_at at time zone conference.time_zone)::date as day
  into given
  from trao.ceremony_grant
    join trao.conference on conference.id = ceremony_grant.conference_id
  where ceremony_grant.certificate_id = new.certificate_id and ceremony_grant.state in ('handed', 'proxy')
    and (ceremony_grant.handed_at at time zone conference.time_zone)::date > new.happened_on
  order by ceremony_grant.handed_at
  limit 1;
  if found then
    raise exception 'the certificate would be % on %, and was handed over on % (grant % of %)', new.event,
      new.happened_on, given.day, given.position, given.conference
      using errcode = 'check_violation', constraint = 'certificate_ends_after_hand_over', table = 'certificate_event',
        schema = 'trao', hint = 'correct the day, or what was recorded of the hand-over: trao ceremony correct';
  end if;
  return null;
end $$;
create trigger ends_after_hand_over after insert on trao.certificate_event
  for each row when (new.event in ('superseded', 'revoked'))
  execute function trao.keep_end_after_hand_over();

-- ---------------------------------------------------------------------------------------------------------
-- Who has a place in a session

-- Who works in a session: in the chair, as moderator, speaker or interpreter, in an item of its programme, or on the
-- stage of a ceremony that it holds.
create view trao.session_part as
  select conference_id, id as session_id, chair_id as participation_id, 'chair' as part
  from trao.session
  where chair_id is not null
  union all
  select conference_id, session_id, participation_id, part
  from trao.session_person
  union all
  select item.conference_id, item.session_id, person.participation_id, 'programme'
  from trao.programme_item_person as person
    join trao.programme_item as item
      on item.conference_id = person.conference_id and item.id = person.programme_item_id
  union all
  select ceremony.conference_id, ceremony.session_id, people.participation_id, people.part
  from trao.grant_people as people
    join trao.ceremony_grant
      on ceremony_grant.conference_id = people.conference_id and ceremony_grant.id = people.grant_id
      and ceremony_grant.state <> 'withdrawn'
    join trao.ceremony
      on ceremony.conference_id = ceremony_grant.conference_id and ceremony.id = ceremony_grant.ceremony_id;

-- The answer that counts for each guest and session, and who has a place.
--
-- It is the last one given for the session, else the last one for the conference, else what the participation's state
-- says (registered on the spot is accepted). Whoever declines the whole conference, or sends somebody else to it, takes
-- back what they had answered for single sessions before. What is said after the closing of a session does not count
-- for it.
--
-- Where a session has room for fewer than accepted, those who accepted first have a place and the others wait (place:
-- confirmed, waiting, null for those who do not come). at is that turn: when the guest accepted first without wavering
-- since; for other answers, when it was given.
--
-- Who has a part in the session never waits: without them it does not take place. They sit in the room like everybody,
-- so their places count; and as long as they have not said no, these are kept for them, so that nobody who was told of
-- a place loses it when the speaker answers last.
create view trao.session_answer as
  with given as (
    select session.conference_id, session.id as session_id, rsvp.participation_id, rsvp.answer, rsvp.at,
      rsvp.session_id is not null as is_for_session,
      row_number() over turns as turn
    from trao.session
      join trao.rsvp on rsvp.conference_id = session.conference_id
        and (rsvp.session_id is null or rsvp.session_id = session.id)
        and (session.closed_at is null or rsvp.at <= session.closed_at)
    window turns as (
      partition by session.conference_id, session.id, rsvp.participation_id order by rsvp.at, rsvp.id)
  ), judged as (
    select given.*,
      coalesce(max(turn) filter (where not is_for_session and answer in ('declined', 'substitute')) over guest, 0)
        as last_refusal,
      coalesce(max(turn) filter (where answer <> 'accepted') over guest, 0) as last_doubt
    from given
    window guest as (partition by conference_id, session_id, participation_id)
  ), last_answer as (
    select conference_id, session_id, participation_id,
      (array_agg(answer order by is_for_session and turn > last_refusal desc, turn desc))[1] as answer,
      bool_or(is_for_session and turn > last_refusal) as is_for_session,
      min(at) filter (where answer = 'accepted' and turn > last_doubt) as accepted_at,
      max(at) as at
    from judged
    group by conference_id, session_id, participation_id
  ), needed as (
    select distinct conference_id, session_id, participation_id from trao.session_part
  ), answered as (
    select session.conference_id, session.id as session_id, guest.id as participation_id, session.capacity,
      needed.participation_id is not null as has_part,
      case
        when guest.state = 'registered' and own.is_for_session is not true then 'accepted'
        -- Who came back in spite of a substitute is where they were before.
        when own.answer <> 'substitute' or own.is_for_session or guest.state = 'substituted' then own.answer
        when guest.state = 'accepted' then 'accepted'
        when guest.state = 'substituted' then 'substitute'
        when guest.state in ('declined', 'tentative') then guest.state
      end as answer,
      coalesce(case when own.answer = 'accepted' then own.accepted_at end, own.at, guest.created_at) as at,
      coalesce(own.is_for_session, false) as is_for_session
    from trao.session
      join trao.participation as guest on guest.conference_id = session.conference_id and guest.state <> 'withdrawn'
      left join last_answer as own on own.conference_id = session.conference_id
        and own.participation_id = guest.id and own.session_id = session.id
      left join needed on needed.conference_id = guest.conference_id
        and needed.participation_id = guest.id and needed.session_id = session.id
  ), ranked as (
    -- Only who takes a place where places are few stands in a queue; for the others sorting would cost for nothing.
    select answered.*,
      case
        when capacity is null then null
        when has_part and answer is distinct from 'declined' and answer is distinct from 'substitute' then
          timestamptz '-infinity'
        when answer = 'accepted' then at
      end as turn
    from answered
  )
  select conference_id, session_id, participation_id, answer, at, is_for_session,
    case
      when answer is distinct from 'accepted' then null
      when capacity is null or has_part then 'confirmed'
      when row_number() over (
        partition by conference_id, session_id order by turn, case when turn is not null then participation_id end)
        <= capacity then 'confirmed'
      else 'waiting'
    end as place,
    has_part
  from ranked;

-- Who said that they come, has a place, and was not there when the session closed.
create view trao.no_show as
  select answer.conference_id, answer.session_id, answer.participation_id
  from trao.session_answer as answer
    join trao.session on session.conference_id = answer.conference_id and session.id = answer.session_id
      and session.state = 'closed'
  where answer.place = 'confirmed' and not exists (
    select from trao.attendance_arrival as arrival
    where arrival.conference_id = answer.conference_id and arrival.session_id = answer.session_id
      and arrival.participation_id = answer.participation_id);

-- ---------------------------------------------------------------------------------------------------------
-- Law has dates: forms, deadlines and the way numbers read are chosen by a document's day
--
-- Rows without a body are what comes with the program, each with its source. A body's own rows, which folders add in
-- law.yaml, come before them. What nobody could verify says so, and why.

create table trao.form_version (
  id bigint generated always as identity primary key,
  -- As it stands on the data sheet and in certificates.
  code trao.line not null,
  -- Which paper it is the form of.
  subject text not null check (subject in ('certificate-new', 'certificate-amended', 'letter', 'card', 'report')),
  organisation_id bigint references trao.organisation,
  valid_from date not null,
  valid_to date,
  source trao.line not null,
  is_verified boolean not null default false,
  remark trao.line,
  constraint form_version_ends_after_start check (valid_from <= valid_to),
  unique (subject, code)
);
create unique index form_version_start
  on trao.form_version (subject, coalesce(organisation_id, 0), valid_from);
call trao.watch('trao.form_version');

create table trao.deadline (
  id bigint generated always as identity primary key,
  code trao.code not null,
  organisation_id bigint references trao.organisation,
  valid_from date not null,
  valid_to date,
  days integer not null check (days between 1 and 3650),
  counted text not null check (counted in ('calendar', 'working')),
  -- Before or after which day.
  direction text not null check (direction in ('before', 'after')),
  anchor text not null check (anchor in (
    'conference-start', 'conference-end', 'reply-by', 'document-signed', 'application')),
  name_text_id bigint not null references trao.text,
  source trao.line not null,
  is_verified boolean not null default false,
  remark trao.line,
  constraint deadline_ends_after_start check (valid_from <= valid_to)
);
create unique index deadline_start on trao.deadline (code, coalesce(organisation_id, 0), valid_from);
create trigger drop_texts after delete on trao.deadline
  for each row execute function trao.drop_texts(name_text_id);
call trao.watch('trao.deadline');

create table trao.number_format (
  id bigint generated always as identity primary key,
  -- GM, GCN, BC, …; * for every series that has no row of its own.
  series text not null constraint number_format_series check (series = '*' or series ~ '^[A-Za-z0-9][A-Za-z0-9._-]*$'),
  organisation_id bigint references trao.organisation,
  valid_from date not null,
  valid_to date,
  -- {number:02}/{series}-{body}
  pattern trao.line not null constraint number_format_has_number check (pattern ~ '\{number(:0[1-9][0-9]?)?\}'),
  source trao.line not null,
  is_verified boolean not null default false,
  remark trao.line,
  constraint number_format_ends_after_start check (valid_from <= valid_to)
);
create unique index number_format_start on trao.number_format (series, coalesce(organisation_id, 0), valid_from);
call trao.watch('trao.number_format');

-- Days on which offices are closed, besides Saturdays and Sundays.
create table trao.holiday (
  id bigint generated always as identity primary key,
  country trao.country not null,
  -- A body that is closed besides.
  organisation_id bigint references trao.organisation,
  day date not null,
  name_text_id bigint not null references trao.text,
  source trao.line not null
);
create unique index holiday_day on trao.holiday (country, day, coalesce(organisation_id, 0));
create trigger drop_texts after delete on trao.holiday
  for each row execute function trao.drop_texts(name_text_id);
call trao.watch('trao.holiday');

create function trao.is_working_day(day date, land text, body bigint default null) returns boolean
language sql stable parallel safe as $$
  select extract(isodow from day) < 6 and not exists (
    select from trao.holiday
    where holiday.country = land and holiday.day = is_working_day.day
      and (organisation_id is null or organisation_id = body))
$$;

-- The day that is so many working days after another, or before it where negative. The day itself does not count.
create function trao.working_day(day date, days integer, land text, body bigint default null) returns date
language plpgsql stable parallel safe as $$
declare
  left_over integer := abs(days);
begin
  while left_over > 0 loop
    day := day + sign(days)::integer;
    if trao.is_working_day(day, land, body) then
      left_over := left_over - 1;
    end if;
  end loop;
  return day;
end $$;

-- What holds on a day: a body's own row before the general one, the latest before the earlier.
create function trao.form_version_on(subject text, day date, body bigint default null) returns text
language sql stable parallel safe as $$
  select code from trao.form_version as form
  where form.subject = form_version_on.subject and day >= valid_from and coalesce(day <= valid_to, true)
    and (organisation_id is null or organisation_id = body)
  order by organisation_id nulls last, valid_from desc
  limit 1
$$;

create function trao.deadline_on(code text, day date, body bigint default null) returns trao.deadline
language sql stable parallel safe as $$
  select * from trao.deadline as term
  where term.code = deadline_on.code and day >= valid_from and coalesce(day <= valid_to, true)
    and (organisation_id is null or organisation_id = body)
  order by organisation_id nulls last, valid_from desc
  limit 1
$$;

create function trao.number_format_on(series text, day date, body bigint default null) returns text
language sql stable parallel safe as $$
  select pattern from trao.number_format as format
  where format.series in (number_format_on.series, '*') and day >= valid_from and coalesce(day <= valid_to, true)
    and (organisation_id is null or organisation_id = body)
  order by organisation_id nulls last, format.series = '*', valid_from desc
  limit 1
$$;

-- The last day of a deadline that is counted from another day.
create function trao.due_on(term trao.deadline, anchor date, land text, body bigint default null) returns date
language sql stable parallel safe as $$
  select case term.counted
    when 'working' then
      trao.working_day(anchor, case term.direction when 'before' then -1 else 1 end * term.days, land, body)
    else anchor + case term.direction when 'before' then -1 else 1 end * term.days
  end
$$;

-- The deadlines of a conference, by the law of its first day.
create function trao.conference_deadlines(wanted bigint)
returns table (code text, due_on date, deadline_id bigint, anchor text, anchor_on date)
language sql stable parallel safe as $$
  select known.code, trao.due_on(term, anchored.day, issuer.country, issuer.id), term.id, term.anchor, anchored.day
  from trao.conference
    join trao.organisation as issuer on issuer.id = conference.issuing_organisation_id
    cross join (select distinct deadline.code::text as code from trao.deadline) as known
    cross join lateral trao.deadline_on(known.code, conference.starts_on, issuer.id) as term
    cross join lateral (
      select case term.anchor
        when 'conference-start' then conference.starts_on
        when 'conference-end' then conference.ends_on
        when 'reply-by' then conference.reply_by end as day) as anchored
  where conference.id = wanted and anchored.day is not null
  order by 2, 1
$$;

-- ---------------------------------------------------------------------------------------------------------
-- What comes with the program

select set_config('trao.actor', 'trao', true);

insert into trao.form_version (code, subject, valid_from, valid_to, source, is_verified, remark)
values
  ('A.II.8, Thông tư 03/2021/TT-BKHĐT', 'certificate-new', '2021-04-09', '2026-02-28',
    'Thông tư 03/2021/TT-BKHĐT; Luật Đầu tư 61/2020/QH14', true, null),
  ('A.II.9, Thông tư 03/2021/TT-BKHĐT', 'certificate-amended', '2021-04-09', '2026-02-28',
    'Thông tư 03/2021/TT-BKHĐT; Luật Đầu tư 61/2020/QH14', true, null),
  ('Chưa rõ mẫu, theo Luật Đầu tư 143/2025/QH15 (từ 01/3/2026)', 'certificate-new', '2026-03-01', '2026-03-30',
    'Luật Đầu tư 143/2025/QH15', false,
    'the circular with the forms under the Law of 2025 is not known: ask the registration authority'),
  ('Chưa rõ mẫu điều chỉnh, theo Luật Đầu tư 143/2025/QH15 (từ 01/3/2026)', 'certificate-amended', '2026-03-01',
    '2026-03-30', 'Luật Đầu tư 143/2025/QH15', false,
    'the circular with the forms under the Law of 2025 is not known: ask the registration authority'),
  ('Chưa rõ mẫu, theo Nghị định 96/2026/NĐ-CP (từ 31/3/2026)', 'certificate-new', '2026-03-31', null,
    'Luật Đầu tư 143/2025/QH15; Nghị định 96/2026/NĐ-CP', false,
    'the circular with the forms under the Law of 2025 is not known: ask the registration authority'),
  ('Chưa rõ mẫu điều chỉnh, theo Nghị định 96/2026/NĐ-CP (từ 31/3/2026)', 'certificate-amended', '2026-03-31', null,
    'Luật Đầu tư 143/2025/QH15; Nghị định 96/2026/NĐ-CP', false,
    'the circular with the forms under the Law of 2025 is not known: ask the registration authority'),
  ('Mẫu 1.7, Phụ lục III, Nghị định 30/2020/NĐ-CP', 'letter', '2020-03-05', null, 'Nghị định 30/2020/NĐ-CP', false,
    'whether the decree has been replaced by the end of 2026 is not known'),
  ('Thiếp mời, Quyết định 3287/QĐ-BNG', 'card', '2016-12-31', null, 'Quyết định 3287/QĐ-BNG (2016)', false,
    'the decision is of 2016; the day on which it took effect is not known'),
  ('Báo cáo, Phụ lục III, Nghị định 30/2020/NĐ-CP', 'report', '2020-03-05', null, 'Nghị định 30/2020/NĐ-CP', false,
    'whether the decree has been replaced by the end of 2026 is not known');

-- The acts that certificates by the forms above rest on. Those of A.II.8 are there.
insert into trao.legal_basis (form_version, position, name_text_id, number, dated, about_text_id)
select form.code, act.position, trao.put_text(null, array[act.name_vi, act.name_ja, act.name_en]), act.number,
  act.dated, trao.put_text(null, array[act.about_vi, null, null])
from (values
  ('A.II.9, Thông tư 03/2021/TT-BKHĐT', 1, 1), ('A.II.9, Thông tư 03/2021/TT-BKHĐT', 2, 2),
  ('A.II.9, Thông tư 03/2021/TT-BKHĐT', 3, 3),
  ('Chưa rõ mẫu, theo Luật Đầu tư 143/2025/QH15 (từ 01/3/2026)', 1, 4),
  ('Chưa rõ mẫu điều chỉnh, theo Luật Đầu tư 143/2025/QH15 (từ 01/3/2026)', 1, 4),
  ('Chưa rõ mẫu, theo Nghị định 96/2026/NĐ-CP (từ 31/3/2026)', 1, 4),
  ('Chưa rõ mẫu, theo Nghị định 96/2026/NĐ-CP (từ 31/3/2026)', 2, 5),
  ('Chưa rõ mẫu điều chỉnh, theo Nghị định 96/2026/NĐ-CP (từ 31/3/2026)', 1, 4),
  ('Chưa rõ mẫu điều chỉnh, theo Nghị định 96/2026/NĐ-CP (từ 31/3/2026)', 2, 5)) as form (code, position, act)
  join (values
    (1, 1, 'Luật Đầu tư', '投資法', 'Law on Investment', '61/2020/QH14', date '2020-06-17', null),
    (2, 2, 'Nghị định', '政令', 'Decree', '31/2021/NĐ-CP', date '2021-03-26',
      'của Chính phủ quy định chi tiết và hướng dẫn thi hành một số điều của Luật Đầu tư'),
    (3, 3, 'Thông tư', '通達', 'Circular', '03/2021/TT-BKHĐT', date '2021-04-09',
      'của Bộ trưởng Bộ Kế hoạch và Đầu tư quy định mẫu văn bản, báo cáo liên quan đến hoạt động đầu tư tại Việt '
        || 'Nam, đầu tư từ Việt Nam ra nước ngoài và xúc tiến đầu tư'),
    (4, 1, 'Luật Đầu tư', '投資法', 'Law on Investment', '143/2025/QH15', null, null),
    (5, 2, 'Nghị định', '政令', 'Decree', '96/2026/NĐ-CP', date '2026-03-31', 'của Chính phủ'))
    as act (id, position, name_vi, name_ja, name_en, number, dated, about_vi) on act.id = form.act;

insert into trao.deadline (
  code, valid_from, days, counted, direction, anchor, name_text_id, source, is_verified, remark)
select term.code, term.valid_from, term.days, term.counted, term.direction, term.anchor,
  trao.put_text(null, array[term.name_vi, term.name_ja, term.name_en]), term.source, term.is_verified, term.remark
from (values
  ('permit-application', date '2020-04-15', 30, 'calendar', 'before', 'conference-start',
    'Trình xin phép tổ chức hội nghị quốc tế', '国際会議の開催許可の申請',
    'Application for leave to hold an international conference', 'Quyết định 06/2020/QĐ-TTg', false,
    'a decision in its place was being drafted at the end of 2025'),
  ('permit-application-prime-minister', date '2020-04-15', 40, 'calendar', 'before', 'conference-start',
    'Trình xin phép (thẩm quyền Thủ tướng Chính phủ)', '開催許可の申請（首相の権限）',
    'Application where the Prime Minister decides', 'Quyết định 06/2020/QĐ-TTg', false,
    'a decision in its place was being drafted at the end of 2025'),
  ('conference-report', date '2020-04-15', 15, 'calendar', 'after', 'conference-end',
    'Báo cáo kết quả hội nghị', '会議結果の報告', 'Report on the conference', 'Quyết định 06/2020/QĐ-TTg', false,
    'the fifteen days are those of practice under the decision before it'),
  ('invitations', date '2000-01-01', 21, 'calendar', 'before', 'conference-start',
    'Gửi giấy mời khách nước ngoài', '招待状の発送', 'Invitations to guests from abroad',
    'custom of protocol: three weeks ahead', false, null),
  ('reminders', date '2000-01-01', 7, 'calendar', 'before', 'conference-start',
    'Nhắc khách chưa trả lời', '未回答の招待者への確認', 'Reminders to guests who have not answered',
    'custom of protocol: a week ahead, by telephone', false, null),
  ('domestic-notice', date '2018-11-09', 3, 'working', 'before', 'conference-start',
    'Thông báo họp trong nước', '国内会議の通知', 'Notice of a domestic meeting', 'Quyết định 45/2018/QĐ-TTg', false,
    'the day on which the decision took effect is to be verified'),
  ('number-after-signature', date '2020-03-05', 1, 'working', 'after', 'document-signed',
    'Lấy số và phát hành văn bản', '文書番号の付与と発送', 'Numbering and sending of a signed paper',
    'Nghị định 30/2020/NĐ-CP, Điều 15-18', false, null),
  ('certificate-reissue', date '2021-01-01', 5, 'working', 'after', 'application',
    'Cấp lại Giấy chứng nhận đăng ký đầu tư', '投資登録証明書の再発給',
    'Reissue of a certificate that was lost or damaged', 'Nghị định 31/2021/NĐ-CP', false, null))
  as term (code, valid_from, days, counted, direction, anchor, name_vi, name_ja, name_en, source, is_verified, remark);

insert into trao.number_format (series, valid_from, valid_to, pattern, source, is_verified, remark)
values
  ('*', '2011-03-06', '2020-03-04', '{number:02}/{series}-{body}', 'Thông tư 01/2011/TT-BNV', false, null),
  ('*', '2020-03-05', null, '{number:02}/{series}-{body}', 'Nghị định 30/2020/NĐ-CP, Phụ lục I', true,
    'whether the decree has been replaced by the end of 2026 is not known');

-- The fixed holidays of both countries. Those of the lunar calendar, substitutes and moved days are fixed each year:
-- folders add them in law.yaml.
insert into trao.holiday (country, day, name_text_id, source)
select fixed.country, make_date(year, fixed.month, fixed.day),
  trao.put_text(null, array[fixed.name_vi, fixed.name_ja, fixed.name_en]), fixed.source
from generate_series(2020, 2035) as year,
  (values
    ('VN', 1, 1, 'Tết Dương lịch', '元日', 'New Year’s Day', 'Bộ luật Lao động 45/2019/QH14, Điều 112'),
    ('VN', 4, 30, 'Ngày Chiến thắng', '南部解放記念日', 'Victory Day', 'Bộ luật Lao động 45/2019/QH14, Điều 112'),
    ('VN', 5, 1, 'Ngày Quốc tế lao động', 'メーデー', 'Labour Day', 'Bộ luật Lao động 45/2019/QH14, Điều 112'),
    ('VN', 9, 2, 'Quốc khánh', '国慶節', 'National Day', 'Bộ luật Lao động 45/2019/QH14, Điều 112'),
    ('JP', 1, 1, null, '元日', 'New Year’s Day', '国民の祝日に関する法律'),
    ('JP', 2, 11, null, '建国記念の日', 'National Foundation Day', '国民の祝日に関する法律'),
    ('JP', 2, 23, null, '天皇誕生日', 'The Emperor’s Birthday', '国民の祝日に関する法律'),
    ('JP', 4, 29, null, '昭和の日', 'Showa Day', '国民の祝日に関する法律'),
    ('JP', 5, 3, null, '憲法記念日', 'Constitution Day', '国民の祝日に関する法律'),
    ('JP', 5, 4, null, 'みどりの日', 'Greenery Day', '国民の祝日に関する法律'),
    ('JP', 5, 5, null, 'こどもの日', 'Children’s Day', '国民の祝日に関する法律'),
    ('JP', 8, 11, null, '山の日', 'Mountain Day', '国民の祝日に関する法律'),
    ('JP', 11, 3, null, '文化の日', 'Culture Day', '国民の祝日に関する法律'),
    ('JP', 11, 23, null, '勤労感謝の日', 'Labour Thanksgiving Day', '国民の祝日に関する法律'))
    as fixed (country, month, day, name_vi, name_ja, name_en, source)
-- In 2021 the Olympic Games moved one.
where (fixed.country, fixed.month, fixed.day, year) <> ('JP', 8, 11, 2021)
  and (fixed.country, fixed.month, fixed.day, year) <> ('JP', 8, 11, 2020);
