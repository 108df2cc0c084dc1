-- Projects and the life of their certificates.

-- name: projects
-- $1 conference or null for all: with the certificate in force, else the latest.
select project.id, project.code, trao.bodies(project.name_text_id) as name, company.code as company_code,
  trao.bodies(company.name_text_id) as company, project.sector, trao.bodies(project.zone_text_id) as zone,
  trao.bodies(project.address_text_id) as address, project.area_square_metres::text as area,
  project.capital::text as capital, project.currency, project.converted_capital::text as converted_capital,
  project.converted_currency, project.exchange_rate::text as exchange_rate, project.exchange_rate_on,
  trao.investor_countries(project.id) as countries, project.provenance, project.is_verified,
  trao.source_list(project.sources) as sources
from trao.project
  join trao.organisation as company on company.id = project.company_id
where ($2::text is null or project.code = $2)
  and ($1::bigint is null or exists (
    select from trao.conference_project as presented
    where presented.conference_id = $1 and presented.project_id = project.id))
order by project.code

-- name: projectCertificates
-- $1 projects: every version with what it says.
select certificate.project_id, certificate.id, certificate.amendment, trao.bodies(authority.name_text_id) as authority,
  certificate.first_issued_on, certificate.issued_on, certificate.state, certificate.form_version,
  certificate.authority_id, statement.capital::text as capital, statement.currency,
  statement.area_square_metres::text as area, trao.bodies(statement.name_text_id) as name
from trao.certificate
  join trao.certificate_statement as statement on statement.certificate_id = certificate.id
  join trao.organisation as authority on authority.id = certificate.authority_id
where certificate.project_id = any ($1)
order by certificate.project_id, certificate.amendment

-- name: projectCertificateEvents
select event.certificate_id, event.event, event.happened_on, event.reason, event.key, event.created_at, event.created_by
from trao.certificate_event as event
  join trao.certificate on certificate.id = event.certificate_id
where certificate.project_id = any ($1)
order by event.id

-- name: lockProject
select id from trao.project where id = $1 for update

-- name: draftCertificate
-- $1 project, $2 amendment, $3 code of the authority or null for the former's, $4 form version, $5 day of application.
insert into trao.certificate (
  project_id, amendment, kind, authority_id, first_issued_on, form_version, applied_on, originals, signatory_text_id)
select $1, $2, case when $2 = 0 then 'new' else 'amended' end,
  coalesce((select id from trao.organisation where code = $3), former.authority_id), former.first_issued_on, $4, $5,
  former.originals, trao.put_text(null, trao.bodies(former.signatory_text_id))
from (select) as here
  left join trao.certificate as former on former.project_id = $1 and former.amendment = $2 - 1
returning id

-- name: moveCertificate
-- $1 certificate, $2 state, $3 day of issue or null to keep it. The first issue is that of the first certificate.
update trao.certificate as moved
set state = $2, issued_on = coalesce($3::date, moved.issued_on),
  first_issued_on = coalesce(moved.first_issued_on, case when moved.amendment = 0 then $3::date end)
where id = $1

-- name: supersedeCertificate
-- The certificate of a project that is in force, $2 day, $3 key: it keeps what it said.
with former as (
  update trao.certificate set state = 'superseded'
  where project_id = $1 and state = 'issued'
  returning id
)
insert into trao.certificate_event (certificate_id, event, happened_on, key)
select id, 'superseded', $2, $3 from former

-- name: noteCertificateEvent
insert into trao.certificate_event (certificate_id, event, happened_on, reason, key) values ($1, $2, $3, $4, $5)

-- name: certificateEventByKey
select certificate.project_id, certificate.amendment, event.event, event.happened_on, event.reason, event.created_at
from trao.certificate_event as event
  join trao.certificate on certificate.id = event.certificate_id
where event.key = $1

-- name: freezeCertificate
select trao.freeze_certificate($1)

