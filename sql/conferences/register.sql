-- name: takeNumbers
insert into trao.register as register (organisation_id, year, series, last_number)
values ($1, $2, $3, $4)
on conflict (organisation_id, year, series) do update
set last_number = register.last_number + excluded.last_number
returning id, last_number
