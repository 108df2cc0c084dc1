-- The guest list comes in through a temporary table: one COPY, then a few statements over all guests at once.
-- After `completeAttendees` a row holds the whole state its guest is to have.

-- name: createAttendeeImport
create temp table if not exists attendee_import (
  line integer primary key,
  external_id text not null,
  delegation text,
  native_name text not null,
  family_name text,
  middle_name text,
  given_name text,
  kana text,
  romanised_name text,
  honorifics text[] not null,
  titles text[] not null,
  organisation text,
  country text not null,
  language text not null,
  email text,
  phone text,
  roles text[] not null,
  rank integer,
  state text,
  provenance text not null,
  is_new boolean,
  is_changed boolean not null default false,
  participation_id bigint,
  person_id bigint,
  organisation_id bigint,
  appointment_id bigint,
  forgotten_appointment_id bigint,
  title_text_id bigint
) on commit drop

-- name: clearAttendeeImport
truncate pg_temp.attendee_import

-- name: copyAttendees
copy pg_temp.attendee_import (
  line, external_id, delegation, native_name, family_name, middle_name, given_name, kana, romanised_name,
  honorifics, titles, organisation, country, language, email, phone, roles, rank, state, provenance
) from stdin

-- name: analyseAttendeeImport
analyse pg_temp.attendee_import

-- Guests already known by their external id. They are held: what they are to be is made of what they are, and an answer
-- that comes meanwhile waits.
-- name: matchAttendees
with known as (
  select id, external_id, person_id, appointment_id
  from trao.participation
  where conference_id = $1 and external_id in (select external_id from pg_temp.attendee_import)
  order by id
  for no key update
)
update pg_temp.attendee_import as guest
set is_new = false, participation_id = known.id, person_id = known.person_id,
  appointment_id = known.appointment_id, title_text_id = appointment.title_text_id
from known
  left join trao.appointment on appointment.id = known.appointment_id
where known.external_id = guest.external_id

-- name: knownAttendees
select line, external_id from pg_temp.attendee_import where participation_id is not null order by line

-- name: unknownAttendees
select line, external_id from pg_temp.attendee_import where participation_id is null order by line

-- name: attendeesThatAreOrganisations
select guest.line
from pg_temp.attendee_import as guest
where guest.participation_id is not null and guest.person_id is null
order by guest.line

-- What a column that the file does not have leaves as it is.
-- name: completeAttendees
update pg_temp.attendee_import as guest
set
  delegation = case when 'delegation' = any ($2) then guest.delegation else delegation.code end,
  family_name = case when 'family_name' = any ($2) then guest.family_name else native.family_name end,
  middle_name = case when 'middle_name' = any ($2) then guest.middle_name else native.middle_name end,
  given_name = case when 'given_name' = any ($2) then guest.given_name else native.given_name end,
  kana = case when 'kana' = any ($2) then guest.kana else kana.full_name end,
  romanised_name = case when 'romanised_name' = any ($2) then guest.romanised_name else romanised.full_name end,
  honorifics = array[
    case when 'honorific_vi' = any ($2) then guest.honorifics[1] else honorifics.bodies[1] end,
    case when 'honorific_ja' = any ($2) then guest.honorifics[2] else honorifics.bodies[2] end,
    case when 'honorific_en' = any ($2) then guest.honorifics[3] else honorifics.bodies[3] end],
  titles = array[
    case when 'title_vi' = any ($2) then guest.titles[1] else titles.bodies[1] end,
    case when 'title_ja' = any ($2) then guest.titles[2] else titles.bodies[2] end,
    case when 'title_en' = any ($2) then guest.titles[3] else titles.bodies[3] end],
  organisation_id = case when 'organisation' = any ($2) then null else appointment.organisation_id end,
  email = case when 'email' = any ($2) then guest.email else known.email end,
  phone = case when 'phone' = any ($2) then guest.phone else known.phone end,
  roles = case when 'roles' = any ($2) then guest.roles else known.roles end,
  rank = case when 'rank' = any ($2) then guest.rank else appointment.rank end,
  state = case
    when trao.participation_progress(guest.state) >= trao.participation_progress(known.state) then guest.state
    else known.state end
