-- The job queue. A job's state is the table it lies in, never a column that is updated:
--
--   deferred ──due──▶ ready ──claim──▶ run ──commit──▶ history (done)
--      ▲                ▲               │
--      └───── retry ────┼──── fails ────┤──▶ dead ──retry by hand──▶ ready
--                       └─── rescue ────┘
--
-- Cancelled jobs leave their place for history. Each move is a delete and an insert in one statement, so a
-- job lies in exactly one place. Only the database's clock decides (clock_timestamp(), not the transaction's
-- start). The places carry no foreign keys: rows of jobs.job outlive them, and a check for each move would be
-- paid twice for each job.

create schema if not exists jobs;

-- Jobs asked for and followed together: "the invitations of this conference".
create table if not exists jobs.batch (
  id bigint generated always as identity primary key,
  first_job bigint,                      -- may be moved as long as this job is deferred
  due_at timestamptz not null,           -- when the work may begin, as asked or last moved
  created_at timestamptz not null default clock_timestamp(),
  cancelled_at timestamptz,
  key text not null check (key <> ''),   -- who asks twice with one key gets one batch
  kind text not null,
  title text not null,
  created_by text not null,
  cancelled_by text,
  check ((cancelled_at is null) = (cancelled_by is null))
);

-- A cancelled batch frees its key, so that the same work can be scheduled again.
create unique index if not exists batch_key on jobs.batch (key) where cancelled_at is null;

-- Progress of a batch, counted as jobs end, in several rows so that rival committers do not queue for one.
-- The batch's numbers are the sums over its shards; a single shard may go below zero.
create table if not exists jobs.batch_tally (
  batch bigint not null references jobs.batch on delete cascade,
  total bigint not null default 0,
  done bigint not null default 0,
  dead bigint not null default 0,
  cancelled bigint not null default 0,
  shard smallint not null,
  primary key (batch, shard)
) with (fillfactor = 50, autovacuum_vacuum_threshold = 200, autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_cost_delay = 0);

-- What was asked for: never updated.
create table if not exists jobs.job (
  id bigint generated always as identity primary key,
  batch bigint references jobs.batch,
  created_at timestamptz not null default clock_timestamp(),
  timeout interval not null default interval '5 minutes' check (timeout > interval '0'),
  priority smallint not null default 0,  -- the highest is taken first
  maximum_attempts smallint not null default 5 check (maximum_attempts > 0),
  queue text not null default 'default' check (queue <> '' and octet_length(queue) <= 100),
  kind text not null check (kind <> ''),
  created_by text not null
    default coalesce(nullif(current_setting('trao.actor', true), ''), session_user),
  arguments jsonb not null default '{}'  -- identifiers only: no personal data lies here
) with (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);

create index if not exists job_batch on jobs.job (batch, id) where batch is not null;

-- Held until its job is done or cancelled; a dead job keeps its key, for it may be retried.
create table if not exists jobs.unique_key (
  job bigint not null unique,
  key text primary key check (key <> '')
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

-- Waiting for a time: scheduled by someone, or between two attempts.
create table if not exists jobs.deferred (
  job bigint primary key,
  due_at timestamptz not null,
  batch bigint,
  attempts smallint not null default 0,  -- used so far
  rescues smallint not null default 0,   -- how many of them ended with their worker
  reason text not null check (reason in ('scheduled', 'retry'))
) with (fillfactor = 90, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0.01,
  autovacuum_vacuum_cost_delay = 0);

create index if not exists deferred_due on jobs.deferred (due_at, job);
create index if not exists deferred_batch on jobs.deferred (batch) where batch is not null;

-- May be taken by any worker that knows the kind.
create table if not exists jobs.ready (
  job bigint primary key,
  ready_at timestamptz not null default clock_timestamp(),
  batch bigint,
  priority smallint not null,
  attempts smallint not null default 0,
  rescues smallint not null default 0,
  queue text not null,
  kind text not null
) with (autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0.01,
  autovacuum_vacuum_cost_delay = 0);

create index if not exists ready_order on jobs.ready (priority desc, job);

-- Who works. A worker whose lease has run out is taken for dead by the others; only this row beats.
create table if not exists jobs.worker (
  id bigint generated always as identity primary key,
  lease_until timestamptz not null,
  started_at timestamptz not null default clock_timestamp(),
  pid integer not null,
  host text not null,
  build text not null,
  kinds text[] not null
) with (fillfactor = 50, autovacuum_vacuum_threshold = 100, autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_cost_delay = 0);

-- One number for each claim. Whoever ends an attempt must show its number, so that a worker that was declared
-- dead and comes back finds its row gone, or under another number, and changes nothing.
create sequence if not exists jobs.fence as bigint;

-- In a worker's hands.
create table if not exists jobs.run (
  job bigint primary key,
  fence bigint not null,
  worker bigint not null,
  batch bigint,
  started_at timestamptz not null,
  deadline timestamptz not null,
  cancelled_at timestamptz,              -- someone asked; the worker is told when it renews its lease
  attempt smallint not null,
  rescues smallint not null,
  cancelled_by text
) with (fillfactor = 70, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0.01,
  autovacuum_vacuum_cost_delay = 0);

create index if not exists run_worker on jobs.run (worker);

-- The dead letters: out of attempts, or failed for good. They wait for a person: retry or cancel.
create table if not exists jobs.dead (
  job bigint primary key,
  died_at timestamptz not null default clock_timestamp(),
  batch bigint,
  attempts smallint not null,
  error text not null
);

-- How each attempt ended, and what people did in between. Append-only.
create table if not exists jobs.history (
  job bigint not null,
  fence bigint,                          -- null where no worker held the job
  worker bigint,
  started_at timestamptz,
  finished_at timestamptz not null default clock_timestamp(),
  attempt smallint not null,
  outcome text not null
    check (outcome in ('done', 'failed', 'dead', 'cancelled', 'rescued', 'released', 'retried')),
  error text,
  actor text                             -- who cancelled or retried
) with (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);

-- An attempt ends once. Also the way to learn what became of a COMMIT whose answer was lost.
create unique index if not exists history_attempt on jobs.history (job, fence);

-- Named here once someone pauses it; other queues have no row.
create table if not exists jobs.queue (
  name text primary key,
  paused_at timestamptz,
  paused_by text,
  check ((paused_at is null) = (paused_by is null))
);

-- Where each job lies, in the words shown to people.
create or replace view jobs.place as
  select job, 'deferred' as state, attempts as attempt, due_at as since, null::text as error
  from jobs.deferred
  union all select job, 'ready', attempts, ready_at, null from jobs.ready
  union all select job, 'running', attempt, started_at, null from jobs.run
  union all select job, 'dead', attempts, died_at, error from jobs.dead
  union all select job, outcome, attempt, finished_at, error from jobs.history
    where outcome in ('done', 'cancelled');
