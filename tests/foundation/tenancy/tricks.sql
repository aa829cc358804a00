-- What somebody with the superuser's password might do so that a posting is no longer what it seems.
-- Each begins with its name and with what must stand in the guards' line that shows it.

-- a trigger dropped => leg_1_added
drop trigger leg_1_added on ledger_leg;

-- a trigger put to sleep => leg_2_balances | D
alter table ledger_leg disable trigger leg_2_balances;

-- a trigger for replicas only => append_only | R
alter table ledger_leg enable replica trigger append_only;

-- every trigger put to sleep => leg_1_added | D
alter table ledger_leg disable trigger all;

-- a key's own triggers put to sleep => RI_FKey_check_ins
alter table ledger_periodclosing disable trigger all;

-- a trigger that quietly changes rows => trigger | public.ledger_journal | a_evil
create function evil() returns trigger language plpgsql as $$ begin new.memo := ''; return new; end $$;
create trigger a_evil before insert on ledger_journal for each row execute function evil();

-- a trigger that says it is PostgreSQL's own => trigger | public.ledger_journal | a_evil
create function evil() returns trigger language plpgsql as $$ begin new.memo := ''; return new; end $$;
create trigger a_evil before insert on ledger_journal for each row execute function evil();
set local allow_system_table_mods = on;
update pg_trigger set tgisinternal = true where tgname = 'a_evil';

-- a function of the same name in the app's own schema => EXECUTE FUNCTION thuanna_app.ledger_legs_added()
create schema thuanna_app;
create function thuanna_app.ledger_legs_added() returns trigger language plpgsql as $$ begin return null;
  end $$;
set local search_path = thuanna_app, public;
create or replace trigger leg_1_added after insert on public.ledger_leg referencing new table as fresh for
  each statement execute function thuanna_app.ledger_legs_added();

-- a function edited => ledger_link()
create or replace function ledger_link() returns trigger language plpgsql as $$ begin return null; end $$;

-- a function that looks elsewhere first => ledger_link() | True | search_path=elsewhere
alter function ledger_link() set search_path = elsewhere, pg_catalog, public;

-- a function that works with its caller's rights => ledger_link() | False
alter function ledger_link() security invoker;

-- a function given to somebody else => | thuanna_owner |
alter function ledger_link() owner to thuanna_owner;

-- a function anybody may call => thuanna_app
grant execute on function ledger_raise_era() to thuanna_app;

-- a function with its body in another place => ledger_field(text)
create or replace function ledger_field(value text) returns bytea language sql return ''::bytea;

-- PostgreSQL's own function replaced => function | sha256(bytea)
create or replace function pg_catalog.sha256(bytea) returns bytea language plpgsql immutable as $$ begin
  return $1; end $$;

-- a sum that leaves something out => function | evil.sum(bigint)
create schema evil;
create aggregate evil.sum(bigint) (sfunc = int8mi, stype = bigint, initcond = '0');

-- an aggregate whose steps were exchanged => public.total(bigint)
create aggregate total(bigint) (sfunc = int8pl, stype = bigint, initcond = '0');
create or replace aggregate total(bigint) (sfunc = int8mi, stype = bigint, initcond = '0');

-- an operator that finds everything equal => operator | public.<>(bigint,integer)
create function always(bigint, integer) returns boolean language sql return true;
create operator public.<> (leftarg = bigint, rightarg = integer, function = always);

-- a cast on the way => cast | text | bigint
create cast (text as bigint) with inout as implicit;

-- a rule that swallows what is inserted => rule | public.ledger_leg | r
create rule r as on insert to ledger_leg do instead nothing;

-- an event trigger => event trigger | quiet
create function evil() returns event_trigger language plpgsql as $$ begin end $$;
create event trigger quiet on ddl_command_end execute function evil();

-- a policy that lets all through => policy | public | ledger_leg
alter policy tenant_belt on ledger_leg using (true);

-- a policy that hides => hide | RESTRICTIVE
create policy hide on ledger_leg as restrictive using (amount_satang < 100);

-- row security no longer forced => table | public.ledger_leg
alter table ledger_leg no force row level security;

-- a right given => right | public.ledger_leg | thuanna_app | SELECT,UPDATE
grant update on ledger_leg to thuanna_app;

