-- People, each once, whatever number of conferences they take part in.

-- name: persons
-- At most $5 people in the order $1 (entry, vi, ja, en), of whom $2 to $4 narrow the choice: a conference's id, a
-- country, ids.
select person.id, person.code, person.country, person.language, person.provenance, person.is_verified,
  trao.source_list(person.sources) as sources, named.native_name, named.kana, named.romanised_name,
  trao.bodies(office.title_text_id) as title, trao.bodies(employer.name_text_id) as organisation,
  (select count(*) from trao.participation where participation.person_id = person.id) as conferences
from trao.person
  join trao.person_name as named on named.person_id = person.id
  join trao.person_order as turn on turn.person_id = person.id
  left join trao.appointment as office on office.id = trao.appointment_on(person.id, null, current_date)
  left join trao.organisation as employer on employer.id = office.organisation_id
where ($2::bigint is null
    or exists (
      select from trao.participation
      where participation.conference_id = $2 and participation.person_id = person.id)
    or exists (
      select from trao.conference_person as note
      where note.conference_id = $2 and note.person_id = person.id))
  and ($3::text is null or person.country = $3)
  and ($4::bigint[] is null or person.id = any ($4))
order by
  case when $1 = 'vi' then turn.vi end nulls last, case when $1 = 'ja' then turn.ja end nulls last,
  case when $1 = 'en' then turn.en end nulls last, person.id
limit $5

-- name: personByCode
select trao.person_by_code($1)

-- name: personByNumber
select trao.kept_person($1)

-- name: personCodes
select code from trao.person where code is not null
union
select merged_code from trao.person_merge where merged_code is not null

-- name: personNames
select kind, full_name, family_name, middle_name, given_name, language, script, name_order, provenance
from trao.person_name_form
where person_id = $1
order by array_position(array['native', 'kana', 'romanised', 'transcription', 'former', 'alias'], kind), id

-- name: personHonorifics
select language, honorific, style, salutation from trao.honorific where person_id = $1

-- name: personAppointments
select appointment.id, appointment.code, trao.bodies(appointment.title_text_id) as title,
  trao.bodies(organisation.name_text_id) as organisation, appointment.rank, appointment.is_acting,
  appointment.valid_from, appointment.valid_to, appointment.provenance, appointment.is_verified,
  trao.source_list(appointment.sources) as sources
from trao.appointment
  left join trao.organisation on organisation.id = appointment.organisation_id
where appointment.person_id = $1
order by appointment.rank nulls last, appointment.valid_from desc nulls last, appointment.id

-- name: personParticipations
-- With the title that papers of the conference's first day print, and the sessions in which the person was present.
select conference.code, trao.bodies(conference.name_text_id) as name, conference.starts_on, guest.external_id,
  delegation.code as delegation, guest.roles, guest.state, guest.language, guest.email, guest.phone,
  trao.bodies(office.title_text_id) as title,
  array(
    select session.code::text
    from trao.session
    where session.conference_id = guest.conference_id and exists (
      select from trao.attendance_event as event
      where event.conference_id = guest.conference_id and event.participation_id = guest.id
        and event.session_id = session.id and event.direction = 'in' and not exists (
          select from trao.attendance_event as annulment
          where annulment.conference_id = event.conference_id and annulment.annuls_id = event.id))
    order by session.starts_at, session.id) as attended
from trao.participation as guest
  join trao.conference on conference.id = guest.conference_id
  left join trao.delegation
    on delegation.conference_id = guest.conference_id and delegation.id = guest.delegation_id
  left join trao.appointment as office
    on office.id = trao.appointment_on(guest.person_id, guest.appointment_id, conference.starts_on)
where guest.person_id = $1
order by conference.starts_on, conference.code

