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

-- Whether two names of actors are one person's, however they were typed: with capitals or without, in wide letters, with
-- spaces more or less, or with marks between the letters that nobody sees. Who gives another's name is not found out:
-- actors say themselves who they are.
create function trao.is_same_actor(one text, other text) returns boolean language sql immutable parallel safe as $$
  select regexp_replace(
      lower(normalize(one, NFKC) collate "und-x-icu"), '[\s\u00AD\u034F\u180E\u200B-\u200F\u2060-\u2064\uFEFF]', '', 'g')
    = regexp_replace(
      lower(normalize(other, NFKC) collate "und-x-icu"), '[\s\u00AD\u034F\u180E\u200B-\u200F\u2060-\u2064\uFEFF]', '', 'g')
$$;

-- Who approves is who acts: nobody approves in the name of another. The document is held, so that it is not revoked
-- at the same moment.
create function trao.require_second_person() returns trigger language plpgsql as $$
declare
  paper record;
begin
  new.created_at := clock_timestamp();
  new.created_by := trao.actor();
  select state, created_by into paper from trao.document
  where conference_id = new.conference_id and id = new.document_id
  for share;
  if paper.state not in ('final', 'signed') then
    raise exception 'a document in state % cannot be approved', paper.state
      using errcode = 'check_violation', constraint = 'approval_of_released', table = 'document_approval',
        schema = 'trao';
  end if;
  if trao.is_same_actor(paper.created_by, new.created_by) then
    raise exception '% had the document written and cannot approve it', new.created_by
      using errcode = 'check_violation', constraint = 'approval_by_second_person', table = 'document_approval',
        schema = 'trao';
  end if;
  return new;
end $$;
create trigger second_person before insert on trao.document_approval
  for each row execute function trao.require_second_person();

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

-- Nothing leaves the house that a second person has not approved, that counts no more, whose number is not entered, or
-- that is dated later. It is the day on the paper that counts, not when this database learnt of paper and approval:
-- what happened elsewhere is recorded here afterwards.
create function trao.require_release() returns trigger language plpgsql as $$
declare
  paper record;
begin
  select state, awaits_number and number is null as lacks_number,
    exists (
      select from trao.document_approval as approval
      where approval.conference_id = document.conference_id and approval.document_id = document.id) as is_approved,
    dated > (new.sent_at at time zone (select time_zone from trao.conference where id = new.conference_id))::date
      as is_dated_later, dated
  into paper
  from trao.document
  where conference_id = new.conference_id and id = new.document_id
  for share;
  if paper.state not in ('final', 'signed') then
    raise exception 'a document in state % cannot be sent', paper.state
      using errcode = 'check_violation', constraint = 'delivery_of_released', table = 'delivery', schema = 'trao';
  end if;
  if not paper.is_approved then
    raise exception 'the document is not approved'
      using errcode = 'check_violation', constraint = 'delivery_of_approved', table = 'delivery', schema = 'trao';
  end if;
  if paper.lacks_number then
    raise exception 'the document has no number yet'
      using errcode = 'check_violation', constraint = 'delivery_of_numbered', table = 'delivery', schema = 'trao';
  end if;
  if paper.is_dated_later then
    raise exception 'the document is dated %, later than it would be sent', paper.dated
      using errcode = 'check_violation', constraint = 'delivery_after_date', table = 'delivery', schema = 'trao';
  end if;
  return new;
end $$;
create trigger release before insert on trao.delivery
  for each row execute function trao.require_release();

-- What came back of a delivery: a receipt, or the letter itself. The last one counts.
create table trao.delivery_outcome (
  conference_id bigint not null,
  id bigint generated always as identity,
  delivery_id bigint not null,
  outcome text not null check (outcome in ('received', 'returned')),
  at timestamptz not null,
  note trao.line,
  key trao.line not null,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default trao.actor() check (created_by <> ''),
  primary key (conference_id, id),
  constraint delivery_outcome_key unique (conference_id, key),
  foreign key (conference_id, delivery_id) references trao.delivery (conference_id, id)
);
create index delivery_outcome_delivery on trao.delivery_outcome (conference_id, delivery_id);
create trigger append_only before update or delete on trao.delivery_outcome
  for each row execute function trao.refuse_change();

