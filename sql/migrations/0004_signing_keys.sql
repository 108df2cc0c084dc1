-- The keys papers are sealed with: who they speak for and where they are kept, never the keys themselves.
create table trao.signing_key (
  id bigint generated always as identity primary key,
  name trao.code not null unique,
  -- Of the certificate's bytes.
  fingerprint bytea not null unique check (octet_length(fingerprint) = 32),
  algorithm text not null check (algorithm in ('p256', 'rsa2048', 'rsa3072', 'rsa4096')),
  -- Whom the certificate names, as it is printed in the seal.
  subject trao.line not null,
  organisation trao.line,
  -- The certificate and those above it, DER, its own first.
  certificates bytea[] not null check (cardinality(certificates) >= 1),
  not_before timestamptz not null,
  not_after timestamptz not null check (not_after > not_before),
  kept_in text not null check (kept_in in ('file', 'pkcs11')),
  retired_at timestamptz,
  retired_reason trao.line,
  constraint signing_key_retired_with_reason check ((retired_at is null) = (retired_reason is null))
);
call trao.watch('trao.signing_key');

-- A key stays what it was; it is retired once, and does not come back.
create function trao.keep_signing_key() returns trigger language plpgsql as $$
declare
  changing constant text[] := array['retired_at', 'retired_reason', 'updated_at', 'updated_by', 'row_version'];
begin
  if tg_op = 'DELETE' or old.retired_at is not null
    or to_jsonb(new) - changing is distinct from to_jsonb(old) - changing
  then
    raise exception 'a signing key never changes; it can only be retired, once'
      using errcode = 'check_violation', constraint = 'signing_key_is_frozen', table = 'signing_key',
        schema = 'trao', hint = 'Make a new key under another name.';
  end if;
  return new;
end $$;
create trigger signing_key_is_frozen before update or delete on trao.signing_key
  for each row execute function trao.keep_signing_key();