from trao.participation as known
  left join trao.delegation
    on delegation.conference_id = known.conference_id and delegation.id = known.delegation_id
  left join trao.name_form as native on native.person_id = known.person_id and native.kind = 'native'
  left join trao.name_form as kana on kana.person_id = known.person_id and kana.kind = 'kana'
  left join trao.name_form as romanised
    on romanised.person_id = known.person_id and romanised.kind = 'romanised'
  left join trao.appointment on appointment.id = known.appointment_id
  left join lateral trao.bodies(appointment.title_text_id) as titles (bodies) on true
  left join lateral (
    select array[
      max(honorific) filter (where language = 'vi'), max(honorific) filter (where language = 'ja'),
      max(honorific) filter (where language = 'en')] as bodies
    from trao.honorific
    where honorific.person_id = known.person_id) as honorifics on true
where known.conference_id = $1 and known.id = guest.participation_id

-- Japanese guests that would be left without a reading.
-- name: attendeesWithoutKana
select line from pg_temp.attendee_import
where (country = 'JP' or language = 'ja') and kana is null
order by line

-- Guests who lead a delegation and would leave it.
-- name: attendeesWhoLead
select guest.line, delegation.code, delegation.head_id = guest.participation_id as is_head
from pg_temp.attendee_import as guest
  join trao.delegation on delegation.conference_id = $1
    and guest.participation_id in (delegation.head_id, delegation.deputy_id)
where guest.delegation is distinct from delegation.code
order by guest.line

-- The organisation a guest belongs to already, where the file calls it by one of its names.
-- name: keepAttendeeOrganisations
update pg_temp.attendee_import as guest
set organisation_id = appointment.organisation_id
from trao.appointment
  join trao.organisation on organisation.id = appointment.organisation_id
where appointment.id = guest.appointment_id and guest.organisation is not null
  and exists (
    select from trao.localised_text as name
    where name.text_id = organisation.name_text_id and name.body = guest.organisation)

-- Organisations by a name in any language, or by an alias; those with a code before those without.
-- name: findAttendeeOrganisations
update pg_temp.attendee_import as guest
set organisation_id = found.id
from (
  select distinct on (name.body) name.body, organisation.id
  from (
      select localised_text.body, organisation.id
      from trao.localised_text
        join trao.organisation on organisation.name_text_id = localised_text.text_id
      where localised_text.body in (select organisation from pg_temp.attendee_import)
      union
      select alias.body, alias.organisation_id
      from trao.alias
      where alias.organisation_id is not null
        and alias.body in (select organisation from pg_temp.attendee_import)
    ) as name
    join trao.organisation on organisation.id = name.id
  order by name.body, organisation.code is null, organisation.id) as found
where guest.organisation = found.body and guest.organisation_id is null

-- New guests who are likely in the list already, or stand in the file before, under another id: the name is the same
-- and so is mail, telephone or organisation, and none of these is another one.
-- name: attendeeDoubles
with entering as (
  select line, external_id, participation_id, lower(native_name) as name, lower(email) as email,
    regexp_replace(phone, '[^0-9]', '', 'g') as phone, organisation_id, organisation
  from pg_temp.attendee_import
), known as (
  select participation.external_id, null::integer as line, lower(native.full_name) as name,
    lower(participation.email) as email, regexp_replace(participation.phone, '[^0-9]', '', 'g') as phone,
    appointment.organisation_id, null::text as organisation
  from trao.participation
    join trao.name_form as native on native.person_id = participation.person_id and native.kind = 'native'
    left join trao.appointment on appointment.id = participation.appointment_id
  where participation.conference_id = $1
    and not exists (select from entering where entering.participation_id = participation.id)
  union all
  select external_id, line, name, email, phone, organisation_id, organisation from entering
)
select distinct on (guest.line) guest.line, known.external_id, known.line as known_line,
  case when guest.email = known.email then 'mail address' when guest.phone = known.phone then 'telephone number'
    else 'organisation' end as sign
from entering as guest
  join known on known.name = guest.name and known.external_id <> guest.external_id
    and (known.line is null or known.line < guest.line)
where guest.participation_id is null
  and (guest.email = known.email) is not false and (guest.phone = known.phone) is not false
  and (guest.email = known.email or guest.phone = known.phone
    or guest.organisation_id = known.organisation_id or guest.organisation = known.organisation)
order by guest.line, known.line nulls first, known.external_id