-- name: personDelegations
-- The delegations to which the person belongs and those they look after, with who has a post in them.
select conference.code as conference, delegation.code, trao.bodies(delegation.name_text_id) as name,
  case guest.id
    when delegation.head_id then 'head' when delegation.deputy_id then 'deputy'
    when delegation.liaison_id then 'liaison' else 'member' end as part,
  head.external_id as head, head_named.native_name as head_name, deputy.external_id as deputy,
  deputy_named.native_name as deputy_name, liaison.external_id as liaison, liaison_named.native_name as liaison_name
from trao.participation as guest
  join trao.conference on conference.id = guest.conference_id
  join trao.delegation on delegation.conference_id = guest.conference_id
    and (delegation.id = guest.delegation_id or delegation.liaison_id = guest.id)
  left join trao.participation as head
    on head.conference_id = delegation.conference_id and head.id = delegation.head_id
  left join trao.person_name as head_named on head_named.person_id = head.person_id
  left join trao.participation as deputy
    on deputy.conference_id = delegation.conference_id and deputy.id = delegation.deputy_id
  left join trao.person_name as deputy_named on deputy_named.person_id = deputy.person_id
  left join trao.participation as liaison
    on liaison.conference_id = delegation.conference_id and liaison.id = delegation.liaison_id
  left join trao.person_name as liaison_named on liaison_named.person_id = liaison.person_id
where guest.person_id = $1
order by conference.starts_on, conference.code, delegation.id = guest.delegation_id desc, delegation.position

-- name: personDistinctions
-- Who looks like the person and was marked as another.
select person.id, person.code, named.native_name as name, mark.reason, mark.created_at, mark.created_by
from trao.person_distinction as mark
  join trao.person on person.id = mark.one_id + mark.other_id - $1
  left join trao.person_name as named on named.person_id = person.id
where $1 in (mark.one_id, mark.other_id)
order by mark.id

-- name: personMerges
-- Who became this person, the last first.
with recursive merged as (
  select person_merge.* from trao.person_merge where kept_id = $1
  union
  select person_merge.* from merged join trao.person_merge on person_merge.kept_id = merged.merged_id
)
select merged_id, merged_code, created_at, created_by from merged order by id desc

-- name: searchPersons
-- $1 what is searched, as typed; $2 how many at most. All words of it stand in one form of the name, in any order, or
-- the whole does, written together; or it is a code, or a person's mail address or telephone number. The nearest
-- first: the whole name, its words in another order, its beginning, anything else.
with asked as materialized (
  select given.words, replace(given.words, ' ', '') as packed,
    array(
      select '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%'
      from unnest(string_to_array(given.words, ' ')) as word) as patterns
  from (select trao.name_words($1) as words) as given
), named as (
  select distinct on (form.person_id) form.person_id as id, form.full_name,
    case
      when form.words = asked.words then 1
      when trao.name_key(form.words) = trao.name_key(asked.words) then 2
      when starts_with(form.words, asked.words) then 3
      else 4
    end as distance
  from trao.name_form as form
    cross join asked
  where asked.words <> ''
    and (form.words like all (asked.patterns)
      or char_length(asked.packed) >= 4 and strpos(replace(form.words, ' ', ''), asked.packed) > 0)
  order by form.person_id, distance, form.id
), found as (
  select id, full_name, distance from named
  union all
  select trao.person_by_code($1), null, 0
  union all
  select guest.person_id, null, 0
  from trao.participation as guest
  where guest.person_id is not null
    and (lower(guest.email) = lower(btrim($1))
      or $1 !~ '[[:alpha:]]' and char_length(regexp_replace($1, '[^0-9]', '', 'g')) >= 6
        and regexp_replace(guest.phone, '[^0-9]', '', 'g') = regexp_replace($1, '[^0-9]', '', 'g'))
)
select found.id, max(found.full_name) as matched
from found
  join trao.person on person.id = found.id
group by found.id
order by min(found.distance), found.id
limit $2

