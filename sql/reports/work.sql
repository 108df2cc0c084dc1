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
-- What is claimed, with source and the outcome of the checks it stands in.
select claim.code, trao.text_in(claim.about_text_id, $2) as about, claim.comparator, claim.value::text as value,
  claim.value_to::text as value_to, claim.unit, claim.as_of, trao.text_in(claim.said_by_text_id, $2) as said_by,
  trao.text_in(claim.source_text_id, $2) as source, trao.text_in(claim.doubt_text_id, $2) as doubt, claim.provenance,
  claim.is_verified,
  (select bool_and(outcome.holds) from trao.claim_check as outcome
    where outcome.conference_id = claim.conference_id and claim.code in (outcome.part, outcome.whole, outcome.share))
    as holds
from trao.claim
where claim.conference_id = $1
order by claim.position

-- name: claimChecks
select outcome.kind, outcome.part, outcome.whole, outcome.share, outcome.computed::text as computed, outcome.holds,
  part.value::text as part_value, part.unit as part_unit, part.comparator as part_comparator,
  whole.value::text as whole_value, share.value::text as share_value,
  (select bool_and(project.is_verified) from trao.ceremony_grant as grants
    join trao.certificate on certificate.id = grants.certificate_id
    join trao.project on project.id = certificate.project_id
    where grants.conference_id = $1 and grants.state in ('handed', 'proxy')) as is_ledger_verified
from trao.claim_check as outcome
  join trao.claim as part on part.conference_id = $1 and part.code = outcome.part
  left join trao.claim as whole on whole.conference_id = $1 and whole.code = outcome.whole
  left join trao.claim as share on share.conference_id = $1 and share.code = outcome.share
where outcome.conference_id = $1
order by outcome.position

-- name: summaryCounts
-- Figures of the summary that no other report has.
select
  (select count(*) from trao.participation
    where conference_id = $1 and replaces_id is not null and state not in ('withdrawn', 'declined'))
    as substitutes,
  (select count(*) from trao.participation where conference_id = $1 and 'press' = any (roles) and state <> 'withdrawn')
    as press,
  (select count(distinct guest.id) from trao.participation as guest
    join trao.attendance_scan as scan on scan.conference_id = $1 and scan.participation_id = guest.id
      and scan.direction = 'in'
    where guest.conference_id = $1 and 'press' = any (guest.roles)) as press_present,
  (select count(*) from trao.ceremony_grant where conference_id = $1 and state in ('planned', 'ready', 'absent'))
    as grants_planned,
  (select count(*) from trao.ceremony_grant where conference_id = $1 and state in ('handed', 'proxy')) as grants_handed,
  (select count(*) from trao.ceremony_grant where conference_id = $1 and state = 'withdrawn') as grants_withdrawn,
  (select count(*) from trao.invitation_status where conference_id = $1 and returned_at is not null)
    as returned_letters,
  (select count(*) from trao.invitation_status
    where conference_id = $1 and document_id is not null and made_at is not null and sent_at is null
      and state not in ('withdrawn')) as unsent_letters

-- name: summaryDocuments
select kind, state, count(*) as number
from trao.document
where conference_id = $1
group by kind, state
order by kind, state

-- name: summaryInstruments
select instrument.kind, count(*) as number
from trao.ceremony_grant as grants join trao.instrument on instrument.id = grants.instrument_id
where grants.conference_id = $1 and grants.state in ('handed', 'proxy')
group by instrument.kind
order by instrument.kind
