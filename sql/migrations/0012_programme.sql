-- Rooms, the people of a session, the programme, and who is inside.

-- ---------------------------------------------------------------------------------------------------------
-- Rooms

create table trao.room (
  conference_id bigint not null references trao.conference,
  id bigint generated always as identity,
  code trao.code not null,
  name_text_id bigint not null references trao.text,
  capacity integer check (capacity > 0),
  provenance trao.provenance not null default 'operator',
  is_verified boolean not null default false,
  sources trao.sources not null default '{}',
  primary key (conference_id, id),
  unique (conference_id, code)
);
call trao.watch('trao.room');

alter table trao.session
  add column room_id bigint,
  -- Languages into which it is interpreted.
  add column interpretation text[] not null default '{}'
    constraint session_interpretation check (interpretation <@ array['vi', 'ja', 'en']),
  -- Whether `capacity` is the room's and follows it. Either way it holds the places that there are.
  add column capacity_from_room boolean not null default false,
  add constraint session_room foreign key (conference_id, room_id) references trao.room (conference_id, id);
create index session_room on trao.session (conference_id, room_id);
create index session_parent on trao.session (conference_id, parent_id);
create index session_name_text on trao.session (name_text_id);
create index session_room_text on trao.session (room_text_id);
create index conference_venue_text on trao.conference (venue_text_id);

-- What follows from a session's room.
create function trao.prepare_session() returns trigger language plpgsql as $$
declare
  room trao.room;
begin
  if tg_op = 'UPDATE' and new.capacity is distinct from old.capacity
    and new.capacity_from_room = old.capacity_from_room
  then
    new.capacity_from_room := false;
  end if;
  if new.room_id is not null then
    -- Held, so that it does not become smaller at the same moment.
    select * into room from trao.room where conference_id = new.conference_id and id = new.room_id for share;
    -- Programs that know no rooms read the room's name here.
    new.room_text_id := room.name_text_id;
    new.capacity_from_room := new.capacity_from_room or new.capacity is null;
    if new.capacity_from_room then
      new.capacity := room.capacity;
    elsif new.capacity > room.capacity then
      raise exception 'the session % is for % people, its room % has places for %', new.code, new.capacity,
        room.code, room.capacity
        using errcode = 'check_violation', constraint = 'session_fits_room', table = 'session', schema = 'trao',
          hint = 'give the session another room, or fewer places';
    end if;
  else
    if new.capacity_from_room then
      new.capacity := null;
      new.capacity_from_room := false;
    end if;
    if tg_op = 'UPDATE' and old.room_id is not null and new.room_text_id = old.room_text_id then
      new.room_text_id := null;
    end if;
  end if;
  return new;
end $$;
create trigger prepare before insert or update on trao.session
  for each row execute function trao.prepare_session();

-- When something is, by the clocks of a zone: 2023-11-17 08:00 to 10:00.
create function trao.span_text(starts_at timestamptz, ends_at timestamptz, zone text) returns text
language sql stable parallel safe as $$
  select format('%s to %s', to_char(starts_at at time zone zone, 'YYYY-MM-DD HH24:MI'),
    to_char(ends_at at time zone zone, case (starts_at at time zone zone)::date
      when (ends_at at time zone zone)::date then 'HH24:MI' else 'YYYY-MM-DD HH24:MI' end))
$$;

-- A session lies within the one around it and the conference's days; the refusal says which session, when, and what
-- it is outside of. One that ends at midnight ends on the day before. No session is inside
-- itself, however many are between.
create or replace function trao.require_session_in_time() returns trigger language plpgsql as $$
declare
  conference trao.conference;
  other trao.session;
