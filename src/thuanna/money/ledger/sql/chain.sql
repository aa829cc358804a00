-- The hash chain of each tenant (L15, L19): one link a commit, holding the Merkle root of what it sealed.
-- Written at COMMIT by a deferred trigger, never by the caller; the order is that of the head's row lock.

create or replace function ledger_lock_head(tenant bigint) returns ledger_head
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  head ledger_head%rowtype;
begin
  select * into head from ledger_head where tenant_id = tenant for update;
  if not found then
    insert into ledger_head (tenant_id, seq, hash, journals, total_satang)
      values (tenant, 0, decode(repeat('00', 32), 'hex'), 0, 0) on conflict do nothing;
    select * into head from ledger_head where tenant_id = tenant for update;
  end if;
  return head;
end $$;
revoke execute on function ledger_lock_head(bigint) from public;

create or replace function ledger_link() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  told text := current_setting('thuanna.tenant', true);
  head ledger_head%rowtype;
  link ledger_chainlink%rowtype;
  waiting bigint;
begin
  perform set_config('thuanna.tenant', new.tenant_id::text, true);
  if exists (select 1 from ledger_unlinked where tenant_id = new.tenant_id and id = new.id) then
    select u.kind, u.entry_ids, u.leaves, count(*) over ()
      into link.kinds, link.entry_ids, link.leaves, waiting
      from ledger_unlinked u where u.tenant_id = new.tenant_id limit 1;
    if waiting = 1 then
      link.kinds := repeat(link.kinds, cardinality(link.entry_ids));
    else
      select string_agg(u.kind, '' order by u.id, e.place), array_agg(e.id order by u.id, e.place),
             array_agg(e.leaf order by u.id, e.place)
        into link.kinds, link.entry_ids, link.leaves
        from ledger_unlinked u, unnest(u.entry_ids, u.leaves) with ordinality as e (id, leaf, place)
       where u.tenant_id = new.tenant_id;
    end if;
    link.journals := length(translate(link.kinds, 'ASPC', ''));
    select sum(u.total_satang) into link.total_satang from ledger_unlinked u where u.tenant_id = new.tenant_id;
    delete from ledger_unlinked where tenant_id = new.tenant_id;
    link.root := ledger_root(link.leaves);
    link.version := 1;
    link.linked_at := clock_timestamp();

    head := ledger_lock_head(new.tenant_id);
    head.seq := head.seq + 1;
    head.journals := head.journals + link.journals;
    head.total_satang := head.total_satang + link.total_satang;
    link.prev_hash := head.hash;
    head.hash := sha256(
      '\x0201'::bytea || ledger_field(new.tenant_id::text) || ledger_field(head.seq::text)
      || ledger_field(encode(link.prev_hash, 'hex')) || ledger_field(encode(link.root, 'hex'))
      || ledger_field(cardinality(link.entry_ids)::text) || ledger_field(ledger_moment(link.linked_at))
      || ledger_field(head.journals::text) || ledger_field(head.total_satang::text)
    );
    insert into ledger_chainlink (tenant_id, seq, prev_hash, hash, root, version, linked_at, kinds,
                                  entry_ids, leaves, journals, total_satang)
      values (new.tenant_id, head.seq, link.prev_hash, head.hash, link.root, link.version, link.linked_at,
              link.kinds, link.entry_ids, link.leaves, head.journals, head.total_satang);
    update ledger_head h
       set seq = head.seq, hash = head.hash, journals = head.journals, total_satang = head.total_satang
     where h.tenant_id = new.tenant_id;
  end if;
  perform set_config('thuanna.tenant', coalesce(told, ''), true);
  return null;
end $$;

create constraint trigger unlinked_links after insert on ledger_unlinked
  deferrable initially deferred for each row execute function ledger_link();

-- Accounts, number series, periods and closings are entries of the chain as journals are.
create or replace function ledger_entry_seals() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  entry jsonb := to_jsonb(new);
  fields bytea := ledger_field(tg_argv[1]);
  field text;
begin
  foreach field in array string_to_array(tg_argv[2], ' ') loop
    fields := fields || ledger_field(entry ->> field);
  end loop;
  insert into ledger_unlinked (tenant_id, kind, entry_ids, leaves, total_satang)
    values (new.tenant_id, tg_argv[0], array[new.id], array[ledger_leaf(fields)], 0);
  return null;
end $$;

create or replace trigger account_seals after insert on ledger_account for each row execute function
  ledger_entry_seals('A', 'account', 'tenant_id id code name_th name_en kind axis form_line party_kind never_below_zero');
create or replace trigger series_seals after insert on ledger_numberseries for each row execute function
  ledger_entry_seals('S', 'series', 'tenant_id id code name_th name_en');
create or replace trigger period_seals after insert on ledger_period for each row execute function
  ledger_entry_seals('P', 'period', 'tenant_id id year starts_on ends_before');
create or replace trigger closing_seals after insert on ledger_periodclosing for each row execute function
  ledger_entry_seals('C', 'closing', 'tenant_id id period_id closed_on closed_by_id');

-- A head can only be published as it stands in the chain (L16).
create or replace function ledger_published_head_is_true() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan
as $$
begin
  if exists (
    select 1 from ledger_chainlink l
     where l.tenant_id = new.tenant_id and l.seq = new.seq and l.hash = new.hash
       and l.journals = new.journals and l.total_satang = new.total_satang
  ) then
    return new;
  end if;
  raise exception 'no such head in the chain: %', new.seq using errcode = 'TH024';
end $$;

create or replace trigger published_head_is_true before insert on ledger_publishedhead
  for each row execute function ledger_published_head_is_true();