create function trao.require_sending() returns trigger language plpgsql as $$
begin
  if new.at < (
    select sent_at from trao.delivery where conference_id = new.conference_id and id = new.delivery_id)
  then
    raise exception 'the letter was not sent by then'
      using errcode = 'check_violation', constraint = 'delivery_outcome_after_sending', table = 'delivery_outcome',
        schema = 'trao';
  end if;
  return new;
end $$;
create trigger sending before insert on trao.delivery_outcome
  for each row execute function trao.require_sending();

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
  -- What the guest's state was until then: reports of an earlier time need it.
  state_before text,
  primary key (conference_id, id),
  constraint rsvp_key unique (conference_id, key),
  constraint rsvp_substitute check ((answer = 'substitute') = (substitute_id is not null)),
  constraint rsvp_substitute_is_another check (substitute_id <> participation_id),
  foreign key (conference_id, participation_id) references trao.participation (conference_id, id),
  foreign key (conference_id, substitute_id) references trao.participation (conference_id, id),
  foreign key (conference_id, session_id) references trao.session (conference_id, id)
);
create index rsvp_participation on trao.rsvp (conference_id, participation_id, session_id);
create index rsvp_substitute on trao.rsvp (conference_id, substitute_id) where substitute_id is not null;
create trigger append_only before update or delete on trao.rsvp
  for each row execute function trao.refuse_change();

-- Minds may change until the session is closed, those about the conference until its last session is. The guest is held,
-- so that answers and reminders of one guest come one after the other.
create function trao.require_open_question() returns trigger language plpgsql as $$
declare
  closing timestamptz;
begin
  select state into new.state_before from trao.participation
  where conference_id = new.conference_id and id = new.participation_id
  for no key update;
  -- One session that is not closed is enough, and stays so until the answer is recorded.
  perform from trao.session
  where conference_id = new.conference_id and (new.session_id is null or id = new.session_id)
    and state not in ('closed', 'cancelled')
  order by id
  limit 1
  for share;
  if not found then
    select max(closed_at) into closing
    from trao.session
    where conference_id = new.conference_id and (new.session_id is null or id = new.session_id);
    if new.at > closing then
      raise exception 'it was closed at %', closing
        using errcode = 'check_violation', constraint = 'rsvp_before_closing', table = 'rsvp', schema = 'trao';
    end if;
  end if;
  return new;
end $$;
create trigger open_question before insert on trao.rsvp
  for each row execute function trao.require_open_question();

-- What the last answer for the conference does to the guest, and to whoever comes instead. Who withdrew, was never
-- approved, or is registered already, is not moved.
--
-- A substitute comes: their own acceptance is recorded beside the answer that names them, at the turn that the guest
-- had who sends them, so that a seat does not get lost on the way.
create function trao.apply_answer() returns trigger language plpgsql as $$
declare
  turn timestamptz;
begin
  if new.answer = 'substitute' then
    select coalesce(
        min(earlier.at) filter (where earlier.answer = 'accepted'),
        max(guest.created_at) filter (where guest.state = 'accepted' and earlier.id is null and guest.created_at < new.at),
        new.at)
      into turn
    from trao.participation as guest
      left join trao.rsvp as earlier
        on earlier.conference_id = guest.conference_id and earlier.participation_id = guest.id
        and (earlier.session_id is null or earlier.session_id = new.session_id)
        and (earlier.at, earlier.id) < (new.at, new.id)
        and not exists (
          select from trao.rsvp as other
          where other.conference_id = guest.conference_id and other.participation_id = guest.id
            and (other.session_id is null or other.session_id = new.session_id) and other.answer <> 'accepted'
            and (other.at, other.id) < (new.at, new.id) and (other.at, other.id) >= (earlier.at, earlier.id))
    where guest.conference_id = new.conference_id and guest.id = new.participation_id;
    -- Their own last word must not be later than this one.
    if exists (
      select from trao.rsvp
      where conference_id = new.conference_id and participation_id = new.substitute_id and at >= turn)
    then
      turn := new.at;
    end if;
    insert into trao.rsvp (conference_id, participation_id, session_id, answer, at, channel, key)
    values (
      new.conference_id, new.substitute_id, new.session_id, 'accepted', turn, new.channel,
      left(new.key, 480) || '/substitute')
    on conflict (conference_id, key) do nothing;
  end if;
  if new.session_id is not null or exists (
    select from trao.rsvp
    where conference_id = new.conference_id and participation_id = new.participation_id and session_id is null
      and (at, id) > (new.at, new.id))
  then
    return null;
  end if;
  update trao.participation
  set state = case new.answer when 'substitute' then 'substituted' else new.answer end
  where conference_id = new.conference_id and id = new.participation_id
    and state in ('approved', 'invited', 'accepted', 'declined', 'tentative', 'substituted')
    and state <> case new.answer when 'substitute' then 'substituted' else new.answer end;
  if new.answer = 'substitute' then
    update trao.participation set replaces_id = new.participation_id
    where conference_id = new.conference_id and id = new.substitute_id
      and replaces_id is distinct from new.participation_id;
  end if;
  return null;