-- name: changeCertificateContent
-- $1 certificate; the rest changes what it says, null leaves it: $2 name, $3 area, $4 capital, $5 currency, $6 to $9
-- conversion (amount, currency, rate, its day), which goes where the capital changes and none is given; $10 address.
update trao.certificate_content as content
set name_text_id = trao.put_text(
    content.name_text_id, (
      select array_agg(coalesce(given.body, old.body) order by given.place)
      from unnest($2::text[]) with ordinality as given (body, place)
        join unnest(trao.bodies(content.name_text_id)) with ordinality as old (body, place)
          on old.place = given.place)),
  area_square_metres = coalesce($3::text::numeric, content.area_square_metres),
  capital = coalesce($4::text::numeric, content.capital), currency = coalesce($5, content.currency),
  converted_capital = case when $4::text is null and $6::text is null then content.converted_capital
    else $6::text::numeric end,
  converted_currency = case when $4::text is null and $6::text is null then content.converted_currency
    else $7 end,
  exchange_rate = case when $4::text is null and $6::text is null then content.exchange_rate
    else $8::text::numeric end,
  exchange_rate_on = case when $4::text is null and $6::text is null then content.exchange_rate_on
    else $9::date end,
  address_text_id = case when coalesce(($10::text[])[1], ($10::text[])[2], ($10::text[])[3]) is null
    then content.address_text_id else trao.put_text(content.address_text_id, $10::text[]) end
where certificate_id = $1

-- name: applyCertificateContent
-- What an amendment says becomes what its project is. Parts of the capital belonged to the capital before.
update trao.project as amended
set name_text_id = trao.put_text(amended.name_text_id, trao.bodies(content.name_text_id)),
  company_id = content.company_id, sector = content.sector,
  zone_text_id = trao.put_text(amended.zone_text_id, trao.bodies(content.zone_text_id)),
  address_text_id = trao.put_text(amended.address_text_id, trao.bodies(content.address_text_id)),
  area_square_metres = content.area_square_metres, capital = content.capital, currency = content.currency,
  converted_capital = content.converted_capital, converted_currency = content.converted_currency,
  exchange_rate = content.exchange_rate, exchange_rate_on = content.exchange_rate_on,
  contributed = case when (content.capital, content.currency) = (amended.capital, amended.currency)
    then amended.contributed end,
  converted_contributed = case when (content.capital, content.currency, content.converted_capital)
      = (amended.capital, amended.currency, amended.converted_capital) then amended.converted_contributed end,
  mobilised = case when (content.capital, content.currency) = (amended.capital, amended.currency)
    then amended.mobilised end,
  converted_mobilised = case when (content.capital, content.currency, content.converted_capital)
      = (amended.capital, amended.currency, amended.converted_capital) then amended.converted_mobilised end
from trao.certificate_content as content
  join trao.certificate on certificate.id = content.certificate_id
where content.certificate_id = $1 and amended.id = certificate.project_id

-- name: dropCertificateContent
delete from trao.certificate_content where certificate_id = $1

-- name: formVersionOn
-- $1 subject, $2 day, $3 body or null.
select trao.form_version_on($1, $2, $3)

-- name: instruments
-- $1 conference or null for all, $2 code or null.
select instrument.code, instrument.kind, trao.bodies(instrument.name_text_id) as name,
  authority.code as authority, company.code as company, project.code as project, instrument.number,
  instrument.issued_on, instrument.capital::text as capital, instrument.currency, instrument.provenance,
  instrument.is_verified, trao.source_list(instrument.sources) as sources
from trao.instrument
  left join trao.organisation as authority on authority.id = instrument.authority_id
  left join trao.organisation as company on company.id = instrument.company_id
  left join trao.project on project.id = instrument.project_id
where ($2::text is null or instrument.code = $2)
  and ($1::bigint is null or exists (
    select from trao.conference_instrument as presented
    where presented.conference_id = $1 and presented.instrument_id = instrument.id))
order by instrument.code

-- name: presentInstrument
insert into trao.conference_instrument (conference_id, instrument_id)
select $1, id from trao.instrument where code = $2
on conflict do nothing

-- name: putInstrument
with put as (
  insert into trao.instrument (
    code, kind, name_text_id, authority_id, company_id, project_id, number, issued_on, capital, currency, provenance,
    is_verified, sources)
  select $2, $3, trao.put_text((select name_text_id from trao.instrument where code = $2), $4),
    (select id from trao.organisation where code = $5), (select id from trao.organisation where code = $6),
    (select id from trao.project where code = $7), $8, $9, $10::text::numeric, $11, $12, $13,
    jsonb_object($14::text[], $15::text[])
  on conflict (code) do update
  set kind = excluded.kind, name_text_id = excluded.name_text_id, authority_id = excluded.authority_id,
    company_id = excluded.company_id, project_id = excluded.project_id, number = excluded.number,
    issued_on = excluded.issued_on, capital = excluded.capital, currency = excluded.currency,
    provenance = excluded.provenance, is_verified = excluded.is_verified, sources = excluded.sources
  returning id
)
insert into trao.conference_instrument (conference_id, instrument_id)
select $1, id from put
on conflict do nothing
