-- Answers to the invitation by the day on which they came, as one writes it by hand.
with given as (
  select distinct on (participation_id) participation_id, answer, at
  from trao.rsvp
  where conference_id = :conference and session_id is null
  order by participation_id, at desc, id desc
), letter as (
  select distinct participation_id
  from trao.document
  where conference_id = :conference and kind = 'invitation' and state in ('numbered', 'final', 'signed')
), guest as (
  select (given.at at time zone conference.time_zone)::date as day,
    participation.state not in ('proposed', 'approved') or letter.participation_id is not null as is_invited,
    case when participation.state = 'registered' then 'accepted' else coalesce(given.answer,
      case when participation.state = 'substituted' then 'substitute'
        when participation.state in ('accepted', 'declined', 'tentative') then participation.state end) end as answer
  from trao.participation
    join trao.conference on conference.id = participation.conference_id
    left join given on given.participation_id = participation.id
    left join letter on letter.participation_id = participation.id
  where participation.conference_id = :conference and participation.state <> 'withdrawn'
)
select day,
  count(*) filter (where is_invited or answer is not null) as invited,
  count(*) filter (where answer = 'accepted') as accepted, count(*) filter (where answer = 'tentative') as tentative,
  count(*) filter (where answer = 'substitute') as substituted, count(*) filter (where answer = 'declined') as declined,
  count(*) filter (where is_invited and answer is null) as unanswered
from guest
group by day
order by day nulls last
