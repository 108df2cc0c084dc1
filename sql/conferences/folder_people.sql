-- People as a conference folder holds them.

-- name: peopleByCode
select person.code, person.country, person.language, person.provenance, person.is_verified,
  trao.source_list(person.sources) as sources
from trao.person
where person.code = any ($1)

-- name: nameFormsByCode
select person.code,
  case when name_form.kind = 'alias' then coalesce(name_form.further, 'alias') else name_form.kind end as kind,
  name_form.full_name, name_form.family_name, name_form.middle_name, name_form.given_name, name_form.language,
  name_form.script, name_form.name_order, name_form.provenance
from trao.name_form
  join trao.person on person.id = name_form.person_id
where person.code = any ($1)
order by name_form.id

-- name: honorificsByCode
select person.code, honorific.language, honorific.honorific, honorific.style, honorific.salutation
from trao.honorific
  join trao.person on person.id = honorific.person_id
where person.code = any ($1)

-- An office without a code has one in the folder, by its number.
-- name: appointmentsByCode
select person.code as person, coalesce(appointment.code::text, 'office-' || appointment.id) as code, organisation.code as organisation,
  trao.bodies(appointment.title_text_id) as title, appointment.rank, appointment.is_acting,
  appointment.valid_from, appointment.valid_to, appointment.provenance, appointment.is_verified,
  trao.source_list(appointment.sources) as sources
from trao.appointment
  join trao.person on person.id = appointment.person_id
  left join trao.organisation on organisation.id = appointment.organisation_id
where person.code = any ($1)
order by appointment.id

-- name: putPerson
insert into trao.person (code, country, language, provenance, is_verified, sources)
values ($1, $2, $3, $4, $5, jsonb_object($6::text[], $7::text[]))
on conflict (code) do update
set country = excluded.country, language = excluded.language, provenance = excluded.provenance,
  is_verified = excluded.is_verified, sources = excluded.sources
returning id

-- name: removeNameForms
delete from trao.name_form as old
where old.person_id = $1 and not exists (
  select from unnest($2::text[], $3::text[], $4::text[]) as given (kind, full_name, language)
  where given.kind = case when old.kind = 'alias' then coalesce(old.further, 'alias') else old.kind end
    and (old.kind <> 'alias' or given.full_name = old.full_name and given.language = coalesce(old.language, '')))

-- name: putNameForm
insert into trao.name_form as old (
  person_id, kind, further, full_name, family_name, middle_name, given_name, language, script, name_order, provenance)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
on conflict (person_id, kind) where kind <> 'alias' do update
set full_name = excluded.full_name, family_name = excluded.family_name, middle_name = excluded.middle_name,
  given_name = excluded.given_name, language = excluded.language, script = excluded.script,
  name_order = excluded.name_order, provenance = excluded.provenance

-- name: putFurtherForm
insert into trao.name_form as old (
  person_id, kind, further, full_name, family_name, middle_name, given_name, language, script, name_order, provenance)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
on conflict (person_id, full_name, (coalesce(further, 'alias')), (coalesce(language, ''))) where kind = 'alias'
do update
set family_name = excluded.family_name, middle_name = excluded.middle_name, given_name = excluded.given_name,
  script = excluded.script, name_order = excluded.name_order, provenance = excluded.provenance

-- name: removeOtherHonorifics
delete from trao.honorific where person_id = $1 and language <> all ($2::text[])

-- name: putHonorific
insert into trao.honorific (person_id, language, honorific, style, salutation)
values ($1, $2, $3, $4, $5)
on conflict (person_id, language) do update
set honorific = excluded.honorific, style = excluded.style, salutation = excluded.salutation

-- Appointments that the folder no longer names stay: a participation or a paper may rest on them.
-- The office that a folder calls by its number has that for its code from now on.
-- name: codeAppointment
update trao.appointment set code = $2 where person_id = $1 and code is null and 'office-' || id = $2

-- name: putAppointment
insert into trao.appointment (
  person_id, code, organisation_id, title_text_id, rank, is_acting, valid_from, valid_to, provenance,
  is_verified, sources)
select $1, $2, trao.organisation_by_code($3),
  trao.put_text((select title_text_id from trao.appointment where person_id = $1 and code = $2), $4),
  $5, $6, $7, $8, $9, $10, jsonb_object($11::text[], $12::text[])
on conflict (person_id, code) do update
set organisation_id = excluded.organisation_id, title_text_id = excluded.title_text_id, rank = excluded.rank,
  is_acting = excluded.is_acting, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
  provenance = excluded.provenance, is_verified = excluded.is_verified, sources = excluded.sources

-- name: personCodesOfConference
-- Participants in the order of entry, then those who were loaded with the conference or whom projects name.
select person.code
from trao.person
  left join trao.participation
    on participation.person_id = person.id and participation.conference_id = $1
where person.code is not null
  and (participation.id is not null
    or exists (
      select from trao.conference_person as note
      where note.conference_id = $1 and note.person_id = person.id)
    or exists (
      select from trao.project_investor as investor
        join trao.conference_project as presented on presented.project_id = investor.project_id
      where presented.conference_id = $1
        and (investor.person_id = person.id or investor.representative_id = person.id)))
order by participation.id nulls last, person.code collate "C"

-- name: noteLoadedPeople
insert into trao.conference_person (conference_id, person_id)
select $1, id from trao.person where code = any ($2::text[])
on conflict do nothing

-- name: mergedPeople
-- Of the codes $1, those of people who became part of others.
select distinct merged_code from trao.person_merge
where merged_code = any ($1) and not exists (select from trao.person where code = merged_code)
