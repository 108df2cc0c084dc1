-- name: grants
-- Every hand-over of the conference, in the order of the ceremonies and of the stage, with what the version that was
-- handed over says. Other instruments than certificates have no code of a project, and may have no capital; one without a
-- number goes by its own code.
-- $2 language of names, $3 as it was recorded at that moment (null: now).
select ceremony.code as ceremony, grants.position, coalesce(instrument.kind, 'certificate') as kind,
  coalesce(
    project.code || case when certificate.amendment > 0 then '/' || certificate.amendment else '' end,
    instrument.number::text, instrument.code::text) as certificate,
  project.code as project_code, certificate.amendment, instrument.number, project_name.body as project,
  company_name.body as company, authority_name.body as authority,
  coalesce(certificate.issued_on, instrument.issued_on) as issued_on,
  (grants.handed_at at time zone conference.time_zone)::date as handed_on, grants.handed_at, grants.state,
  statement.sector, zone_name.body as zone,
  coalesce(statement.currency, instrument.currency) as currency,
  coalesce(statement.capital, instrument.capital)::text as capital,
  statement.area_square_metres::text as area_square_metres, statement.converted_currency,
  statement.converted_capital::text as converted_capital, statement.exchange_rate::text as exchange_rate,
  statement.exchange_rate_on, coalesce(statement.countries, '{}') as countries,
  coalesce(project.provenance, instrument.provenance) as provenance,
  coalesce(project.is_verified and certificate.is_verified, instrument.is_verified) and grants.is_verified
    as is_verified
from trao.grants_at($1, $3) as grants
  join trao.conference on conference.id = grants.conference_id
  join trao.ceremony on ceremony.conference_id = grants.conference_id and ceremony.id = grants.ceremony_id
  join trao.session on session.conference_id = ceremony.conference_id and session.id = ceremony.session_id
  left join trao.certificate on certificate.id = grants.certificate_id
  left join trao.certificate_statement as statement on statement.certificate_id = grants.certificate_id
  left join trao.project on project.id = certificate.project_id
  left join trao.instrument on instrument.id = grants.instrument_id
  left join trao.organisation as company on company.id = coalesce(statement.company_id, instrument.company_id)
  left join trao.organisation as authority
    on authority.id = coalesce(certificate.authority_id, instrument.authority_id)
  left join lateral trao.text_of(coalesce(statement.name_text_id, instrument.name_text_id), $2) as project_name on true
  left join lateral trao.text_of(company.name_text_id, $2) as company_name on true
  left join lateral trao.text_of(authority.name_text_id, $2) as authority_name on true
  left join lateral trao.text_of(statement.zone_text_id, $2) as zone_name on true
order by session.starts_at, ceremony.code, grants.position

-- name: grantSums
-- Exact sums, per currency, of what was handed over and of what was not. What was withdrawn counts nowhere.
-- $2: by what: whole, country, sector, authority, zone, kind. A grant with investors of two countries counts in both,
-- with its whole capital. $3: language of names. Land is of projects, each once. $4: as it was recorded at that moment
-- (null: now).
select part.key, part.name, grants.state in ('handed', 'proxy') as is_handed,
  coalesce(statement.currency, instrument.currency) as currency, count(*) as grants,
  sum(coalesce(statement.capital, instrument.capital))::text as capital,
  (select sum(land.area)::text
    from (select distinct on (project_id) area
      from unnest(array_agg(statement.project_id), array_agg(statement.area_square_metres)) as land (project_id, area)
      where project_id is not null
      order by project_id, area desc nulls last) as land) as area_square_metres
from trao.grants_at($1, $4) as grants
  left join trao.certificate on certificate.id = grants.certificate_id
  left join trao.certificate_statement as statement on statement.certificate_id = grants.certificate_id
  left join trao.instrument on instrument.id = grants.instrument_id
  left join trao.organisation as authority
    on authority.id = coalesce(certificate.authority_id, instrument.authority_id)
  cross join lateral (
    select '' as key, null::text as name where $2 = 'whole'
    union all
    select country, null from unnest(statement.countries) as country where $2 = 'country'
    union all
    select coalesce(statement.sector, ''), null where $2 = 'sector'
    union all
    select coalesce(authority.code, ''), trao.text_in(authority.name_text_id, $3) where $2 = 'authority'
    union all
    select coalesce(zone.name, ''), zone.name
    from (select trao.text_in(statement.zone_text_id, $3) as name) as zone where $2 = 'zone'
    union all
    select coalesce(instrument.kind, 'certificate'), null where $2 = 'kind') as part
where grants.state <> 'withdrawn'
group by part.key, part.name, is_handed, coalesce(statement.currency, instrument.currency)
order by part.key collate "C", part.name collate "C", is_handed desc, 4

-- name: grantedLand
-- The land of what was handed over: each project once. $2: as it was recorded at that moment (null: now).
select coalesce(sum(area), 0)::numeric(20, 2)::text as area
from (
  select distinct on (statement.project_id) statement.area_square_metres as area
  from trao.grants_at($1, $2) as grants
    join trao.certificate_statement as statement on statement.certificate_id = grants.certificate_id
  where grants.state in ('handed', 'proxy')
  order by statement.project_id, statement.area_square_metres desc nulls last) as land

-- name: intervals
-- How long after its issue (cấp) each instrument was handed over (trao). $2 language of names, $3 as it was recorded at
-- that moment (null: now).
select ceremony.code as ceremony, grants.position, project.code as project_code, instrument.code as instrument,
  project_name.body as project,
  coalesce(certificate.issued_on, instrument.issued_on) as issued_on, handed.day as handed_on,
  handed.day - coalesce(certificate.issued_on, instrument.issued_on) as days, grants.state
from trao.grants_at($1, $3) as grants
  join trao.ceremony on ceremony.conference_id = grants.conference_id and ceremony.id = grants.ceremony_id
  join trao.session on session.conference_id = ceremony.conference_id and session.id = ceremony.session_id
  join trao.conference on conference.id = grants.conference_id
  left join trao.certificate on certificate.id = grants.certificate_id
  left join trao.certificate_statement as statement on statement.certificate_id = grants.certificate_id
  left join trao.project on project.id = certificate.project_id
  left join trao.instrument on instrument.id = grants.instrument_id
  left join lateral trao.text_of(coalesce(statement.name_text_id, instrument.name_text_id), $2) as project_name on true
  cross join lateral (select (grants.handed_at at time zone conference.time_zone)::date as day) as handed
where grants.state in ('handed', 'proxy')
order by session.starts_at, ceremony.code, grants.position
