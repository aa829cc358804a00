-- The cached balance of each account, party and funder moves with every statement that adds legs (L17);
-- a CHECK on its row keeps cash, bank and restricted money from going below zero (L13). Accounts are taken
-- in one order, those with a limit last, since everybody waits for the cash; their rows in key order.
-- MERGE changes a row that is there and opens one that is not, each at its true sum; ON CONFLICT would test
-- the CHECK against the change alone, and cost a third more.

create or replace function ledger_balances_move() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_hashagg = off
set enable_material = off set enable_memoize = off
set work_mem = '64MB'
as $$
declare
  acting bigint := current_setting('thuanna.tenant')::bigint;
  account record;
  sign smallint;
begin
  for account in
    select m.account_id as id, m.with_party, m.without_party, a.id as known, a.kind, a.party_kind,
           coalesce(a.never_below_zero, false) as has_limit
      from (
        select account_id, bool_or(party <> 0) as with_party, bool_or(party = 0) as without_party
          from fresh group by account_id
      ) as m
      left join lateral (
        select c.id, c.kind, c.party_kind, c.never_below_zero from ledger_account c
         where c.tenant_id = acting and c.id = m.account_id offset 0
      ) as a on true
     order by has_limit, m.account_id
  loop
    if account.known is null then
      raise exception 'no such account in this book: account %', account.id using errcode = 'TH016';
    end if;
    if (account.party_kind <> '' and account.without_party) or (account.party_kind = '' and account.with_party) then
      raise exception 'a control account needs a party on each leg, a plain one has none: account %', account.id
        using errcode = 'TH017';
    end if;
    sign := case when not account.has_limit then 0 when account.kind in ('asset', 'expense') then 1 else -1 end;
    loop
      begin
        merge into ledger_balance b
        using (
          select f.party, f.funder, ledger_sum(f.amount_satang) as change
            from fresh f where f.account_id = account.id
           group by f.party, f.funder order by f.party, f.funder offset 0
        ) as m
        on b.tenant_id = acting and b.account_id = account.id and b.party = m.party and b.funder = m.funder
        when matched then update set balance_satang = b.balance_satang + m.change
        when not matched then
          insert (tenant_id, account_id, party, funder, balance_satang, floor_sign)
          values (acting, account.id, m.party, m.funder, m.change, sign);
        exit;
      exception when unique_violation then
        null;  -- another session opened one of these balances meanwhile: now it is there to be changed
      end;
    end loop;
  end loop;
  return null;
end $$;

create or replace trigger leg_2_balances after insert on ledger_leg
  referencing new table as fresh for each statement execute function ledger_balances_move();
