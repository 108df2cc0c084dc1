-- name: claimJobs
-- $1 worker, $2 the kinds it has handlers for, $3 how many at most. The worker's own row is locked for key
-- share: whoever takes this worker for dead must delete the row, and so either comes first, and nothing is
-- claimed, or waits. A renewal of the lease does not conflict with it. clock_timestamp() and the paused
-- queues stand in sub-selects so that they are looked up once, not for each row.
with claimant as materialized (
  select id from jobs.worker
  where id = $1 and lease_until > (select clock_timestamp())
  for key share
),
taken as (
  delete from jobs.ready
  where ctid = any (array(
    select ctid from jobs.ready
    where kind = any ($2::text[])
      and queue <> all (array(select name from jobs.queue where paused_at is not null))
    order by priority desc, job
    limit $3 * (select count(*) from claimant)
    for update skip locked))
  returning job, batch, attempts, rescues
),
payload as materialized (
  select
    j.*, nextval('jobs.fence') as fence, t.attempts + 1 as attempt, t.rescues, clock_timestamp() as started_at
  from taken t join jobs.job j on j.id = t.job
),
started as (
  insert into jobs.run (job, fence, worker, batch, started_at, deadline, attempt, rescues)
  select id, fence, $1, batch, started_at, started_at + timeout, attempt, rescues from payload
)
select
  id, fence, attempt::bigint, queue, kind, arguments::text, priority::bigint, maximum_attempts::bigint,
  extract(epoch from timeout)::float8, batch, created_at, created_by
from payload
order by priority desc, id

-- name: forgottenJobs
-- $1 worker, $2 the fences it knows of: what it was given by a claim whose answer was lost.
select
  j.id, r.fence, r.attempt::bigint, j.queue, j.kind, j.arguments::text, j.priority::bigint,
  j.maximum_attempts::bigint, extract(epoch from j.timeout)::float8, j.batch, j.created_at, j.created_by
from jobs.run r join jobs.job j on j.id = r.job
where r.worker = $1 and r.fence <> all ($2::bigint[])
order by j.priority desc, j.id

-- name: releaseJobs
-- $1 worker, $2 jobs, $3 fences: given back unfinished, and the attempt is not counted. Those that someone
-- has cancelled stay behind for cancelAbandoned.
with ended as (
  delete from jobs.run r using unnest($2::bigint[], $3::bigint[]) as given (job, fence)
  where r.job = given.job and r.fence = given.fence and r.worker = $1 and r.cancelled_at is null
  returning r.*
),
logged as (
  insert into jobs.history (job, fence, worker, started_at, attempt, outcome)
  select job, fence, worker, started_at, attempt, 'released' from ended
),
again as (
  insert into jobs.ready (job, batch, priority, attempts, rescues, queue, kind)
  select e.job, e.batch, j.priority, e.attempt - 1, e.rescues, j.queue, j.kind
  from ended e join jobs.job j on j.id = e.job
  returning queue
),
told as (select pg_notify('trao_jobs', queue) from (select distinct queue from again) as queues)
select (select count(*) from ended), (select count(*) from told)

-- name: promoteJobs
-- $1 how many at most. Never early: the database's clock decides.
with due as (
  delete from jobs.deferred
  where ctid = any (array(
    select ctid from jobs.deferred
    where due_at <= (select clock_timestamp())
    order by due_at, job
    limit $1
    for update skip locked))
  returning job, batch, attempts, rescues
),
promoted as (
  insert into jobs.ready (job, batch, priority, attempts, rescues, queue, kind)
  select d.job, d.batch, j.priority, d.attempts, d.rescues, j.queue, j.kind
  from due d join jobs.job j on j.id = d.job
  returning queue
),
told as (select pg_notify('trao_jobs', queue) from (select distinct queue from promoted) as queues)
select (select count(*) from promoted), (select count(*) from told)

-- name: secondsToNextDue
-- Measured by the database alone, so that a worker whose clock is wrong waits as long as the others.
select extract(epoch from min(due_at) - clock_timestamp())::float8 from jobs.deferred
