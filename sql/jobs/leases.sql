-- name: registerWorker
-- $1 lease in seconds, $2 process, $3 host, $4 build, $5 kinds.
insert into jobs.worker (lease_until, pid, host, build, kinds)
values (clock_timestamp() + make_interval(secs => $1::float8), $2::bigint, $3, $4, $5::text[])
returning id

-- name: renewLease
-- $1 worker, $2 lease in seconds. No row: the worker was taken for dead, and its jobs are others'. Otherwise
-- one row at least, and one for each of its jobs that someone wants cancelled. A lease that ran out but that
-- nobody ended is good again: its run rows still stand.
with renewed as (
  update jobs.worker set lease_until = clock_timestamp() + make_interval(secs => $2::float8)
  where id = $1
  returning id
)
select r.job, r.fence
from renewed n left join jobs.run r on r.worker = n.id and r.cancelled_at is not null

-- name: removeWorker
delete from jobs.worker where id = $1

-- name: rescueJobs
-- $1 rescues that make a job a dead letter, $2 seconds of grace after a deadline, $3 seconds to wait before a
-- job that took too long is tried again. Everything is decided inside the statement: workers whose lease has
-- run out are deleted, then the run rows of deleted workers, then what becomes of each job. Rows that someone
-- is committing at this moment are skipped and come up in the next round, where their worker is missing
-- altogether.
with expired as (
  delete from jobs.worker
  where id = any (array(
    select id from jobs.worker where lease_until < (select clock_timestamp())
    for update skip locked))
  returning id, host, build, pid
),
doomed as materialized (
  select r.ctid as row, e.id is not null or w.id is null as is_abandoned,
    'its worker' || coalesce(' on ' || e.host || ' (build ' || e.build || ', process ' || e.pid || ')', '')
      || ' vanished' as loss
  from jobs.run r left join jobs.worker w on w.id = r.worker left join expired e on e.id = r.worker
  where r.cancelled_at is null
    and (e.id is not null or w.id is null
      or r.deadline + make_interval(secs => $2::float8) < (select clock_timestamp()))
  for update of r skip locked
),
ended as (
  delete from jobs.run r using doomed d where r.ctid = d.row
  returning r.*, d.is_abandoned, d.loss
),
judged as materialized (
  select
    e.*, j.queue, j.kind, j.priority,
    case
      when e.attempt >= j.maximum_attempts or (e.is_abandoned and e.rescues + 1 >= $1::bigint) then 'dead'
      when e.is_abandoned then 'rescued'
      else 'failed'
    end as outcome,
    case
      when e.is_abandoned then e.loss || ' (' || e.rescues + 1 || ' times by now)'
      else 'it took longer than ' || extract(epoch from j.timeout)::float8 || ' s and did not stop'
    end as error
  from ended e join jobs.job j on j.id = e.job
),
logged as (
  insert into jobs.history (job, fence, worker, started_at, attempt, outcome, error)
  select job, fence, worker, started_at, attempt, outcome, error from judged
),
again as (
  insert into jobs.ready (job, batch, priority, attempts, rescues, queue, kind)
  select job, batch, priority, attempt, rescues + 1, queue, kind from judged where outcome = 'rescued'
),
later as (
  insert into jobs.deferred (job, due_at, batch, attempts, rescues, reason)
  select job, clock_timestamp() + make_interval(secs => $3::float8), batch, attempt, rescues, 'retry'
  from judged where outcome = 'failed'
),
buried as (
  insert into jobs.dead (job, batch, attempts, error)
  select job, batch, attempt, error from judged where outcome = 'dead'
),
counted as (
  insert into jobs.batch_tally (batch, shard, dead)
  select batch, pg_backend_pid() % 16, count(*)
  from judged where batch is not null and outcome = 'dead' group by batch order by batch
  on conflict (batch, shard) do update set dead = batch_tally.dead + excluded.dead
),
told as (
  select pg_notify('trao_jobs', queue)
  from (select distinct queue from judged where outcome <> 'dead') as queues
)
select
  (select count(*) from expired),
  count(*) filter (where outcome = 'rescued'), count(*) filter (where outcome = 'failed'),
  count(*) filter (where outcome = 'dead'), (select count(*) from told)
from judged

-- name: cancelAbandoned
-- $1 kinds with a handler here, which has its own say in the same transaction; $2 seconds of grace.
-- Ends what was cancelled while it ran, where its worker is gone or does not stop.
with ended as (
  delete from jobs.run
  where ctid = any (array(
    select r.ctid
    from jobs.run r join jobs.job j on j.id = r.job left join jobs.worker w on w.id = r.worker
    where r.cancelled_at is not null and j.kind = any ($1::text[])
      and (w.id is null or r.deadline + make_interval(secs => $2::float8) < (select clock_timestamp()))
    for update of r skip locked))
  returning *
),
logged as (
  insert into jobs.history (job, fence, worker, started_at, attempt, outcome, actor)
  select job, fence, worker, started_at, attempt, 'cancelled', cancelled_by from ended
),
freed as (delete from jobs.unique_key where job in (select job from ended)),
counted as (
  insert into jobs.batch_tally (batch, shard, cancelled)
  select batch, pg_backend_pid() % 16, count(*)
  from ended where batch is not null group by batch order by batch
  on conflict (batch, shard) do update set cancelled = batch_tally.cancelled + excluded.cancelled
)
select
  j.id, e.fence, e.attempt::bigint, j.queue, j.kind, j.arguments::text, j.priority::bigint,
  j.maximum_attempts::bigint, extract(epoch from j.timeout)::float8, j.batch, j.created_at, j.created_by
from ended e join jobs.job j on j.id = e.job
order by j.id

-- name: listWorkers
select id, host, build, pid::bigint, kinds, started_at,
  extract(epoch from lease_until - clock_timestamp())::float8
from jobs.worker
order by id
