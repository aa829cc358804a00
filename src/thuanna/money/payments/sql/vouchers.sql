-- What was approved is what is posted (L12). The app may insert rows; these triggers compare them.
-- Maker, checker and payer differ by CHECK constraints; here their copies are held against the order.

-- Everything that is approved, as one SHA-256: the same bytes as `approving.orders.digest`.
create or replace function payments_order_digest(asked payments_paymentorder, named payments_payeename)
returns bytea language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select sha256(
    ledger_field('payment order') || ledger_field(asked.nonce) || ledger_field(asked.kind)
    || ledger_field(asked.purpose) || ledger_field(asked.account) || ledger_field(asked.party::text)
    || ledger_field(asked.funder) || ledger_field(asked.amount_satang::text)
    || ledger_field(asked.out_account) || ledger_field(asked.out_party::text)
    || ledger_field(ledger_day(asked.prepared_on)) || ledger_field(named.name)
    || ledger_field(named.what_for)
  )
$$;

-- One at a time: a decision, a payment and a withdrawal of one order wait for each other.
create or replace function payments_lock_order(of_tenant bigint, of_order bigint) returns void
language sql volatile set search_path = pg_catalog, public, pg_temp as $$
  select pg_advisory_xact_lock(hashtextextended('order:' || of_order, of_tenant))
$$;

-- The names belong to the order's digest, and are given once, before anybody decides.
create or replace function payments_payeename_sealed() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
declare
  asked payments_paymentorder%rowtype;
begin
  select * into asked from payments_paymentorder o where o.tenant_id = new.tenant_id and o.id = new.order_id;
  if not found or payments_order_digest(asked, new) is distinct from asked.digest then
    raise exception 'the names are not those of the order' using errcode = 'TH033';
  end if;
  if exists (select 1 from payments_orderdecision d where d.tenant_id = new.tenant_id and d.order_id = new.order_id)
     or exists (select 1 from payments_voucher v where v.tenant_id = new.tenant_id and v.order_id = new.order_id) then
    raise exception 'somebody has decided on this order' using errcode = 'TH035';
  end if;
  return new;
end $$;

create or replace trigger payeename_sealed before insert on payments_payeename
  for each row execute function payments_payeename_sealed();

create or replace function payments_decision_sound() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
declare
  asked payments_paymentorder%rowtype;
  named payments_payeename%rowtype;
begin
  perform payments_lock_order(new.tenant_id, new.order_id);
  select * into asked from payments_paymentorder o where o.tenant_id = new.tenant_id and o.id = new.order_id;
  if not found or new.prepared_by_id <> asked.prepared_by_id then
    raise exception 'the maker is not that of the order' using errcode = 'TH031';
  end if;
  select * into named from payments_payeename n where n.tenant_id = new.tenant_id and n.order_id = new.order_id;
  if new.digest <> asked.digest or (
    new.verdict = 'approved' and payments_order_digest(asked, named) is distinct from asked.digest
  ) then
    raise exception 'what is decided on is not what was prepared' using errcode = 'TH033';
  end if;
  if exists (
    select 1 from payments_orderdecision d
     where d.tenant_id = new.tenant_id and d.order_id = new.order_id and d.verdict <> 'approved'
  ) or exists (
    select 1 from payments_voucher v where v.tenant_id = new.tenant_id and v.order_id = new.order_id
  ) then
    raise exception 'the order is closed' using errcode = 'TH035';
  end if;
  return new;
end $$;

create or replace trigger decision_sound before insert on payments_orderdecision
  for each row execute function payments_decision_sound();

-- The order an unfinished payment stands on: not closed, approved where its sum asks for it.
create or replace function payments_voucher_authorised(paid payments_voucher, asked payments_paymentorder)
returns void language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  approve_from bigint;
  checker bigint;
