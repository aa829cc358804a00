-- No money leaves cash, bank or somebody's hands without a paper that says why: a voucher, an event, a
-- confirmed handover, a void, or the reverse of an entry that had no receipt. Whoever posts past the actions,
-- even with the app's password, is refused at COMMIT.

alter table payments_outflow set unlogged;

create or replace function payments_money_leaves() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  acting bigint := current_setting('thuanna.tenant')::bigint;
  holders bigint[];
  ids bigint[];
begin
  select array_agg(a.id) into holders from ledger_account a
   where a.tenant_id = acting and a.axis in ('cash', 'bank', 'custody', 'clearing');
  select array_agg(distinct f.journal_id) into ids
    from fresh f where f.account_id = any(holders) and f.amount_satang < 0;
  if ids is not null then
    insert into payments_outflow (tenant_id, journal_ids) values (acting, ids);
  end if;
  return null;
end $$;

create or replace trigger leg_3_money_leaves after insert on ledger_leg
  referencing new table as fresh for each statement execute function payments_money_leaves();

-- What an event or a handover moves stays in the fund's hands: only a voucher lets money leave them.
create or replace function payments_stays_inside(acting bigint, journal bigint) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(sum(l.amount_satang), 0) >= 0
    from ledger_leg l join ledger_account a on a.tenant_id = l.tenant_id and a.id = l.account_id
   where l.tenant_id = acting and l.journal_id = journal and a.axis in ('cash', 'bank', 'custody', 'clearing')
$$;

create or replace function payments_has_paper(acting bigint, journal bigint) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from payments_voucher p where p.tenant_id = acting and p.journal_id = journal)
      or (payments_stays_inside(acting, journal) and (
        exists (select 1 from payments_moneyevent p where p.tenant_id = acting and p.journal_id = journal)
        or exists (
          select 1 from payments_handoveranswer p where p.tenant_id = acting and p.journal_id = journal
        )
      ))
      or exists (
        select 1 from ledger_journal j
         where j.tenant_id = acting and j.id = journal and j.kind = 'reversal'
           and not exists (
             select 1 from payments_receipt r where r.tenant_id = acting and r.journal_id = j.reverses_id
           )
      )
      or exists (select 1 from payments_receiptvoid p where p.tenant_id = acting and p.reversal_id = journal)
$$;

create or replace function payments_outflows_have_papers() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  told text := current_setting('thuanna.tenant', true);
  bare bigint;
begin
  perform set_config('thuanna.tenant', new.tenant_id::text, true);
  select i.id into bare from unnest(new.journal_ids) as i (id)
   where not payments_has_paper(new.tenant_id, i.id) limit 1;
  if bare is not null then
    raise exception 'journal % takes money out, and no paper says why', bare using errcode = 'TH037';
  end if;
  delete from payments_outflow where tenant_id = new.tenant_id and id = new.id;
  perform set_config('thuanna.tenant', coalesce(told, ''), true);
  return null;
end $$;

create constraint trigger outflows_have_papers after insert on payments_outflow
  deferrable initially deferred for each row execute function payments_outflows_have_papers();

-- Nobody surprises themselves: whoever keeps the cash on that day does not count it as a surprise.
create or replace function payments_count_sound() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.is_surprise and new.counted_by_id = (
    select k.keeper_id from payments_custodykeeper k
     where k.tenant_id = new.tenant_id and k.account = new.account and k.party = new.party
       and k.starts_on <= new.counted_on
     order by k.starts_on desc limit 1
  ) then
    raise exception 'the keeper counts their own cash' using errcode = 'TH038';
  end if;
  return new;
end $$;

create or replace trigger count_sound before insert on payments_cashcount
  for each row execute function payments_count_sound();

-- A threshold by resolution looks forward: it never reaches back before a payment that is prepared already.
create or replace function payments_threshold_forward() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.source = 'resolution' and exists (
    select 1 from payments_paymentorder o where o.tenant_id = new.tenant_id and o.prepared_on > new.starts_on
  ) then
    raise exception 'the threshold reaches back' using errcode = 'TH039';
  end if;
  return new;
end $$;

create or replace trigger threshold_forward before insert on payments_approvalthreshold
  for each row execute function payments_threshold_forward();

grant create on schema public to thuanna_guard;
do $$
declare
  guard_function regprocedure;
begin
  for guard_function in
    select p.oid::regprocedure from pg_proc p
     where p.pronamespace = 'public'::regnamespace and p.proname like 'payments\_%' and p.prosecdef
  loop
    execute format('alter function %s owner to thuanna_guard', guard_function);
    execute format('revoke execute on function %s from public', guard_function);
  end loop;
end $$;
revoke create on schema public from thuanna_guard;

grant select, insert, delete on payments_outflow to thuanna_guard;
grant select on payments_voucher, payments_moneyevent, payments_handoveranswer, payments_receipt,
  payments_receiptvoid to thuanna_guard;
