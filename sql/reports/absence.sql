-- name: noShows
-- Who had a place and did not come, and who stood in for somebody: of one session (its id: $2), else over the whole conference,
-- where a guest is missing who came to none of the sessions, of which one with a place for them is closed. In the order
-- of precedence; a substitute stands at the rank of their own office. Who left since $5 has no place in it any more.
--
-- $3 language of names and titles, $4 only this delegation, $5 as it was recorded at that moment (null: now).
--
-- Who had a place is found as the attendance report finds it: what is said for all sessions alike is looked at once per
-- guest, and only who answered for one session, or waits for a place in one, for that session.
with scope as materialized (
  select session.id, session.capacity, session.starts_at,
    case when $5::timestamptz is null or session.closed_at <= $5 then session.closed_at end as closed_at,
    session.state = 'closed' and ($5 is null or session.closed_at <= $5) as is_closed
  from trao.session
  where session.conference_id = $1 and session.state <> 'cancelled' and ($2::bigint is null or session.id = $2)
), closed as materialized (
  select id, capacity, closed_at from scope where is_closed
), said as materialized (
  select id, participation_id, session_id, answer, at
  from trao.rsvp
  where conference_id = $1 and ($5 is null or created_at <= $5)
), peculiar as materialized (
  -- Whose answer is not the same for all sessions: given for one, or after one was closed.
  select distinct participation_id
  from said
  where session_id in (select id from closed) or session_id is null and at > (select min(closed_at) from closed)
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
  select guest.id, case when former.participation_id is null then guest.replaces_id else former.replaces_id end
      as replaces_id, stand.state,
    case
      when stand.state in ('accepted', 'registered') then 'accepted'
      when stand.state = 'substituted' then 'substitute'
      when stand.state in ('declined', 'tentative') then stand.state
    end as answer,
    -- Where no answer counts for a session, the turn there is that of the entry.
    case when peculiar.participation_id is null then coalesce(whole_answer.at, guest.created_at)
      else guest.created_at end as answered_at
  from trao.participation as guest
    left join trao.guests_before($5) as former
      on former.conference_id = $1 and former.participation_id = guest.id
    left join whole_answer on whole_answer.participation_id = guest.id
    left join peculiar on peculiar.participation_id = guest.id
    cross join lateral (select coalesce(former.state, guest.state) as state) as stand
  where guest.conference_id = $1 and stand.state <> 'withdrawn' and ($5 is null or guest.created_at <= $5)
), own as materialized (
  -- The answer to each session as trao.session_answer defines it, for these only.
  select given.session_id, given.participation_id, given.answer,
    coalesce(case when given.answer = 'accepted' then given.accepted_at end, given.at) as at
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
        select closed.id as session_id, said.participation_id, said.answer, said.at,
          said.session_id is not null as is_for_session,
          row_number() over (partition by closed.id, said.participation_id order by said.at, said.id) as turn
        from peculiar
          join said on said.participation_id = peculiar.participation_id
          join closed on (said.session_id is null or said.session_id = closed.id)
            and said.at <= closed.closed_at) as turned) as judged
    group by session_id, participation_id) as given
    join guest on guest.id = given.participation_id
  -- Who registered on the spot is there, and who came back in spite of a substitute is where they were before, whatever
  -- was answered for the conference.
  where given.is_for_session
    or guest.state <> 'registered' and (given.answer <> 'substitute' or guest.state = 'substituted')
), needed as materialized (
  select distinct session_id, participation_id from trao.session_part where conference_id = $1
), queue as (
  -- Who has a place in sessions with few of them: those who have a part and did not say no, then those who said yes
  -- first.
  select closed.id as session_id, guest.id as participation_id,
    needed.session_id is null and row_number() over (
      partition by closed.id
      order by case when needed.session_id is null then coalesce(own.at, guest.answered_at) else '-infinity' end,
        guest.id) > closed.capacity as waits
  from closed
    cross join guest
    left join own on own.session_id = closed.id and own.participation_id = guest.id
    left join needed on needed.session_id = closed.id and needed.participation_id = guest.id
  where closed.capacity is not null
    and case when needed.session_id is null then coalesce(own.answer, guest.answer) = 'accepted'
      else coalesce(own.answer, guest.answer, '') not in ('declined', 'substitute') end
), special as (
  select participation_id, count(*) as sessions, bool_or(has_place) as has_place
  from (
    select coalesce(own.participation_id, queue.participation_id) as participation_id,
      coalesce(own.answer = 'accepted', true) and queue.session_id is null as has_place
    from own
      full join (select session_id, participation_id from queue where waits) as queue
        on queue.session_id = own.session_id and queue.participation_id = own.participation_id) as given
  group by participation_id
), came as materialized (
  select event.participation_id, min(event.at) as at
  from trao.attendance_event as event join scope on scope.id = event.session_id
  where event.conference_id = $1 and event.direction = 'in' and ($5 is null or event.created_at <= $5)
    and not exists (
      select from trao.attendance_event as annulment
      where annulment.conference_id = $1 and annulment.annuls_id = event.id and annulment.annuls_id is not null
        and ($5 is null or annulment.created_at <= $5))
  group by event.participation_id
), listed as materialized (
  select guest.id, guest.replaces_id, came.at as came_at,
    case when guest.replaces_id is not null and came.at is not null then 'substitute-came'
      when guest.replaces_id is not null and place.is_due then 'substitute-absent'
      when guest.replaces_id is not null then 'substitute'
      else 'no-show' end as status
  from guest
    left join special on special.participation_id = guest.id
    left join came on came.participation_id = guest.id
    cross join lateral (
      select coalesce(special.has_place, false)
        or coalesce(guest.answer = 'accepted', false) and (select count(*) from closed) > coalesce(special.sessions, 0) as is_due) as place
  where guest.replaces_id is not null and (guest.state <> 'declined' or came.participation_id is not null)
    or place.is_due and came.participation_id is null
), protocol as materialized (
  select ordered.place, ordered.participation_id, ordered.rank, ordered.appointment_id
  from trao.conference
    cross join lateral trao.precedence($1, conference.starts_on) as ordered
  where conference.id = $1 and exists (select from listed)
)
select protocol.place, listed.status, guest.external_id,
  named.native_name, named.family_name, named.given_name, named.kana, named.romanised_name,
  invitee_name.body as name, title.body as title, coalesce(protocol.rank, office.rank) as rank,
  delegation.code as delegation,
  coalesce(person.country, invitee.country)::text as country, replaced.external_id as replaces,
  absent.native_name as replaces_native, absent.family_name as replaces_family, absent.given_name as replaces_given,
  absent.kana as replaces_kana, absent.romanised_name as replaces_romanised,
  replaced_name.body as replaces_name,
  listed.came_at
from listed
  join trao.participation as guest on guest.conference_id = $1 and guest.id = listed.id
  left join protocol on protocol.participation_id = guest.id
  left join trao.appointment as office on office.id = coalesce(protocol.appointment_id, guest.appointment_id)
  left join lateral trao.text_of(office.title_text_id, $3) as title on true
  left join trao.person on person.id = guest.person_id
  left join trao.person_name as named on named.person_id = guest.person_id
  left join trao.organisation as invitee on invitee.id = guest.organisation_id
  left join lateral trao.text_of(invitee.name_text_id, $3) as invitee_name on true
  left join trao.delegation on delegation.conference_id = $1 and delegation.id = guest.delegation_id
  left join trao.participation as replaced on replaced.conference_id = $1 and replaced.id = listed.replaces_id
  left join trao.person_name as absent on absent.person_id = replaced.person_id
  left join trao.organisation as replaced_invitee on replaced_invitee.id = replaced.organisation_id
  left join lateral trao.text_of(replaced_invitee.name_text_id, $3) as replaced_name on true
where $4::text is null or delegation.code = $4
order by protocol.place nulls last, guest.id

-- name: sessionNumber
select id from trao.session where conference_id = $1 and code = $2
