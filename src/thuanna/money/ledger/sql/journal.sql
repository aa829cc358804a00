-- Sealed journals (L2, L3, L4, L7, L11, L22). Legs come first, then the header; the header's statement
-- trigger counts and sums them, and from then on no leg is let in. The plans must not depend on statistics,
-- since inside a loading transaction the tables look empty: every probe is one index look-up a row.

create or replace function ledger_legs_added() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  acting bigint := current_setting('thuanna.tenant')::bigint;
  ids bigint[];
  sealed bigint;
begin
  if exists (select 1 from fresh where tenant_id <> acting) then
    raise exception 'legs of another tenant' using errcode = 'TH026';
  end if;
  select array_agg(distinct journal_id order by journal_id) into ids from fresh;
  if ids is null then
    return null;
  end if;
  -- Fresh ids follow each other: mostly one look at their range tells that none is sealed.
  if exists (
    select 1 from ledger_journal j
     where j.tenant_id = acting and j.id >= ids[1] and j.id <= ids[cardinality(ids)] offset 0
  ) then
    select i.id into sealed from unnest(ids) as i (id)
     where exists (select 1 from ledger_journal j where j.tenant_id = acting and j.id = i.id offset 0)
     limit 1;
  end if;
  if sealed is not null then
    raise exception 'journal % is sealed: nothing can be added', sealed using errcode = 'TH014';
  end if;
  insert into ledger_looselegs (tenant_id, journal_ids) values (acting, ids);
  return null;
end $$;

create or replace trigger leg_1_added after insert on ledger_leg
  referencing new table as fresh for each statement execute function ledger_legs_added();

-- At COMMIT each journal whose legs this transaction wrote has its header, from this transaction (L4).
create or replace function ledger_legs_have_header() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  told text := current_setting('thuanna.tenant', true);
  loose bigint;
begin
  perform set_config('thuanna.tenant', new.tenant_id::text, true);
  select i.id into loose
    from ledger_looselegs m, unnest(m.journal_ids) as i (id)
   where m.tenant_id = new.tenant_id and m.id = new.id and not exists (
      select 1 from ledger_journal j
       where j.tenant_id = new.tenant_id and j.id = i.id and j.era = new.era and j.xid = new.xid offset 0
   )
   limit 1;
  if loose is not null then
    raise exception 'legs of journal % have no header from their own transaction', loose using errcode = 'TH015';
  end if;
  delete from ledger_looselegs where tenant_id = new.tenant_id and id = new.id;
  perform set_config('thuanna.tenant', coalesce(told, ''), true);
  return null;
end $$;

create constraint trigger legs_have_header after insert on ledger_looselegs
  deferrable initially deferred for each row execute function ledger_legs_have_header();

-- A reversal is the exact mirror of a journal that is none itself (L11); once only by its unique key.
create or replace function ledger_reversals_mirror() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  crooked bigint;
begin
  select f.id into crooked
    from fresh f
    left join lateral (
      select o.kind, o.leg_count from ledger_journal o
       where o.tenant_id = f.tenant_id and o.id = f.reverses_id offset 0
    ) as original on true
    left join lateral (
      select count(*) as same
        from ledger_leg o
        join ledger_leg m on m.tenant_id = o.tenant_id and m.journal_id = f.id and m.position = o.position
       where o.tenant_id = f.tenant_id and o.journal_id = f.reverses_id and m.account_id = o.account_id
         and m.party = o.party and m.funder = o.funder and m.amount_satang = -o.amount_satang
    ) as mirror on true
   where f.reverses_id is not null
     and (original.kind is null or original.kind = 'reversal'
          or mirror.same <> original.leg_count or f.leg_count <> original.leg_count)
   limit 1;
  if crooked is not null then
    raise exception 'journal % is not the exact mirror of what it reverses', crooked using errcode = 'TH022';
  end if;
  return null;
end $$;

create or replace trigger journal_2_reversals after insert on ledger_journal
  referencing new table as fresh for each statement execute function ledger_reversals_mirror();