-- name: duplicatePersons
-- Pairs who may be one person, with why, in the order of their score from 0 to 100; $1 the lowest score that counts,
-- $2 how many at most, $3 by how many people a name may be borne for it alone to make a pair: whoever is called as
-- hundreds are is no double of theirs. An address or telephone of more than four is an office's.
--
-- Scores: 70 the same native name, 65 but for letter case, marks or width, 60 but for the order of its words; 55 the
-- same reading in kana; 55 the same in Latin letters; 50 a further form of one is a name of the other; 55 the same
-- mail address; 50 the same telephone number; 15 the same organisation; 25 off for another country.
with form as materialized (
  select person_id, trao.name_key(words) as key from trao.name_form
), shared as materialized (
  select key from form group by key having count(distinct person_id) between 2 and $3
), sharing as materialized (
  select distinct form.person_id, form.key from form join shared on shared.key = form.key
), contact as materialized (
  select distinct person_id, 'email' as kind, lower(email) as value
  from trao.participation where person_id is not null and email is not null
  union
  select person_id, 'phone', regexp_replace(phone, '[^0-9]', '', 'g')
  from trao.participation where person_id is not null and phone is not null
), reached as materialized (
  select kind, value from contact group by kind, value having count(*) between 2 and 4
), reaching as materialized (
  select contact.* from contact join reached on reached.kind = contact.kind and reached.value = contact.value
), pair as materialized (
  select one.person_id as one, other.person_id as other
  from sharing as one
    join sharing as other on other.key = one.key and other.person_id > one.person_id
  union
  select one.person_id, other.person_id
  from reaching as one
    join reaching as other
      on other.kind = one.kind and other.value = one.value and other.person_id > one.person_id
), likeness as (
  select pair.one, pair.other, names.*, contacts.*,
    exists (
      select from trao.appointment as office
        join trao.appointment as twin on twin.organisation_id = office.organisation_id
      where office.person_id = pair.one and twin.person_id = pair.other) as same_organisation,
    (select country from trao.person where id = pair.one) <> (select country from trao.person where id = pair.other)
      as other_country
  from pair
    cross join lateral (
      select
        coalesce(bool_or(a.kind = 'native' and b.kind = 'native' and a.full_name = b.full_name), false) as same,
        coalesce(bool_or(a.kind = 'native' and b.kind = 'native' and a.words = b.words), false) as folded,
        coalesce(bool_or(a.kind = 'native' and b.kind = 'native'), false) as turned,
        coalesce(bool_or('kana' in (a.kind, b.kind) and a.kind <> 'alias' and b.kind <> 'alias'), false) as reading,
        coalesce(bool_or(trao.is_latin(a.words) and a.kind <> 'alias' and b.kind <> 'alias'), false) as latin,
        count(*) > 0 as further
      from trao.name_form as a
        join trao.name_form as b on trao.name_key(b.words) = trao.name_key(a.words)
      where a.person_id = pair.one and b.person_id = pair.other) as names
    cross join lateral (
      select coalesce(bool_or(lower(a.email) = lower(b.email)), false) as email,
        coalesce(bool_or(regexp_replace(a.phone, '[^0-9]', '', 'g') = regexp_replace(b.phone, '[^0-9]', '', 'g')), false)
          as phone
      from trao.participation as a
        cross join trao.participation as b
      where a.person_id = pair.one and b.person_id = pair.other) as contacts
), weighed as (
  select one, other,
    least(
      100,
      case when same then 70 when folded then 65 when turned then 60 when reading then 55 when latin then 55
        when further then 50 else 0 end
      + case when email then 55 else 0 end + case when phone then 50 else 0 end
      + case when same_organisation then 15 else 0 end - case when other_country then 25 else 0 end) as score,
    array_remove(
      array[
        case when same then 'same-name' when folded then 'same-letters' when turned then 'other-order'
          when reading then 'same-reading' when latin then 'same-latin' when further then 'further-form' end,
        case when email then 'same-email' end, case when phone then 'same-phone' end,
        case when same_organisation then 'same-organisation' end, case when other_country then 'other-country' end],
      null) as reasons
  from likeness
)
select one, other, score, reasons from weighed
where score >= $1 and not exists (
  select from trao.person_distinction as mark
  where (mark.one_id, mark.other_id) in ((weighed.one, weighed.other), (weighed.other, weighed.one)))
