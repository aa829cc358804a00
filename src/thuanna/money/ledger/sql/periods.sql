-- A journal's day lies in an open period (L8). Posting takes the period's row FOR SHARE, closing takes it
-- FOR UPDATE: one waits for the other, and then looks again.

create or replace function ledger_journal_in_open_period() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  acting bigint;
  earliest date;
  latest date;
  stray date;
begin
  select min(tenant_id), min(happened_on), max(happened_on) into acting, earliest, latest from fresh;
  perform 1 from ledger_period p
    where p.tenant_id = acting and p.starts_on <= latest and p.ends_before > earliest
    order by p.starts_on for share;
  select d.happened_on into stray
    from (select distinct happened_on from fresh) as d
   where not exists (
      select 1 from ledger_period p
       where p.tenant_id = acting and p.starts_on <= d.happened_on and p.ends_before > d.happened_on
         and not exists (
           select 1 from ledger_periodclosing c where c.tenant_id = acting and c.period_id = p.id offset 0
         ) offset 0
   )
   limit 1;
  if stray is not null then
    raise exception 'no open period holds %', stray using errcode = 'TH018';
  end if;
  return null;
end $$;

create or replace trigger journal_1_period after insert on ledger_journal
  referencing new table as fresh for each statement execute function ledger_journal_in_open_period();

-- Periods join without gap or overlap. The head's row lock lets one be added at a time.
create or replace function ledger_period_joins() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  first_day date;
  end_day date;
  any_closed boolean;
begin
  perform ledger_lock_head(new.tenant_id);
  select min(starts_on), max(ends_before) into first_day, end_day
    from ledger_period where tenant_id = new.tenant_id;
  any_closed := exists (select 1 from ledger_periodclosing where tenant_id = new.tenant_id);
  if first_day is null or new.starts_on = end_day or (new.ends_before = first_day and not any_closed) then
    return new;
  end if;
  raise exception 'a period joins the others without gap or overlap: % to %', new.starts_on, new.ends_before
    using errcode = 'TH019';
end $$;

create or replace trigger period_joins before insert on ledger_period
  for each row execute function ledger_period_joins();

create or replace function ledger_period_closes() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  closing ledger_period%rowtype;
begin
  select * into closing from ledger_period where tenant_id = new.tenant_id and id = new.period_id for update;
  if not found then
    raise exception 'no such period in this book: %', new.period_id using errcode = 'TH020';
  end if;
  if exists (
    select 1 from ledger_period p
     where p.tenant_id = new.tenant_id and p.starts_on < closing.starts_on
       and not exists (
         select 1 from ledger_periodclosing c where c.tenant_id = new.tenant_id and c.period_id = p.id
       )
  ) then
    raise exception 'an earlier period is still open' using errcode = 'TH020';
  end if;
  return new;
end $$;

create or replace trigger period_closes before insert on ledger_periodclosing
  for each row execute function ledger_period_closes();
