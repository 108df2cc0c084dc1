-- Pairs that somebody marked as two, as a folder holds them.

-- name: personDistinctionEntries
-- $1 conference, $2 the codes of the folder's people; whoever has no code is named as a guest.
with known as (
  select person.id, case when person.code is null then 'guest' else 'person' end as kind,
    coalesce(person.code::text, guest.external_id::text) as name
  from trao.person
    left join trao.participation as guest on guest.person_id = person.id and guest.conference_id = $1
  where person.id in (
      select one_id from trao.person_distinction union select other_id from trao.person_distinction)
    and (person.code = any ($2::text[]) or person.code is null and guest.id is not null)
)
select one.kind as one_kind, one.name as one_name, other.kind as other_kind, other.name as other_name, mark.reason
from trao.person_distinction as mark
  join known as one on one.id = mark.one_id
  join known as other on other.id = mark.other_id
order by mark.id

-- name: organisationDistinctionEntries
-- $1 conference, $2 the codes of the folder's organisations; what has no code is named as the guest list names it.
with known as (
  select organisation.id, case when organisation.code is null then 'name' else 'organisation' end as kind,
    coalesce(
      organisation.code::text,
      (select min(localised_text.body collate "C") from trao.localised_text
      where localised_text.text_id = organisation.name_text_id)) as name
  from trao.organisation
  where organisation.id in (
      select one_id from trao.organisation_distinction union select other_id from trao.organisation_distinction)
    and (organisation.code = any ($2::text[])
      or organisation.code is null and exists (
        select from trao.appointment as office
          join trao.participation as guest on guest.person_id = office.person_id
        where office.organisation_id = organisation.id and guest.conference_id = $1))
)
select one.kind as one_kind, one.name as one_name, other.kind as other_kind, other.name as other_name, mark.reason
from trao.organisation_distinction as mark
  join known as one on one.id = mark.one_id
  join known as other on other.id = mark.other_id
order by mark.id

-- name: partyOfDistinction
-- $1 conference, $2 how it is named, $3 its code, key or name: its number, or null. An organisation of a guest list is
-- one without a code, if there is one of that name.
select case $2::text
  when 'person' then trao.person_by_code($3)
  when 'organisation' then trao.organisation_by_code($3)
  when 'guest' then (
    select guest.person_id from trao.participation as guest
    where guest.conference_id = $1 and guest.external_id = $3)
  else (
    select organisation.id
    from trao.organisation
      join trao.localised_text as name on name.text_id = organisation.name_text_id
    where name.body = $3
    order by organisation.code is not null, organisation.id
    limit 1)
  end

-- name: putPersonDistinction
insert into trao.person_distinction as known (one_id, other_id, reason) values ($1, $2, $3)
on conflict (least(one_id, other_id), greatest(one_id, other_id)) do update
set reason = excluded.reason
where known.reason <> excluded.reason

-- name: putOrganisationDistinction
insert into trao.organisation_distinction as known (one_id, other_id, reason) values ($1, $2, $3)
on conflict (least(one_id, other_id), greatest(one_id, other_id)) do update
set reason = excluded.reason
where known.reason <> excluded.reason