begin
  select * into conference from trao.conference where id = new.conference_id;
  if (new.starts_at at time zone conference.time_zone)::date < conference.starts_on
    or ((new.ends_at - interval '1 microsecond') at time zone conference.time_zone)::date > conference.ends_on
  then
    raise exception 'the session % (%) is outside the days of the conference, % to %', new.code,
      trao.span_text(new.starts_at, new.ends_at, conference.time_zone), conference.starts_on, conference.ends_on
      using errcode = 'check_violation', constraint = 'session_in_conference', table = 'session', schema = 'trao',
        hint = 'correct its times, or the days of the conference';
  end if;
  if new.parent_id is null then
    null;
  elsif exists (
    with recursive around as (
      select id, parent_id from trao.session where conference_id = new.conference_id and id = new.parent_id
      union
      select above.id, above.parent_id
      from around join trao.session as above on above.conference_id = new.conference_id and above.id = around.parent_id)
    select from around where id = new.id)
  then
    raise exception 'the session % would be inside itself', new.code
      using errcode = 'check_violation', constraint = 'session_not_in_itself', table = 'session', schema = 'trao',
        hint = 'name another session around it, or none';
  else
    select * into other from trao.session where conference_id = new.conference_id and id = new.parent_id;
    if new.starts_at < other.starts_at or new.ends_at > other.ends_at then
      raise exception 'the session % (%) is outside the time of % (%) around it', new.code,
        trao.span_text(new.starts_at, new.ends_at, conference.time_zone), other.code,
        trao.span_text(other.starts_at, other.ends_at, conference.time_zone)
        using errcode = 'check_violation', constraint = 'session_in_parent', table = 'session', schema = 'trao',
          hint = 'correct the times of one of them';
    end if;
  end if;
  select * into other
  from trao.session as inside
  where inside.conference_id = new.conference_id and inside.parent_id = new.id
    and (inside.starts_at < new.starts_at or inside.ends_at > new.ends_at)
  order by inside.starts_at, inside.id
  limit 1;
  if found then
    raise exception 'the session % (%) would no longer hold % (%) inside it', new.code,
      trao.span_text(new.starts_at, new.ends_at, conference.time_zone), other.code,
      trao.span_text(other.starts_at, other.ends_at, conference.time_zone)
      using errcode = 'check_violation', constraint = 'session_in_parent', table = 'session', schema = 'trao',
        hint = 'correct the times of one of them';
  end if;
  return null;
end $$;

create or replace function trao.require_days_hold_sessions() returns trigger language plpgsql as $$
declare
  outside trao.session;
begin
  select * into outside from trao.session
  where session.conference_id = new.id
    and ((session.starts_at at time zone new.time_zone)::date < new.starts_on
      or ((session.ends_at - interval '1 microsecond') at time zone new.time_zone)::date > new.ends_on)
  order by session.starts_at, session.id
  limit 1;
  if found then
    raise exception 'the session % (%) is outside the days of the conference, % to %', outside.code,
      trao.span_text(outside.starts_at, outside.ends_at, new.time_zone), new.starts_on, new.ends_on
      using errcode = 'check_violation', constraint = 'session_in_conference', table = 'session', schema = 'trao',
        hint = 'correct its times, or the days of the conference';
  end if;
  return null;
end $$;

-- A room's places and name are those of its sessions.
create function trao.pass_room_on() returns trigger language plpgsql as $$
begin
  update trao.session set room_id = room_id where conference_id = new.conference_id and room_id = new.id;
  return null;
end $$;
create trigger pass_room_on after update of capacity, name_text_id on trao.room
  for each row execute function trao.pass_room_on();

-- ---------------------------------------------------------------------------------------------------------
-- What calendars must know to follow a session

-- Not columns of the session: a text changes while a statement changes the session that it names.
create table trao.session_calendar (
  conference_id bigint not null,
  session_id bigint not null,
  -- Who the session is for calendars, for ever (RFC 5545, 3.8.4.7). Made from the codes, so that a folder loaded
  -- elsewhere, or again after a loss, means the same entry.
  uid uuid not null,
  -- In how many transactions something changed that calendars show (RFC 5545, 3.8.7.4), and the last of them.
  sequence integer not null default 0 check (sequence >= 0),
  changed_at timestamptz not null default transaction_timestamp(),
  primary key (conference_id, session_id),
  constraint session_calendar_uid unique (uid),
  foreign key (conference_id, session_id) references trao.session (conference_id, id) on delete cascade
);
insert into trao.session_calendar (conference_id, session_id, uid)
select session.conference_id, session.id, md5('trao session ' || conference.code || '/' || session.code)::uuid
from trao.session join trao.conference on conference.id = session.conference_id;

