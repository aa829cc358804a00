-- Who owns the guard functions and what they may touch. The guard role cannot log in and is itself bound by
-- row security; the app can call none of these functions but through the triggers. A session may say how its
-- strings are read; the strings of the guards are read as they were written.

grant create on schema public to thuanna_guard;
do $$
declare
  guard_function regprocedure;
begin
  for guard_function in
    select p.oid::regprocedure from pg_proc p
     where p.pronamespace = 'public'::regnamespace and p.proname like 'ledger\_%' and p.prosecdef
  loop
    execute format('alter function %s owner to thuanna_guard', guard_function);
    execute format('revoke execute on function %s from public', guard_function);
    execute format('alter function %s set standard_conforming_strings = on', guard_function);
  end loop;
end $$;
revoke create on schema public from thuanna_guard;

grant select on ledger_journal, ledger_leg, ledger_account, ledger_numberseries, ledger_period,
  ledger_periodclosing to thuanna_guard;
grant update (tenant_id) on ledger_period to thuanna_guard;  -- for the row lock; a trigger refuses the change
grant select, insert, delete on ledger_looselegs, ledger_unlinked to thuanna_guard;
grant select, insert on ledger_chainlink, ledger_issuednumber to thuanna_guard;
grant select, insert, update on ledger_head, ledger_balance, ledger_numbercounter to thuanna_guard;
grant usage on sequence ledger_journal_ids to thuanna_app;
