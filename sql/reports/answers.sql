-- name: answers
-- Answers to the invitation, by delegation ($4) and by the day on which they came ($5); guests who were asked and did
-- not answer have no day. The last answer counts, as it was recorded at $2 (null: now). $3: language of names.
with given as (
  select distinct on (participation_id) participation_id, answer,
    (at at time zone (select time_zone from trao.conference where id = $1))::date as day
  from trao.rsvp
  where conference_id = $1 and session_id is null and ($2::timestamptz is null or created_at <= $2)
  order by participation_id, at desc, id desc
), letter as (
  select distinct participation_id
  from trao.documents_at($2)
  where conference_id = $1 and kind = 'invitation' and state in ('numbered', 'final', 'signed')
), guest as (
  select case when $4::boolean then guest.delegation_id end as delegation_id,
    case when $5::boolean then given.day end as day,
    case when stand.state = 'registered' then 'accepted'
      when given.answer is not null then given.answer
      when stand.state = 'substituted' then 'substitute'
      when stand.state in ('accepted', 'declined', 'tentative') then stand.state end as answer,
    stand.state not in ('proposed', 'approved') or letter.participation_id is not null as is_invited
  from trao.participation as guest
    left join given on given.participation_id = guest.id
    left join letter on letter.participation_id = guest.id
    left join trao.guests_before($2) as former
      on former.conference_id = $1 and former.participation_id = guest.id
    cross join lateral (select coalesce(former.state, guest.state) as state) as stand
  where guest.conference_id = $1 and stand.state <> 'withdrawn' and ($2 is null or guest.created_at <= $2)
), added as (
  select delegation_id, day, count(*) filter (where is_invited or answer is not null) as invited,
    count(*) filter (where answer = 'accepted') as accepted, count(*) filter (where answer = 'tentative') as tentative,
    count(*) filter (where answer = 'substitute') as substituted,
    count(*) filter (where answer = 'declined') as declined,
    count(*) filter (where is_invited and answer is null) as unanswered
  from guest
  group by delegation_id, day
)
select delegation.code as delegation, trao.text_in(delegation.name_text_id, $3) as delegation_name, added.day,
  added.invited, added.accepted, added.tentative, added.substituted, added.declined, added.unanswered
from added left join trao.delegation on delegation.conference_id = $1 and delegation.id = added.delegation_id
where added.invited > 0
order by delegation.position nulls last, added.day nulls last

-- name: delegations
-- What there is to know of each delegation besides its counts: $2 is the language of names; its members are those that it
-- had at $3 (null: now).
with former as materialized (
  select participation_id, state from trao.guests_before($3) where conference_id = $1
)
select delegation.code, trao.text_in(delegation.name_text_id, $2) as name, delegation.side,
  delegation.country::text as country, delegation.state,
  named.native_name, named.family_name, named.given_name, named.kana, named.romanised_name,
  (select count(*)
    from trao.participation as guest left join former on former.participation_id = guest.id
    where guest.conference_id = $1 and guest.delegation_id = delegation.id
      and coalesce(former.state, guest.state) <> 'withdrawn'
      and ($3::timestamptz is null or guest.created_at <= $3)) as members
from trao.delegation
  left join trao.participation as head on head.conference_id = $1 and head.id = delegation.head_id
  left join trao.person_name as named on named.person_id = head.person_id
where delegation.conference_id = $1
order by delegation.position

-- name: invitations
-- How far the invitations have got: $2 only this delegation, $3 as it was recorded at that moment (null: now). A later step
-- may lack an earlier one: a guest may come unasked.
select count(*) filter (where is_invited or document_id is not null) as invited,
  count(*) filter (where numbered) as numbered, count(*) filter (where made_at is not null) as made,
  count(*) filter (where approved_at is not null) as approved, count(*) filter (where sent_at is not null) as sent,
  count(*) filter (where received_at is not null) as received,
  count(*) filter (where returned_at is not null) as returned, count(*) filter (where reminders > 0) as reminded,
  count(*) filter (where answer is not null) as answered, count(*) filter (where answer = 'accepted') as accepted,
  count(*) filter (where answer = 'tentative') as tentative,
  count(*) filter (where answer = 'substitute') as substituted,
  count(*) filter (where answer = 'declined') as declined,
  count(*) filter (where answer is null and (is_invited or document_id is not null)) as unanswered,
  count(*) filter (where came_at is not null) as came
from trao.invitation_status_at($3) as status
  left join trao.delegation on delegation.conference_id = $1 and delegation.id = status.delegation_id
where status.conference_id = $1 and status.state <> 'withdrawn' and ($2::text is null or delegation.code = $2)
