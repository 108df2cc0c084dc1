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
  -- How often what calendars show has changed (RFC 5545, 3.8.7.4).
  add column calendar_sequence integer not null default 0 check (calendar_sequence >= 0),
  add constraint session_room foreign key (conference_id, room_id) references trao.room (conference_id, id);

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
call trao.watch('trao.session_person');

-- ---------------------------------------------------------------------------------------------------------
-- Programme

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
  minutes integer not null check (minutes between 1 and 1440),
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
  constraint programme_item_ceremony check ((kind = 'ceremony') = (ceremony_id is not null))
);
call trao.watch('trao.programme_item');

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
call trao.watch('trao.programme_item_person');

-- ---------------------------------------------------------------------------------------------------------
-- Attendance: the device, and what the events add up to

alter table trao.attendance_event add column device trao.line;

-- Events that were not annulled.
create view trao.attendance_scan as
  select event.*
  from trao.attendance_event as event
  where event.direction <> 'annulment' and not exists (
    select from trao.attendance_event as annulment
    where annulment.conference_id = event.conference_id and annulment.annuls_id = event.id);

-- A guest in a session: when they came first, whether they are inside, and how long they were there. Time inside runs
-- from an arrival to the next departure; who never checked out was there until the session closed, or still is.
create view trao.presence as
  with step as (
    select scan.conference_id, scan.session_id, scan.participation_id, scan.at, scan.direction, scan.id,
      lead(scan.at) over turns as next_at, lag(scan.direction) over turns as direction_before,
      row_number() over (
        partition by scan.conference_id, scan.session_id, scan.participation_id order by scan.at desc, scan.id desc)
        as turn_from_last
    from trao.attendance_scan as scan
    window turns as (
      partition by scan.conference_id, scan.session_id, scan.participation_id order by scan.at, scan.id)
  )
  select step.conference_id, step.session_id, step.participation_id,
    min(step.at) filter (where step.direction = 'in') as first_in,
    max(step.at) filter (where step.direction = 'out') as last_out,
    bool_or(step.turn_from_last = 1 and step.direction = 'in') and session.state <> 'closed' as is_inside,
    sum(
      case when step.direction = 'in'
        then greatest(
          coalesce(step.next_at, session.closed_at, statement_timestamp()) - step.at, interval '0') end)
      as dwell
  from step
    join trao.session on session.conference_id = step.conference_id and session.id = step.session_id
  group by step.conference_id, step.session_id, step.participation_id, session.state
  having bool_or(step.direction = 'in');
