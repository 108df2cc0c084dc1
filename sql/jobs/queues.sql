-- name: listQueues
-- Places only: nothing here reads what is done.
with placed as (
  select queue, 0 as deferred, 1 as ready, 0 as running, 0 as dead, ready_at from jobs.ready
  union all
  select j.queue, p.deferred, 0, p.running, p.dead, null
  from (
    select job, 1 as deferred, 0 as running, 0 as dead from jobs.deferred
    union all select job, 0, 1, 0 from jobs.run
    union all select job, 0, 0, 1 from jobs.dead
  ) as p
  join jobs.job j on j.id = p.job
)
select
  coalesce(q.name, p.queue) as name, coalesce(sum(p.deferred), 0), coalesce(sum(p.ready), 0),
  coalesce(sum(p.running), 0), coalesce(sum(p.dead), 0),
  extract(epoch from clock_timestamp() - min(p.ready_at))::float8, q.paused_at, q.paused_by
from placed p full join jobs.queue q on q.name = p.queue
group by 1, q.paused_at, q.paused_by
order by 1

-- name: pauseQueue
insert into jobs.queue (name, paused_at, paused_by) values ($1, clock_timestamp(), $2)
on conflict (name) do update set paused_at = excluded.paused_at, paused_by = excluded.paused_by
where queue.paused_at is null

-- name: resumeQueue
with resumed as (
  update jobs.queue set paused_at = null, paused_by = null where name = $1 and paused_at is not null
  returning name
)
select pg_notify('trao_jobs', name) from resumed

-- name: unservedKinds
-- Kinds of ready jobs that no living worker has a handler for.
select distinct kind from jobs.ready
where not exists (
  select from jobs.worker where kind = any (kinds) and lease_until > (select clock_timestamp()))
order by kind
