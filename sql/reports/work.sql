-- name: jobsAndDocuments
-- Jobs by kind and state, over all conferences, then documents of this one by kind and state; how long the oldest has
-- been in that state, attempts that failed, and the last error of the dead.
select *
from (
  select 'job' as subject, job.kind, place.state, count(*) as number, min(place.since) as oldest,
    extract(epoch from now() - min(place.since))::bigint as age,
    coalesce(sum(failed.attempts), 0)::bigint as failures,
    (array_agg(place.error order by place.since desc) filter (where place.state = 'dead'))[1] as last_error
  from jobs.place
    join jobs.job on job.id = place.job
    left join (
      select job, count(*) as attempts from jobs.history where outcome in ('failed', 'dead') group by job) as failed
      on failed.job = place.job
  group by job.kind, place.state
  union all
  select 'document', kind, state, count(*), min(created_at),
    extract(epoch from now() - min(created_at))::bigint, 0, null
  from trao.document
  where conference_id = $1
  group by kind, state) as work
order by subject desc, kind, array_position(
  array['deferred', 'ready', 'running', 'dead', 'cancelled', 'done', 'numbered', 'final', 'signed', 'superseded',
    'revoked', 'void'], state) nulls last, state

-- name: outgoing
-- The register of outgoing documents of the conference's issuing body (Decree 30/2020, annex IV), with papers that were
-- not made here, and voids.
select register.body, register.year, register.series, register.number, register.symbol, register.dated, register.type,
  register.subject, register.signer, register.recipients, register.keeper, register.copies, register.sent_on,
  register.receipt, register.outcome, register.outcome_on, register.note, register.reason, register.successor,
  register.state
from trao.outgoing_register as register
  join trao.conference on conference.id = $1
    and register.organisation_id = conference.issuing_organisation_id
where register.conference_id = $1 or register.conference_id is null
order by register.year, register.series, register.number nulls last

-- name: claims
-- What is claimed, with source and the outcome of the checks it stands in; what was handed over counts as it was recorded
-- at $3 (null: now).
select claim.code, trao.text_in(claim.about_text_id, $2) as about, claim.comparator, claim.value::text as value,
  claim.value_to::text as value_to, claim.unit, claim.as_of, trao.text_in(claim.said_by_text_id, $2) as said_by,
  trao.text_in(claim.source_text_id, $2) as source, trao.text_in(claim.doubt_text_id, $2) as doubt, claim.provenance,
  claim.is_verified,
  (select bool_and(outcome.holds) from trao.claim_check_at($3) as outcome
    where outcome.conference_id = claim.conference_id and claim.code in (outcome.part, outcome.whole, outcome.share))
    as holds
from trao.claim
where claim.conference_id = $1
order by claim.position

-- name: claimChecks
-- $2: what was handed over as it was recorded at that moment (null: now).
select outcome.kind, outcome.part, outcome.whole, outcome.share, outcome.computed::text as computed, outcome.holds,
  part.value::text as part_value, part.unit as part_unit, part.comparator as part_comparator,
  whole.value::text as whole_value, share.value::text as share_value,
  (select bool_and(project.is_verified) from trao.grants_at($1, $2) as grants
    join trao.certificate on certificate.id = grants.certificate_id
    join trao.project on project.id = certificate.project_id
    where grants.state in ('handed', 'proxy')) as is_ledger_verified
from trao.claim_check_at($2) as outcome
  join trao.claim as part on part.conference_id = $1 and part.code = outcome.part
  left join trao.claim as whole on whole.conference_id = $1 and whole.code = outcome.whole
  left join trao.claim as share on share.conference_id = $1 and share.code = outcome.share
where outcome.conference_id = $1
order by outcome.position

-- name: summaryCounts
-- Figures of the summary that no other report has, as they were recorded at $2 (null: now).
with guest as materialized (
  select guest.id, guest.roles, coalesce(former.state, guest.state) as state,
    case when former.participation_id is null then guest.replaces_id else former.replaces_id end as replaces_id
  from trao.participation as guest
    left join trao.guests_before($2) as former
      on former.conference_id = $1 and former.participation_id = guest.id
  where guest.conference_id = $1 and ($2::timestamptz is null or guest.created_at <= $2)
), status as materialized (
  select state, document_id, made_at, sent_at, returned_at
  from trao.invitation_status_at($2)
  where conference_id = $1
)
select
  (select count(*) from guest where replaces_id is not null and state not in ('withdrawn', 'declined')) as substitutes,
  (select count(*) from guest where 'press' = any (roles) and state <> 'withdrawn') as press,
  (select count(distinct guest.id) from guest
    join trao.attendance_event as event on event.conference_id = $1 and event.participation_id = guest.id
      and event.direction = 'in' and ($2 is null or event.created_at <= $2)
    where 'press' = any (guest.roles) and not exists (
      select from trao.attendance_event as annulment
      where annulment.conference_id = $1 and annulment.annuls_id = event.id
        and ($2 is null or annulment.created_at <= $2)))
    as press_present,
  (select count(*) from trao.grants_at($1, $2) where state in ('planned', 'ready', 'absent')) as grants_planned,
  (select count(*) from trao.grants_at($1, $2) where state in ('handed', 'proxy')) as grants_handed,
  (select count(*) from trao.grants_at($1, $2) where state = 'withdrawn') as grants_withdrawn,
  (select count(*) from status where returned_at is not null) as returned_letters,
  (select count(*) from status
    where document_id is not null and made_at is not null and sent_at is null and state <> 'withdrawn')
    as unsent_letters

-- name: summaryDocuments
-- $2: as it was recorded at that moment (null: now).
select kind, state, count(*) as number
from trao.documents_at($2)
where conference_id = $1
group by kind, state
order by kind, state

-- name: summaryInstruments
-- $2: as it was recorded at that moment (null: now).
select instrument.kind, count(*) as number
from trao.grants_at($1, $2) as grants join trao.instrument on instrument.id = grants.instrument_id
where grants.state in ('handed', 'proxy')
group by instrument.kind
order by instrument.kind