end $$;
create trigger apply_answer after insert on trao.rsvp
  for each row execute function trao.apply_answer();

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

-- Nobody is reminded who has answered, however old the list is from which somebody reminds, or who was sent nothing.
create function trao.require_open_answer() returns trigger language plpgsql as $$
declare
  guest_state text;
begin
  select state into guest_state from trao.participation
  where conference_id = new.conference_id and id = new.participation_id
  for no key update;
  if guest_state not in ('proposed', 'approved', 'invited') or exists (
    select from trao.rsvp where conference_id = new.conference_id and participation_id = new.participation_id)
  then
    raise exception 'the guest has answered, or takes part no more'
      using errcode = 'check_violation', constraint = 'reminder_before_answer', table = 'reminder', schema = 'trao';
  end if;
  if not exists (
    select from trao.document
      join trao.delivery
        on delivery.conference_id = document.conference_id and delivery.document_id = document.id
    where document.conference_id = new.conference_id and document.participation_id = new.participation_id
      and document.kind in ('invitation', 'card') and delivery.sent_at <= new.at)
  then
    raise exception 'the guest was sent no invitation by %', new.at
      using errcode = 'check_violation', constraint = 'reminder_after_sending', table = 'reminder', schema = 'trao';
  end if;
  return new;
end $$;
create trigger open_answer before insert on trao.reminder
  for each row execute function trao.require_open_answer();

-- ---------------------------------------------------------------------------------------------------------
-- When a paper gets its number (Decree 30/2020, articles 15 to 18)

-- before-final-render: electronic papers; the number is taken in the transaction that begins the paper, which prints it.
-- after-signature: papers signed by hand; number and day are left blank in print, and recorded once they are signed.
alter table trao.conference
  add column numbering text not null default 'before-final-render'
    constraint conference_numbering check (numbering in ('before-final-render', 'after-signature'));

alter table trao.document
  -- Made under after-signature: it may live without a number, which is entered once.
  add column awaits_number boolean not null default false,
  add column entered_at timestamptz,
  add column entered_by text check (entered_by <> ''),
  drop constraint document_number_by_kind,
  add constraint document_number_by_kind check (
    case
      when kind in ('card', 'datasheet', 'badge') then num_nulls(register_id, number, symbol) = 3 and not awaits_number
      when awaits_number then num_nulls(register_id, number, symbol) in (0, 3)
      else num_nulls(register_id, number, symbol) = 0
    end),
  add constraint document_entered_with_number check (
    num_nulls(entered_at, entered_by) = case when awaits_number and number is not null then 0 else 2 end),
  -- A seal would be over blank boxes.
  add constraint document_sealed_with_number check (not awaits_number or seal_key_id is null);

-- ---------------------------------------------------------------------------------------------------------
-- The register of outgoing documents (Decree 30/2020, appendix IV)

-- Papers that were not made here, and numbers that were spoiled: one series covers everything that the body sends.
create table trao.register_entry (
  id bigint generated always as identity primary key,
  register_id bigint not null,
  number integer not null check (number > 0),
  -- The number as it is written: 05/GM-UBND.
  symbol trao.line not null,
  dated date not null,
  dated_year integer not null generated always as (extract(year from dated)) stored,
  -- What it is called, and what it is about.
  type trao.line not null,
  subject trao.line not null,
  signer trao.line,
  recipients trao.line,
  -- The unit that keeps the copy.
  keeper trao.line,
  copies integer not null default 1 check (copies between 1 and 10000),
  sent_on date,
  receipt trao.line,
  note trao.line,
  key trao.line not null constraint register_entry_key unique,
  void_reason trao.line,
  voided_at timestamptz,
  voided_by text check (voided_by <> ''),
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default trao.actor() check (created_by <> ''),
  constraint register_entry_number unique (register_id, number),
  foreign key (register_id, dated_year) references trao.register (id, year),
  constraint register_entry_void_has_reason check (num_nulls(void_reason, voided_at, voided_by) in (0, 3))
);

