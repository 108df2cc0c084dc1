-- Ceremonies: other instruments than certificates, more people on stage, what happened; and law with its dates.

-- ---------------------------------------------------------------------------------------------------------
-- What is handed over besides certificates of investment registration

create table trao.instrument (
  id bigint generated always as identity primary key,
  code trao.code not null unique,
  kind text not null check (kind in ('policy-approval', 'memorandum', 'agreement', 'licence', 'award')),
  name_text_id bigint not null references trao.text,
  -- Whose act it is, and who receives it.
  authority_id bigint references trao.organisation,
  company_id bigint references trao.organisation,
  project_id bigint references trao.project,
  number trao.line,
  issued_on date,
  capital numeric(20, 2) check (capital > 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  provenance trao.provenance not null default 'operator',
  is_verified boolean not null default false,
  sources trao.sources not null default '{}',
  constraint instrument_capital_has_currency check ((capital is null) = (currency is null))
);
call trao.watch('trao.instrument');

alter table trao.ceremony_grant
  alter certificate_id drop not null,
  add column instrument_id bigint references trao.instrument,
  add constraint grant_of_one_thing check (num_nonnulls(certificate_id, instrument_id) = 1);
create unique index grant_instrument on trao.ceremony_grant (conference_id, instrument_id)
  where state <> 'withdrawn';

-- Who else stands on the stage: presenters and recipients beside the first of each.
create table trao.grant_person (
  conference_id bigint not null,
  grant_id bigint not null,
  participation_id bigint not null,
  part text not null check (part in ('presenter', 'recipient')),
  position integer not null check (position > 1),
  primary key (conference_id, grant_id, participation_id),
  unique (conference_id, grant_id, part, position) deferrable initially deferred,
  foreign key (conference_id, grant_id) references trao.ceremony_grant (conference_id, id),
  foreign key (conference_id, participation_id) references trao.participation (conference_id, id)
);
call trao.watch('trao.grant_person');

-- What happened to a grant, in turn. The grant itself holds what counts now.
create table trao.hand_over_event (
  conference_id bigint not null,
  id bigint generated always as identity,
  grant_id bigint not null,
  event text not null check (event in ('handed', 'proxy', 'absent', 'withdrawn', 'annulled')),
  at timestamptz not null,
  proxy_name trao.line,
  note trao.line,
  key trao.line not null,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default trao.actor() check (created_by <> ''),
  primary key (conference_id, id),
  constraint hand_over_event_key unique (conference_id, key),
  foreign key (conference_id, grant_id) references trao.ceremony_grant (conference_id, id)
);
create index hand_over_event_grant on trao.hand_over_event (conference_id, grant_id);
create trigger append_only before update or delete on trao.hand_over_event
  for each row execute function trao.refuse_change();

-- ---------------------------------------------------------------------------------------------------------
-- Law has dates: forms, deadlines and the way numbers read are chosen by a document's day

create table trao.form_version (
  code trao.line primary key,
  -- Which paper it is the form of.
  subject text not null check (subject in ('certificate-new', 'certificate-amended', 'letter', 'card', 'report')),
  valid_from date not null,
  valid_to date,
  source trao.line not null,
  check (valid_from <= valid_to)
);
call trao.watch('trao.form_version');

create table trao.deadline (
  id bigint generated always as identity primary key,
  code trao.code not null,
  valid_from date not null,
  valid_to date,
  days integer not null check (days > 0),
  counted text not null check (counted in ('calendar', 'working')),
  -- Before or after which day.
  direction text not null check (direction in ('before', 'after')),
  anchor text not null check (anchor in ('conference-start', 'conference-end', 'reply-by')),
  name_text_id bigint not null references trao.text,
  source trao.line not null,
  unique (code, valid_from),
  check (valid_from <= valid_to)
);
call trao.watch('trao.deadline');

create table trao.number_format (
  id bigint generated always as identity primary key,
  -- GM, GCN, BC, …; * for every series that has no row of its own.
  series text not null,
  valid_from date not null,
  valid_to date,
  -- {number:02}/{series}-{body}
  pattern trao.line not null,
  source trao.line not null,
  unique (series, valid_from),
  check (valid_from <= valid_to)
);
call trao.watch('trao.number_format');
