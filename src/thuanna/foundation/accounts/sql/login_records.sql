-- A log-in stands as it was written, and stays for its keeping period (rules/retention: lockouts, 90 days).
create or replace function accounts_login_record_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < now() - interval '90 days' then
    return old;
  end if;
  raise exception 'rows of % are added, and leave only after 90 days', tg_table_name using errcode = 'TH001';
end $$;

create or replace trigger login_record_stands before update or delete on accounts_loginrecord
  for each row execute function accounts_login_record_stands();
create or replace trigger login_record_stands_whole before truncate on accounts_loginrecord
  for each statement execute function accounts_login_record_stands();