create function trao.enter_calendar() returns trigger language plpgsql as $$
begin
  insert into trao.session_calendar (conference_id, session_id, uid)
  select new.conference_id, new.id, md5('trao session ' || code || '/' || new.code)::uuid
  from trao.conference where id = new.conference_id;
  return null;
end $$;
create trigger enter_calendar after insert on trao.session for each row execute function trao.enter_calendar();

create function trao.turn_calendar_page(sessions bigint[]) returns void language sql as $$
  update trao.session_calendar
  set sequence = sequence + 1, changed_at = greatest(changed_at, transaction_timestamp())
  where session_id = any (sessions) and changed_at <> transaction_timestamp()
$$;

create function trao.change_calendar() returns trigger language plpgsql as $$
begin
  perform trao.turn_calendar_page(array[new.id]);
  return null;
end $$;
create trigger change_calendar after update on trao.session for each row
  when ((old.parent_id, old.name_text_id, old.room_text_id, old.starts_at, old.ends_at, old.kind,
      old.state = 'cancelled')
    is distinct from
    (new.parent_id, new.name_text_id, new.room_text_id, new.starts_at, new.ends_at, new.kind,
      new.state = 'cancelled'))
  execute function trao.change_calendar();

-- Texts that calendars show: names of sessions and rooms, the venue.
create function trao.note_calendar_texts() returns trigger language plpgsql as $$
begin
  if exists (select from changed) then
    perform trao.turn_calendar_page(array(
      select session.id from changed join trao.session on session.name_text_id = changed.text_id
      union
      select session.id from changed join trao.session on session.room_text_id = changed.text_id
      union
      select session.id
      from changed
        join trao.conference on conference.venue_text_id = changed.text_id
        join trao.session on session.conference_id = conference.id));
  end if;
  return null;
end $$;
create trigger calendar_added after insert on trao.localised_text
  referencing new table as changed for each statement execute function trao.note_calendar_texts();
create trigger calendar_changed after update on trao.localised_text
  referencing new table as changed for each statement execute function trao.note_calendar_texts();
create trigger calendar_removed after delete on trao.localised_text
  referencing old table as changed for each statement execute function trao.note_calendar_texts();

create function trao.note_calendar_place() returns trigger language plpgsql as $$
begin
  perform trao.turn_calendar_page(array(select id from trao.session where conference_id = new.id));
  return null;
end $$;
create trigger calendar_place after update on trao.conference
  for each row when (old.time_zone <> new.time_zone or old.venue_text_id is distinct from new.venue_text_id)
  execute function trao.note_calendar_place();

-- ---------------------------------------------------------------------------------------------------------
-- The clocks of the guests' own country, for programmes in both times

alter table trao.conference add column second_time_zone text;

create function trao.require_second_time_zone() returns trigger language plpgsql as $$
begin
  if not exists (select from pg_timezone_names where name = new.second_time_zone) then
    raise exception 'unknown time zone'
      using errcode = 'check_violation', constraint = 'conference_time_zone', table = 'conference',
        schema = 'trao', hint = 'Use a name of the IANA time zone database, such as Asia/Tokyo.';
  end if;
  return new;
end $$;
create trigger second_time_zone before insert or update of second_time_zone on trao.conference
  for each row when (new.second_time_zone is not null) execute function trao.require_second_time_zone();

-- ---------------------------------------------------------------------------------------------------------
-- People of a session

create table trao.session_person (
  conference_id bigint not null,
  session_id bigint not null,
  participation_id bigint not null,
  part text not null check (part in ('moderator', 'speaker', 'interpreter')),
  position integer not null check (position > 0),
  primary key (conference_id, session_id, participation_id, part),
  unique (conference_id, session_id, part, position) deferrable initially deferred,
  foreign key (conference_id, session_id) references trao.session (conference_id, id),
  foreign key (conference_id, participation_id) references trao.participation (conference_id, id)
);
create index session_person_participation on trao.session_person (conference_id, participation_id);
call trao.watch('trao.session_person');

