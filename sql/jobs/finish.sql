-- name: holdBatchesThatBegin
-- $1 batches, $2 jobs. A batch's first job adds the others when it commits, which shares the batch's row. It is
-- taken before the job is touched, for a cancellation goes the same way, from the batch to its jobs. The other
-- jobs leave it alone: sharers without a gap between them would keep a cancellation waiting.
select id
from jobs.batch
where id = any ($1::bigint[]) and first_job = any ($2::bigint[])
order by id
for share

-- name: finishJobs
-- $1 worker, $2 jobs, $3 fences. Only a job whose run row still carries this worker and this fence is ended;
-- the others are not answered, and nothing may be written for them. What someone cancelled meanwhile ends
-- cancelled.
with ended as (
  delete from jobs.run r using unnest($2::bigint[], $3::bigint[]) as given (job, fence)
  where r.job = given.job and r.fence = given.fence and r.worker = $1
  returning r.*, case when r.cancelled_at is null then 'done' else 'cancelled' end as outcome
),
logged as (
  insert into jobs.history (job, fence, worker, started_at, attempt, outcome, actor)
  select job, fence, worker, started_at, attempt, outcome, cancelled_by from ended
),
freed as (
  delete from jobs.unique_key where job in (select job from ended)
),
counted as (
  insert into jobs.batch_tally (batch, shard, done, cancelled)
  select
    batch, pg_backend_pid() % 16,
    count(*) filter (where outcome = 'done'), count(*) filter (where outcome = 'cancelled')
  from ended where batch is not null group by batch order by batch
  on conflict (batch, shard) do update
  set done = batch_tally.done + excluded.done, cancelled = batch_tally.cancelled + excluded.cancelled
)
select job, fence, outcome from ended

-- name: actAs
-- $1 in whose name a handler writes from here on; its statements are planned as usual again.
select
  set_config('trao.actor', $1, true), set_config('enable_seqscan', 'on', true),
  set_config('enable_sort', 'on', true)

-- name: failJobs
-- $1 worker, $2 jobs, $3 fences, $4 errors, $5 whether another attempt would fail too, $6 seconds to wait
-- before it, $7 whether this one counts.
with ended as (
  delete from jobs.run r
  using unnest($2::bigint[], $3::bigint[], $4::text[], $5::boolean[], $6::float8[], $7::boolean[])
    as given (job, fence, error, is_permanent, delay, is_charged)
  where r.job = given.job and r.fence = given.fence and r.worker = $1
  returning r.*, given.error, given.is_permanent, given.delay, given.is_charged
),
judged as materialized (
  select
    e.*, j.queue,
    case
      when e.cancelled_at is not null then 'cancelled'
      when e.is_permanent or (e.is_charged and e.attempt >= j.maximum_attempts) then 'dead'
      else 'failed'
    end as outcome
  from ended e join jobs.job j on j.id = e.job
),
logged as (
  insert into jobs.history (job, fence, worker, started_at, attempt, outcome, error, actor)
  select job, fence, worker, started_at, attempt, outcome, error, cancelled_by from judged
),
again as (
  insert into jobs.deferred (job, due_at, batch, attempts, rescues, reason)
  select job, clock_timestamp() + make_interval(secs => delay), batch,
    case when is_charged then attempt else attempt - 1 end, rescues, 'retry'
  from judged where outcome = 'failed'
),
buried as (
  insert into jobs.dead (job, batch, attempts, error)
  select job, batch, attempt, error from judged where outcome = 'dead'
),
freed as (
  delete from jobs.unique_key where job in (select job from judged where outcome = 'cancelled')
),
counted as (
  insert into jobs.batch_tally (batch, shard, dead, cancelled)
  select
    batch, pg_backend_pid() % 16,
    count(*) filter (where outcome = 'dead'), count(*) filter (where outcome = 'cancelled')
  from judged where batch is not null and outcome <> 'failed' group by batch order by batch
  on conflict (batch, shard) do update
  set dead = batch_tally.dead + excluded.dead, cancelled = batch_tally.cancelled + excluded.cancelled
),
told as (
  select pg_notify('trao_jobs', queue)
  from (select distinct queue from judged where outcome = 'failed') as queues
)
select job, fence, outcome, (select count(*) from told) from judged

-- name: outcomesOfAttempts
-- $1 jobs, $2 fences: how these attempts ended. Asked after finishJobs did not answer them, which waited for
-- any earlier try of the same commit, so that a lost answer is told from a lost fence.
select h.job, h.fence, h.outcome
from unnest($1::bigint[], $2::bigint[]) as given (job, fence)
join jobs.history h on h.job = given.job and h.fence = given.fence
