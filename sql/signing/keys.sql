-- The keys papers are sealed with, as people and daemons look them up.

-- name: listKeys
select id, name, certificates, kept_in, retired_at, retired_reason, created_at, created_by
from trao.signing_key
order by name

-- name: findKey
-- $1 name.
select id, name, certificates, kept_in, retired_at, retired_reason, created_at, created_by
from trao.signing_key
where name = $1

-- name: insertKey
-- Nothing where the name or the certificate is on record already.
insert into trao.signing_key (name, fingerprint, algorithm, subject, organisation, certificates, not_before,
  not_after, kept_in)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict do nothing
returning id

-- name: findKeyByFingerprint
-- $1 fingerprint.
select name from trao.signing_key where fingerprint = $1

-- name: retireKey
-- $1 name, $2 reason.
update trao.signing_key set retired_at = now(), retired_reason = $2
where name = $1 and retired_at is null
returning retired_at