-- ---------------------------------------------------------------------------------------------------------
-- Nobody and nothing is in two places at once

-- What a session needs for itself while it lasts: its room, and the people without whom it does not take place. An
-- organisation can be in many places.
create view trao.session_need as
  select session.conference_id, session.id as session_id, session.room_id, null::bigint as participation_id,
    tstzrange(session.starts_at, session.ends_at) as during
  from trao.session
  where session.room_id is not null and session.state <> 'cancelled'
  union all
  select session.conference_id, session.id, null, part.participation_id,
    tstzrange(session.starts_at, session.ends_at)
  from trao.session
    join (
      select conference_id, id as session_id, chair_id as participation_id from trao.session where chair_id is not null
      union
      select conference_id, session_id, participation_id from trao.session_person) as part
      on part.conference_id = session.conference_id and part.session_id = session.id
    join trao.participation as guest on guest.conference_id = part.conference_id and guest.id = part.participation_id
      and guest.person_id is not null
  where session.state <> 'cancelled';

-- Who and what is taken when. Triggers keep it; nothing else writes here.
--
-- A session shares room and people with the sessions inside it, and with no others: its own booking is what those
-- inside leave of its time. So no two bookings of one room or person ever overlap, which is a constraint.
create table trao.booking (
  conference_id bigint not null,
  session_id bigint not null,
  room_id bigint,
  participation_id bigint,
  during tstzrange not null,
  foreign key (conference_id, session_id) references trao.session (conference_id, id) on delete cascade,
  check (num_nonnulls(room_id, participation_id) = 1),
  -- A range of one number stands for the number, for which GiST has no operators of its own.
  constraint booking_of_room exclude using gist (
    int8range(room_id, room_id, '[]') with &&, during with &&) where (room_id is not null)
    deferrable initially deferred,
  constraint booking_of_person exclude using gist (
    int8range(participation_id, participation_id, '[]') with &&, during with &&) where (participation_id is not null)
    deferrable initially deferred
);
create index booking_session on trao.booking (session_id);

-- Tables that follow from others are written by these others' triggers alone.
create function trao.refuse_hand() returns trigger language plpgsql as $$
begin
  raise exception '% follows from other tables', tg_table_name
    using errcode = 'P0001', hint = 'Change what it follows from.';
end $$;
create trigger kept_by_triggers before insert or update or delete or truncate on trao.booking
  for each statement when (pg_trigger_depth() = 0) execute function trao.refuse_hand();

-- Books anew for a session and for those around it.
create function trao.book(wanted_conference bigint, wanted_session bigint) returns void language plpgsql as $$
declare
  one bigint;
begin
  -- Two changes of one conference's sessions would book by what the other is about to change.
  perform pg_advisory_xact_lock(hashtextextended('trao.booking', wanted_conference));
  for one in
    with recursive around as (
      select id, parent_id from trao.session where conference_id = wanted_conference and id = wanted_session
      union
      select above.id, above.parent_id
      from around join trao.session as above on above.conference_id = wanted_conference and above.id = around.parent_id)
    select id from around
  loop
    delete from trao.booking where session_id = one;
    insert into trao.booking (conference_id, session_id, room_id, participation_id, during)
    with recursive inside as (
      select id from trao.session where conference_id = wanted_conference and parent_id = one
      union
      select below.id
      from inside join trao.session as below on below.conference_id = wanted_conference and below.parent_id = inside.id)
    select own.conference_id, own.session_id, own.room_id, own.participation_id, piece
    from trao.session_need as own
      cross join lateral unnest(
        tstzmultirange(own.during) - coalesce(
          (select range_agg(other.during)
            from trao.session_need as other
            where other.conference_id = own.conference_id and other.session_id in (select id from inside)
              and (other.room_id = own.room_id or other.participation_id = own.participation_id)),
          tstzmultirange())) as piece
    where own.conference_id = wanted_conference and own.session_id = one;
  end loop;
end $$;

create function trao.book_session() returns trigger language plpgsql as $$
begin
  perform trao.book(new.conference_id, new.id);
  if tg_op = 'UPDATE' and old.parent_id is distinct from new.parent_id and old.parent_id is not null then
    perform trao.book(old.conference_id, old.parent_id);
  end if;
  return null;
