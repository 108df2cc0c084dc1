-- Papers about many at once: a conference as a whole, one of its sessions, ceremonies or delegations.
--
-- It only adds, and relaxes what was checked: a daemon of the version before goes on working beside it.

alter table trao.document
  drop constraint document_kind_check,
  add constraint document_kind_check check (kind in (
    'invitation', 'card', 'reply-form', 'presentation', 'datasheet', 'attendance', 'badge', 'guest-list',
    'precedence-list', 'seating-plan', 'place-cards', 'programme', 'attendance-sheet', 'script', 'folder-list',
    'summary', 'outgoing-register')),
  add column ceremony_id bigint,
  add column delegation_id bigint,
  -- SHA-256 of the values it was made from: asking for the same paper again while these are unchanged is answered
  -- with this one.
  add column data_digest bytea check (octet_length(data_digest) = 32),
  add foreign key (conference_id, ceremony_id) references trao.ceremony (conference_id, id),
  add foreign key (conference_id, delegation_id) references trao.delegation (conference_id, id),
  drop constraint document_check,
  drop constraint document_check2,
  drop constraint document_subject_by_kind,
  -- Copies and data sheets are about a grant; papers of many about these; all others about a participation.
  add constraint document_subject_by_kind check (
    case
      when kind in ('presentation', 'datasheet') then grant_id is not null and participation_id is null
      when kind in ('invitation', 'card', 'reply-form', 'attendance', 'badge')
        then participation_id is not null and grant_id is null
      else num_nonnulls(participation_id, grant_id) = 0
    end),
  add constraint document_part_by_kind check (
    num_nonnulls(session_id, ceremony_id, delegation_id) <= 1
    and case kind
      when 'attendance' then true
      when 'place-cards' then true
      when 'seating-plan' then session_id is not null
      when 'attendance-sheet' then session_id is not null
      else session_id is null
    end
    and case kind
      when 'folder-list' then ceremony_id is not null
      when 'script' then true
      else ceremony_id is null
    end
    and (delegation_id is null or kind in ('guest-list', 'place-cards'))),
  add constraint document_digest_by_kind check (
    (data_digest is not null) = (num_nonnulls(participation_id, grant_id) = 0)),
  -- Of the papers of many, the report alone stands in a register, and bears a seal.
  drop constraint document_number_by_kind,
  add constraint document_number_by_kind check (
    case
      when kind not in ('invitation', 'presentation', 'attendance', 'summary')
        then num_nulls(register_id, number, symbol) = 3 and not awaits_number
      when awaits_number then num_nulls(register_id, number, symbol) in (0, 3)
      else num_nulls(register_id, number, symbol) = 0
    end),
  drop constraint document_seal_by_kind,
  add constraint document_seal_by_kind check (
    seal_key_id is null or kind in ('invitation', 'presentation', 'attendance', 'summary'));

-- One living document per kind and subject: of papers about one guest or grant in whatever language, of papers of many
-- one in each language.
create unique index document_one_living on trao.document (
  conference_id, kind, coalesce(participation_id, 0), coalesce(grant_id, 0), coalesce(session_id, 0),
  coalesce(ceremony_id, 0), coalesce(delegation_id, 0),
  (case when participation_id is null and grant_id is null then language::text else '' end))
  where state in ('final', 'signed') or (state = 'numbered' and supersedes_id is null);
drop index trao.document_subject;
alter index trao.document_one_living rename to document_subject;

-- What was added is as frozen as the rest.
create function trao.keep_document_subject() returns trigger language plpgsql as $$
begin
  raise exception 'a numbered document never changes'
    using errcode = 'check_violation', constraint = 'document_is_frozen', table = 'document', schema = 'trao',
      hint = 'Make a document that supersedes it.';
end $$;
create trigger document_subject_is_frozen before update on trao.document
  for each row
  when ((old.ceremony_id, old.delegation_id, old.data_digest)
    is distinct from (new.ceremony_id, new.delegation_id, new.data_digest))
  execute function trao.keep_document_subject();

alter table trao.document_refusal
  add column session_id bigint,
  add column ceremony_id bigint,
  add column delegation_id bigint,
  add foreign key (conference_id, session_id) references trao.session (conference_id, id),
  add foreign key (conference_id, ceremony_id) references trao.ceremony (conference_id, id),
  add foreign key (conference_id, delegation_id) references trao.delegation (conference_id, id);

-- By what a name is found in a list of a language: Vietnamese by the given name, Japanese by its reading, English by
-- the family name, which romanised names begin with. Compared in the collation of that language.
create function trao.name_order(wanted bigint, asked text) returns text
language sql stable parallel safe as $$
  select case asked
    when 'ja' then coalesce(kana.full_name, romanised.full_name, native.full_name)
    when 'vi' then case
      -- Vietnamese is written in Latin letters, and so has no other form.
      when romanised.full_name is null and kana.full_name is null or person.country = 'VN'
        then concat_ws(' ', native.given_name, native.full_name)
      else coalesce(romanised.full_name, native.full_name) end
    else coalesce(romanised.full_name, native.full_name)
  end
  from trao.person
    join trao.name_form as native on native.person_id = person.id and native.kind = 'native'
    left join trao.name_form as kana on kana.person_id = person.id and kana.kind = 'kana'
    left join trao.name_form as romanised on romanised.person_id = person.id and romanised.kind = 'romanised'
  where person.id = wanted
$$;
