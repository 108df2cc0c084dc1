-- How the columns of senders' files read, by name.

-- name: mappings
select name, columns, headers, ignored, default_columns, default_values, encoding, separator, sheet, updated_at,
  updated_by
from trao.import_mapping
where $1::text is null or name = $1
order by name collate "C"

-- name: putMapping
insert into trao.import_mapping as old (
  name, columns, headers, ignored, default_columns, default_values, encoding, separator, sheet)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (name) do update
set columns = excluded.columns, headers = excluded.headers, ignored = excluded.ignored,
  default_columns = excluded.default_columns, default_values = excluded.default_values,
  encoding = excluded.encoding, separator = excluded.separator, sheet = excluded.sheet
where (old.columns, old.headers, old.ignored, old.default_columns, old.default_values, old.encoding, old.separator,
    old.sheet)
  is distinct from
  (excluded.columns, excluded.headers, excluded.ignored, excluded.default_columns, excluded.default_values,
    excluded.encoding, excluded.separator, excluded.sheet)

-- name: removeMapping
delete from trao.import_mapping where name = $1
