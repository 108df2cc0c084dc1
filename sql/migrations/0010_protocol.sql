-- Protocol: who goes before whom, and why; who leads a delegation; who stands in for whom; who sits where.
--
-- It only adds: a daemon of the version before goes on working beside it.

-- ---------------------------------------------------------------------------------------------------------
-- Rank

-- Bands of rank, for reports and seating plans: a rank belongs to the last band that begins at or before it.
create table trao.rank_category (
  conference_id bigint not null references trao.conference,
  id bigint generated always as identity,
  code trao.code not null,
  first_rank integer not null check (first_rank >= 0),
  name_text_id bigint not null references trao.text,
  provenance trao.provenance not null default 'operator',
  is_verified boolean not null default false,
  sources trao.sources not null default '{}',
  primary key (conference_id, id),
  constraint rank_category_code unique (conference_id, code),
  constraint rank_category_first_rank unique (conference_id, first_rank) deferrable initially deferred
);
create trigger drop_texts after delete on trao.rank_category
  for each row execute function trao.drop_texts(name_text_id);
call trao.watch('trao.rank_category');

-- The bands with their ends; the last one has none (null).
create view trao.rank_band as
  select conference_id, id, code, name_text_id, first_rank,
    lead(first_rank) over (partition by conference_id order by first_rank) - 1 as last_rank
  from trao.rank_category;

-- ---------------------------------------------------------------------------------------------------------
-- Delegations

alter table trao.delegation
  -- The host's officer who looks after one.
  add column liaison_id bigint,
  add constraint delegation_liaison_participates foreign key (conference_id, liaison_id)
    references trao.participation (conference_id, id) deferrable initially deferred,
  -- What was stored before is left alone.
  add constraint delegation_deputy_is_another check (head_id <> deputy_id) not valid;
create index delegation_liaison on trao.delegation (conference_id, liaison_id) where liaison_id is not null;

-- A liaison officer is of the host's side: a member of a delegation of the host, or of none. Checked at commit. What the
-- answer rests on is held, so that nobody changes it at the same moment without seeing this change.
create function trao.require_liaison_of_host() returns trigger language plpgsql as $$
declare
  strange text;
begin
  perform from trao.participation as officer
  where tg_table_name = 'delegation' and officer.conference_id = new.conference_id
    and officer.id = (to_jsonb(new) ->> 'liaison_id')::bigint
  for share;
  perform from trao.participation as officer
    join trao.delegation as own on own.conference_id = officer.conference_id and own.id = officer.delegation_id
  where officer.conference_id = new.conference_id and officer.id = case tg_table_name
    when 'delegation' then (to_jsonb(new) ->> 'liaison_id')::bigint else new.id end
  for share of own;
  -- Not one expression: a row of one table has not the fields of the other.
  if tg_table_name = 'delegation' then
    select officer.external_id into strange
    from trao.delegation
      join trao.participation as officer
        on officer.conference_id = delegation.conference_id and officer.id = delegation.liaison_id
      join trao.delegation as own on own.conference_id = officer.conference_id and own.id = officer.delegation_id
    where delegation.conference_id = new.conference_id and own.side <> 'host'
      and (delegation.id = new.id or own.id = new.id)
    limit 1;
  else
    select new.external_id into strange
    from trao.participation as officer
      join trao.delegation as own on own.conference_id = officer.conference_id and own.id = officer.delegation_id
    where officer.conference_id = new.conference_id and officer.id = new.id and own.side <> 'host'
      and exists (
        select from trao.delegation
        where delegation.conference_id = new.conference_id and delegation.liaison_id = new.id);
  end if;
  if strange is not null then
    raise exception '% looks after a delegation, and is not of the host', strange
      using errcode = 'check_violation', constraint = 'delegation_liaison_is_host', table = 'delegation',
        schema = 'trao';
  end if;
  return null;
end $$;
create constraint trigger liaison_is_host after insert or update of liaison_id, side on trao.delegation
  deferrable initially deferred for each row execute function trao.require_liaison_of_host();