-- The number is the last one taken of its register, and no document's.
create function trao.require_own_number() returns trigger language plpgsql as $$
begin
  if new.number is distinct from (select last_number from trao.register where id = new.register_id for no key update)
    or exists (select from trao.document where register_id = new.register_id and number = new.number)
  then
    raise exception 'number % is not the last one taken', new.number
      using errcode = 'check_violation', constraint = 'register_entry_in_order', table = 'register_entry',
        schema = 'trao';
  end if;
  return new;
end $$;
create trigger own_number before insert on trao.register_entry
  for each row execute function trao.require_own_number();

-- The same from the documents' side: their numbers were taken, and are no entries'.
create function trao.refuse_numbers_not_taken(registers bigint[], numbers integer[]) returns void
language plpgsql as $$
declare
  wrong integer;
begin
  -- Held, so that no entry takes one of them at the same moment.
  perform from trao.register where id = any (registers) order by id for share;
  select given.number into wrong
  from unnest(registers, numbers) as given (register, number)
    join trao.register on register.id = given.register
  where given.number > register.last_number or exists (
    select from trao.register_entry as entry
    where entry.register_id = given.register and entry.number = given.number)
  limit 1;
  if found then
    raise exception 'number % was not taken from its register, or is another paper''s', wrong
      using errcode = 'check_violation', constraint = 'document_number_is_taken', table = 'document',
        schema = 'trao';
  end if;
end $$;

create function trao.require_taken_numbers() returns trigger language plpgsql as $$
begin
  perform trao.refuse_numbers_not_taken(array_agg(register_id), array_agg(number))
  from added where number is not null
  having count(*) > 0;
  return null;
end $$;
create trigger numbers_are_taken after insert on trao.document
  referencing new table as added for each statement execute function trao.require_taken_numbers();

create function trao.require_taken_number() returns trigger language plpgsql as $$
begin
  perform trao.refuse_numbers_not_taken(array[new.register_id], array[new.number]);
  return null;
end $$;
create trigger number_is_taken after update on trao.document
  for each row when (old.number is null and new.number is not null)
  execute function trao.require_taken_number();

-- An entry stays; it may be voided, once.
create function trao.keep_register_entry() returns trigger language plpgsql as $$
declare
  moving constant text[] := array['void_reason', 'voided_at', 'voided_by', 'dated_year'];
begin
  if tg_op = 'DELETE' or old.void_reason is not null
    or to_jsonb(new) - moving is distinct from to_jsonb(old) - moving
  then
    raise exception 'an entry of a register stays; it can only be voided, once'
      using errcode = 'check_violation', constraint = 'register_entry_is_kept', table = 'register_entry',
        schema = 'trao';
  end if;
  return new;
end $$;
create trigger register_entry_is_kept before update or delete on trao.register_entry
  for each row execute function trao.keep_register_entry();

-- What a kind of paper is called in a Vietnamese register.
create function trao.paper_type(kind text) returns text language sql immutable parallel safe as $$
  select case kind
    when 'invitation' then 'Giấy mời'
    when 'presentation' then 'Bản trao Giấy chứng nhận đăng ký đầu tư'
    when 'attendance' then 'Giấy chứng nhận tham dự'
    when 'summary' then 'Báo cáo'
    else kind
  end
$$;

-- How Vietnamese papers write a guest whose name is printed in other letters than Latin ones.
create function trao.guest_in_latin(printed text, conference bigint, guest bigint) returns text
language sql stable parallel safe as $$
  select coalesce(
    (select case
        when participation.person_id is null then trao.text_in(invited.name_text_id, 'vi')
        when trao.is_latin(named.native_name) then named.native_name
        else named.romanised_name
      end
      from trao.participation
        left join trao.person_name as named on named.person_id = participation.person_id
        left join trao.organisation as invited on invited.id = participation.organisation_id
      where participation.conference_id = conference and participation.id = guest),
    printed)
$$;

