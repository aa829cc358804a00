-- The cached balance of each account, party and funder moves with every statement that adds legs (L17);
-- a CHECK on its row keeps cash, bank and restricted money from going below zero (L13). Rows are locked in
-- key order. A fresh row starts at zero and is then changed, since ON CONFLICT would test the CHECK against
-- the change alone.

create or replace function ledger_balances_move() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  acting bigint;
  accounts bigint[];
  parties bigint[];
  funders text[];
  changes bigint[];
  wrong text;
begin
  select min(tenant_id), array_agg(account_id), array_agg(party), array_agg(funder), array_agg(change)
    into acting, accounts, parties, funders, changes
    from (
      select min(tenant_id) as tenant_id, account_id, party, funder, sum(amount_satang)::bigint as change
        from fresh group by account_id, party, funder order by account_id, party, funder
    ) as moved;
  if acting is null then
    return null;
  end if;

  select case when a.id is null then 'TH016 account ' || m.account_id else 'TH017 account ' || m.account_id end
    into wrong
    from unnest(accounts, parties) as m (account_id, party)
    left join lateral (
      select c.id, c.party_kind from ledger_account c
       where c.tenant_id = acting and c.id = m.account_id offset 0
    ) as a on true
   where a.id is null or (a.party_kind <> '') <> (m.party <> 0)
   limit 1;
  if wrong is not null then
    raise exception '%', case left(wrong, 5)
        when 'TH016' then 'no such account in this book: '
        else 'a control account needs a party on each leg, a plain one has none: ' end || substr(wrong, 7)
      using errcode = left(wrong, 5);
  end if;

  insert into ledger_balance (tenant_id, account_id, party, funder, balance_satang, floor_sign)
  select acting, m.account_id, m.party, m.funder, 0,
         case when not a.never_below_zero then 0 when a.kind in ('asset', 'expense') then 1 else -1 end
    from unnest(accounts, parties, funders) with ordinality as m (account_id, party, funder, place)
    join lateral (
      select c.never_below_zero, c.kind from ledger_account c
       where c.tenant_id = acting and c.id = m.account_id offset 0
    ) as a on true
   where not exists (
      select 1 from ledger_balance b
       where b.tenant_id = acting and b.account_id = m.account_id and b.party = m.party
         and b.funder = m.funder offset 0
   )
   order by m.place
  on conflict do nothing;

  update ledger_balance b
     set balance_satang = b.balance_satang + m.change
    from unnest(accounts, parties, funders, changes) as m (account_id, party, funder, change)
   where b.tenant_id = acting and b.account_id = m.account_id and b.party = m.party and b.funder = m.funder
     and m.change <> 0;
  return null;
end $$;

create or replace trigger leg_2_balances after insert on ledger_leg
  referencing new table as fresh for each statement execute function ledger_balances_move();