begin
  if exists (
    select 1 from payments_orderdecision d
     where d.tenant_id = paid.tenant_id and d.order_id = paid.order_id and d.verdict <> 'approved'
  ) then
    raise exception 'the order is closed' using errcode = 'TH035';
  end if;
  select t.approve_from_satang into approve_from from payments_approvalthreshold t
   where t.tenant_id = paid.tenant_id and t.starts_on <= asked.prepared_on
   order by (t.source = 'resolution') desc, t.starts_on desc limit 1;
  select d.decided_by_id into checker from payments_orderdecision d
   where d.tenant_id = paid.tenant_id and d.order_id = paid.order_id
     and d.verdict = 'approved' and d.digest = asked.digest;
  if checker is null and (approve_from is null or asked.amount_satang >= approve_from) then
    raise exception 'a payment of this size needs an approval' using errcode = 'TH032';
  end if;
  if paid.approved_by_id is distinct from checker then
    raise exception 'the checker is not who approved' using errcode = 'TH031';
  end if;
end $$;

-- The journal is the order's two lines and nothing else, sealed with the digest that was approved.
create or replace function payments_voucher_is_journal(paid payments_voucher, asked payments_paymentorder)
returns boolean language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select exists (
    select 1 from ledger_journal j
      join ledger_issuednumber i on i.tenant_id = j.tenant_id and i.journal_id = j.id
      join ledger_numberseries s on s.tenant_id = i.tenant_id and s.id = i.series_id
     where j.tenant_id = paid.tenant_id and j.id = paid.journal_id and j.kind = asked.kind
       and j.document_digest = asked.digest and j.happened_on = paid.happened_on
       and j.total_satang = asked.amount_satang and paid.total_satang = asked.amount_satang
       and j.leg_count = 2
       and s.code = paid.series and i.year = paid.year and i.number = paid.number
  ) and 2 = (
    select count(*) from ledger_leg l join ledger_account a on a.tenant_id = l.tenant_id and a.id = l.account_id
     where l.tenant_id = paid.tenant_id and l.journal_id = paid.journal_id and l.funder = asked.funder
       and (
         (l.amount_satang = asked.amount_satang and a.code = asked.account and l.party = asked.party)
         or (l.amount_satang = -asked.amount_satang and a.code = asked.out_account and l.party = asked.out_party)
       )
  )
$$;

create or replace function payments_voucher_sound() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
declare
  asked payments_paymentorder%rowtype;
  named payments_payeename%rowtype;
begin
  perform payments_lock_order(new.tenant_id, new.order_id);
  select * into asked from payments_paymentorder o where o.tenant_id = new.tenant_id and o.id = new.order_id;
  if not found or new.prepared_by_id <> asked.prepared_by_id then
    raise exception 'the maker is not that of the order' using errcode = 'TH031';
  end if;
  perform payments_voucher_authorised(new, asked);
  select * into named from payments_payeename n where n.tenant_id = new.tenant_id and n.order_id = new.order_id;
  if payments_order_digest(asked, named) is distinct from asked.digest then
    raise exception 'what is paid is not what was prepared' using errcode = 'TH033';
  end if;
  if not payments_voucher_is_journal(new, asked) then
    raise exception 'the journal is not what was approved' using errcode = 'TH034';
  end if;
  return new;
end $$;

create or replace trigger voucher_sound before insert on payments_voucher
  for each row execute function payments_voucher_sound();

-- A void names the exact reverse of the voucher's own journal.
create or replace function payments_vouchervoid_sound() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (
    select 1 from payments_voucher v
      join ledger_journal j on j.tenant_id = v.tenant_id and j.reverses_id = v.journal_id
     where v.tenant_id = new.tenant_id and v.id = new.voucher_id and j.id = new.reversal_id
  ) then
    raise exception 'the reversal is not of this voucher' using errcode = 'TH034';
  end if;
  return new;
end $$;

create or replace trigger vouchervoid_sound before insert on payments_vouchervoid
  for each row execute function payments_vouchervoid_sound();

alter table payments_paymentorder
  add constraint payment_order_digest_256_bits check (octet_length(digest) = 32);