-- What will be different of guests that are stored, field by field. Asked before anything is written.
-- name: attendeeChanges
select guest.line, guest.external_id, guest.native_name, difference.fields, difference.before, difference.after
from pg_temp.attendee_import as guest
  join trao.participation as known on known.conference_id = $1 and known.id = guest.participation_id
  join trao.person on person.id = known.person_id
  left join trao.delegation
    on delegation.conference_id = known.conference_id and delegation.id = known.delegation_id
  left join trao.name_form as native on native.person_id = known.person_id and native.kind = 'native'
  left join trao.name_form as kana on kana.person_id = known.person_id and kana.kind = 'kana'
  left join trao.name_form as romanised
    on romanised.person_id = known.person_id and romanised.kind = 'romanised'
  left join trao.appointment on appointment.id = known.appointment_id
  left join trao.organisation on organisation.id = appointment.organisation_id
  left join lateral trao.bodies(appointment.title_text_id) as titles (bodies) on true
  left join lateral (
    select array[
      max(honorific) filter (where language = 'vi'), max(honorific) filter (where language = 'ja'),
      max(honorific) filter (where language = 'en')] as bodies
    from trao.honorific
    where honorific.person_id = known.person_id) as honorifics on true
  cross join lateral (
    select array_agg(field order by place) as fields, array_agg(was order by place) as before,
      array_agg(now order by place) as after
    from (values
      (1, 'delegation', delegation.code, guest.delegation),
      (2, 'native_name', native.full_name, guest.native_name),
      (3, 'family_name', native.family_name, guest.family_name),
      (4, 'middle_name', native.middle_name, guest.middle_name),
      (5, 'given_name', native.given_name, guest.given_name),
      (6, 'kana', kana.full_name, guest.kana),
      (7, 'romanised_name', romanised.full_name, guest.romanised_name),
      (8, 'honorific_vi', honorifics.bodies[1], guest.honorifics[1]),
      (9, 'honorific_ja', honorifics.bodies[2], guest.honorifics[2]),
      (10, 'honorific_en', honorifics.bodies[3], guest.honorifics[3]),
      (11, 'title_vi', titles.bodies[1], guest.titles[1]),
      (12, 'title_ja', titles.bodies[2], guest.titles[2]),
      (13, 'title_en', titles.bodies[3], guest.titles[3]),
      (14, 'organisation', trao.text_in(organisation.name_text_id, known.language),
        case when guest.organisation_id = organisation.id
          then trao.text_in(organisation.name_text_id, known.language) else guest.organisation end),
      (15, 'country', person.country, guest.country),
      (16, 'language', known.language, guest.language),
      (17, 'email', known.email, guest.email),
      (18, 'phone', known.phone, guest.phone),
      (19, 'roles', array_to_string(known.roles, ';'), array_to_string(guest.roles, ';')),
      (20, 'rank', appointment.rank::text, guest.rank::text),
      (21, 'state', known.state, guest.state)) as column_of (place, field, was, now)
    where was is distinct from now) as difference
where difference.fields is not null
order by guest.line

-- Organisations that nobody knew: one for each name, of the first guest's country and language.
-- name: addAttendeeOrganisations
with first as (
  select distinct on (organisation) organisation as body, line, country, language, provenance
  from pg_temp.attendee_import
  where organisation is not null and organisation_id is null
  order by organisation, line
), numbered as (
  select ordered.*,
    nextval(pg_get_serial_sequence('trao.text', 'id')) as text_id,
    nextval(pg_get_serial_sequence('trao.organisation', 'id')) as id
  from (select * from first order by line) as ordered
), texts as (
  insert into trao.text (id) overriding system value select text_id from numbered
), names as (
  insert into trao.localised_text (text_id, language, body) select text_id, language, body from numbered
), organisations as (
  insert into trao.organisation (id, country, name_text_id, provenance) overriding system value
  select id, country, text_id, provenance from numbered
)
update pg_temp.attendee_import as guest
set organisation_id = numbered.id
from numbered
where guest.organisation = numbered.body

-- Identities of everything new, in the order of the file.
-- name: numberNewAttendees
update pg_temp.attendee_import as guest
set is_new = true, participation_id = numbered.participation_id, person_id = numbered.person_id
from (
  select line, nextval(pg_get_serial_sequence('trao.participation', 'id')) as participation_id,
    nextval(pg_get_serial_sequence('trao.person', 'id')) as person_id
  from (select line from pg_temp.attendee_import where is_new is null order by line) as ordered) as numbered
where numbered.line = guest.line

-- name: addPersons
insert into trao.person (id, country, language, provenance) overriding system value
select person_id, country, language, provenance from pg_temp.attendee_import where is_new order by line