end $$;
create trigger book after insert on trao.session for each row execute function trao.book_session();
create trigger book_again after update on trao.session for each row
  when ((old.parent_id, old.room_id, old.chair_id, old.starts_at, old.ends_at, old.state = 'cancelled') is distinct from
    (new.parent_id, new.room_id, new.chair_id, new.starts_at, new.ends_at, new.state = 'cancelled'))
  execute function trao.book_session();

create function trao.book_people() returns trigger language plpgsql as $$
begin
  if tg_op <> 'DELETE' then
    perform trao.book(new.conference_id, new.session_id);
  end if;
  if tg_op <> 'INSERT' then
    perform trao.book(old.conference_id, old.session_id);
  end if;
  return null;
end $$;
create trigger book after insert or update or delete on trao.session_person
  for each row execute function trao.book_people();

-- A participation that becomes a person's, or an organisation's.
create function trao.book_person() returns trigger language plpgsql as $$
begin
  perform trao.book(new.conference_id, taken.session_id)
  from (
    select id as session_id from trao.session where conference_id = new.conference_id and chair_id = new.id
    union
    select session_id from trao.session_person
    where conference_id = new.conference_id and participation_id = new.id) as taken;
  return null;
end $$;
create trigger book after update on trao.participation
  for each row when ((old.person_id is null) <> (new.person_id is null)) execute function trao.book_person();

-- Says which two sessions want the same, before the constraints above refuse it with numbers.
create function trao.explain_double_booking() returns trigger language plpgsql as $$
declare
  what text;
  sessions text;
begin
  with both_sessions as (
    select session.code, session.starts_at, session.ends_at, conference.time_zone
    from trao.booking as other
      join trao.session on session.conference_id = other.conference_id
        and session.id in (other.session_id, new.session_id)
      join trao.conference on conference.id = session.conference_id
    where other.session_id <> new.session_id and other.during && new.during
      and (other.room_id = new.room_id or other.participation_id = new.participation_id)
      -- What was booked earlier in this transaction may be gone again.
      and exists (
        select from trao.booking as own
        where own.session_id = new.session_id and own.during = new.during
          and (own.room_id = new.room_id or own.participation_id = new.participation_id))
    order by other.during, other.session_id, session.starts_at, session.id
    limit 2)
  select string_agg(
    format('%s (%s)', code, trao.span_text(starts_at, ends_at, time_zone)), ' and ' order by starts_at, code)
  into sessions from both_sessions;
  if sessions is null then
    return null;
  end if;
  if new.room_id is not null then
    select 'the room ' || code into what from trao.room where conference_id = new.conference_id and id = new.room_id;
  else
    select external_id into what from trao.participation
    where conference_id = new.conference_id and id = new.participation_id;
  end if;
  raise exception '% is needed in two sessions at once: %', what, sessions
    using errcode = 'exclusion_violation', constraint = 'booking_is_free', table = 'session', schema = 'trao',
      hint = case when new.room_id is not null
        then 'move or cancel one of them, or give it another room'
        else 'move or cancel one of them, or name somebody else' end;
end $$;
-- Triggers of one row fire by name: the quoted capital comes before the constraints' own, "Unique_…".
create constraint trigger "Explain" after insert on trao.booking
  deferrable initially deferred for each row execute function trao.explain_double_booking();

-- ---------------------------------------------------------------------------------------------------------
-- Programme

