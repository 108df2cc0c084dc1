-- Letters on their way: approval, delivery, answers, reminders, and the register of outgoing documents.

-- ---------------------------------------------------------------------------------------------------------
-- Approval: a paper leaves the house when a second person has looked at it

create table trao.document_approval (
  conference_id bigint not null,
  document_id bigint not null,
  note trao.line,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default trao.actor() check (created_by <> ''),
  primary key (conference_id, document_id),
  foreign key (conference_id, document_id) references trao.document (conference_id, id)
);
create trigger append_only before update or delete on trao.document_approval
  for each row execute function trao.refuse_change();

-- ---------------------------------------------------------------------------------------------------------
-- Delivery

create table trao.delivery (
  conference_id bigint not null,
  id bigint generated always as identity,
  document_id bigint not null,
  channel text not null check (channel in ('post', 'hand', 'mail')),
  -- To whom or where, as it stands on the envelope or in the mail's head.
  address trao.line,
  sent_at timestamptz not null,
  key trao.line not null,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default trao.actor() check (created_by <> ''),
  primary key (conference_id, id),
  constraint delivery_key unique (conference_id, key),
  foreign key (conference_id, document_id) references trao.document (conference_id, id)
);
create index delivery_document on trao.delivery (conference_id, document_id);
create trigger append_only before update or delete on trao.delivery
  for each row execute function trao.refuse_change();

-- What came back of a delivery: a receipt, or the letter itself.
create table trao.delivery_outcome (
  conference_id bigint not null,
  delivery_id bigint not null,
  outcome text not null check (outcome in ('received', 'returned')),
  at timestamptz not null,
  note trao.line,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default trao.actor() check (created_by <> ''),
  primary key (conference_id, delivery_id),
  foreign key (conference_id, delivery_id) references trao.delivery (conference_id, id)
);
create trigger append_only before update or delete on trao.delivery_outcome
  for each row execute function trao.refuse_change();

-- ---------------------------------------------------------------------------------------------------------
-- Answers. Each is an event; the last one counts.

create table trao.rsvp (
  conference_id bigint not null,
  id bigint generated always as identity,
  participation_id bigint not null,
  -- An answer for one session; null for the conference.
  session_id bigint,
  answer text not null check (answer in ('accepted', 'declined', 'tentative', 'substitute')),
  -- Who comes instead.
  substitute_id bigint,
  at timestamptz not null,
  channel text not null check (channel in ('phone', 'mail', 'post', 'hand')),
  note trao.line,
  key trao.line not null,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default trao.actor() check (created_by <> ''),
  primary key (conference_id, id),
  constraint rsvp_key unique (conference_id, key),
  constraint rsvp_substitute check ((answer = 'substitute') = (substitute_id is not null)),
  check (substitute_id <> participation_id),
  foreign key (conference_id, participation_id) references trao.participation (conference_id, id),
  foreign key (conference_id, substitute_id) references trao.participation (conference_id, id),
  foreign key (conference_id, session_id) references trao.session (conference_id, id)
);
create index rsvp_participation on trao.rsvp (conference_id, participation_id, session_id);
create trigger append_only before update or delete on trao.rsvp
  for each row execute function trao.refuse_change();

create table trao.reminder (
  conference_id bigint not null,
  id bigint generated always as identity,
  participation_id bigint not null,
  channel text not null check (channel in ('phone', 'mail', 'post', 'hand')),
  at timestamptz not null,
  note trao.line,
  key trao.line not null,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default trao.actor() check (created_by <> ''),
  primary key (conference_id, id),
  constraint reminder_key unique (conference_id, key),
  foreign key (conference_id, participation_id) references trao.participation (conference_id, id)
);
create index reminder_participation on trao.reminder (conference_id, participation_id);
create trigger append_only before update or delete on trao.reminder
  for each row execute function trao.refuse_change();

-- The answer that counts for each guest and session: the last one given for the session, else for the conference, else
-- what the participation's state says (registered on the spot is accepted). Where a session has room for fewer than
-- accepted, those who accepted first have a place and the others wait (place: confirmed, waiting, null for those who do
-- not come).
create view trao.session_answer as
  with last_answer as (
    select distinct on (conference_id, participation_id, session_id)
      conference_id, participation_id, session_id, answer, at, id
    from trao.rsvp
    order by conference_id, participation_id, session_id, at desc, id desc
  ), answered as (
    select session.conference_id, session.id as session_id, guest.id as participation_id, session.capacity,
      case
        when own.answer is not null then own.answer
        when guest.state in ('accepted', 'registered') then 'accepted'
        when guest.state = 'substituted' then 'substitute'
        when guest.state in ('declined', 'tentative') then guest.state
      end as answer,
      coalesce(own.at, whole.at, guest.created_at) as at,
      own.answer is not null as is_for_session
    from trao.session
      join trao.participation as guest on guest.conference_id = session.conference_id and guest.state <> 'withdrawn'
      left join last_answer as own on own.conference_id = session.conference_id
        and own.participation_id = guest.id and own.session_id = session.id
      left join last_answer as whole on whole.conference_id = session.conference_id
        and whole.participation_id = guest.id and whole.session_id is null
  )
  select conference_id, session_id, participation_id, answer, at, is_for_session,
    case
      when answer is distinct from 'accepted' then null
      when capacity is null then 'confirmed'
      when row_number() over (
        partition by conference_id, session_id, answer order by at, participation_id) <= capacity then 'confirmed'
      else 'waiting'
    end as place
  from answered;
