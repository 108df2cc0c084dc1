-- name: claimEntries
select claim.code, trao.bodies(claim.about_text_id) as about, claim.comparator, claim.value::text as value,
  claim.value_to::text as value_to, claim.unit, claim.as_of, trao.bodies(claim.said_by_text_id) as said_by,
  trao.bodies(claim.source_text_id) as source, trao.bodies(claim.doubt_text_id) as doubt,
  (select whole.code from trao.claim_relation as relation
    join trao.claim as whole on whole.conference_id = $1 and whole.id = relation.whole_id
    where relation.conference_id = $1 and relation.kind = 'part-of' and relation.part_id = claim.id) as part_of,
  share.part as share_of, share.whole as share_in,
  exists (
    select from trao.claim_relation as relation
    where relation.conference_id = $1 and relation.kind = 'handed-over' and relation.part_id = claim.id)
    as is_of_grants,
  claim.provenance, claim.is_verified, trao.source_list(claim.sources) as sources
from trao.claim
  left join lateral (
    select part.code as part, whole.code as whole
    from trao.claim_relation as relation
      join trao.claim as part on part.conference_id = $1 and part.id = relation.part_id
      join trao.claim as whole on whole.conference_id = $1 and whole.id = relation.whole_id
    where relation.conference_id = $1 and relation.kind = 'share' and relation.share_id = claim.id) as share on true
where claim.conference_id = $1
order by claim.position

-- name: putClaim
-- A new claim comes last; orderClaims puts all into the order of the folder.
insert into trao.claim (
  conference_id, code, position, about_text_id, comparator, value, value_to, unit, as_of, said_by_text_id,
  source_text_id, doubt_text_id, provenance, is_verified, sources)
select $1, $2, coalesce(old.position, 1 + coalesce((select max(position) from trao.claim where conference_id = $1), 0)),
  trao.put_text(old.about_text_id, $3), $4, $5::text::numeric, $6::text::numeric, $7, $8,
  trao.put_text(old.said_by_text_id, $9), trao.put_text(old.source_text_id, $10),
  trao.put_text(old.doubt_text_id, $11), $12::text, $13::boolean,
  jsonb_object($14::text[], $15::text[])
from (select) as here
  left join trao.claim as old on old.conference_id = $1 and old.code = $2
on conflict (conference_id, code) do update
set about_text_id = excluded.about_text_id, comparator = excluded.comparator, value = excluded.value,
  value_to = excluded.value_to, unit = excluded.unit, as_of = excluded.as_of,
  said_by_text_id = excluded.said_by_text_id, source_text_id = excluded.source_text_id, doubt_text_id = excluded.doubt_text_id,
  provenance = excluded.provenance, is_verified = excluded.is_verified, sources = excluded.sources

-- name: orderClaims
-- Those that the folder does not name stay behind those that it does.
update trao.claim
set position = placed.position
from (
  select id, row_number() over (order by array_position($2::text[], code::text) nulls last, position) as position
  from trao.claim
  where conference_id = $1) as placed
where claim.conference_id = $1 and claim.id = placed.id and claim.position <> placed.position

-- name: putClaimChecks
with me as (
  select id from trao.claim where conference_id = $1 and code = $2
), wanted as (
  select 'part-of' as kind, me.id as part_id,
    (select id from trao.claim where conference_id = $1 and code = $3) as whole_id,
    null::bigint as share_id
  from me where $3::text is not null
  union all
  select 'share', (select id from trao.claim where conference_id = $1 and code = $4),
    (select id from trao.claim where conference_id = $1 and code = $5), me.id
  from me where $4::text is not null
  union all
  select 'handed-over', me.id, null, null from me where $6::boolean
), gone as (
  delete from trao.claim_relation as relation
  using me
  where relation.conference_id = $1
    and me.id = case relation.kind when 'share' then relation.share_id else relation.part_id end
    and not exists (
      select from wanted
      where (wanted.kind, wanted.part_id, wanted.whole_id, wanted.share_id)
        is not distinct from (relation.kind, relation.part_id, relation.whole_id, relation.share_id))
)
insert into trao.claim_relation (conference_id, position, kind, part_id, whole_id, share_id)
select $1,
  (select coalesce(max(position), 0) from trao.claim_relation where conference_id = $1) + row_number() over (),
  wanted.kind, wanted.part_id, wanted.whole_id, wanted.share_id
from wanted
where not exists (
  select from trao.claim_relation as relation
  where relation.conference_id = $1 and (wanted.kind, wanted.part_id, wanted.whole_id, wanted.share_id)
    is not distinct from (relation.kind, relation.part_id, relation.whole_id, relation.share_id))
