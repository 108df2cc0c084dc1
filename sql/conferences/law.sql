-- Law has dates.

-- name: formVersions
-- $1 the day on which they hold, or null for all; $2 body or null for all bodies.
select form.code, form.subject, body.code as body, form.valid_from, form.valid_to, form.source, form.is_verified,
  form.remark
from trao.form_version as form
  left join trao.organisation as body on body.id = form.organisation_id
where ($1::date is null or $1 >= form.valid_from and coalesce($1 <= form.valid_to, true))
  and ($2::bigint is null or form.organisation_id is null or form.organisation_id = $2)
order by form.subject, form.valid_from, body.code nulls first

-- name: deadlines
-- $1 the day on which they hold, or null for all; $2 body or null.
select term.code, body.code as body, term.valid_from, term.valid_to, term.days, term.counted, term.direction,
  term.anchor, trao.bodies(term.name_text_id) as name, term.source, term.is_verified, term.remark
from trao.deadline as term
  left join trao.organisation as body on body.id = term.organisation_id
where ($1::date is null or $1 >= term.valid_from and coalesce($1 <= term.valid_to, true))
  and ($2::bigint is null or term.organisation_id is null or term.organisation_id = $2)
order by term.code, term.valid_from, body.code nulls first

-- name: numberFormats
-- $1 the day on which they hold, or null for all; $2 body or null.
select format.series, body.code as body, format.valid_from, format.valid_to, format.pattern, format.source,
  format.is_verified, format.remark
from trao.number_format as format
  left join trao.organisation as body on body.id = format.organisation_id
where ($1::date is null or $1 >= format.valid_from and coalesce($1 <= format.valid_to, true))
  and ($2::bigint is null or format.organisation_id is null or format.organisation_id = $2)
order by format.series, format.valid_from, body.code nulls first

-- name: numberPatternOn
-- $1 series, $2 day, $3 body.
select trao.number_format_on($1, $2, $3)

-- name: dueDay
-- $1 the deadline's code, $2 the day it is counted from, $3 body: the last day; no row where no law of that day is known.
select trao.due_on(term, $2, body.country, body.id)
from trao.organisation as body
  cross join lateral trao.deadline_on($1, $2, body.id) as term
where body.id = $3 and term.id is not null

-- name: numberLaw
-- $1 day, $2 body: the pattern of every series that has rows of its own, and of all others as *.
select series, trao.number_format_on(series, $1, $2) as pattern
from (select series from trao.number_format union select '*') as known

-- name: holidays
-- $1 the day or null for all, $2 country or null, $3 first and $4 last day or null.
select holiday.country, holiday.day, body.code as body, trao.bodies(holiday.name_text_id) as name, holiday.source
from trao.holiday
  left join trao.organisation as body on body.id = holiday.organisation_id
where ($1::date is null or holiday.day = $1) and ($2::text is null or holiday.country = $2)
  and ($3::date is null or holiday.day >= $3) and ($4::date is null or holiday.day <= $4)
order by holiday.day, holiday.country

-- name: conferenceDeadlines
-- $1 conference.
select due.code, due.due_on, due.anchor, due.anchor_on, term.days, term.counted, term.direction,
  trao.bodies(term.name_text_id) as name, term.source, term.is_verified, term.remark,
  due.due_on < (clock_timestamp() at time zone conference.time_zone)::date as is_past,
  case when not trao.is_working_day(due.due_on, issuer.country, issuer.id) then
    trao.working_day(due.due_on, case term.direction when 'before' then -1 else 1 end, issuer.country, issuer.id)
  end as working_day
from trao.conference_deadlines($1) as due
  join trao.deadline as term on term.id = due.deadline_id
  join trao.conference on conference.id = $1
  join trao.organisation as issuer on issuer.id = conference.issuing_organisation_id
order by due.due_on, due.code

-- name: lawOfBody
-- $1 conference: whether its body has law of its own.
select form.code, form.subject, form.valid_from, form.valid_to, form.source, form.is_verified, form.remark
from trao.form_version as form
  join trao.conference on conference.issuing_organisation_id = form.organisation_id
where conference.id = $1
order by form.subject, form.valid_from

-- name: deadlinesOfBody
select term.code, term.valid_from, term.valid_to, term.days, term.counted, term.direction, term.anchor,
  trao.bodies(term.name_text_id) as name, term.source, term.is_verified, term.remark
from trao.deadline as term
  join trao.conference on conference.issuing_organisation_id = term.organisation_id
where conference.id = $1
order by term.code, term.valid_from

-- name: numbersOfBody
select format.series, format.valid_from, format.valid_to, format.pattern, format.source, format.is_verified,
  format.remark
from trao.number_format as format
  join trao.conference on conference.issuing_organisation_id = format.organisation_id
where conference.id = $1
order by format.series, format.valid_from

-- name: holidaysOfBody
select holiday.country, holiday.day, trao.bodies(holiday.name_text_id) as name, holiday.source
from trao.holiday
  join trao.conference on conference.issuing_organisation_id = holiday.organisation_id
where conference.id = $1
order by holiday.day, holiday.country

-- name: putFormVersion
insert into trao.form_version (
  organisation_id, subject, code, valid_from, valid_to, source, is_verified, remark)
select issuing_organisation_id, $2, $3, $4, $5, $6, $7, $8 from trao.conference where id = $1
on conflict (subject, coalesce(organisation_id, 0), valid_from) do update
set code = excluded.code, valid_to = excluded.valid_to, source = excluded.source,
  is_verified = excluded.is_verified, remark = excluded.remark

-- name: putDeadline
insert into trao.deadline (
  organisation_id, code, valid_from, valid_to, days, counted, direction, anchor, name_text_id, source, is_verified,
  remark)
select conference.issuing_organisation_id, $2, $3, $4, $5, $6, $7, $8,
  trao.put_text((
    select name_text_id from trao.deadline as old
    where old.organisation_id = conference.issuing_organisation_id and old.code = $2 and old.valid_from = $3), $9),
  $10, $11, $12
from trao.conference
where id = $1
on conflict (code, coalesce(organisation_id, 0), valid_from) do update
set valid_to = excluded.valid_to, days = excluded.days, counted = excluded.counted,
  direction = excluded.direction, anchor = excluded.anchor, name_text_id = excluded.name_text_id,
  source = excluded.source, is_verified = excluded.is_verified, remark = excluded.remark

-- name: putNumberFormat
insert into trao.number_format (
  organisation_id, series, valid_from, valid_to, pattern, source, is_verified, remark)
select issuing_organisation_id, $2, $3, $4, $5, $6, $7, $8 from trao.conference where id = $1
on conflict (series, coalesce(organisation_id, 0), valid_from) do update
set valid_to = excluded.valid_to, pattern = excluded.pattern, source = excluded.source,
  is_verified = excluded.is_verified, remark = excluded.remark

-- name: putHoliday
insert into trao.holiday (organisation_id, country, day, name_text_id, source)
select conference.issuing_organisation_id, $2, $3,
  trao.put_text((
    select name_text_id from trao.holiday as old
    where old.organisation_id = conference.issuing_organisation_id and old.country = $2 and old.day = $3), $4), $5
from trao.conference
where id = $1
on conflict (country, day, coalesce(organisation_id, 0)) do update
set name_text_id = excluded.name_text_id, source = excluded.source