create constraint trigger liaison_is_host after update of delegation_id on trao.participation
  deferrable initially deferred for each row
  when (old.delegation_id is distinct from new.delegation_id and new.delegation_id is not null)
  execute function trao.require_liaison_of_host();

-- ---------------------------------------------------------------------------------------------------------
-- A place given by hand knows who gave it, and when

alter table trao.participation
  add column precedence_by text,
  add column precedence_at timestamptz;
select set_config('trao.actor', 'trao', true);
update trao.participation set precedence_by = updated_by, precedence_at = updated_at where precedence is not null;
alter table trao.participation add constraint precedence_has_author check (
  num_nonnulls(precedence, precedence_by, precedence_at) in (0, 3) and precedence_by <> '');

-- Whoever changes a place is its author, unless the author comes with it, as from a file.
create function trao.sign_precedence() returns trigger language plpgsql as $$
begin
  if new.precedence is null then
    new.precedence_reason := null;
    new.precedence_by := null;
    new.precedence_at := null;
  elsif new.precedence_by is null or new.precedence_at is null
    or tg_op = 'UPDATE' and (old.precedence_by, old.precedence_at) = (new.precedence_by, new.precedence_at)
  then
    new.precedence_by := trao.actor();
    new.precedence_at := clock_timestamp();
  end if;
  return new;
end $$;
create trigger precedence_is_signed before insert on trao.participation
  for each row when (new.precedence is not null) execute function trao.sign_precedence();
create trigger precedence_is_signed_again before update of precedence, precedence_reason on trao.participation
  for each row
  when (
    (old.precedence, old.precedence_reason) is distinct from (new.precedence, new.precedence_reason)
    or new.precedence is not null and new.precedence_by is null)
  execute function trao.sign_precedence();

-- ---------------------------------------------------------------------------------------------------------
-- Precedence: one strict order for guest list, seating, place cards, script and report

-- Everybody who counts for protocol, in order, by the offices held on a day, with what put them behind the one before.
-- Lists, seats, cards and reports ask for the conference's first day, whatever day they are made or printed: one order.
--
-- A place given by hand is that very place; the others fill what is left: by rank, by the day of taking the office, by
-- the order of delegations, by name in the collation of the delegation. Whoever is in no delegation stands behind
-- those who are in one, countries by their codes, by name in the collation of their own country. At last the order of
-- entry decides. How two who have no place by hand stand to each other does not depend on anybody else. A substitute
-- stands at the rank of their own office. Who withdrew, declined or sent somebody else has no place,
-- nor has who is only proposed.
--
-- Names stand as trao.person_order puts them: in Vietnamese by given, family and middle name; in Japanese by the reading
-- in kana, those without one after; elsewhere by the family name in Latin letters.
--
-- basis: locked for a place given by hand; first for the first of the others; else the first in which a guest differs
-- from the one before among those without a place by hand: rank, office (the day of taking it), delegation, country,
-- name, entry.
create function trao.precedence(wanted bigint, day date)
returns table (
  place integer, participation_id bigint, basis text, appointment_id bigint, rank integer, in_office_since date,
  delegation_id bigint)
