-- Protocol: who goes before whom, and why; who leads a delegation; who sits where.

-- ---------------------------------------------------------------------------------------------------------
-- Rank

-- Bands of rank, for reports and seating plans: a rank belongs to the last band that begins at or before it.
create table trao.rank_category (
  conference_id bigint not null references trao.conference,
  id bigint generated always as identity,
  code trao.code not null,
  first_rank integer not null check (first_rank >= 0),
  name_text_id bigint not null references trao.text,
  primary key (conference_id, id),
  unique (conference_id, code),
  unique (conference_id, first_rank) deferrable initially deferred
);
call trao.watch('trao.rank_category');

-- ---------------------------------------------------------------------------------------------------------
-- Delegations: the host's officer who looks after one

alter table trao.delegation
  add column liaison_id bigint,
  add constraint delegation_liaison_participates foreign key (conference_id, liaison_id)
    references trao.participation (conference_id, id);

-- ---------------------------------------------------------------------------------------------------------
-- Precedence (I10): one strict order for guest list, seating, place cards, script and report

-- Everybody who counts for protocol on a day, in order, with what put them behind the one before.
--
-- A place given by hand is that very place; the others fill what is left: by rank, by the day of taking the office, by
-- the order of delegations, by name in the collation of the guest's own side, at last by the order of entry. A
-- substitute stands at the rank of their own office. Who withdrew, declined or sent somebody else has no place.
--
-- basis: locked, rank, office, delegation, name, entry: the first of these in which the guest differs from the one
-- before (null for the first guest of all).
create function trao.precedence(wanted bigint, day date)
returns table (
  place integer, participation_id bigint, basis text, appointment_id bigint, rank integer, in_office_since date,
  delegation_id bigint)
language sql stable parallel safe as $$
  with guest as (
    select participation.id, participation.precedence as lock_place, office.id as appointment_id, office.rank,
      office.valid_from, participation.delegation_id, delegation.position as delegation_position,
      coalesce(native.given_name, native.full_name) as vietnamese,
      native.full_name as native_name, kana.full_name as kana,
      coalesce(romanised.full_name, native.full_name, trao.text_in(invited.name_text_id, 'en')) as romanised,
      coalesce(person.country, invited.country) as country
    from trao.participation
      left join trao.person on person.id = participation.person_id
      left join trao.organisation as invited on invited.id = participation.organisation_id
      left join trao.name_form as native on native.person_id = person.id and native.kind = 'native'
      left join trao.name_form as kana on kana.person_id = person.id and kana.kind = 'kana'
      left join trao.name_form as romanised on romanised.person_id = person.id and romanised.kind = 'romanised'
      left join trao.appointment as office
        on office.id = trao.appointment_on(participation.person_id, participation.appointment_id, day)
      left join trao.delegation on delegation.conference_id = participation.conference_id
        and delegation.id = participation.delegation_id
    where participation.conference_id = wanted
      and participation.state not in ('withdrawn', 'declined', 'substituted')
  ), ordered as (
    select guest.*, row_number() over (
      order by rank nulls last, valid_from nulls last, delegation_position nulls last,
        case country when 'VN' then vietnamese end collate "vi-x-icu" nulls last,
        case country when 'VN' then native_name end collate "vi-x-icu" nulls last,
        case country when 'JP' then kana end collate "ja-x-icu" nulls last,
        romanised collate "en-x-icu" nulls last, id) as turn
    from guest
    where lock_place is null
  ), free as (
    select position, row_number() over (order by position) as turn
    from generate_series(1, (select count(*) + coalesce(max(lock_place), 0) from guest)) as position
    where position not in (select lock_place from guest where lock_place is not null)
  ), placed as (
    select ordered.*, free.position from ordered join free on free.turn = ordered.turn
    union all
    select guest.*, null, lock_place from guest where lock_place is not null
  )
  select (row_number() over line)::integer, id,
    case
      when lag(id) over line is null then case when lock_place is not null then 'locked' end
      when lock_place is not null then 'locked'
      when rank is distinct from lag(rank) over line or lag(lock_place) over line is not null then 'rank'
      when valid_from is distinct from lag(valid_from) over line then 'office'
      when delegation_position is distinct from lag(delegation_position) over line then 'delegation'
      when (vietnamese, kana, romanised) is distinct from
        (lag(vietnamese) over line, lag(kana) over line, lag(romanised) over line) then 'name'
      else 'entry'
    end,
    appointment_id, rank, valid_from, delegation_id
  from placed
  window line as (order by position)
  order by position
$$;

-- ---------------------------------------------------------------------------------------------------------
-- Seats

create table trao.seating (
  conference_id bigint not null references trao.conference,
  session_id bigint not null,
  -- theatre: rows before a stage, the centre of the first row is the place of honour.
  -- facing: two sides of a table, host and guests opposite each other, heads in the middle.
  form text not null default 'theatre' check (form in ('theatre', 'facing')),
  row_count integer not null check (row_count between 1 and 200),
  seats_in_row integer not null check (seats_in_row between 1 and 200),
  primary key (conference_id, session_id),
  foreign key (conference_id, session_id) references trao.session (conference_id, id)
);
call trao.watch('trao.seating');

create table trao.seat (
  conference_id bigint not null,
  session_id bigint not null,
  -- 1 is the row nearest the stage; at a table that two sides face: 1 the host's side, 2 the guests'.
  seat_row integer not null check (seat_row > 0),
  -- From the left as one looks from the stage.
  seat_number integer not null check (seat_number > 0),
  participation_id bigint,
  -- Kept by hand, with its reason: arranging anew leaves it alone.
  lock_reason trao.line,
  primary key (conference_id, session_id, seat_row, seat_number),
  constraint seat_of_one_guest unique (conference_id, session_id, participation_id) deferrable initially deferred,
  foreign key (conference_id, session_id) references trao.seating (conference_id, session_id) on delete cascade,
  foreign key (conference_id, participation_id) references trao.participation (conference_id, id)
);
call trao.watch('trao.seat');
