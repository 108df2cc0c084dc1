-- name: insertBatch
-- $1 key, $2 kind, $3 title, $4 due time or null for now, $5 who. No row: another batch holds the key.
insert into jobs.batch (key, kind, title, due_at, created_by)
values ($1, $2, $3, coalesce($4::timestamptz, clock_timestamp()), $5)
on conflict (key) where cancelled_at is null do nothing
returning id

-- name: setFirstJob
update jobs.batch set first_job = $2 where id = $1

-- name: batchHoldingKey
-- $1 key, $2 kind, $3 kind of its first job, $4 that job's arguments: the batch, and whether it is what is
-- asked for.
select b.id, b.kind = $2 and j.kind = $3 and j.arguments = $4::text::jsonb
from jobs.batch b join jobs.job j on j.id = b.first_job
where b.key = $1 and b.cancelled_at is null

-- name: listBatches
-- $1 one batch or null for all, $2 one key or null, $3 how many at most, newest first.
-- What is ready is what is in no other place, all read in one snapshot: nothing long is counted.
select
  b.id, b.key, b.kind, b.title, b.due_at, b.created_at, b.created_by, b.cancelled_at, b.cancelled_by,
  t.total, l.deferred, t.total - t.done - t.dead - t.cancelled - l.deferred - l.running as ready, l.running,
  t.done, t.dead, t.cancelled, l.is_movable
from jobs.batch b
cross join lateral (
  select
    coalesce(sum(total), 0)::bigint as total, coalesce(sum(done), 0)::bigint as done,
    coalesce(sum(dead), 0)::bigint as dead, coalesce(sum(cancelled), 0)::bigint as cancelled
  from jobs.batch_tally where batch = b.id
) as t
cross join lateral (
  select
    (select count(*) from jobs.deferred d where d.batch = b.id) as deferred,
    (select count(*) from jobs.run r where r.batch = b.id) as running,
    b.cancelled_at is null and exists (
      select from jobs.deferred d where d.job = b.first_job and d.reason = 'scheduled') as is_movable
) as l
where ($1::bigint is null or b.id = $1) and ($2::text is null or b.key = $2)
order by b.id desc
limit $3

-- name: moveBatch
-- $1 batch, $2 the new time. Only while its first job waits for the time it was given.
with moved as (
  update jobs.deferred d set due_at = $2
  from jobs.batch b
  where b.id = $1 and b.cancelled_at is null and d.job = b.first_job and d.reason = 'scheduled'
  returning d.job
),
noted as (
  update jobs.batch set due_at = $2 where id = $1 and exists (select from moved)
),
told as (
  select pg_notify('trao_jobs', j.queue) from moved m join jobs.job j on j.id = m.job
)
select (select count(*) from moved), (select count(*) from told)

-- name: markBatchCancelled
update jobs.batch set cancelled_at = clock_timestamp(), cancelled_by = $2
where id = $1 and cancelled_at is null
returning id

-- name: holdBatchesOfJobs
-- The batches of these jobs, locked against rival cancellations and against jobs being added or committed.
select id
from jobs.batch
where id in (select batch from jobs.job where id = any ($1::bigint[]))
order by id
for no key update

-- name: cancelEmptiedBatches
-- $1 batches, $2 who cancelled jobs of theirs. Those of which nothing is done and nothing is open any more.
update jobs.batch b set cancelled_at = clock_timestamp(), cancelled_by = $2
where b.id = any ($1::bigint[]) and b.cancelled_at is null
  and (select coalesce(sum(done), 0) from jobs.batch_tally where batch = b.id) = 0
  and not exists (select from jobs.deferred where batch = b.id)
  and not exists (select from jobs.ready where batch = b.id)
  and not exists (select from jobs.dead where batch = b.id)
  and not exists (select from jobs.run where batch = b.id and cancelled_at is null)

-- name: openJobsOfBatch
-- What cancelling the batch must still end or flag.
select job from jobs.deferred where batch = $1
union all select job from jobs.ready where batch = $1
union all select job from jobs.dead where batch = $1
union all select job from jobs.run where batch = $1 and cancelled_at is null
