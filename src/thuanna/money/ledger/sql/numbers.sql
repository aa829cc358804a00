-- Receipt and voucher numbers without gaps (L14): the counter's row is changed once a statement, after
-- everything that may refuse; a rolled back posting gives its number back.

create or replace function ledger_numbers_issue() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  book record;
  last_before integer;
begin
  for book in
    select d.tenant_id, d.series_id, p.year, sum(d.wanted)::integer as wanted, array_agg(d.happened_on) as days
      from (
        select f.tenant_id, f.series_id, f.happened_on, count(*) as wanted
          from fresh f where f.series_id is not null group by f.tenant_id, f.series_id, f.happened_on
      ) as d
      join lateral (
        select q.year from ledger_period q
         where q.tenant_id = d.tenant_id and q.starts_on <= d.happened_on and q.ends_before > d.happened_on
         offset 0
      ) as p on true
     group by d.tenant_id, d.series_id, p.year
     order by d.series_id, p.year
  loop
    if not exists (
      select 1 from ledger_numberseries s where s.tenant_id = book.tenant_id and s.id = book.series_id
    ) then
      raise exception 'no such number series in this book: %', book.series_id using errcode = 'TH023';
    end if;
    insert into ledger_numbercounter (tenant_id, series_id, year, last)
      values (book.tenant_id, book.series_id, book.year, 0) on conflict do nothing;
    update ledger_numbercounter c set last = c.last + book.wanted
      where c.tenant_id = book.tenant_id and c.series_id = book.series_id and c.year = book.year
      returning c.last - book.wanted into last_before;
    insert into ledger_issuednumber (tenant_id, series_id, year, number, journal_id)
    select f.tenant_id, f.series_id, book.year, last_before + row_number() over (order by f.id), f.id
      from fresh f
     where f.series_id = book.series_id and f.happened_on = any(book.days);
  end loop;
  return null;
end $$;

create or replace trigger journal_3_numbers after insert on ledger_journal
  referencing new table as fresh for each statement execute function ledger_numbers_issue();