create or replace function ledger_journals_seal() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
set datestyle = 'ISO'
as $$
declare
  acting bigint := current_setting('thuanna.tenant')::bigint;
  ids bigint[];
  leaves bytea[];
  turnover bigint;
  moment text := ledger_moment(statement_timestamp());  -- of every row, or it is refused
  wrong text;
begin
  select array_agg(s.id order by s.id), array_agg(s.leaf order by s.id), sum(s.total_satang), min(s.wrong)
    into ids, leaves, turnover, wrong
    from (
      select f.id, f.total_satang,
             case
               when f.tenant_id <> acting then 'TH026'
               when l.legs < 2 then 'TH011'
               when l.balance <> 0 then 'TH010'
               when l.debits is distinct from f.total_satang or l.legs <> f.leg_count then 'TH012'
               when l.stray then 'TH015'
               when l.funder_from <> l.funder_to and f.kind not in ('funder_transfer', 'reversal') and exists (
                 select 1 from ledger_leg x where x.tenant_id = f.tenant_id and x.journal_id = f.id
                  group by x.funder having sum(x.amount_satang) <> 0 offset 0
               ) then 'TH013'
               when f.recorded_at <> statement_timestamp() then 'TH025'
             end || ' journal ' || f.id as wrong,
             ledger_leaf(
               ledger_fields(
                 'journal', f.tenant_id::text, f.id::text, f.era::text, f.kind, f.happened_on::text,
                 moment, f.memo, f.key, encode(f.payload_digest, 'hex'),
                 coalesce(encode(f.document_digest, 'hex'), ''), coalesce(f.series_id::text, ''),
                 coalesce(n.year::text, ''), coalesce(n.number::text, ''), coalesce(f.reverses_id::text, ''),
                 coalesce(f.entered_by_id::text, ''), f.total_satang::text, encode(f.salt, 'hex'),
                 f.leg_count::text
               ) || coalesce(l.fields, ''::bytea)
             ) as leaf
        from fresh f
        left join lateral (
          select count(*) as legs, ledger_sum(x.amount_satang) as balance,
                 ledger_sum(x.amount_satang) filter (where x.amount_satang > 0) as debits,
                 bool_or(x.xid <> f.xid or x.era <> f.era or x.happened_on <> f.happened_on) as stray,
                 min(x.funder) as funder_from, max(x.funder) as funder_to,
                 string_agg(
                   ledger_fields(
                     x.position::text, x.account_id::text, x.party::text, x.funder, x.amount_satang::text
                   ), ''::bytea order by x.position
                 ) as fields
            from ledger_leg x where x.tenant_id = f.tenant_id and x.journal_id = f.id
        ) as l on true
        left join lateral (
          select i.year, i.number from ledger_issuednumber i
           where f.series_id is not null and i.tenant_id = f.tenant_id and i.journal_id = f.id offset 0
        ) as n on true
    ) as s;
  if wrong is not null then
    raise exception '%', ledger_why(wrong) using errcode = left(wrong, 5);
  end if;
  if ids is not null then
    insert into ledger_unlinked (tenant_id, kind, entry_ids, leaves, total_satang)
      values (acting, 'J', ids, leaves, turnover);
    -- Their legs are no longer loose. Marks that match only in part wait for the look at COMMIT.
    delete from ledger_looselegs where tenant_id = acting and journal_ids = ids;
  end if;
  return null;
end $$;

create or replace function ledger_why(wrong text) returns text language sql immutable as $$
  select substr(wrong, 7) || ': ' || case left(wrong, 5)
    when 'TH010' then 'debits and credits differ'
    when 'TH011' then 'a journal has at least two legs'
    when 'TH012' then 'the stated total or number of legs is not that of its legs'
    when 'TH013' then 'the money of each funder balances on its own'
    when 'TH015' then 'a leg has another day or another transaction than its header'
    when 'TH025' then 'the moment of recording is the database''s own'
    else 'another tenant''s' end
$$;

create or replace trigger journal_4_seal after insert on ledger_journal
  referencing new table as fresh for each statement execute function ledger_journals_seal();
