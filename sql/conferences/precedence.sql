-- Everybody who counts for protocol on the day $2, in order, with all it takes to say why.
-- name: precedenceList
with line as materialized (
  select * from trao.precedence($1, $2)
)
select line.place, line.basis, line.rank, line.in_office_since, participation.id, participation.external_id,
  coalesce(native.full_name, trao.text_in(invited.name_text_id, participation.language)) as name,
  romanised.full_name as romanised, title.bodies as title,
  organisation.bodies as organisation,
  coalesce(person.country, invited.country) as country, delegation.code as delegation,
  delegation_name.bodies as delegation_name, participation.state,
  participation.precedence, participation.precedence_reason, participation.precedence_by,
  participation.precedence_at, replaced.external_id as replaces,
  coalesce(
    replaced_name.full_name, trao.text_in(replaced_organisation.name_text_id, participation.language))
    as replaced_name
from line
  join trao.participation on participation.conference_id = $1 and participation.id = line.participation_id
  left join trao.person on person.id = participation.person_id
  left join trao.organisation as invited on invited.id = participation.organisation_id
  left join trao.name_form as native on native.person_id = person.id and native.kind = 'native'
  left join trao.name_form as romanised on romanised.person_id = person.id and romanised.kind = 'romanised'
  left join trao.appointment as office on office.id = line.appointment_id
  left join trao.organisation as employer on employer.id = office.organisation_id
  left join trao.delegation
    on delegation.conference_id = participation.conference_id and delegation.id = participation.delegation_id
  left join trao.participation as replaced
    on replaced.conference_id = participation.conference_id and replaced.id = participation.replaces_id
  left join trao.name_form as replaced_name
    on replaced_name.person_id = replaced.person_id and replaced_name.kind = 'native'
  left join trao.organisation as replaced_organisation on replaced_organisation.id = replaced.organisation_id
  left join lateral trao.bodies_of(office.title_text_id) as title on true
  left join lateral trao.bodies_of(coalesce(employer.name_text_id, invited.name_text_id)) as organisation on true
  left join lateral trao.bodies_of(delegation.name_text_id) as delegation_name on true
order by line.place

-- The order alone.
-- name: precedencePlaces
select participation_id, place from trao.precedence($1, $2)

-- name: holderOfPrecedence
select external_id, state from trao.participation where conference_id = $1 and precedence = $2

-- name: lockPrecedence
update trao.participation
set precedence = $3, precedence_reason = $4
where conference_id = $1 and id = $2 and (precedence, precedence_reason) is distinct from ($3::bigint, $4::text)

-- name: unlockPrecedence
update trao.participation
set precedence = null
where conference_id = $1 and id = $2 and precedence is not null

-- Bands of rank, the highest first.
-- name: rankCategories
select band.code, trao.bodies(band.name_text_id) as name, band.first_rank, band.last_rank, category.provenance,
  category.is_verified, trao.source_list(category.sources) as sources
from trao.rank_band as band
  join trao.rank_category as category
    on category.conference_id = band.conference_id and category.id = band.id
where band.conference_id = $1
order by band.first_rank

-- name: putRankCategory
insert into trao.rank_category (conference_id, code, first_rank, name_text_id, provenance, is_verified, sources)
select $1, $2, $3,
  trao.put_text((select name_text_id from trao.rank_category where conference_id = $1 and code = $2), $4),
  $5, $6, jsonb_object($7::text[], $8::text[])
on conflict (conference_id, code) do update
set first_rank = excluded.first_rank, name_text_id = excluded.name_text_id, provenance = excluded.provenance,
  is_verified = excluded.is_verified, sources = excluded.sources

-- name: removeRankCategory
delete from trao.rank_category where conference_id = $1 and code = $2
