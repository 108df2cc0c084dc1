-- Answers to the invitation by delegation, as one writes it by hand.
with given as (
  select distinct on (participation_id) participation_id, answer
  from trao.rsvp
  where conference_id = :conference and session_id is null
  order by participation_id, at desc, id desc
), letter as (
  select distinct participation_id
  from trao.document
  where conference_id = :conference and kind = 'invitation' and state in ('numbered', 'final', 'signed')
), guest as (
  select participation.delegation_id, participation.state not in ('proposed', 'approved') or letter.participation_id is not null as is_invited,
    case when participation.state = 'registered' then 'accepted' else coalesce(given.answer,
      case when participation.state = 'substituted' then 'substitute'
        when participation.state in ('accepted', 'declined', 'tentative') then participation.state end) end as answer
  from trao.participation
    left join given on given.participation_id = participation.id
    left join letter on letter.participation_id = participation.id
  where participation.conference_id = :conference and participation.state <> 'withdrawn'
)
select delegation.code as delegation, localised.body as delegation_name,
  count(*) filter (where is_invited or answer is not null) as invited,
  count(*) filter (where answer = 'accepted') as accepted, count(*) filter (where answer = 'tentative') as tentative,
  count(*) filter (where answer = 'substitute') as substituted, count(*) filter (where answer = 'declined') as declined,
  count(*) filter (where is_invited and answer is null) as unanswered
from guest
  left join trao.delegation on delegation.id = guest.delegation_id
  left join trao.localised_text as localised
    on localised.text_id = delegation.name_text_id and localised.language = 'en'
group by delegation.code, delegation.position, localised.body
order by delegation.position nulls last