-- name: updatePersons
with changed as (
  update trao.person
  set country = guest.country, language = guest.language
  from pg_temp.attendee_import as guest
  where not guest.is_new and person.id = guest.person_id
    and (person.country, person.language) is distinct from (guest.country, guest.language)
  returning guest.line
)
update pg_temp.attendee_import as guest set is_changed = true from changed where changed.line = guest.line

-- name: putNativeNames
with changed as (
  insert into trao.name_form as old (
    person_id, kind, full_name, family_name, middle_name, given_name, provenance)
  select person_id, 'native', native_name, family_name, middle_name, given_name, provenance
  from pg_temp.attendee_import
  order by line
  on conflict (person_id, kind) where kind <> 'alias' do update
  set full_name = excluded.full_name, family_name = excluded.family_name,
    middle_name = excluded.middle_name, given_name = excluded.given_name
  where (old.full_name, old.family_name, old.middle_name, old.given_name) is distinct from
    (excluded.full_name, excluded.family_name, excluded.middle_name, excluded.given_name)
  returning person_id
)
update pg_temp.attendee_import as guest set is_changed = true
from changed where changed.person_id = guest.person_id

-- Readings and romanised forms; their parts, which the file does not give, go when the whole changes.
-- name: putOtherNames
with changed as (
  insert into trao.name_form as old (person_id, kind, full_name, provenance)
  select guest.person_id, form.kind, form.full_name, guest.provenance
  from pg_temp.attendee_import as guest
    cross join lateral (
      values ('kana', guest.kana), ('romanised', guest.romanised_name)) as form (kind, full_name)
  where form.full_name is not null
  order by guest.line
  on conflict (person_id, kind) where kind <> 'alias' do update
  set full_name = excluded.full_name, family_name = null, middle_name = null, given_name = null
  where old.full_name <> excluded.full_name
  returning person_id
)
update pg_temp.attendee_import as guest set is_changed = true
from changed where changed.person_id = guest.person_id

-- name: removeOtherNames
with removed as (
  delete from trao.name_form as old
  using pg_temp.attendee_import as guest
  where not guest.is_new and old.person_id = guest.person_id
    and (old.kind = 'kana' and guest.kana is null or old.kind = 'romanised' and guest.romanised_name is null)
  returning guest.line
)
update pg_temp.attendee_import as guest set is_changed = true from removed where removed.line = guest.line

-- name: putHonorifics
with changed as (
  insert into trao.honorific as old (person_id, language, honorific)
  select guest.person_id, form.language, form.body
  from pg_temp.attendee_import as guest
    cross join lateral unnest(array['vi', 'ja', 'en'], guest.honorifics) as form (language, body)
  where form.body is not null
  order by guest.line
  on conflict (person_id, language) do update set honorific = excluded.honorific
  where old.honorific <> excluded.honorific
  returning person_id
)
update pg_temp.attendee_import as guest set is_changed = true
from changed where changed.person_id = guest.person_id

-- name: removeHonorifics
with removed as (
  delete from trao.honorific as old
  using pg_temp.attendee_import as guest
  where not guest.is_new and old.person_id = guest.person_id
    and guest.honorifics[array_position(array['vi', 'ja', 'en'], old.language::text)] is null
  returning guest.line
)
update pg_temp.attendee_import as guest set is_changed = true from removed where removed.line = guest.line

-- name: addTitleTexts
with numbered as (
  select line, nextval(pg_get_serial_sequence('trao.text', 'id')) as text_id
  from (
    select line from pg_temp.attendee_import
    where title_text_id is null and coalesce(titles[1], titles[2], titles[3]) is not null
    order by line) as ordered
), added as (
  insert into trao.text (id) overriding system value select text_id from numbered
)
update pg_temp.attendee_import as guest
set title_text_id = numbered.text_id
from numbered
where numbered.line = guest.line

-- name: putTitles
with changed as (
  insert into trao.localised_text as old (text_id, language, body)
  select guest.title_text_id, form.language, form.body
  from pg_temp.attendee_import as guest
    cross join lateral unnest(array['vi', 'ja', 'en'], guest.titles) as form (language, body)
  where form.body is not null
  order by guest.line
  on conflict (text_id, language) do update set body = excluded.body
  where old.body <> excluded.body
  returning text_id
)
update pg_temp.attendee_import as guest set is_changed = true
from changed where changed.text_id = guest.title_text_id

