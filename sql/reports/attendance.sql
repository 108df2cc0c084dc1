-- name: attendance
-- Who was asked, who accepted and who came, by any grouping: one row for each unit and group of guests.
--
-- A guest counts once in each unit: the session where $4 groups by session, else the day where $5 groups by day,
-- else the whole conference. Where units are smaller than the whole there is one more row, unit -1, in which each
-- guest counts once over all of them.
--
-- invited      was asked: the state or an answer says so, or an invitation is numbered. Withdrawn guests are not.
-- accepted     said yes, or registered on the spot, and has a place.
-- waiting      said yes to a session that has fewer places than that. Who has a part in it never waits.
-- present      has a check-in that was not annulled; scans of one badge count once.
-- unexpected   is present without having a place.
-- absent       has a place in a session that is closed, and no check-in in the unit.
--
-- Hence invited = accepted + waiting + tentative + substituted + declined + unanswered, and in a unit whose sessions
-- are all closed accepted + unexpected = present + absent. Over several sessions the best answer counts: 5 accepted,
-- 4 waiting, 3 tentative, 2 substitute, 1 declined, 0 none.
--
-- $1 conference, $2 as it was recorded at that moment (null: now), $3 language of names; grouping by $4 session,
-- $5 day, $6 delegation, $7 country, $8 side, $9 rank, $10 organisation; only $11 session, $12 day, $13 delegation,
-- $14 country, $15 side, $16 band of rank. $17 turns the groups round: the rows of unit -1 are
-- groups, and each session or day is one row.
--
-- The shape is for speed: the ledger is read once, and what is said for all sessions alike is counted once per guest;
-- only who came or answered for one session is looked at for that session.
with scope as materialized (
  select session.id, session.code, session.starts_at, session.capacity,
    case when $2::timestamptz is null or session.closed_at <= $2 then session.closed_at end as closed_at,
    (session.starts_at at time zone conference.time_zone)::date as day,
    session.state = 'closed' and ($2 is null or session.closed_at <= $2) as is_closed,
    case when $2 is null or session.closed_at <= $2 then session.state
      when session.state in ('open', 'closed') and session.opened_at <= $2 then 'open'
      else 'planned' end as state,
    case when $4::boolean then session.id
      when $5::boolean then (session.starts_at at time zone conference.time_zone)::date - date '0001-01-01'
      else 0 end as unit
  from trao.session join trao.conference on conference.id = session.conference_id
  where session.conference_id = $1 and session.state <> 'cancelled'
    and ($11::text is null or session.code = $11)
    and ($12::date is null or (session.starts_at at time zone conference.time_zone)::date = $12)
), unit as materialized (
  select unit, count(*) as sessions, count(*) filter (where is_closed) as closed, min(starts_at) as starts_at,
    min(code) as code, min(day) as day, min(state) as state
  from scope
  group by unit
  union all
  select -1, count(*), count(*) filter (where is_closed), null, null, null, null
  from scope
  where $4 or $5
), band as (
  select id, code, name_text_id, first_rank, lead(first_rank) over (order by first_rank) as next_rank
  from trao.rank_category
  where conference_id = $1
), office as (
  -- As trao.appointment_on() chooses it, for everybody at once, on the conference's first day.
  select distinct on (guest.id) guest.id, appointment.organisation_id, band.id as band_id, band.code as band
  from trao.participation as guest
    join trao.conference on conference.id = guest.conference_id
    join trao.appointment on appointment.person_id = guest.person_id
      and coalesce(appointment.valid_from <= conference.starts_on, true)
      and coalesce(appointment.valid_to >= conference.starts_on, true)
    left join band on appointment.rank >= band.first_rank
      and coalesce(appointment.rank < band.next_rank, true)
  where guest.conference_id = $1 and ($9::boolean or $10::boolean or $16::text is not null)
  order by guest.id, (appointment.id = guest.appointment_id) desc nulls last, appointment.rank nulls last,
    appointment.valid_from desc nulls last, appointment.id
), letter as (
  select distinct participation_id
  from trao.documents_at($2)
  where conference_id = $1 and kind = 'invitation' and state in ('numbered', 'final', 'signed')
), said as materialized (
  select id, participation_id, session_id, answer, at
  from trao.rsvp
  where conference_id = $1 and ($2 is null or created_at <= $2)
), peculiar as materialized (
  -- Whose answer is not the same for all sessions: given for one, or after one was closed.
  select distinct participation_id
  from said
  where session_id is not null or at > (select min(closed_at) from scope)
), whole_answer as (
  -- For the conference as a whole: since when the last answer holds without wavering.
  select participation_id,
    coalesce(min(at) filter (where answer = 'accepted' and turn > last_doubt), max(at)) as at
  from (
    select turned.*, coalesce(max(turn) filter (where answer <> 'accepted') over (partition by participation_id), 0)
      as last_doubt
    from (
      select said.*, row_number() over (partition by participation_id order by at, id) as turn
      from said
      where session_id is null) as turned) as judged
  group by participation_id
), guest as materialized (
  select guest.id,
    -- Those who are not asked about take places all the same.
    coalesce(
      ($13::text is null or delegation.code = $13)
      and ($14 is null or coalesce(person.country, invitee.country) = $14)
      and ($15::text is null or delegation.side = $15)
      and ($16 is null or office.band = $16), false) as is_wanted,
    case when $6::boolean then guest.delegation_id end as delegation_id,
    case when $7::boolean then coalesce(person.country, invitee.country)::text end as country,
    case when $8::boolean then delegation.side end as side,
    case when $9 then office.band_id end as band_id,
    case when $10 then coalesce(guest.organisation_id, office.organisation_id) end as organisation_id,
    stand.state <> 'withdrawn' as is_asked,
    stand.state <> 'withdrawn' and (stand.state not in ('proposed', 'approved') or letter.participation_id is not null)
      as is_invited,
    case stand.state
      when 'accepted' then 5 when 'registered' then 5 when 'tentative' then 3 when 'substituted' then 2
      when 'declined' then 1 else 0
    end as answer,
    stand.state = 'registered' as is_registered,
    -- Where no answer counts for a session, the turn there is that of the entry.
    case when peculiar.participation_id is null then coalesce(whole_answer.at, guest.created_at)
      else guest.created_at end as answered_at
  from trao.participation as guest
    left join trao.delegation on delegation.conference_id = $1 and delegation.id = guest.delegation_id
    left join trao.person on person.id = guest.person_id and ($7 or $14::text is not null)
    left join trao.organisation as invitee on invitee.id = guest.organisation_id
      and ($7 or $14 is not null)
    left join office on office.id = guest.id
    left join letter on letter.participation_id = guest.id
    left join whole_answer on whole_answer.participation_id = guest.id
    left join peculiar on peculiar.participation_id = guest.id
    left join trao.guests_before($2) as former
      on former.conference_id = $1 and former.participation_id = guest.id
    cross join lateral (select coalesce(former.state, guest.state) as state) as stand
  where guest.conference_id = $1 and ($2 is null or guest.created_at <= $2)
), own as materialized (
  -- The answer to each session as trao.session_answer defines it, for these only.
  select session_id, participation_id,
    case answer when 'accepted' then 5 when 'tentative' then 3 when 'substitute' then 2 else 1 end as answer,
    coalesce(case when answer = 'accepted' then accepted_at end, at) as at, is_for_session
  from (
    select session_id, participation_id,
      (array_agg(answer order by is_for_session and turn > last_refusal desc, turn desc))[1] as answer,
      bool_or(is_for_session and turn > last_refusal) as is_for_session,
      min(at) filter (where answer = 'accepted' and turn > last_doubt) as accepted_at, max(at) as at
    from (
      select turned.*,
        coalesce(max(turn) filter (where not is_for_session and answer in ('declined', 'substitute'))
          over (partition by session_id, participation_id), 0) as last_refusal,
        coalesce(max(turn) filter (where answer <> 'accepted')
          over (partition by session_id, participation_id), 0) as last_doubt
      from (
        select scope.id as session_id, said.participation_id, said.answer, said.at,
          said.session_id is not null as is_for_session,
          row_number() over (partition by scope.id, said.participation_id order by said.at, said.id) as turn
        from peculiar
          join said on said.participation_id = peculiar.participation_id
          join scope on (said.session_id is null or said.session_id = scope.id)
            and (scope.closed_at is null or said.at <= scope.closed_at)) as turned) as judged
    group by session_id, participation_id) as given
), needed as materialized (
  select distinct session_id, participation_id from trao.session_part where conference_id = $1
), queue as (
  -- Who has a place in sessions with few of them: those who have a part and did not say no, then those who said yes
  -- first (trao.session_answer).
  select scope.id as session_id, guest.id as participation_id,
    needed.session_id is null and row_number() over (
      partition by scope.id
      order by case when needed.session_id is null then coalesce(own.at, guest.answered_at) else '-infinity' end,
        guest.id) > scope.capacity as waits
  from scope
    cross join guest
    left join own on own.session_id = scope.id and own.participation_id = guest.id
    left join needed on needed.session_id = scope.id and needed.participation_id = guest.id
  where scope.capacity is not null and guest.is_asked
    and case
      when own.is_for_session or not guest.is_registered and (own.answer <> 2 or guest.answer = 2)
      then coalesce(own.answer, guest.answer)
      else guest.answer end = any (case when needed.session_id is null then '{5}' else '{0,3,5}'::integer[] end)
), special as materialized (
  select scope.unit, participation_id, count(*) as sessions, max(given.answer) as best,
    count(*) filter (where scope.is_closed) as closed,
    bool_or(given.answer = 5 and scope.is_closed) as is_due
  from (
    select coalesce(own.session_id, queue.session_id) as session_id,
      coalesce(own.participation_id, queue.participation_id) as participation_id,
      case when queue.waits then 4 else own.answer end as answer
    from (
      -- Who registered on the spot is there, and who came back in spite of a substitute is where they were before,
      -- whatever was answered for the conference.
      select own.* from own join guest on guest.id = own.participation_id
      where guest.is_asked and (
        own.is_for_session or not guest.is_registered and (own.answer <> 2 or guest.answer = 2))) as own
      full join (select * from queue where waits) as queue
      on queue.session_id = own.session_id and queue.participation_id = own.participation_id) as given
    join scope on scope.id = given.session_id
  group by scope.unit, participation_id
), annulled as materialized (
  select annuls_id
  from trao.attendance_event
  where conference_id = $1 and annuls_id is not null and ($2 is null or created_at <= $2)
), came as materialized (
  select scope.unit, event.participation_id
  from trao.attendance_event as event join scope on scope.id = event.session_id
  where event.conference_id = $1 and event.direction = 'in' and ($2 is null or event.created_at <= $2)
    and not exists (select from annulled where annulled.annuls_id = event.id)
  group by scope.unit, event.participation_id
), mark as (
  select coalesce(came.unit, special.unit) as unit,
    coalesce(came.participation_id, special.participation_id) as participation_id, came.unit is not null as is_present,
    special.sessions, special.best, special.closed, special.is_due
  from came full join special on special.unit = came.unit and special.participation_id = came.participation_id
  union all
  select -1, coalesce(came.participation_id, special.participation_id), came.participation_id is not null,
    special.sessions, special.best, special.closed, special.is_due
  from (select distinct participation_id from came where $4 or $5) as came
    full join (
      select participation_id, sum(sessions) as sessions, max(best) as best, sum(closed) as closed,
        bool_or(is_due) as is_due
      from special
      where $4 or $5
      group by participation_id) as special on special.participation_id = came.participation_id
), seen as (
  select mark.unit, guest.delegation_id, guest.country, guest.side, guest.band_id, guest.organisation_id,
    mark.is_present, guest.answer as usual, guest.is_invited, guest.is_asked,
    case when not guest.is_asked or mark.sessions is null then guest.answer
      when mark.sessions = unit.sessions then mark.best
      else greatest(guest.answer, mark.best) end as answer,
    guest.answer = 5 and unit.closed > 0 as usually_due,
    guest.is_asked and (coalesce(mark.is_due, false) or guest.answer = 5 and unit.closed > coalesce(mark.closed, 0))
      as is_due
  from mark
    join guest on guest.id = mark.participation_id and guest.is_wanted
    join unit on unit.unit = mark.unit
), part as (
  select unit.unit, usual.delegation_id, usual.country, usual.side, usual.band_id, usual.organisation_id,
    usual.invited, usual.accepted, usual.waiting, usual.tentative, usual.substituted, usual.declined,
    0 as present, 0 as unexpected, case when unit.closed > 0 then usual.accepted else 0 end as absent
  from unit cross join (
    select delegation_id, country, side, band_id, organisation_id, count(*) filter (where is_invited) as invited,
      count(*) filter (where answer = 5) as accepted, 0 as waiting, count(*) filter (where answer = 3) as tentative,
      count(*) filter (where answer = 2) as substituted, count(*) filter (where answer = 1) as declined
    from guest
    where is_wanted
    group by delegation_id, country, side, band_id, organisation_id) as usual
  union all
  select unit, delegation_id, country, side, band_id, organisation_id,
    count(*) filter (where answer > 0 and not is_invited and is_asked),
    sum((answer = 5)::integer - (usual = 5)::integer), count(*) filter (where answer = 4),
    sum((answer = 3)::integer - (usual = 3)::integer), sum((answer = 2)::integer - (usual = 2)::integer),
    sum((answer = 1)::integer - (usual = 1)::integer),
    count(*) filter (where is_present), count(*) filter (where is_present and answer <> 5),
    sum((is_due and not is_present)::integer - usually_due::integer)
  from seen
  group by unit, delegation_id, country, side, band_id, organisation_id
  union all
  -- Delegations that nobody belongs to yet are shown too.
  select unit.unit, delegation.id, null, null, null, null, 0, 0, 0, 0, 0, 0, 0, 0, 0
  from unit join trao.delegation on delegation.conference_id = $1 and ($13 is null or delegation.code = $13)
    and ($15 is null or delegation.side = $15)
  where $6 and not ($7 or $8 or $9 or $10) and $14 is null and $16 is null
), added as (
  select unit, delegation_id, country, side, band_id, organisation_id, sum(invited)::bigint as invited,
    sum(accepted)::bigint as accepted, sum(waiting)::bigint as waiting, sum(tentative)::bigint as tentative,
    sum(substituted)::bigint as substituted, sum(declined)::bigint as declined, sum(present)::bigint as present,
    sum(unexpected)::bigint as unexpected, sum(absent)::bigint as absent
  from (
    select unit, case when (unit >= 0) <> $17::boolean then delegation_id end as delegation_id,
      case when (unit >= 0) <> $17 then country end as country,
      case when (unit >= 0) <> $17 then side end as side,
      case when (unit >= 0) <> $17 then band_id end as band_id,
      case when (unit >= 0) <> $17 then organisation_id end as organisation_id,
      invited, accepted, waiting, tentative, substituted, declined, present, unexpected, absent
    from part) as piece
  group by unit, delegation_id, country, side, band_id, organisation_id
)
select added.unit < 0 as is_people, case when $4 then unit.code end as session,
  case when $4 then unit.state end as session_state, case when $4 or $5 then unit.day end as day,
  unit.sessions = unit.closed as is_closed,
  delegation.code as delegation, trao.text_in(delegation.name_text_id, $3) as delegation_name, added.country,
  added.side, band.code as rank, trao.text_in(band.name_text_id, $3) as rank_name,
  band.first_rank::bigint as first_rank,
  organisation.code as organisation, trao.text_in(organisation.name_text_id, $3) as organisation_name,
  invited, accepted, waiting, tentative, substituted, declined,
  invited - accepted - waiting - tentative - substituted - declined as unanswered, present, unexpected, absent
from added
  join unit on unit.unit = added.unit
  left join trao.delegation on delegation.conference_id = $1 and delegation.id = added.delegation_id
  left join band on band.id = added.band_id
  left join trao.organisation on organisation.id = added.organisation_id
order by added.unit < 0, unit.starts_at, unit.code, delegation.position nulls last,
  array_position(array['host', 'guest', 'third'], added.side) nulls last, band.first_rank nulls last,
  added.country collate "C" nulls last,
  trao.text_in(organisation.name_text_id, $3) collate "und-x-icu" nulls last, organisation.id nulls last

-- name: attendanceScope
-- Whether what a question names is there: session, delegation, band of rank.
select
  exists (select from trao.session where conference_id = $1 and code = $2) as session,
  exists (select from trao.delegation where conference_id = $1 and code = $3) as delegation,
  exists (select from trao.rank_category where conference_id = $1 and code = $4) as rank