-- a right given to everybody => right | public.ledger_leg | everybody | DELETE
grant delete on ledger_leg to public;

-- a right to one column => UPDATE | amount_satang
grant update (amount_satang) on ledger_leg to thuanna_app;

-- a right to a role of one's own => mallory | INSERT
create role mallory;
grant insert on ledger_leg to mallory;

-- the guards' rights given to the app => member | thuanna_app | thuanna_guard
grant thuanna_guard to thuanna_app;

-- an app that is superuser => role | thuanna_app | superuser
alter role thuanna_app superuser;

-- a right to PostgreSQL's own => function right
grant execute on function lo_export(oid, text) to thuanna_app;

-- a right to let triggers sleep => setting right | session_replication_role | thuanna_app SET
grant set on parameter session_replication_role to thuanna_app;

-- triggers that sleep for the app => setting | thuanna_app | session_replication_role=replica
alter role thuanna_app set session_replication_role = replica;

-- names that lead elsewhere => setting | everybody | search_path=elsewhere
do $$ begin execute format('alter database %I set search_path = elsewhere, public', current_database());
  end $$;

-- a publication that may write => thuanna_public
alter role thuanna_public reset default_transaction_read_only;

-- a default of the stamp => default | public.ledger_leg | xid
alter table ledger_leg alter xid set default '1';

-- a default dropped => default | public.ledger_leg | era
alter table ledger_leg alter era drop default;

-- an era that is computed => default | public.ledger_leg | era
alter table ledger_leg alter era set default extract(year from now());

-- a column that may be empty => table | public.ledger_leg
alter table ledger_leg alter xid drop not null;

-- a limit dropped => constraint | public.ledger_balance | c
alter table ledger_balance drop constraint ledger_balance_never_below_zero;

-- a limit loosened => constraint | public.ledger_balance | c
alter table ledger_balance drop constraint ledger_balance_never_below_zero;
alter table ledger_balance add constraint ledger_balance_never_below_zero check (balance_satang > -99);

-- what happened once may happen twice => ledger_journal_reversed_once
drop index ledger_journal_reversed_once;

-- an index that looks away => ledger_journal_reversed_once | True | False
set local allow_system_table_mods = on;
update pg_index set indisready = false where indexrelid = 'ledger_journal_reversed_once'::regclass;

-- a table that a crash empties => table | public.ledger_publishedhead | r | u
alter table ledger_publishedhead set unlogged;

-- a passing table that lasts => table | public.ledger_unlinked | r | p
alter table ledger_unlinked set logged;

-- a view in place of a table => table | public.ledger_publishedhead | v
alter table ledger_publishedhead rename to hidden;
create view ledger_publishedhead as select * from hidden;

-- rows from the side => table | public.ledger_leg | r | p | thuanna_owner | True | True | public.aside
create table aside () inherits (ledger_leg);

-- a table before the table => table | thuanna_app.ledger_leg
create schema thuanna_app;
create table thuanna_app.ledger_leg as select * from public.ledger_leg;

-- another owner => table | public.ledger_leg | r | p | thuanna_app
alter table ledger_leg owner to thuanna_app;

-- a schema anybody may fill => schema | public
grant create on schema public to thuanna_app;

-- rows that stream in from another server => subscription | s
create subscription s connection 'dbname=nowhere' publication p with (connect = false);

-- rights for what is yet to come => default right | thuanna_owner
alter default privileges for role thuanna_owner grant all on tables to thuanna_app;

-- PostgreSQL's own sum made to subtract => function | sum(bigint)
create or replace aggregate pg_catalog.sum(bigint) (sfunc = int8_avg_accum, stype = internal,
  finalfunc = numeric_poly_avg);

-- PostgreSQL's own hash replaced in its own language => function | sha256(bytea)
create or replace function pg_catalog.sha256(bytea) returns bytea language internal immutable strict
  as 'sha224_bytea';

-- PostgreSQL's own inequality exchanged for another => operator | <>(bigint,bigint)
set local allow_system_table_mods = on;
update pg_operator set oprcode = 'int8eq'::regproc where oid = '<>(bigint,bigint)'::regoperator;
