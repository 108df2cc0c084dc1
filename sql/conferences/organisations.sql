-- Bodies, companies and offices, each once.

-- name: organisations
-- By name in the language $1; $2 to $4 narrow the choice: a kind, a country, ids.
select organisation.id, organisation.code, organisation.kind, organisation.country, parent.code as parent,
  organisation.parent_id, trao.bodies(organisation.name_text_id) as name,
  trao.bodies(organisation.letterhead_text_id) as letterhead, organisation.symbol, organisation.provenance,
  organisation.is_verified, trao.source_list(organisation.sources) as sources
from trao.organisation
  left join trao.organisation as parent on parent.id = organisation.parent_id
where ($2::text is null or organisation.kind = $2)
  and ($3::text is null or organisation.country = $3)
  and ($4::bigint[] is null or organisation.id = any ($4))
order by
  case when $1 = 'vi' then trao.text_in(organisation.name_text_id, 'vi') end collate "vi-x-icu" nulls last,
  case when $1 = 'ja' then trao.text_in(organisation.name_text_id, 'ja') end collate "ja-x-icu" nulls last,
  case when $1 = 'en' then trao.text_in(organisation.name_text_id, 'en') end collate "en-x-icu" nulls last,
  organisation.id

-- name: organisationByCode
select trao.organisation_by_code($1)

-- name: organisationByNumber
select trao.kept_organisation($1)

-- name: organisationCodes
select code from trao.organisation where code is not null
union
select merged_code from trao.organisation_merge where merged_code is not null

-- name: organisationOtherNames
select body, provenance from trao.alias where organisation_id = $1 order by body collate "C"

-- name: organisationPeople
-- Who holds an office there, the highest first; $2 how many at most.
select person.id, person.code, named.native_name, trao.bodies(office.title_text_id) as title, office.valid_from,
  office.valid_to
from trao.appointment as office
  join trao.person on person.id = office.person_id
  join trao.person_name as named on named.person_id = person.id
where office.organisation_id = $1
order by office.rank nulls last, office.id
limit $2

-- name: organisationMerges
with recursive merged as (
  select organisation_merge.* from trao.organisation_merge where kept_id = $1
  union
  select organisation_merge.* from merged join trao.organisation_merge on organisation_merge.kept_id = merged.merged_id
)
select merged_id, merged_code, created_at, created_by from merged order by id desc

-- name: searchOrganisations
-- $1 as typed, $2 how many at most: all its words stand in one name or alias; or it is a code.
with asked as materialized (
  select given.words,
    array(
      select '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%'
      from unnest(string_to_array(given.words, ' ')) as word) as patterns
  from (select trao.name_words($1) as words) as given
), name as (
  select organisation.id, localised_text.body::text as body
  from trao.organisation
    join trao.localised_text on localised_text.text_id = organisation.name_text_id
  union all
  select organisation_id, body from trao.alias where organisation_id is not null
), found as (
  select name.id, name.body, case when trao.name_words(name.body) = asked.words then 1 else 2 end as distance
  from name
    cross join asked
  where asked.words <> '' and trao.name_words(name.body) like all (asked.patterns)
  union all
  select trao.organisation_by_code($1), null, 0
)
select found.id, min(found.body) as matched
from found
  join trao.organisation on organisation.id = found.id
group by found.id
order by min(found.distance), found.id
limit $2

-- name: addOrganisation
insert into trao.organisation (code, kind, country, parent_id, name_text_id, symbol, provenance)
select $1, $2, $3, $4, trao.put_text(null, $5), $6, $7
returning id

-- name: editOrganisation
-- What is null stays as it is; of the name, the languages that are given change.
update trao.organisation
set code = coalesce($2, code), kind = coalesce($3, kind), country = coalesce($4, country),
  parent_id = coalesce($5, parent_id), symbol = coalesce($6, symbol),
  is_verified = coalesce($7::boolean, is_verified),
  name_text_id = trao.put_text(
    name_text_id,
    array(
      select coalesce(given, known)
      from unnest($8::text[], trao.bodies(name_text_id)) with ordinality as pair (given, known, place)
      order by place))
where id = $1

-- name: noteOrganisationOfConference
insert into trao.conference_organisation (conference_id, organisation_id) values ($1, $2) on conflict do nothing

-- name: addOrganisationAlias
insert into trao.alias (organisation_id, body, provenance) values ($1, $2, $3) on conflict do nothing

-- name: mergeOrganisations
select trao.merge_organisation($1, $2)::text

-- name: organisationMerge
select id, merged_id, merged_code, moved::text, created_at, created_by from trao.organisation_merge where merged_id = $1

-- name: mergedOrganisationNumber
select merged_id from trao.organisation_merge where merged_code = $1 order by id desc limit 1

-- name: organisationMergeConflicts
select conference.code as conference, kept.external_id as kept, merged.external_id as merged,
  gone.external_id as goes, double.kept_uses, double.merged_uses
from trao.double_participations(
    array(select part from trao.participation as part where part.organisation_id = $1),
    array(select part from trao.participation as part where part.organisation_id = $2)) as double
  join trao.conference on conference.id = double.conference_id
  join trao.participation as kept on kept.conference_id = double.conference_id and kept.id = double.kept_id
  join trao.participation as merged on merged.conference_id = double.conference_id and merged.id = double.merged_id
  left join trao.participation as gone on gone.conference_id = double.conference_id and gone.id = double.goes_id
order by conference.code