-- name: removeTitles
with removed as (
  delete from trao.localised_text as old
  using pg_temp.attendee_import as guest
  where not guest.is_new and old.text_id = guest.title_text_id
    and guest.titles[array_position(array['vi', 'ja', 'en'], old.language::text)] is null
  returning guest.line
)
update pg_temp.attendee_import as guest set is_changed = true from removed where removed.line = guest.line

-- name: updateAppointments
with changed as (
  update trao.appointment
  set organisation_id = guest.organisation_id, title_text_id = guest.title_text_id, rank = guest.rank
  from pg_temp.attendee_import as guest
  where appointment.id = guest.appointment_id
    and coalesce(guest.organisation_id, guest.title_text_id, guest.rank) is not null
    and (appointment.organisation_id, appointment.title_text_id, appointment.rank) is distinct from
      (guest.organisation_id, guest.title_text_id, guest.rank)
  returning guest.line
)
update pg_temp.attendee_import as guest set is_changed = true from changed where changed.line = guest.line

-- name: addAppointments
with numbered as (
  select line, nextval(pg_get_serial_sequence('trao.appointment', 'id')) as id
  from (
    select line from pg_temp.attendee_import
    where appointment_id is null and coalesce(organisation_id, title_text_id, rank) is not null
    order by line) as ordered
), added as (
  insert into trao.appointment (id, person_id, organisation_id, title_text_id, rank, provenance)
  overriding system value
  select numbered.id, guest.person_id, guest.organisation_id, guest.title_text_id, guest.rank, guest.provenance
  from numbered
    join pg_temp.attendee_import as guest on guest.line = numbered.line
)
update pg_temp.attendee_import as guest
set appointment_id = numbered.id, is_changed = true
from numbered
where numbered.line = guest.line

-- An appointment of which nothing is left.
-- name: forgetAppointments
update pg_temp.attendee_import
set appointment_id = null, forgotten_appointment_id = appointment_id
where appointment_id is not null and coalesce(organisation_id, title_text_id, rank) is null

-- name: addParticipations
insert into trao.participation (
  conference_id, id, external_id, person_id, appointment_id, delegation_id, language, roles, email, phone,
  state, provenance)
overriding system value
select $1, guest.participation_id, guest.external_id, guest.person_id, guest.appointment_id, delegation.id,
  guest.language, guest.roles, guest.email, guest.phone, coalesce(guest.state, 'approved'), guest.provenance
from pg_temp.attendee_import as guest
  left join trao.delegation on delegation.conference_id = $1 and delegation.code = guest.delegation
where guest.is_new
order by guest.line

-- name: updateParticipations
with changed as (
  update trao.participation
  set appointment_id = guest.appointment_id, delegation_id = wanted.delegation_id, language = guest.language,
    roles = guest.roles, email = guest.email, phone = guest.phone, state = guest.state
  from pg_temp.attendee_import as guest
    left join lateral (
      select delegation.id as delegation_id
      from trao.delegation
      where delegation.conference_id = $1 and delegation.code = guest.delegation) as wanted on true
  where not guest.is_new and participation.conference_id = $1 and participation.id = guest.participation_id
    and (participation.appointment_id, participation.delegation_id, participation.language,
        participation.roles, participation.email, participation.phone, participation.state)
      is distinct from
      (guest.appointment_id, wanted.delegation_id, guest.language, guest.roles, guest.email, guest.phone,
        guest.state)
  returning guest.line
)
update pg_temp.attendee_import as guest set is_changed = true from changed where changed.line = guest.line

-- Only the one that the file emptied: others of the guest, entered by hand, stay, and so does one in which the guest
-- attends another conference.
-- name: removeForgottenAppointments
delete from trao.appointment
using pg_temp.attendee_import as guest
where appointment.id = guest.forgotten_appointment_id and appointment.code is null
  and not exists (
    select from trao.participation as other
    where other.person_id = appointment.person_id and other.appointment_id = appointment.id)

-- name: countAttendees
select count(*) filter (where is_new) as created,
  count(*) filter (where not is_new and is_changed) as changed,
  count(*) filter (where not is_new and not is_changed) as unchanged
from pg_temp.attendee_import

-- name: analyseGuests
-- After many guests at once: else the server takes the tables for as small as they were, until it looks by itself, and
-- plans questions about all guests accordingly.
analyze trao.person, trao.name_form, trao.appointment, trao.participation

-- name: newAttendees
select line, external_id, native_name from pg_temp.attendee_import where is_new order by line
