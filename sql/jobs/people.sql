-- name: cancelJobs
-- $1 jobs, $2 who. What lies still is ended here; what runs is flagged, and its worker ends it. A job that
-- moves at this moment may be missed: the caller looks again for those that are not answered.
with from_deferred as (
  delete from jobs.deferred where job = any ($1::bigint[]) returning job, batch, attempts
),
from_ready as (
  delete from jobs.ready where job = any ($1::bigint[]) returning job, batch, attempts
),
from_dead as (
  delete from jobs.dead where job = any ($1::bigint[]) returning job, batch, attempts
),
ended as (
  select job, batch, attempts, 0 as dead from from_deferred
  union all select job, batch, attempts, 0 from from_ready
  union all select job, batch, attempts, 1 from from_dead
),
logged as (
  insert into jobs.history (job, attempt, outcome, actor)
  select job, attempts, 'cancelled', $2 from ended
),
freed as (delete from jobs.unique_key where job in (select job from ended)),
counted as (
  insert into jobs.batch_tally (batch, shard, dead, cancelled)
  select batch, pg_backend_pid() % 16, -sum(dead), count(*)
  from ended where batch is not null group by batch order by batch
  on conflict (batch, shard) do update
  set dead = batch_tally.dead + excluded.dead, cancelled = batch_tally.cancelled + excluded.cancelled
),
flagged as (
  update jobs.run
  set cancelled_at = coalesce(cancelled_at, clock_timestamp()), cancelled_by = coalesce(cancelled_by, $2)
  where job = any ($1::bigint[])
  returning job, fence, attempt
)
select
  j.id, c.fence, c.attempt::bigint, j.queue, j.kind, j.arguments::text, j.priority::bigint,
  j.maximum_attempts::bigint, extract(epoch from j.timeout)::float8, j.batch, j.created_at, j.created_by
from (
  select job, 0::bigint as fence, attempts as attempt from ended
  union all select job, fence, attempt from flagged
) as c
join jobs.job j on j.id = c.job
order by j.id

-- name: retryJobs
-- $1 jobs, $2 who. A dead letter starts over; a job between two attempts need not wait for its time.
with revived as (
  delete from jobs.dead where job = any ($1::bigint[]) returning job, batch, attempts
),
hastened as (
  delete from jobs.deferred where job = any ($1::bigint[]) and reason = 'retry'
  returning job, batch, attempts, rescues
),
moved as (
  select job, batch, attempts as used, 0::smallint as attempts, 0::smallint as rescues from revived
  union all select job, batch, attempts, attempts, rescues from hastened
),
again as (
  insert into jobs.ready (job, batch, priority, attempts, rescues, queue, kind)
  select m.job, m.batch, j.priority, m.attempts, m.rescues, j.queue, j.kind
  from moved m join jobs.job j on j.id = m.job
  returning queue
),
logged as (
  insert into jobs.history (job, attempt, outcome, actor) select job, used, 'retried', $2 from moved
),
counted as (
  insert into jobs.batch_tally (batch, shard, dead)
  select batch, pg_backend_pid() % 16, -count(*)
  from revived where batch is not null group by batch order by batch
  on conflict (batch, shard) do update set dead = batch_tally.dead + excluded.dead
),
told as (select pg_notify('trao_jobs', queue) from (select distinct queue from again) as queues)
select job, (select count(*) from told) from moved order by job

-- name: placesOfJobs
-- One row for each of these jobs that exists.
select j.id, p.state
from jobs.job j left join jobs.place p on p.job = j.id
where j.id = any ($1::bigint[])

-- name: listJobs
-- $1 state, $2 batch: null for any; $3 kinds: none for any. $4 how many at most, newest first. Each job's place is looked up by itself,
-- from the newest on: for states that most jobs are in, or any.
select
  j.id, p.state, p.attempt::bigint, p.since, p.error, j.queue, j.kind, j.arguments::text, j.priority::bigint,
  j.maximum_attempts::bigint, extract(epoch from j.timeout)::float8, j.batch, j.created_at, j.created_by,
  r.cancelled_at is not null
from jobs.job j
cross join lateral (select * from jobs.place where place.job = j.id offset 0) as p
left join jobs.run r on r.job = j.id
where ($1::text is null or p.state = $1)
  and ($2::bigint is null or j.batch = $2)
  and (cardinality($3::text[]) = 0 or j.kind = any ($3))
order by j.id desc
limit $4

-- name: listJobsInState
-- The same, from the places on: for states that few jobs are in.
select
  j.id, p.state, p.attempt::bigint, p.since, p.error, j.queue, j.kind, j.arguments::text, j.priority::bigint,
  j.maximum_attempts::bigint, extract(epoch from j.timeout)::float8, j.batch, j.created_at, j.created_by,
  r.cancelled_at is not null
from jobs.job j
join jobs.place p on p.job = j.id
left join jobs.run r on r.job = j.id
where p.state = $1
  and ($2::bigint is null or j.batch = $2)
  and (cardinality($3::text[]) = 0 or j.kind = any ($3))
order by j.id desc
limit $4

-- name: showJob
select
  j.id, p.state, p.attempt::bigint, p.since, p.error, j.queue, j.kind, j.arguments::text, j.priority::bigint,
  j.maximum_attempts::bigint, extract(epoch from j.timeout)::float8, j.batch, j.created_at, j.created_by,
  r.cancelled_at is not null
from jobs.job j
join jobs.place p on p.job = j.id
left join jobs.run r on r.job = j.id
where j.id = $1

-- name: jobHistory
select fence, attempt::bigint, outcome, error, actor, worker, started_at, finished_at
from jobs.history
where job = $1
order by finished_at, fence nulls last