order by score desc, one, other
limit $2

-- name: addPerson
insert into trao.person (code, country, language, provenance) values ($1, $2, $3, $4) returning id

-- name: editPerson
-- What is null stays as it is.
update trao.person
set code = coalesce($2, code), country = coalesce($3, country), language = coalesce($4, language),
  is_verified = coalesce($5::boolean, is_verified)
where id = $1

-- name: notePersonOfConference
insert into trao.conference_person (conference_id, person_id) values ($1, $2) on conflict do nothing

-- name: removeNameForm
delete from trao.name_form
where person_id = $1 and full_name = $3
  and case when kind = 'alias' then coalesce(further, 'alias') else kind end = $2
  and ($4::text is null or language = $4)

-- name: removeHonorific
delete from trao.honorific where person_id = $1 and language = $2

-- name: addAppointment
insert into trao.appointment (
  person_id, code, organisation_id, title_text_id, rank, is_acting, valid_from, valid_to, provenance)
select $1, $2, $3, trao.put_text(null, $4), $5, $6, $7, $8, $9

-- name: editAppointment
-- What is null stays as it is; of the title, the languages that are given change.
update trao.appointment
set code = coalesce($2, code), organisation_id = coalesce($3, organisation_id),
  title_text_id = trao.put_text(
    title_text_id,
    array(
      select coalesce(given, known)
      from unnest($4::text[], trao.bodies(title_text_id)) with ordinality as pair (given, known, place)
      order by place)),
  rank = coalesce($5, rank), is_acting = coalesce($6::boolean, is_acting), valid_from = coalesce($7, valid_from),
  valid_to = coalesce($8, valid_to)
where id = $1

-- name: distinguishPersons
insert into trao.person_distinction (one_id, other_id, reason) values ($1, $2, $3)
on conflict (least(one_id, other_id), greatest(one_id, other_id)) do nothing

-- name: confusePersons
delete from trao.person_distinction where (one_id, other_id) in (($1, $2), ($2, $1))

-- name: endAppointment
update trao.appointment set valid_to = $2 where id = $1

-- name: mergePersons
select trao.merge_person($1, $2)::text

-- name: personMerge
-- What is on record about one who was merged into another.
select id, merged_id, merged_code, moved::text, created_at, created_by from trao.person_merge
where merged_id = $1

-- name: mergedPersonNumber
select merged_id from trao.person_merge where merged_code = $1 order by id desc limit 1

-- name: personMergeConflicts
-- Conferences in which $1 and $2 both take part, and which participation would go; null where none can.
select conference.code as conference, kept.external_id as kept, merged.external_id as merged,
  gone.external_id as goes, double.kept_uses, double.merged_uses
from trao.double_participations(
    array(select part from trao.participation as part where part.person_id = $1),
    array(select part from trao.participation as part where part.person_id = $2)) as double
  join trao.conference on conference.id = double.conference_id
  join trao.participation as kept on kept.conference_id = double.conference_id and kept.id = double.kept_id
  join trao.participation as merged on merged.conference_id = double.conference_id and merged.id = double.merged_id
  left join trao.participation as gone on gone.conference_id = double.conference_id and gone.id = double.goes_id
order by conference.code

-- name: appointmentWarnings
-- $1 conference, $2 participations, $3 the papers' date.
select guest.external_id, coalesce(named.native_name, '') as name, warning.reason, warning.valid_from,
  warning.valid_to, trao.bodies(office.title_text_id) as title, trao.bodies(other.title_text_id) as instead
from trao.appointment_warning($1, $2, $3) as warning
  join trao.participation as guest on guest.conference_id = $1 and guest.id = warning.participation_id
  left join trao.person_name as named on named.person_id = guest.person_id
  left join trao.appointment as office on office.id = warning.appointment_id
  left join trao.appointment as other on other.id = warning.instead_id
order by guest.id
