-- What an investment registration certificate says of its project, in the order of form A.II.8 of Circular
-- 03/2021/TT-BKHĐT: investors, enterprise, objectives, scale, capital, term, schedule, incentives, conditions, and
-- the legal bases of the certificate itself.
--
-- All of it may be unknown: the draft sheet shows its gaps. What is known obeys the constraints here.

-- ---------------------------------------------------------------------------------------------------------
-- Values

-- A year, a month or a quarter: 2024, 2024-06, 2024-Q2.
create domain trao.period as text
  constraint period_is_year_month_or_quarter check (
    value ~ '^(19|20|21)[0-9]{2}(-(0[1-9]|1[0-2])|-Q[1-4])?$');

-- The first day of a period.
create function trao.period_start(period text) returns date language sql immutable parallel safe as $$
  select make_date(
    left(period, 4)::integer,
    case
      when period like '%-Q%' then (right(period, 1)::integer - 1) * 3 + 1
      when length(period) > 4 then right(period, 2)::integer
      else 1
    end, 1)
$$;

-- The day after a period.
create function trao.period_end(period text) returns date language sql immutable parallel safe as $$
  select (trao.period_start(period) + case
    when period like '%-Q%' then interval '3 months'
    when length(period) > 4 then interval '1 month'
    else interval '1 year'
  end)::date
$$;

-- Takes texts away with the row that said them. Its arguments are the columns that hold their ids.
create function trao.drop_texts() returns trigger language plpgsql as $$
declare
  spoken jsonb := to_jsonb(old);
begin
  for place in 0 .. tg_nargs - 1 loop
    delete from trao.text where id = (spoken ->> tg_argv[place])::bigint;
  end loop;
  return null;
end $$;

-- ---------------------------------------------------------------------------------------------------------
-- Enterprise, capital and term

