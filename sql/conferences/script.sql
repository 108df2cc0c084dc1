-- What the master of ceremonies needs to know, in the order of the stage.

-- name: scriptItems
-- $1 conference, $2 code of a ceremony or null: its session with those around it. Items of other ceremonies are left
-- out where one is asked for.
with recursive around as (
  select session.id, session.parent_id
  from trao.ceremony
    join trao.session on session.conference_id = ceremony.conference_id and session.id = ceremony.session_id
  where ceremony.conference_id = $1 and ceremony.code = $2
  union
  select session.id, session.parent_id
  from around
    join trao.session on session.conference_id = $1 and session.id = around.parent_id
)
select item.id, item.kind, trao.bodies(item.name_text_id) as name, item.starts_at, item.minutes, item.ceremony_id,
  trao.bodies(item.cue_text_id) as words, trao.bodies(item.stage_text_id) as stage,
  trao.bodies(item.props_text_id) as props
from trao.programme_item as item
  join trao.session on session.conference_id = item.conference_id and session.id = item.session_id
  left join trao.ceremony on ceremony.conference_id = item.conference_id and ceremony.id = item.ceremony_id
where item.conference_id = $1 and session.state <> 'cancelled'
  and ($2::text is null or session.id in (select id from around))
  and ($2::text is null or ceremony.code is null or ceremony.code = $2)
order by item.starts_at, session.starts_at, session.id, item.position

-- name: scriptCeremonies
-- $1 conference, $2 code or null: the ceremonies that no item of the programme holds.
select ceremony.id, trao.bodies(ceremony.name_text_id) as name, session.starts_at
from trao.ceremony
  join trao.session on session.conference_id = ceremony.conference_id and session.id = ceremony.session_id
where ceremony.conference_id = $1 and ($2::text is null or ceremony.code = $2) and session.state <> 'cancelled'
  and not exists (
    select from trao.programme_item as item
      join trao.session as held on held.conference_id = item.conference_id and held.id = item.session_id
    where item.conference_id = ceremony.conference_id and item.ceremony_id = ceremony.id
      and held.state <> 'cancelled')
order by session.starts_at, ceremony.id

-- name: scriptGrants
-- $1 conference: what is handed over, with what the version of its certificate says.
select grants.id, grants.ceremony_id, grants.position, coalesce(instrument.kind, 'certificate') as kind,
  coalesce(certificate.amendment, 0) as amendment,
  trao.bodies(coalesce(instrument.name_text_id, statement.name_text_id)) as name,
  trao.bodies(company.name_text_id) as company,
  coalesce(instrument.capital, statement.capital)::text as amount,
  coalesce(instrument.currency, statement.currency) as currency
from trao.ceremony_grant as grants
  left join trao.instrument on instrument.id = grants.instrument_id
  left join trao.certificate on certificate.id = grants.certificate_id
  left join trao.certificate_statement as statement on statement.certificate_id = certificate.id
  left join trao.organisation as company on company.id = coalesce(instrument.company_id, statement.company_id)
where grants.conference_id = $1 and grants.state not in ('withdrawn', 'absent')
order by grants.ceremony_id, grants.position

-- name: scriptPeople
-- $1 conference, $2 the day of their titles or null for the session's own: those who appear in items of the programme
-- and in grants, in the order in which they are named.
with appearance as (
  select person.conference_id, person.programme_item_id as item_id, null::bigint as grant_id, null::text as part,
    person.position, person.participation_id, session.starts_at
  from trao.programme_item_person as person
    join trao.programme_item as item
      on item.conference_id = person.conference_id and item.id = person.programme_item_id
    join trao.session on session.conference_id = item.conference_id and session.id = item.session_id
  where person.conference_id = $1
  union all
  select person.conference_id, null, person.grant_id, person.part, person.position, person.participation_id,
    session.starts_at
  from trao.grant_people as person
    join trao.ceremony_grant as grants
      on grants.conference_id = person.conference_id and grants.id = person.grant_id
    join trao.ceremony on ceremony.conference_id = grants.conference_id and ceremony.id = grants.ceremony_id
    join trao.session on session.conference_id = ceremony.conference_id and session.id = ceremony.session_id
  where person.conference_id = $1
)
select appearance.item_id, appearance.grant_id, appearance.part, guest.external_id,
  known.native_name, known.family_name, known.given_name, known.kana, known.romanised_name,
  trao.bodies(invited.name_text_id) as invited, trao.bodies(office.title_text_id) as title,
  (select array[
      max(honorific) filter (where language = 'vi'), max(honorific) filter (where language = 'ja'),
      max(honorific) filter (where language = 'en')]
    from trao.honorific
    where honorific.person_id = guest.person_id) as honorific
from appearance
  join trao.conference on conference.id = appearance.conference_id
  join trao.participation as guest
    on guest.conference_id = appearance.conference_id and guest.id = appearance.participation_id
  left join trao.person_name as known on known.person_id = guest.person_id
  left join trao.organisation as invited on invited.id = guest.organisation_id
  left join trao.appointment as office
    on office.id = trao.appointment_on(
      guest.person_id, guest.appointment_id,
      coalesce($2::date, (appearance.starts_at at time zone conference.time_zone)::date))
order by appearance.item_id, appearance.grant_id, appearance.part, appearance.position
