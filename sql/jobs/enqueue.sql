-- name: lockBatches
-- Held against cancellations, which take the same rows for an update: either the new jobs are there when they
-- look for jobs to cancel, or the batch is seen here as cancelled.
select id, cancelled_at is not null
from jobs.batch
where id = any ($1::bigint[])
order by id
for share

-- name: enqueueJobs
-- $1 to $9 are columns: queue, kind, arguments, priority, maximum attempts, timeout in seconds, due time or
-- null, unique key or null, batch or null. $10 is who asks, or null for the transaction's actor. Whether a
-- job is due is decided once (is_due), because two readings of the clock could put it into both places or
-- into none. Answers one row for each job in the given order: its number, or null where its key was taken.
with given as materialized (
  select nextval('jobs.job_id_seq') as id, n.*, n.due_at is null or n.due_at <= clock_timestamp() as is_due
  from unnest(
    $1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::float8[], $7::timestamptz[],
    $8::text[], $9::bigint[])
    with ordinality as n (
      queue, kind, arguments, priority, maximum_attempts, timeout, due_at, key, batch, place)
),
keyed as (
  -- In the order of the keys, so that two transactions cannot wait for each other.
  insert into jobs.unique_key (key, job)
  select key, id from given where key is not null order by key
  on conflict (key) do nothing
  returning job
),
fresh as materialized (
  select * from given where key is null or id in (select job from keyed)
),
asked as (
  insert into jobs.job (
    id, batch, timeout, priority, maximum_attempts, queue, kind, created_by, arguments)
  overriding system value
  select
    id, batch, make_interval(secs => timeout), priority, maximum_attempts, queue, kind,
    coalesce($10::text, nullif(current_setting('trao.actor', true), ''), session_user), arguments::jsonb
  from fresh
),
made_ready as (
  insert into jobs.ready (job, batch, priority, queue, kind)
  select id, batch, priority, queue, kind from fresh where is_due
),
made_deferred as (
  insert into jobs.deferred (job, due_at, batch, reason)
  select id, due_at, batch, 'scheduled' from fresh where not is_due
),
counted as (
  insert into jobs.batch_tally (batch, shard, total)
  select batch, pg_backend_pid() % 16, count(*)
  from fresh where batch is not null group by batch order by batch
  on conflict (batch, shard) do update set total = batch_tally.total + excluded.total
),
told as (
  -- PostgreSQL folds equal notifications of one transaction. Deferred jobs tell too: timers are set anew.
  select pg_notify('trao_jobs', queue) from (select distinct queue from fresh) as queues
)
select fresh.id, (select count(*) from told)
from given left join fresh using (place)
order by place

-- name: keyHolders
select key, job from jobs.unique_key where key = any ($1::text[])
