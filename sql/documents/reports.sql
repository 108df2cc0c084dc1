-- name: nextReportRun
select nextval(pg_get_serial_sequence('trao.report_run', 'id')) as id

-- name: insertReportRun
insert into trao.report_run (conference_id, id, name, parameters, format, due_at, key, batch_id)
overriding system value
values ($1, $2, $3, $4::jsonb, $5, coalesce($6::timestamptz, statement_timestamp()), $7, $8)

-- name: reportRuns
-- $2: only this one; $3: only that of this key.
select run.id, run.name, run.parameters::text as parameters, run.format, run.due_at, run.key, run.batch_id,
  run.created_at, run.created_by, result.as_of, result.byte_count, encode(result.sha256, 'hex') as sha256,
  result.is_no,
  -- A job that is no longer kept and made nothing was cancelled or given up.
  case
    when result.run_id is not null then 'made'
    else coalesce(place.state, case when batch.cancelled_at is null then 'dead' else 'cancelled' end)
  end as state
from trao.report_run as run
  left join trao.report_result as result on result.conference_id = run.conference_id and result.run_id = run.id
  left join jobs.batch on batch.id = run.batch_id
  left join lateral (
    select state from jobs.place where job = batch.first_job offset 0
  ) as place on true
where run.conference_id = $1 and ($2::bigint is null or run.id = $2) and ($3::text is null or run.key = $3)
order by run.id desc

-- name: reportBytes
select bytes, encode(sha256, 'hex') as sha256
from trao.report_result
where conference_id = $1 and run_id = $2

-- name: insertReportResult
-- Whoever does the job again finds the result there.
insert into trao.report_result (conference_id, run_id, as_of, bytes, sha256, is_no)
values ($1, $2, $3, $4, sha256($4), $5)
on conflict (conference_id, run_id) do nothing

-- name: conferenceCode
select code from trao.conference where id = $1