language sql stable parallel safe
-- Compiling the plan takes longer than following it.
set jit = off
as $$
  with guest as (
    select participation.id, participation.precedence as lock_place, office.id as appointment_id, office.rank,
      office.valid_from, participation.delegation_id, delegation.position as delegation_position,
      case when delegation.id is null then coalesce(person.country, invited.country) end as nation,
      case coalesce(delegation.country, person.country, invited.country)
        when 'VN' then 'vi' when 'JP' then 'ja' else 'en' end as list,
      turn.vi, turn.ja, turn.en, invited.name_text_id
    from trao.participation
      left join trao.person on person.id = participation.person_id
      left join trao.organisation as invited on invited.id = participation.organisation_id
      left join trao.person_order as turn on turn.person_id = person.id
      -- As trao.appointment_on() chooses, in a form that is planned as one with the rest.
      left join lateral (
        select appointment.id, appointment.rank, appointment.valid_from
        from trao.appointment
        where appointment.person_id = participation.person_id
          and coalesce(appointment.valid_from <= day, true) and coalesce(appointment.valid_to >= day, true)
        order by (appointment.id = participation.appointment_id) desc nulls last, appointment.rank nulls last,
          appointment.valid_from desc nulls last, appointment.id
        limit 1) as office on true
      left join trao.delegation on delegation.conference_id = participation.conference_id
        and delegation.id = participation.delegation_id
    where participation.conference_id = wanted
      and participation.state not in ('proposed', 'withdrawn', 'declined', 'substituted')
  ), keyed as (
    select id, appointment_id, rank, valid_from, delegation_id, delegation_position, nation,
      case list when 'vi' then coalesce(
        vi, trao.vietnamese_order(trao.text_in(name_text_id, 'vi'), null, null, null)) end as vietnamese,
      case list when 'ja' then coalesce(
        ja, trao.japanese_order(null, trao.text_in(name_text_id, 'ja'))) end as japanese,
      case list when 'en' then coalesce(
        en, trao.english_order(trao.text_in(name_text_id, 'en'), null)) end as english
    from guest
    where lock_place is null
  ), ordered as (
    select keyed.*, row_number() over turns as turn, lag(rank) over turns as rank_before,
      lag(valid_from) over turns as valid_from_before, lag(delegation_position) over turns as position_before,
      lag(nation) over turns as nation_before,
      (vietnamese, japanese, english)
        is distinct from (lag(vietnamese) over turns, lag(japanese) over turns, lag(english) over turns)
        as differs_in_name
    from keyed
    window turns as (
      order by rank nulls last, valid_from nulls last, delegation_position nulls last, nation collate "C",
        vietnamese, japanese, english, id)
  ), free as (
    -- Places by hand beyond the last guest come after everybody: no need to count up to them.
    select position, row_number() over (order by position) as turn
    from generate_series(1, (select count(*) from guest)) as position
    where position not in (select lock_place from guest where lock_place is not null)
  ), placed as (
    select free.position, ordered.id,
      case
        when ordered.turn = 1 then 'first'
        when rank is distinct from rank_before then 'rank'
        when valid_from is distinct from valid_from_before then 'office'
        when delegation_position is distinct from position_before then 'delegation'
        when nation is distinct from nation_before then 'country'
        when differs_in_name then 'name'
        else 'entry'
      end as basis,
      appointment_id, rank, valid_from, delegation_id
    from ordered join free on free.turn = ordered.turn
    union all
    select lock_place, id, 'locked', appointment_id, rank, valid_from, delegation_id
    from guest
    where lock_place is not null
  )
  select (row_number() over (order by position))::integer, id, basis, appointment_id, rank, valid_from,
    delegation_id
  from placed
  order by position
$$;

-- ---------------------------------------------------------------------------------------------------------
-- How a participation moves, and who stands in for whom

-- Who sent somebody is not turned back by a file that knows less, nor by their registration.
create or replace function trao.participation_progress(state text) returns integer
language sql immutable parallel safe as $$
  select case state
    when 'proposed' then 0 when 'approved' then 1 when 'invited' then 2
    when 'tentative' then 3 when 'accepted' then 3 when 'declined' then 3 when 'registered' then 4
    when 'substituted' then 5 when 'withdrawn' then 6 end
$$;

create index participation_replaces on trao.participation (conference_id, replaces_id)
  where replaces_id is not null;
-- Every report asks whether anybody is invented.
create index participation_of_sample on trao.participation (conference_id) where provenance = 'sample';

-- Forward, from proposal to registration; answers may change among themselves. Who withdrew or sent a substitute
-- comes back to where they were; who has a substitute does not, unless that one withdrew or declined.
create function trao.keep_participation_in_order() returns trigger language plpgsql as $$
begin
  if new.state in ('proposed', 'approved', 'invited')
      and old.state in ('tentative', 'accepted', 'declined', 'registered')
    or old.state = 'registered' and new.state in ('tentative', 'accepted', 'declined')
  then
    raise exception '% is % and cannot become %', new.external_id, old.state, new.state
      using errcode = 'check_violation', constraint = 'participation_moves_forward', table = 'participation',
        schema = 'trao';
  end if;
  if old.state in ('substituted', 'withdrawn') and new.state not in ('substituted', 'withdrawn') and exists (
    select from trao.participation as other
    where other.conference_id = new.conference_id and other.replaces_id = new.id
      and other.state not in ('withdrawn', 'declined'))
  then
    raise exception '% has sent a substitute', new.external_id
      using errcode = 'check_violation', constraint = 'participation_has_substitute', table = 'participation',
        schema = 'trao';
  end if;
  return new;