-- How Vietnamese papers write the body that a guest works for on a day, where it is printed in other letters.
create function trao.employer_in_latin(printed text, conference bigint, guest bigint, day date) returns text
language sql stable parallel safe as $$
  select coalesce(
    (select trao.text_in(organisation.name_text_id, 'vi')
      from trao.participation
        join trao.appointment
          on appointment.id = trao.appointment_on(participation.person_id, participation.appointment_id, day)
        join trao.organisation on organisation.id = appointment.organisation_id
      where participation.conference_id = conference and participation.id = guest),
    printed)
$$;

-- Names as the register has them: what is printed in Latin letters as it is. Apart from the rest, so that the planner
-- writes these two into the query: a register of many papers asks for hardly any name.
create function trao.registered_guest(printed text, conference bigint, guest bigint) returns text
language sql stable parallel safe as $$
  select case
    when printed is null or octet_length(printed) = length(printed) or trao.is_latin(printed) then printed
    else trao.guest_in_latin(printed, conference, guest)
  end
$$;
create function trao.registered_employer(printed text, conference bigint, guest bigint, day date) returns text
language sql stable parallel safe as $$
  select case
    when printed is null or octet_length(printed) = length(printed) or trao.is_latin(printed) then printed
    else trao.employer_in_latin(printed, conference, guest, day)
  end
$$;

-- The ten columns: number and symbol, date, type and subject, signer, recipients, keeper of the copy, copies, day of
-- sending, receipt, note. Names are those that stand on the paper; where these are in a script that the register does not
-- have, in Latin letters. What is void, superseded or revoked stays, with the
-- reason or the successor. What came back and what counts no more is worded by who shows it, in the reader's language;
-- receipt and note are what an officer wrote.
create view trao.outgoing_register as
  with titled as materialized (
    -- Once per conference, not once per document.
    select id, time_zone, signer_id, trao.text_in(name_text_id, 'vi') as subject from trao.conference
  )
  select register.organisation_id, body.symbol::text as body, register.year, register.series::text as series,
    document.register_id, document.number, document.symbol::text as symbol, document.dated, document.kind,
    trao.paper_type(document.kind) as type,
    conference.subject,
    trao.registered_guest(printed.sender, document.conference_id, conference.signer_id) as signer,
    coalesce(
      nullif(concat_ws(
        ', ',
        trao.registered_guest(printed.invitee, document.conference_id, document.participation_id),
        trao.registered_employer(
          printed.employer, document.conference_id, document.participation_id, document.dated)), ''),
      trao.registered_guest(
        document.snapshot -> 'attendee.name' ->> 'name', document.conference_id, document.participation_id),
      document.snapshot -> 'grant.company_vi' ->> 'text',
      document.snapshot -> 'grant.company' ->> 'text') as recipients,
    'VT' as keeper, 1 as copies,
    (sending.sent_at at time zone conference.time_zone)::date as sent_on,
    sending.outcome, (sending.outcome_at at time zone conference.time_zone)::date as outcome_on,
    null::text as receipt,
    case document.state when 'void' then document.void_reason when 'revoked' then document.revoked_reason end as reason,
    -- Asked for of these only: they are few.
    case document.state
      when 'superseded' then (
        select coalesce(successor.symbol, successor.public_id)
        from trao.document as successor
        where successor.conference_id = document.conference_id and successor.supersedes_id = document.id
          and successor.state <> 'void')
    end as successor,
    null::text as note,
    document.state, document.conference_id, document.id as document_id, document.created_by as made_by,
    coalesce(document.entered_at, document.created_at) as entered_at
  from trao.document
    join trao.register on register.id = document.register_id
    join trao.organisation as body on body.id = register.organisation_id
    join titled as conference on conference.id = document.conference_id
    -- Each looked up once in the snapshot, and not once for each time it is asked for.
    cross join lateral (
      select document.snapshot -> 'sender.name' ->> 'name' as sender,
        document.snapshot -> 'invitee.name' ->> 'name' as invitee,
        document.snapshot -> 'invitee.organisation' ->> 'text' as employer
      offset 0) as printed
    left join (
      select distinct on (delivery.conference_id, delivery.document_id)
        delivery.conference_id, delivery.document_id, delivery.sent_at, result.outcome, result.at as outcome_at
      from trao.delivery
        left join trao.delivery_outcome as result
          on result.conference_id = delivery.conference_id and result.delivery_id = delivery.id
      order by delivery.conference_id, delivery.document_id, delivery.sent_at desc, delivery.id desc, result.at desc,
        result.id desc) as sending
      on sending.conference_id = document.conference_id and sending.document_id = document.id
  union all
  select register.organisation_id, body.symbol::text, register.year, register.series::text, entry.register_id,
    entry.number, entry.symbol::text, entry.dated, null, entry.type::text, entry.subject::text, entry.signer::text,
    entry.recipients::text, entry.keeper::text, entry.copies, entry.sent_on, null, null, entry.receipt::text,
    entry.void_reason, null, entry.note::text, case when entry.void_reason is not null then 'void' else 'entered' end,
    null, null, entry.created_by, entry.created_at
  from trao.register_entry as entry
    join trao.register on register.id = entry.register_id
    join trao.organisation as body on body.id = register.organisation_id;

