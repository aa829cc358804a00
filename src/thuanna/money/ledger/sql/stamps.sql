-- The stamp of the writing transaction (L4): columns that stand in no model, so that the app holds no right
-- to fill them. A restored cluster counts transactions anew, so restoring raises the era.

alter table ledger_journal
  add column era integer not null default 1,
  add column xid xid8 not null default pg_current_xact_id();
alter table ledger_leg
  add column era integer not null default 1,
  add column xid xid8 not null default pg_current_xact_id();
alter table ledger_looselegs
  add column era integer not null default 1,
  add column xid xid8 not null default pg_current_xact_id();
alter table ledger_chainlink
  add column era integer not null default 1,
  add column xid xid8 not null default pg_current_xact_id();
create index ledger_link_by_stamp on ledger_chainlink (tenant_id, era, xid);

-- Always empty at COMMIT, so nothing in them needs to survive a crash.
alter table ledger_looselegs set unlogged;
alter table ledger_unlinked set unlogged;

-- Kept balances, counters and heads change again and again, a fresh balance at once: with room left in each
-- page the new version stays beside the old one, and no index is touched.
alter table ledger_balance set (fillfactor = 45);
alter table ledger_numbercounter set (fillfactor = 45);
alter table ledger_head set (fillfactor = 45);

-- Hashes do not compress, and ids live too shortly or are read too often to be worth it: do not try.
alter table ledger_looselegs alter column journal_ids set storage external;
alter table ledger_unlinked alter column leaves set storage external, alter column entry_ids set storage external;
alter table ledger_chainlink
  alter column leaves set storage external, alter column entry_ids set storage external;

create sequence ledger_journal_ids as bigint;

alter table ledger_journal
  add constraint ledger_journal_id_counts check (id > 0),
  add constraint ledger_journal_salt_128_bits check (octet_length(salt) = 16),
  add constraint ledger_journal_digests check (
    octet_length(payload_digest) = 32 and (document_digest is null or octet_length(document_digest) = 32)
  );

-- Called by the owner after a restore: later stamps never meet restored ones.
create or replace function ledger_raise_era() returns integer language plpgsql as $$
declare
  next_era integer := 1 + coalesce((select max(era) from ledger_chainlink), 1);
  stamped text;
begin
  foreach stamped in array array['ledger_journal', 'ledger_leg', 'ledger_looselegs', 'ledger_chainlink'] loop
    execute format('alter table %I alter column era set default %s', stamped, next_era);
  end loop;
  return next_era;
end $$;
revoke execute on function ledger_raise_era() from public;