end $$;
create trigger participation_moves_forward before update of state on trao.participation
  for each row when (old.state is distinct from new.state)
  execute function trao.keep_participation_in_order();

-- Whoever comes after all, because nobody stands in for them any more, sets those free who had: they take part for
-- themselves from now on, or not at all. What happened stays in the answers and in participation_event.
create function trao.release_substitutes() returns trigger language plpgsql as $$
begin
  update trao.participation set replaces_id = null
  where conference_id = new.conference_id and replaces_id = new.id;
  return null;
end $$;
create trigger substitutes_are_free after update of state on trao.participation
  for each row when (
    old.state in ('substituted', 'withdrawn') and new.state not in ('substituted', 'withdrawn'))
  execute function trao.release_substitutes();

-- Who leads a confirmed delegation comes. Where the head declines, withdraws or sends somebody else who does not
-- take the lead, the delegation is forming again until it is confirmed with another, or with the head come back.
create function trao.reopen_delegation() returns trigger language plpgsql as $$
begin
  update trao.delegation set state = 'forming'
  where conference_id = new.conference_id and head_id = new.id and state = 'confirmed';
  return null;
end $$;
create trigger head_stays_away after update of state on trao.participation
  for each row when (
    old.state is distinct from new.state and new.state in ('withdrawn', 'declined', 'substituted'))
  execute function trao.reopen_delegation();

create function trao.require_head_who_comes() returns trigger language plpgsql as $$
declare
  head trao.participation;
begin
  select participation.* into head
  from trao.delegation
    join trao.participation
      on participation.conference_id = delegation.conference_id and participation.id = delegation.head_id
  where delegation.conference_id = new.conference_id and delegation.id = new.id and delegation.state = 'confirmed'
  -- Whoever declines at this moment is waited for.
  for share of participation;
  if head.state in ('withdrawn', 'declined', 'substituted') then
    raise exception '%, the head of the confirmed delegation %, is %', head.external_id, new.code, head.state
      using errcode = 'check_violation', constraint = 'delegation_head_comes', table = 'delegation', schema = 'trao',
        hint = 'name another head, or leave it forming';
  end if;
  return null;
end $$;
create constraint trigger head_comes after insert or update of head_id, state on trao.delegation
  deferrable initially deferred for each row when (new.state = 'confirmed')
  execute function trao.require_head_who_comes();

-- A substitute stands in for somebody who is marked so, alone, and never for themselves, however many stand between.
-- Checked at commit.
create function trao.require_one_substitute() returns trigger language plpgsql as $$
declare
  replaced trao.participation;
begin
  -- Two who stand in for the same guest at once wait for each other here.
  select * into replaced from trao.participation
  where conference_id = new.conference_id and id = new.replaces_id
  for update;
  if not exists (
    select from trao.participation
    where conference_id = new.conference_id and id = new.id and replaces_id = new.replaces_id
      and state not in ('withdrawn', 'declined'))
  then
    return null;
  end if;
  if replaced.state not in ('substituted', 'withdrawn') then
    raise exception '% stands in for %, who is %', new.external_id, replaced.external_id, replaced.state
      using errcode = 'check_violation', constraint = 'substitute_of_substituted', table = 'participation',
        schema = 'trao';
  end if;
  if exists (
    select from trao.participation as other
    where other.conference_id = new.conference_id and other.replaces_id = new.replaces_id and other.id <> new.id
      and other.state not in ('withdrawn', 'declined'))
  then
    raise exception '% has two substitutes', replaced.external_id
      using errcode = 'check_violation', constraint = 'substitute_is_one', table = 'participation', schema = 'trao';
  end if;
  if exists (
    with recursive line (id) as (
      select new.replaces_id
      union
      select participation.replaces_id
      from line
        join trao.participation on participation.conference_id = new.conference_id and participation.id = line.id
      where participation.replaces_id is not null
    )
    select from line where line.id = new.id)
  then
    raise exception 'the substitutes of % go round in a circle', new.external_id
      using errcode = 'check_violation', constraint = 'substitutes_in_line', table = 'participation',
        schema = 'trao';
  end if;
  return null;
