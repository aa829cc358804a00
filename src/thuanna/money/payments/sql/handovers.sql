-- Cash that changed hands is in the book exactly as both confirmed it (L23).

create or replace function payments_answer_sound() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
declare
  given payments_handover%rowtype;
begin
  select * into given from payments_handover h where h.tenant_id = new.tenant_id and h.id = new.handover_id;
  if not found or new.given_by_id <> given.given_by_id then
    raise exception 'the giver is not that of the handover' using errcode = 'TH036';
  end if;
  if new.is_paper and given.paper_id is null then
    raise exception 'no signed paper is kept for this handover' using errcode = 'TH036';
  end if;
  if new.verdict = 'confirmed' and not exists (
    select 1 from ledger_journal j
      join ledger_leg l on l.tenant_id = j.tenant_id and l.journal_id = j.id
      join ledger_account a on a.tenant_id = l.tenant_id and a.id = l.account_id
     where j.tenant_id = new.tenant_id and j.id = new.journal_id and j.kind = 'transfer'
       and j.total_satang = given.amount_satang
    having sum(l.amount_satang) filter (
             where a.code = given.into_account and l.party = given.into_party and l.amount_satang > 0
           ) = given.amount_satang
       and sum(l.amount_satang) filter (
             where a.code = given.out_account and l.party = given.out_party and l.amount_satang < 0
           ) = -given.amount_satang
  ) then
    raise exception 'the journal is not the handover' using errcode = 'TH034';
  end if;
  return new;
end $$;

create or replace trigger answer_sound before insert on payments_handoveranswer
  for each row execute function payments_answer_sound();