-- Numbers that were taken and are on no record: there are none.
create view trao.register_gap as
  select register.id as register_id, register.organisation_id, register.year, register.series, taken.number
  from trao.register
    cross join lateral generate_series(1, register.last_number) as taken (number)
  where not exists (
      select from trao.document where document.register_id = register.id and document.number = taken.number)
    and not exists (
      select from trao.register_entry as entry
      where entry.register_id = register.id and entry.number = taken.number);

-- ---------------------------------------------------------------------------------------------------------
-- How it was at an earlier moment, by what was recorded until then. What a file or an officer set without an answer or an
-- event has no history, and is told as it is now.

-- Guests who may have stood otherwise then: their state, and whom they stood in for. Nobody where the moment is null.
create function trao.guests_before(moment timestamptz)
returns table (conference_id bigint, participation_id bigint, state text, replaces_id bigint) language sql stable parallel safe as $$
  with naming as (
    select event.conference_id, event.participation_id, event.substitute_id, event.created_at
    from trao.participation_event as event
    where event.event = 'substituted' and moment is not null
    union all
    select rsvp.conference_id, rsvp.participation_id, rsvp.substitute_id, rsvp.created_at
    from trao.rsvp
    where rsvp.substitute_id is not null and moment is not null
  ), turned as (
    -- The first thing that happened since tells the state before it.
    select distinct on (later.conference_id, later.guest_id) later.conference_id, later.guest_id, later.state_before
    from (
      select event.conference_id, event.created_at, event.participation_id as guest_id, event.state_before
      from trao.participation_event as event
      where event.created_at > moment
      union all
      select event.conference_id, event.created_at, event.substitute_id, event.substitute_state_before
      from trao.participation_event as event
      where event.created_at > moment and not event.is_substitute_new
      union all
      select rsvp.conference_id, rsvp.created_at, rsvp.participation_id, rsvp.state_before
      from trao.rsvp
      where rsvp.created_at > moment and rsvp.state_before is not null) as later
    order by later.conference_id, later.guest_id, later.created_at
  ), stood as (
    -- Whoever was named by then for somebody who did not come back by then.
    select distinct on (naming.conference_id, naming.substitute_id)
      naming.conference_id, naming.substitute_id, naming.participation_id
    from naming
    where naming.created_at <= moment and not exists (
        select from trao.participation_event as event
        where event.conference_id = naming.conference_id and event.participation_id = naming.participation_id
          and event.event = 'restored' and event.created_at between naming.created_at and moment)
      and not exists (
        select from trao.rsvp
        where rsvp.conference_id = naming.conference_id and rsvp.participation_id = naming.participation_id
          and rsvp.session_id is null and rsvp.answer <> 'substitute'
          and rsvp.created_at between naming.created_at and moment)
    order by naming.conference_id, naming.substitute_id, naming.created_at desc
  ), unasked as (
    -- Whose first letter is later than the moment was not asked before.
    select document.conference_id, document.participation_id
    from trao.document
    where moment is not null and document.kind in ('invitation', 'card')
    group by document.conference_id, document.participation_id
    having min(document.created_at) > moment
  )
  select guest.conference_id, guest.id,
    case
      when unasked.participation_id is not null
        and stand.state in ('invited', 'accepted', 'declined', 'tentative', 'substituted') then 'approved'
      else stand.state
    end,
    case
      when stood.participation_id is not null then stood.participation_id
      when not exists (
        select from naming
        where naming.conference_id = guest.conference_id and naming.substitute_id = guest.id
          and naming.participation_id = guest.replaces_id)
      then guest.replaces_id
    end
  from (
      select turned.conference_id, turned.guest_id from turned
      union
      select naming.conference_id, naming.substitute_id from naming
      union
      select unasked.conference_id, unasked.participation_id from unasked) as moved (conference_id, guest_id)
    join trao.participation as guest
      on guest.conference_id = moved.conference_id and guest.id = moved.guest_id
    left join turned on turned.conference_id = guest.conference_id and turned.guest_id = guest.id
    left join stood on stood.conference_id = guest.conference_id and stood.substitute_id = guest.id
    left join unasked on unasked.conference_id = guest.conference_id and unasked.participation_id = guest.id
    cross join lateral (select coalesce(turned.state_before, guest.state) as state) as stand