end $$;
create constraint trigger one_substitute after insert or update of replaces_id, state on trao.participation
  deferrable initially deferred for each row when (new.replaces_id is not null)
  execute function trao.require_one_substitute();

-- Whoever stands in for a guest does so for one: sent by another as well, they would leave the first without anybody.
-- Checked at commit.
create function trao.require_one_replaced() returns trigger language plpgsql as $$
declare
  first trao.participation;
  other text;
begin
  select * into first from trao.participation
  where conference_id = new.conference_id and id = old.replaces_id
  for share;
  if first.state = 'substituted' and not exists (
    select from trao.participation as other
    where other.conference_id = new.conference_id and other.replaces_id = first.id
      and other.state not in ('withdrawn', 'declined'))
  then
    select external_id into other from trao.participation
    where conference_id = new.conference_id and id = new.replaces_id;
    raise exception '% stands in for % already, and cannot for %', new.external_id, first.external_id, other
      using errcode = 'check_violation', constraint = 'substitute_for_one', table = 'participation',
        schema = 'trao', hint = 'name somebody else for one of them';
  end if;
  return null;
end $$;
create constraint trigger one_replaced after update of replaces_id on trao.participation
  deferrable initially deferred for each row
  when (old.replaces_id <> new.replaces_id and old.state not in ('withdrawn', 'declined'))
  execute function trao.require_one_replaced();

-- Who withdrew, who sent whom instead, and who came back: with all it takes to undo it.
create table trao.participation_event (
  conference_id bigint not null references trao.conference,
  id bigint generated always as identity,
  participation_id bigint not null,
  event text not null check (event in ('withdrawn', 'substituted', 'restored')),
  state_before text not null,
  -- Of a substitution: who stands in, whether this participation was made for it, and what it was before.
  substitute_id bigint,
  is_substitute_new boolean,
  substitute_state_before text,
  substitute_delegation_before_id bigint,
  -- The delegation that the substitute leads since.
  led_delegation_id bigint,
  reason trao.line,
  key trao.line not null,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default trao.actor() check (created_by <> ''),
  primary key (conference_id, id),
  constraint participation_event_key unique (conference_id, key),
  constraint participation_event_substitute check (
    (event = 'substituted') = (substitute_id is not null)
    and (substitute_id is null) = (is_substitute_new is null)),
  constraint withdrawal_has_reason check (event <> 'withdrawn' or reason is not null),
  foreign key (conference_id, participation_id) references trao.participation (conference_id, id),
  foreign key (conference_id, substitute_id) references trao.participation (conference_id, id),
  foreign key (conference_id, substitute_delegation_before_id) references trao.delegation (conference_id, id),
  foreign key (conference_id, led_delegation_id) references trao.delegation (conference_id, id)
);
create index participation_event_participation on trao.participation_event (conference_id, participation_id, id);
create index participation_event_substitute on trao.participation_event (conference_id, substitute_id)
  where substitute_id is not null;
create trigger append_only before update or delete on trao.participation_event
  for each row execute function trao.refuse_change();

-- ---------------------------------------------------------------------------------------------------------
-- Seats

create table trao.seating (
  conference_id bigint not null references trao.conference,
  session_id bigint not null,
  -- theatre: rows before a stage; the centre of the first row is the place of honour.
  -- facing: two sides of a table, host and guests opposite each other, heads in the middle.
  form text not null default 'theatre' check (form in ('theatre', 'facing')),
  row_count integer not null check (row_count between 1 and 200),
  seats_in_row integer not null check (seats_in_row between 1 and 200),
  provenance trao.provenance not null default 'operator',
  is_verified boolean not null default false,
  sources trao.sources not null default '{}',
  primary key (conference_id, session_id),
  foreign key (conference_id, session_id) references trao.session (conference_id, id),
  constraint seating_faces_in_pairs check (form <> 'facing' or row_count % 2 = 0)
);
call trao.watch('trao.seating');