alter table trao.project
  -- The enterprise that carries the project out (the project's company): number and day of its registration.
  add column enterprise_code text
    constraint enterprise_code_has_ten_digits check (enterprise_code ~ '^[0-9]{10}(-[0-9]{3})?$'),
  add column enterprise_registered_on date,
  -- The total capital in a second currency. The rate is the price of one unit of the dearer currency in the other.
  add column converted_capital numeric(20, 2) check (converted_capital > 0),
  add column converted_currency text check (converted_currency ~ '^[A-Z]{3}$'),
  add column exchange_rate numeric(20, 2) check (exchange_rate > 0),
  add column exchange_rate_on date,
  -- The part that the investors pay themselves, and the part they raise (loans), in both currencies.
  add column contributed numeric(20, 2) check (contributed > 0),
  add column converted_contributed numeric(20, 2) check (converted_contributed > 0),
  add column mobilised numeric(20, 2) check (mobilised > 0),
  add column converted_mobilised numeric(20, 2) check (converted_mobilised > 0),
  -- Years from the issue of the certificate. The law of 2020 allows 70 at most (article 44).
  add column term_years integer constraint project_term_is_possible check (term_years between 1 and 99),
  add constraint conversion_has_other_currency check (
    (converted_capital is null) = (converted_currency is null) and converted_currency <> currency),
  -- I13: a conversion shows its rate and the day of the rate.
  add constraint conversion_rate_has_day check ((exchange_rate is null) = (exchange_rate_on is null)),
  add constraint conversion_needs_capital check (
    converted_capital is not null
    or num_nonnulls(exchange_rate, converted_contributed, converted_mobilised) = 0),
  -- Authorities round; a misplaced digit they do not.
  add constraint conversion_agrees_with_rate check (
    abs(greatest(capital, converted_capital) - least(capital, converted_capital) * exchange_rate)
      <= greatest(capital, converted_capital) / 100),
  -- Profits may be invested again: contributed and mobilised capital can be less than the whole, never more.
  add constraint capital_holds_its_parts check (
    coalesce(contributed, 0) + coalesce(mobilised, 0) <= capital
    and (converted_capital is null
      or coalesce(converted_contributed, 0) + coalesce(converted_mobilised, 0) <= converted_capital));

-- ---------------------------------------------------------------------------------------------------------
-- Investors

alter table trao.project_investor
  -- A person who invests; else the organisation that the row names, or nobody while that is unknown.
  add column person_id bigint references trao.person,
  -- The nationality, or the country of the organisation, in words.
  add column nationality_text_id bigint references trao.text,
  -- The legal paper: a passport, a certificate of incorporation.
  add column paper_text_id bigint references trao.text,
  add column paper_number trao.line,
  add column paper_issued_on date,
  add column paper_issuer_text_id bigint references trao.text,
  -- The head office, or the person's permanent address.
  add column address_text_id bigint references trao.text,
  -- Who acts for an organisation, and in which position.
  add column representative_id bigint references trao.person,
  add column representative_position_text_id bigint references trao.text,
  -- The investor's part of the contributed capital, in both currencies, with method and schedule.
  add column contribution numeric(20, 2) check (contribution > 0),
  add column converted_contribution numeric(20, 2) check (converted_contribution > 0),
  add column method_text_id bigint references trao.text,
  add column schedule_text_id bigint references trao.text,
  add constraint investor_is_one check (num_nonnulls(organisation_id, person_id) <= 1),
  add constraint representative_acts_for_organisation check (person_id is null or representative_id is null);
create trigger drop_texts after delete on trao.project_investor
  for each row execute function trao.drop_texts(
    nationality_text_id, paper_text_id, paper_issuer_text_id, address_text_id, representative_position_text_id,
    method_text_id, schedule_text_id);

-- Shares and contributions of the investors fit into the whole. Checked at commit, when all rows are there.
create function trao.require_investors_to_add_up() returns trigger language plpgsql as $$
declare
  wanted bigint;
  project trao.project;
  shares numeric;
  contributions numeric;
  is_complete boolean;
begin
  if tg_table_name = 'project' then
    wanted := new.id;
  else
    wanted := new.project_id;
  end if;
  select * into project from trao.project where id = wanted;
  select sum(share), sum(contribution), bool_and(contribution is not null)
  into shares, contributions, is_complete
  from trao.project_investor where project_id = wanted;
  if shares > 100 then
    raise exception 'the shares of the investors of project % are % per cent', project.code, shares
      using errcode = 'check_violation', constraint = 'investor_shares_add_up', table = 'project_investor',
        schema = 'trao';
  end if;
  if contributions > coalesce(project.contributed, project.capital)
    or (is_complete and contributions <> project.contributed)
  then
    raise exception 'the contributions of the investors of project % are %', project.code, contributions
      using errcode = 'check_violation', constraint = 'investor_contributions_add_up',
        table = 'project_investor', schema = 'trao';
  end if;
  return null;
end $$;
create constraint trigger investors_add_up after insert or update on trao.project_investor
  deferrable initially deferred for each row execute function trao.require_investors_to_add_up();
create constraint trigger investors_add_up after update of capital, contributed on trao.project
  deferrable initially deferred for each row execute function trao.require_investors_to_add_up();

-- ---------------------------------------------------------------------------------------------------------
-- Objectives, scale, schedule, incentives, conditions

create table trao.project_objective (
  project_id bigint not null references trao.project on delete cascade,
  position integer not null check (position > 0),
  name_text_id bigint not null references trao.text,
  -- Class of four digits of the Vietnam Standard Industrial Classification, with its name.
  industry_code text constraint industry_code_has_four_digits check (industry_code ~ '^[0-9]{4}$'),
  industry_text_id bigint references trao.text,
  -- Of the United Nations' provisional Central Product Classification, for services.
  product_code text constraint product_code_is_cpc check (product_code ~ '^[0-9]{2,5}$'),
  primary key (project_id, position)
);
create trigger drop_texts after delete on trao.project_objective
  for each row execute function trao.drop_texts(name_text_id, industry_text_id);
call trao.watch('trao.project_objective');

-- Lines of the certificate's lists.
create table trao.project_clause (
  project_id bigint not null references trao.project on delete cascade,
  kind text not null check (kind in ('scale', 'incentive', 'condition')),
  position integer not null check (position > 0),
  body_text_id bigint not null references trao.text,
  primary key (project_id, kind, position)
);
create trigger drop_texts after delete on trao.project_clause
  for each row execute function trao.drop_texts(body_text_id);
call trao.watch('trao.project_clause');

create table trao.project_milestone (
  project_id bigint not null references trao.project on delete cascade,
  position integer not null check (position > 0),
  kind text not null check (kind in ('capital', 'construction', 'operation', 'phase')),
  name_text_id bigint not null references trao.text,
  starts trao.period,
  ends trao.period,
  primary key (project_id, position),
  constraint milestone_ends_after_start check (trao.period_start(starts) < trao.period_end(ends))
);
create trigger drop_texts after delete on trao.project_milestone
  for each row execute function trao.drop_texts(name_text_id);
call trao.watch('trao.project_milestone');

-- ---------------------------------------------------------------------------------------------------------
-- The certificate's bases, application, originals and signatory

alter table trao.certificate
  -- The day of the investor's application.
  add column applied_on date,
  -- How many originals are made: one for each investor, one for the enterprise, one that the authority keeps.
  add column originals integer constraint certificate_has_originals check (originals between 1 and 99),
  -- Who signs at the authority: TRƯỞNG BAN.
  add column signatory_text_id bigint references trao.text;

-- Acts that a certificate rests on: its law is the one of its form version, the rest its own.
create table trao.legal_basis (
  id bigint generated always as identity primary key,
  -- Of all certificates of a form version, or of one certificate.
  form_version trao.line,
  certificate_id bigint references trao.certificate on delete cascade,
  position integer not null check (position > 0),
  -- What kind of act it is, and its name where that stands before the number: Nghị định.
  name_text_id bigint not null references trao.text,
  number trao.line,
  dated date,
  -- What stands behind the date: whose act it is, and about what.
  about_text_id bigint references trao.text,
  constraint legal_basis_of_one check (num_nonnulls(form_version, certificate_id) = 1),
  unique (form_version, position),
  unique (certificate_id, position)
);
create trigger drop_texts after delete on trao.legal_basis
  for each row execute function trao.drop_texts(name_text_id, about_text_id);
call trao.watch('trao.legal_basis');

select set_config('trao.actor', 'trao', true);
insert into trao.legal_basis (form_version, position, name_text_id, number, dated, about_text_id)
select 'A.II.8, Thông tư 03/2021/TT-BKHĐT', act.position,
  trao.put_text(null, array[act.name_vi, act.name_ja, act.name_en]), act.number, act.dated,
  trao.put_text(null, array[act.about_vi, null, null])
from (values
  (1, 'Luật Đầu tư', '投資法', 'Law on Investment', '61/2020/QH14', date '2020-06-17', null),
  (2, 'Nghị định', '政令', 'Decree', '31/2021/NĐ-CP', date '2021-03-26',
    'của Chính phủ quy định chi tiết và hướng dẫn thi hành một số điều của Luật Đầu tư'),
  (3, 'Thông tư', '通達', 'Circular', '03/2021/TT-BKHĐT', date '2021-04-09',
    'của Bộ trưởng Bộ Kế hoạch và Đầu tư quy định mẫu văn bản, báo cáo liên quan đến hoạt động đầu tư tại Việt Nam, '
      || 'đầu tư từ Việt Nam ra nước ngoài và xúc tiến đầu tư'))
  as act (position, name_vi, name_ja, name_en, number, dated, about_vi);
