-- name: delegations
select delegation.id, delegation.code, trao.bodies(delegation.name_text_id) as name,
  organisation.code as organisation, delegation.country, delegation.side, delegation.position, delegation.state,
  head.external_id as head, head.state as head_state, deputy.external_id as deputy,
  liaison.external_id as liaison, coalesce(members.total, 0) as members,
  coalesce(members.taking_part, 0) as taking_part,
  delegation.provenance, delegation.is_verified, trao.source_list(delegation.sources) as sources
from trao.delegation
  left join trao.organisation on organisation.id = delegation.organisation_id
  left join trao.participation as head
    on head.conference_id = delegation.conference_id and head.id = delegation.head_id
  left join trao.participation as deputy
    on deputy.conference_id = delegation.conference_id and deputy.id = delegation.deputy_id
  left join trao.participation as liaison
    on liaison.conference_id = delegation.conference_id and liaison.id = delegation.liaison_id
  left join (
    select delegation_id, count(*) as total,
      count(*) filter (where state not in ('withdrawn', 'declined', 'substituted')) as taking_part
    from trao.participation
    where conference_id = $1
    group by delegation_id) as members on members.delegation_id = delegation.id
where delegation.conference_id = $1
order by delegation.position

-- name: setDelegationState
update trao.delegation set state = $3 where conference_id = $1 and code = $2 and state <> $3

-- name: joinDelegation
update trao.participation
set delegation_id = (select id from trao.delegation where conference_id = $1 and code = $3)
where conference_id = $1 and id = $2

-- The role of one moves to another: $3 the role, $4 who had it, $5 who has it.
-- name: moveRole
update trao.participation
set roles = case
    when external_id = $5 then array_append(array_remove(roles, $3::text), $3::text)
    else array_remove(roles, $3::text) end
where conference_id = $1 and id = any ($2) and (external_id = $4 or external_id = $5)

-- Codes $2 by their names $3 in the alphabet of the language $1.
-- name: codesByName
select given.code
from unnest($2::text[], $3::text[]) as given (code, name)
order by case when $1 = 'vi' then given.name end collate "vi-x-icu",
  case when $1 = 'ja' then given.name end collate "ja-x-icu",
  case when $1 = 'en' then given.name end collate "en-x-icu", given.code collate "C"

-- name: searchDelegations
-- Those that $2, as typed, is found in: its words begin words of the name, of the code, or of a name of the organisation
-- that sends them.
with asked as materialized (
  select words, trao.word_patterns(words) as patterns from trao.name_words($2) as words
), name as (
  select delegation.id, localised_text.body::text as body
  from trao.delegation
    left join trao.organisation on organisation.id = delegation.organisation_id
    join trao.localised_text on localised_text.text_id in (delegation.name_text_id, organisation.name_text_id)
  where delegation.conference_id = $1
  union all
  select delegation.id, alias.body
  from trao.delegation
    join trao.alias on alias.organisation_id = delegation.organisation_id
  where delegation.conference_id = $1
  union all
  select id, code from trao.delegation where conference_id = $1
)
select distinct name.id
from name
  cross join asked
where asked.words <> '' and ' ' || trao.name_words(name.body) like all (asked.patterns)

-- name: joinDelegations
-- Members of $2 are of $3 from now on.
update trao.participation
set delegation_id = (select id from trao.delegation where conference_id = $1 and code = $3)
where conference_id = $1
  and delegation_id = (select id from trao.delegation where conference_id = $1 and code = $2)

-- name: removeDelegation
-- One that papers and departures name stays: what they say does not change.
delete from trao.delegation as gone
where conference_id = $1 and code = $2
  and not exists (
    select from trao.document
    where document.conference_id = gone.conference_id and document.delegation_id = gone.id)
  and not exists (
    select from trao.document_refusal as refusal
    where refusal.conference_id = gone.conference_id and refusal.delegation_id = gone.id)
  and not exists (
    select from trao.participation_event as event
    where event.conference_id = gone.conference_id
      and gone.id in (event.substitute_delegation_before_id, event.led_delegation_id))