$$;

-- The state of documents then: numbered, final, signed, superseded, revoked, void. A number is void from the first: when it
-- became so is not recorded.
create function trao.documents_at(moment timestamptz)
returns table (conference_id bigint, id bigint, participation_id bigint, kind text, state text)
language sql stable parallel safe as $$
  select document.conference_id, document.id, document.participation_id, document.kind,
    case
      when moment is null or document.state in ('numbered', 'void') then document.state
      when document.state = 'revoked' and document.revoked_at <= moment then 'revoked'
      when document.state = 'superseded' and exists (
        select from trao.document as successor
        where successor.conference_id = document.conference_id and successor.supersedes_id = document.id
          and successor.state <> 'void' and successor.created_at <= moment) then 'superseded'
      when exists (
        select from trao.document_original as original
        where original.conference_id = document.conference_id and original.document_id = document.id
          and original.imported_at <= moment) then 'signed'
      when exists (
        select from trao.document_file as file
        where file.conference_id = document.conference_id and file.document_id = document.id
          and file.rendered_at <= moment) then 'final'
      else 'numbered'
    end
  from trao.document
  where moment is null or document.created_at <= moment
$$;

-- ---------------------------------------------------------------------------------------------------------
-- How far each guest's invitation has come

-- One row per guest. document_id is the letter that counts, else the card; sending and what came back are those of the
-- last delivery of any of the guest's letters and cards. stage is the furthest step that was reached: proposed,
-- approved (as a guest), numbered, made, released (approved by a second person), sent, received, returned, answered,
-- came; or withdrawn. answer is the one for the conference; answered_at is set too where there are answers for single
-- sessions only. As it was recorded at a moment; null is now.
create function trao.invitation_status_at(moment timestamptz)
returns table (
  conference_id bigint, participation_id bigint, external_id trao.code, state text, delegation_id bigint, document_id bigint,
  document_kind text, document_state text, symbol trao.line, language trao.language, numbered_at timestamptz,
  numbered boolean, made_at timestamptz, approved_at timestamptz, approved_by text, delivery_id bigint,
  sent_at timestamptz, sent_by text, channel text, address trao.line, received_at timestamptz, returned_at timestamptz,
  reminders bigint, reminded_at timestamptz, answer text, answered_at timestamptz, answer_channel text,
  substitute_id bigint, came_at timestamptz, is_invited boolean, stage text)