-- Minutes later. (The addition as such is only stable, because days depend on the session's zone; minutes do not.)
create function trao.minutes_after(at timestamptz, minutes integer) returns timestamptz
language sql immutable parallel safe as $$
  select at + make_interval(mins => minutes)
$$;

create table trao.programme_item (
  conference_id bigint not null,
  id bigint generated always as identity,
  session_id bigint not null,
  position integer not null check (position > 0),
  kind text not null check (kind in (
    'welcome', 'introduction', 'opening', 'speech', 'presentation', 'signing', 'ceremony', 'photo', 'discussion',
    'break', 'performance', 'conclusion', 'closing')),
  name_text_id bigint not null references trao.text,
  starts_at timestamptz not null,
  minutes integer not null constraint programme_item_minutes check (minutes between 1 and 1440),
  ends_at timestamptz not null generated always as (trao.minutes_after(starts_at, minutes)) stored,
  -- The hand-overs of this ceremony make up the item.
  ceremony_id bigint,
  -- What the master of ceremonies says.
  cue_text_id bigint references trao.text,
  -- Where on the stage, and what must be at hand.
  stage_text_id bigint references trao.text,
  props_text_id bigint references trao.text,
  provenance trao.provenance not null default 'operator',
  is_verified boolean not null default false,
  sources trao.sources not null default '{}',
  primary key (conference_id, id),
  unique (conference_id, session_id, position) deferrable initially deferred,
  foreign key (conference_id, session_id) references trao.session (conference_id, id),
  foreign key (conference_id, ceremony_id) references trao.ceremony (conference_id, id),
  constraint programme_item_ceremony check ((kind = 'ceremony') = (ceremony_id is not null)),
  -- One thing after another.
  constraint programme_items_apart exclude using gist (
    int8range(session_id, session_id, '[]') with &&, tstzrange(starts_at, ends_at) with &&)
    deferrable initially deferred
);
call trao.watch('trao.programme_item');

-- An item lies within its session, beside the others, and their numbers follow the clock.
create function trao.require_programme_in_order() returns trigger language plpgsql as $$
declare
  item trao.programme_item;
  held_in trao.session;
  other trao.programme_item;
  zone text;
begin
  select * into item from trao.programme_item where conference_id = new.conference_id and id = new.id;
  if not found then
    return null;
  end if;
  -- Changes of one session's programme, and of its times, come one after the other.
  select * into held_in from trao.session
  where conference_id = item.conference_id and id = item.session_id
  for no key update;
  select time_zone into zone from trao.conference where id = item.conference_id;
  if item.starts_at < held_in.starts_at or item.ends_at > held_in.ends_at then
    raise exception 'item % of the programme (% to %) is outside its session % (% to %)', item.position,
      to_char(item.starts_at at time zone zone, 'HH24:MI'), to_char(item.ends_at at time zone zone, 'HH24:MI'),
      held_in.code, to_char(held_in.starts_at at time zone zone, 'YYYY-MM-DD HH24:MI'),
      to_char(held_in.ends_at at time zone zone, 'HH24:MI')
      using errcode = 'check_violation', constraint = 'programme_item_in_session', table = 'programme_item',
        schema = 'trao', hint = 'move or shorten the item, or change the times of the session';
  end if;
  select * into other from trao.programme_item as beside
  where beside.conference_id = item.conference_id and beside.session_id = item.session_id and beside.id <> item.id
    and tstzrange(beside.starts_at, beside.ends_at) && tstzrange(item.starts_at, item.ends_at)
  limit 1;
  if found then
    raise exception 'items % (% to %) and % (% to %) of the programme of % overlap', item.position,
      to_char(item.starts_at at time zone zone, 'HH24:MI'), to_char(item.ends_at at time zone zone, 'HH24:MI'),
      other.position, to_char(other.starts_at at time zone zone, 'HH24:MI'),
      to_char(other.ends_at at time zone zone, 'HH24:MI'), held_in.code
      using errcode = 'exclusion_violation', constraint = 'programme_items_apart', table = 'programme_item',
        schema = 'trao', hint = 'move or shorten one of them';
  end if;
  if exists (
    select from trao.programme_item as beside
    where beside.conference_id = item.conference_id and beside.session_id = item.session_id
      and (beside.position < item.position) <> (beside.starts_at < item.starts_at) and beside.id <> item.id)
  then
    raise exception 'the programme of % is not numbered in the order of its times', held_in.code
      using errcode = 'check_violation', constraint = 'programme_in_order', table = 'programme_item',
        schema = 'trao', hint = 'number the items as they follow one another';
  end if;
  return null;
end $$;
create constraint trigger "Explain" after insert or update on trao.programme_item
  deferrable initially deferred for each row execute function trao.require_programme_in_order();

-- The same from the other side: a session still holds its programme.
create function trao.require_programme_in_session() returns trigger language plpgsql as $$
declare
  outside integer;
begin
  select item.position into outside
  from trao.programme_item as item
    join trao.session on session.conference_id = item.conference_id and session.id = item.session_id
  where item.conference_id = new.conference_id and item.session_id = new.id
    and (item.starts_at < session.starts_at or item.ends_at > session.ends_at)
  order by item.position
  limit 1;
  if found then
    raise exception 'the session % would no longer hold item % of its programme', new.code, outside
      using errcode = 'check_violation', constraint = 'programme_item_in_session', table = 'session',
        schema = 'trao', hint = 'move the session as a whole (trao session move), or its items first';
  end if;
  return null;
end $$;
create constraint trigger programme_in_session after update of starts_at, ends_at on trao.session
  deferrable initially deferred for each row execute function trao.require_programme_in_session();

create table trao.programme_item_person (
  conference_id bigint not null,
  programme_item_id bigint not null,
  participation_id bigint not null,
  position integer not null check (position > 0),
  primary key (conference_id, programme_item_id, participation_id),
  unique (conference_id, programme_item_id, position) deferrable initially deferred,
  foreign key (conference_id, programme_item_id) references trao.programme_item (conference_id, id) on delete cascade,
  foreign key (conference_id, participation_id) references trao.participation (conference_id, id)
);
create index programme_item_person_participation on trao.programme_item_person (conference_id, participation_id);
call trao.watch('trao.programme_item_person');

-- ---------------------------------------------------------------------------------------------------------
-- Attendance: devices, annulments, and what the events add up to

-- An older program may be recording at the door meanwhile. It waits while the indexes and the table of arrivals are made
-- (a second or two for a million events), and readers do not; the table itself is only locked for a moment, and never
-- written anew.

-- In the order in which presence is told, with all that it needs.
create index attendance_event_presence
  on trao.attendance_event (conference_id, session_id, participation_id, at, id) include (direction)
  where direction <> 'annulment';
create index attendance_event_annulment on trao.attendance_event (conference_id, annuls_id)
  where annuls_id is not null;

-- The one event by which a guest counts as present in a session: the first arrival that was recorded and not
-- annulled. The primary key makes it one, however many doors record the guest at once. Triggers keep it.
create table trao.attendance_arrival (
  conference_id bigint not null,
  session_id bigint not null,
  participation_id bigint not null,
  event_id bigint not null
);
insert into trao.attendance_arrival (conference_id, session_id, participation_id, event_id)
select conference_id, session_id, participation_id, min(id)
from trao.attendance_event as event
where direction = 'in' and not exists (
  select from trao.attendance_event as annulment
  where annulment.annuls_id is not null
    and annulment.conference_id = event.conference_id and annulment.annuls_id = event.id)
group by conference_id, session_id, participation_id;
alter table trao.attendance_arrival add primary key (conference_id, session_id, participation_id);

alter table trao.attendance_event
  -- The door, desk or scanner.
  add column device text,
  -- Why an event is taken back.
  add column reason text,
  -- As trao.line has it, which refuses in its own words. Were it their type, every row would be written anew.
  add constraint attendance_words_are_lines check (
    device::trao.line is not distinct from device and reason::trao.line is not distinct from reason) not valid,
  add constraint attendance_annulment_has_reason check (direction <> 'annulment' or reason is not null) not valid;
drop index trao.attendance_event_session;

create function trao.require_scan_to_annul() returns trigger language plpgsql as $$
declare
  annulled trao.attendance_event;
begin
  select * into annulled from trao.attendance_event
  where conference_id = new.conference_id and id = new.annuls_id;
  if annulled.direction = 'annulment' then
    raise exception 'an annulment cannot be annulled'
      using errcode = 'check_violation', constraint = 'attendance_annuls_scan', table = 'attendance_event',
        schema = 'trao';
  end if;
  if (annulled.participation_id, annulled.session_id) <> (new.participation_id, new.session_id) then
    raise exception 'an annulment is of the same guest and session as the event'
      using errcode = 'check_violation', constraint = 'attendance_annuls_same', table = 'attendance_event',
        schema = 'trao';
  end if;
  return new;
end $$;
create trigger annul before insert on trao.attendance_event
  for each row when (new.annuls_id is not null) execute function trao.require_scan_to_annul();

-- Events that were not annulled.
create view trao.attendance_scan as
  select event.*
  from trao.attendance_event as event
  where event.direction <> 'annulment' and not exists (
    select from trao.attendance_event as annulment
    where annulment.annuls_id is not null
      and annulment.conference_id = event.conference_id and annulment.annuls_id = event.id);

create function trao.count_arrivals() returns trigger language plpgsql as $$
begin
  -- Who is counted already stays so. The row is locked all the same: were it taken back at this moment, whoever takes
  -- it back must find this event.
  insert into trao.attendance_arrival as known (conference_id, session_id, participation_id, event_id)
  select distinct on (conference_id, session_id, participation_id) conference_id, session_id, participation_id, id
  from added
  where direction = 'in'
  order by conference_id, session_id, participation_id, id
  on conflict (conference_id, session_id, participation_id) do update set event_id = known.event_id where false;

  if exists (select from added where direction = 'annulment') then
    -- Whoever takes back another event of the same guest at this moment is waited for, and seen from here on.
    perform from trao.participation
    where (conference_id, id) in (
      select conference_id, participation_id from added where direction = 'annulment')
    order by conference_id, id
    for no key update;
    delete from trao.attendance_arrival as known
    using added
    where added.direction = 'annulment' and known.conference_id = added.conference_id
      and known.session_id = added.session_id and known.participation_id = added.participation_id
      and exists (
        select from trao.attendance_event as annulment
        where annulment.conference_id = known.conference_id and annulment.annuls_id = known.event_id);
    insert into trao.attendance_arrival (conference_id, session_id, participation_id, event_id)
    select distinct on (scan.conference_id, scan.session_id, scan.participation_id)
      scan.conference_id, scan.session_id, scan.participation_id, scan.id
    from added
      join trao.attendance_scan as scan on scan.conference_id = added.conference_id
        and scan.session_id = added.session_id and scan.participation_id = added.participation_id
    where added.direction = 'annulment' and scan.direction = 'in'
    order by scan.conference_id, scan.session_id, scan.participation_id, scan.id
    on conflict do nothing;
  end if;
  return null;
end $$;
create trigger count_arrivals after insert on trao.attendance_event
  referencing new table as added for each statement execute function trao.count_arrivals();

create trigger kept_by_triggers before insert or update or delete or truncate on trao.attendance_arrival
  for each statement when (pg_trigger_depth() = 0) execute function trao.refuse_hand();

-- A guest in a session: when they came first, whether they are inside, and how long they were there. Time inside runs
-- from an arrival to the next arrival or departure; who never checked out was there until the session closed, or still
-- is. A departure that no arrival precedes adds nothing.
create view trao.presence as
  with step as (
    select conference_id, session_id, participation_id, at, direction,
      lead(at) over (partition by conference_id, session_id, participation_id order by at, id) as next_at
    from trao.attendance_scan
  ), stay as (
    select conference_id, session_id, participation_id,
      min(at) filter (where direction = 'in') as first_in,
      max(at) filter (where direction = 'out') as last_out,
      sum(next_at - at) filter (where direction = 'in') as ended,
      -- The last word is that they came.
      max(at) filter (where direction = 'in' and next_at is null) as inside_since
    from step
    group by conference_id, session_id, participation_id
    having bool_or(direction = 'in')
  )
  select stay.conference_id, stay.session_id, stay.participation_id, stay.first_in, stay.last_out,
    stay.inside_since is not null and session.state <> 'closed' as is_inside,
    coalesce(stay.ended, interval '0') + case
      when stay.inside_since is null then interval '0'
      else greatest(coalesce(session.closed_at, statement_timestamp()) - stay.inside_since, interval '0')
    end as dwell,
    case when session.state <> 'closed' then stay.inside_since end as inside_since
  from stay
    join trao.session on session.conference_id = stay.conference_id and session.id = stay.session_id;