create table trao.seat (
  conference_id bigint not null,
  session_id bigint not null,
  -- 1 is the row nearest the stage; at a table that two sides face: 1 the host's side, 2 the guests', 3 and 4 behind
  -- them, and so on.
  seat_row integer not null check (seat_row > 0),
  -- From the left as one looks from the stage; at a table: from the left as the host's side is drawn above.
  seat_number integer not null check (seat_number > 0),
  -- Nobody: the seat is kept free.
  participation_id bigint,
  -- Kept by hand, with its reason: arranging anew leaves it alone.
  lock_reason trao.line,
  primary key (conference_id, session_id, seat_row, seat_number),
  constraint seat_of_one_guest unique (conference_id, session_id, participation_id) deferrable initially deferred,
  constraint seat_is_taken_or_kept check (num_nonnulls(participation_id, lock_reason) > 0),
  foreign key (conference_id, session_id) references trao.seating (conference_id, session_id) on delete cascade,
  foreign key (conference_id, participation_id) references trao.participation (conference_id, id)
);
create index seat_participation on trao.seat (conference_id, participation_id);
call trao.watch('trao.seat');

-- A seat is one of those that the room has. Checked at commit, from both sides.
create function trao.require_seat_in_plan() returns trigger language plpgsql as $$
declare
  outside trao.seat;
begin
  select seat.* into outside
  from trao.seat
    join trao.seating on seating.conference_id = seat.conference_id and seating.session_id = seat.session_id
  where seat.conference_id = new.conference_id and seat.session_id = new.session_id
    and (seat.seat_row > seating.row_count or seat.seat_number > seating.seats_in_row)
  order by seat.seat_row, seat.seat_number
  limit 1;
  if found then
    raise exception 'row % has no seat %', outside.seat_row, outside.seat_number
      using errcode = 'check_violation', constraint = 'seat_in_plan', table = 'seat', schema = 'trao';
  end if;
  return null;
end $$;
create constraint trigger seat_in_plan after update of row_count, seats_in_row on trao.seating
  deferrable initially deferred for each row execute function trao.require_seat_in_plan();

create function trao.require_seat_to_exist() returns trigger language plpgsql as $$
begin
  -- Whoever takes rows away at this moment is waited for.
  perform from trao.seating where conference_id = new.conference_id and session_id = new.session_id for share;
  if exists (
    select from trao.seating
    where seating.conference_id = new.conference_id and seating.session_id = new.session_id
      and (new.seat_row > seating.row_count or new.seat_number > seating.seats_in_row))
    and exists (
      select from trao.seat
      where seat.conference_id = new.conference_id and seat.session_id = new.session_id
        and seat.seat_row = new.seat_row and seat.seat_number = new.seat_number)
  then
    raise exception 'row % has no seat %', new.seat_row, new.seat_number
      using errcode = 'check_violation', constraint = 'seat_in_plan', table = 'seat', schema = 'trao';
  end if;
  return null;
end $$;
create constraint trigger seat_in_plan
  after insert or update of conference_id, session_id, seat_row, seat_number on trao.seat
  deferrable initially deferred for each row execute function trao.require_seat_to_exist();

-- Whoever does not come leaves their seats in sessions that are still to come or open, however that became known.
create function trao.free_seats() returns trigger language plpgsql as $$
begin
  delete from trao.seat
  using trao.session
  where seat.conference_id = new.conference_id and seat.participation_id = new.id
    and session.conference_id = seat.conference_id and session.id = seat.session_id
    and session.state in ('planned', 'open');
  return null;
end $$;
create trigger seats_are_free after update of state on trao.participation
  for each row when (
    old.state is distinct from new.state and new.state in ('withdrawn', 'declined', 'substituted'))
  execute function trao.free_seats();