language sql stable parallel safe as $$
  with letter as (
    select distinct on (document.conference_id, document.participation_id)
      document.conference_id, document.participation_id, document.id, document.kind, document.state,
      document.symbol, document.language, document.created_at, document.awaits_number and document.number is null as
      lacks_number, file.rendered_at, approval.created_at as approved_at, approval.created_by as approved_by
    from trao.document
      left join trao.document_file as file
        on file.conference_id = document.conference_id and file.document_id = document.id
        and (moment is null or file.rendered_at <= moment)
      left join trao.document_approval as approval
        on approval.conference_id = document.conference_id and approval.document_id = document.id
        and (moment is null or approval.created_at <= moment)
    where document.kind in ('invitation', 'card')
      and case when moment is null then document.state in ('numbered', 'final', 'signed')
        else (document.conference_id, document.id) in (
          select former.conference_id, former.id from trao.documents_at(moment) as former
          where former.state in ('numbered', 'final', 'signed')) end
    order by document.conference_id, document.participation_id, document.kind = 'invitation' desc,
      document.state in ('final', 'signed') desc, document.id desc
  ), sending as (
    select distinct on (document.conference_id, document.participation_id)
      document.conference_id, document.participation_id, delivery.id, delivery.sent_at, delivery.created_by,
      delivery.channel, delivery.address, result.outcome, result.at as outcome_at
    from trao.delivery
      join trao.document
        on document.conference_id = delivery.conference_id and document.id = delivery.document_id
      left join trao.delivery_outcome as result
        on result.conference_id = delivery.conference_id and result.delivery_id = delivery.id
        and (moment is null or result.created_at <= moment)
    where document.kind in ('invitation', 'card')
      and (moment is null or delivery.created_at <= moment)
    order by document.conference_id, document.participation_id, delivery.sent_at desc, delivery.id desc,
      result.at desc, result.id desc
  ), reminded as (
    select conference_id, participation_id, count(*) as reminders, max(at) as reminded_at
    from trao.reminder
    where moment is null or created_at <= moment
    group by conference_id, participation_id
  ), answered as (
    -- For the conference; else for any session, an acceptance before all others: that is no answer for the conference,
    -- but who gave it is not silent.
    select distinct on (conference_id, participation_id)
      conference_id, participation_id, case when session_id is null then answer end as answer, at, channel,
      case when session_id is null then substitute_id end as substitute_id
    from trao.rsvp
    where moment is null or created_at <= moment
    order by conference_id, participation_id, session_id is null desc,
      session_id is not null and answer = 'accepted' desc, at desc, id desc
  ), arrived as (
    select entry.conference_id, entry.participation_id, min(entry.at) as at
    from trao.attendance_event as entry
    where entry.direction = 'in' and (moment is null or entry.created_at <= moment)
      and not exists (
        select from trao.attendance_event as annulment
        where annulment.conference_id = entry.conference_id and annulment.annuls_id = entry.id
          and (moment is null or annulment.created_at <= moment))
    group by entry.conference_id, entry.participation_id
  )
  select guest.conference_id, guest.id as participation_id, guest.external_id, stand.state, guest.delegation_id,
    letter.id as document_id, letter.kind as document_kind, letter.state as document_state, letter.symbol,
    letter.language,
    letter.created_at as numbered_at, letter.id is not null and not letter.lacks_number as numbered,
    letter.rendered_at as made_at, letter.approved_at, letter.approved_by,
    sending.id as delivery_id, sending.sent_at, sending.created_by as sent_by, sending.channel, sending.address,
    case when sending.outcome = 'received' then sending.outcome_at end as received_at,
    case when sending.outcome = 'returned' then sending.outcome_at end as returned_at,
    coalesce(reminded.reminders, 0) as reminders, reminded.reminded_at,
    word.answer, word.answered_at,
    answered.channel as answer_channel, answered.substitute_id,
    arrived.at as came_at,
    sending.id is not null or stand.state not in ('proposed', 'approved', 'withdrawn') as is_invited,
    case
      when stand.state = 'withdrawn' then 'withdrawn'
      when arrived.at is not null then 'came'
      when word.answered_at is not null then 'answered'
      when sending.outcome is not null then sending.outcome
      when sending.id is not null then 'sent'
      when letter.approved_at is not null then 'released'
      when letter.rendered_at is not null then 'made'
      when letter.id is not null then 'numbered'
      when stand.state = 'proposed' then 'proposed'
      else 'approved'
    end as stage
  from trao.participation as guest
    left join letter on letter.conference_id = guest.conference_id and letter.participation_id = guest.id
    left join sending on sending.conference_id = guest.conference_id and sending.participation_id = guest.id
    left join reminded on reminded.conference_id = guest.conference_id and reminded.participation_id = guest.id
    left join answered on answered.conference_id = guest.conference_id and answered.participation_id = guest.id
    left join arrived on arrived.conference_id = guest.conference_id and arrived.participation_id = guest.id
    left join trao.guests_before(moment) as before
      on before.conference_id = guest.conference_id and before.participation_id = guest.id
    cross join lateral (select coalesce(before.state, guest.state) as state) as stand
    cross join lateral (
      select case
          -- Who is registered has come, or comes, whatever was answered before.
          when stand.state = 'registered' then 'accepted'
          when answered.answer is not null then answered.answer
          when stand.state = 'substituted' then 'substitute'
          when stand.state in ('accepted', 'declined', 'tentative') then stand.state
        end as answer,
        coalesce(
          answered.at,
          case when stand.state in ('accepted', 'registered', 'declined', 'tentative', 'substituted')
            then guest.updated_at end) as answered_at) as word
  where moment is null or guest.created_at <= moment
$$;

-- How it is now.
create view trao.invitation_status as select * from trao.invitation_status_at(null::timestamptz);
