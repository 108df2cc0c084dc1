-- Bodies, companies and offices, each once.

-- name: organisations
-- By name in the language $1; $2 to $4 narrow the choice: a kind, a country, ids; $5 how many at most.
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
limit $5

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

-- name: organisationDistinctions
-- What looks like the organisation and was marked as another, named as its own country names it.
select organisation.id, organisation.code,
  coalesce(
    trao.text_in(
      organisation.name_text_id, case organisation.country when 'VN' then 'vi' when 'JP' then 'ja' else 'en' end),
    trao.text_in(organisation.name_text_id, 'en'), trao.text_in(organisation.name_text_id, 'vi'),
    trao.text_in(organisation.name_text_id, 'ja')) as name,
  mark.reason, mark.created_at, mark.created_by
from trao.organisation_distinction as mark
  join trao.organisation on organisation.id = mark.one_id + mark.other_id - $1
where $1 in (mark.one_id, mark.other_id)
order by mark.id

-- name: organisationMerges
with recursive merged as (
  select organisation_merge.* from trao.organisation_merge where kept_id = $1
  union
  select organisation_merge.* from merged join trao.organisation_merge on organisation_merge.kept_id = merged.merged_id
)
select merged_id, merged_code, created_at, created_by from merged order by id desc

-- name: searchOrganisations
-- $1 as typed, $2 how many at most: all its words begin words of one name or alias, or of what stands for the body in
-- numbers; or it is a code.
with asked as materialized (
  select words, trao.word_patterns(words) as patterns from trao.name_words($1) as words
), name as (
  select organisation.id, localised_text.body::text as body
  from trao.organisation
    join trao.localised_text on localised_text.text_id = organisation.name_text_id
  union all
  select organisation_id, body from trao.alias where organisation_id is not null
  union all
  select id, symbol from trao.organisation where symbol is not null
), found as (
  select name.id, name.body, case when trao.name_words(name.body) = asked.words then 1 else 2 end as distance
  from name
    cross join asked
  where asked.words <> '' and ' ' || trao.name_words(name.body) like all (asked.patterns)
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

-- name: distinguishOrganisations
insert into trao.organisation_distinction (one_id, other_id, reason) values ($1, $2, $3)
on conflict (least(one_id, other_id), greatest(one_id, other_id)) do nothing

-- name: confuseOrganisations
delete from trao.organisation_distinction where (one_id, other_id) in (($1, $2), ($2, $1))

-- name: duplicateOrganisations
-- Pairs that may be one organisation, with why, in the order of their score from 0 to 100; $1 the lowest score that
-- counts, $2 how many at most, $3 by how many a name may be borne for it to make a pair.
--
-- Scores, the best of what two names have in common: 80 the same name in one language, 70 the same name or alias but
-- for letter case, marks, width or the order of its words, 60 the same but for words that say the legal form or that
-- it is a company. 15 the same symbol, 10 the same body above; 25 off for another country, 15 off for another kind.
with name as materialized (
  select organisation.id, localised_text.language, localised_text.body::text as body
  from trao.organisation
    join trao.localised_text on localised_text.text_id = organisation.name_text_id
  union all
  select organisation_id, null, body from trao.alias where organisation_id is not null
), keyed as materialized (
  select name.id, name.language, name.body, trao.name_key(word.words) as key, trao.name_key(nullif(bare.words, '')) as bare
  from name
    cross join lateral (select trao.name_words(name.body) as words) as word
    cross join lateral (
      select btrim(regexp_replace(regexp_replace(
        word.words,
        '株式会社|有限会社|合同会社|一般社団法人|独立行政法人|\m(cong ty|trach nhiem huu han|tnhh|co phan|mtv|mot thanh vien|company|co'
          || '|corporation|corp|limited|ltd|incorporated|inc|joint stock|jsc|llc|plc|kk)\M', ' ', 'g'),
        '[\s()（）]+', ' ', 'g')) as words) as bare
), shared as materialized (
  select bare from keyed where bare is not null group by bare having count(distinct id) between 2 and $3
), likeness as (
  select one.id as one, other.id as other,
    bool_or(one.body = other.body and one.language = other.language) as same,
    bool_or(one.key = other.key) as folded
  from shared
    join keyed as one on one.bare = shared.bare
    join keyed as other on other.bare = shared.bare and other.id > one.id
  group by one.id, other.id
), weighed as (
  select likeness.one, likeness.other,
    least(
      100,
      case when same then 80 when folded then 70 else 60 end
      + case when first.symbol = second.symbol then 15 else 0 end
      + case when first.parent_id = second.parent_id then 10 else 0 end
      - case when first.country <> second.country then 25 else 0 end
      - case when first.kind <> second.kind then 15 else 0 end) as score,
    array_remove(
      array[
        case when same then 'same-name' when folded then 'same-letters' else 'same-but-form' end,
        case when first.symbol = second.symbol then 'same-symbol' end,
        case when first.parent_id = second.parent_id then 'same-parent' end,
        case when first.country <> second.country then 'other-country' end,
        case when first.kind <> second.kind then 'other-kind' end],
      null) as reasons
  from likeness
    join trao.organisation as first on first.id = likeness.one
    join trao.organisation as second on second.id = likeness.other
)
select one, other, score, reasons from weighed
where score >= $1 and not exists (
  select from trao.organisation_distinction as mark
  where (mark.one_id, mark.other_id) in ((weighed.one, weighed.other), (weighed.other, weighed.one)))
order by score desc, one, other
limit $2

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
