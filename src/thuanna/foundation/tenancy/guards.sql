-- What PostgreSQL's own catalogue says about everything that guards the tables: one question after the
-- other, one row a guard. guards.py asks them with a search path that makes PostgreSQL write the schema of
-- all that is ours, so that nothing of the same name elsewhere passes for a guard. What the server brings
-- along itself is numbered below 16384; everything above was made later, by us or by somebody else.

-- Each foreign key is enforced by triggers of PostgreSQL's own. They are listed when they are not awake, and
-- so is whatever only pretends to be one of them.
select 'trigger', tgrelid::regclass, tgname, tgenabled, pg_get_triggerdef(oid) from pg_trigger
 where not (tgisinternal and tgenabled = 'O' and tgfoid < 16384 and tgfoid::regproc::text like '"RI\_FKey\_%')
 order by tgrelid::regclass::text, tgname;

-- With everything that decides what a call does; a body may stand in three places. PostgreSQL's own are
-- listed when they were changed after it made its empty database, but for the rights to its tools.
select 'function', p.oid::regprocedure, p.prosecdef, coalesce(array_to_string(p.proconfig, ','), ''),
       p.proowner::regrole, l.lanname, p.prokind, p.provolatile, p.proleakproof, p.proisstrict,
       pg_get_function_arguments(p.oid), pg_get_function_result(p.oid), case
         when p.proacl is null then 'everybody'
         else (select coalesce(string_agg(
                        case a.grantee when 0 then 'everybody' else a.grantee::regrole::text end, ','
                        order by a.grantee::regrole::text
                      ), 'nobody') from aclexplode(p.proacl) a where a.grantee <> p.proowner)
       end, md5(concat_ws(' ', p.prosrc, p.probin, pg_get_function_sqlbody(p.oid), g.aggtransfn::regprocedure,
                          g.aggfinalfn::regprocedure, g.agginitval, p.prosupport))
  from pg_proc p
  join pg_language l on l.oid = p.prolang
  left join pg_aggregate g on g.aggfnoid = p.oid
 where p.oid >= 16384
    or (p.provolatile <> 'v' or p.proname in ('clock_timestamp', 'set_config'))
       and greatest(p.xmin::text::bigint, g.xmin::text::bigint) > (
         select d.xmin::text::bigint from pg_database d where d.datname = 'template0'
       )
 order by p.oid::regprocedure::text;

select 'policy', schemaname, tablename, policyname, permissive, array_to_string(roles, ','), cmd, qual,
       with_check
  from pg_policies order by schemaname, tablename, policyname;

-- Is it a table at all, does it survive a crash, whose is it, is row security forced, whose rows does it show
-- besides its own, and which columns has it.
select 'table', c.oid::regclass, c.relkind, c.relpersistence, c.relowner::regrole, c.relrowsecurity,
       c.relforcerowsecurity, (
         select coalesce(string_agg(i.inhrelid::regclass::text, ','), '') from pg_inherits i
          where i.inhparent = c.oid
       ), case when c.relkind in ('v', 'm') then md5(pg_get_viewdef(c.oid)) else (
         select md5(string_agg(concat_ws(' ', t.attname, format_type(t.atttypid, t.atttypmod), t.attnotnull,
                                         t.attidentity, t.attgenerated), ',' order by t.attnum))
           from pg_attribute t where t.attrelid = c.oid and t.attnum > 0 and not t.attisdropped
       ) end
  from pg_class c
 where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.oid >= 16384
   and c.relpersistence <> 't'
 order by c.oid::regclass::text;

-- The era of the book's stamps is a number that each restore raises.
select 'default', d.adrelid::regclass, t.attname,
       case t.attname when 'era' then regexp_replace(pg_get_expr(d.adbin, d.adrelid), '^\d+$', 'a number')
                      else pg_get_expr(d.adbin, d.adrelid) end
  from pg_attrdef d join pg_attribute t on t.attrelid = d.adrelid and t.attnum = d.adnum
 where d.adrelid in (select oid from pg_class where relpersistence <> 't')
 order by d.adrelid::regclass::text, t.attname;

-- What must not be null is told with the columns: only newer servers count it among the constraints. Lists
-- of words and chains of AND are printed one way where they were written, another where they came from a
-- backup: here both alike.
select 'constraint', c.conrelid::regclass, c.contype, string_agg(c.conname, ',' order by c.conname),
       md5(string_agg(concat_ws(' ', regexp_replace(regexp_replace(
           regexp_replace(pg_get_constraintdef(c.oid), '\(''([^'']*)''::character varying\)::text',
                          '''\1''::character varying', 'g'),
           '\(\((ARRAY\[[^]]*\])\)::text\[\]\)', '(\1)', 'g'
         ), '\(\((\([^()]*\) AND \([^()]*\))\) AND ', '(\1 AND ', 'g'), c.convalidated, (
         select count(*) from pg_trigger k where k.tgconstraint = c.oid and k.tgisinternal
       ), (
         select concat(i.indisvalid, i.indisready, i.indislive) from pg_index i
          where i.indexrelid = c.conindid
       )), ',' order by c.conname))
  from pg_constraint c
 where c.conrelid >= 16384 and c.contype in ('c', 'p', 'u', 'f', 'x')
   and c.conrelid in (select oid from pg_class where relpersistence <> 't')
 group by c.conrelid, c.contype order by c.conrelid::regclass::text, c.contype;

select 'unique', i.indrelid::regclass, i.indexrelid::regclass, i.indisvalid, i.indisready, i.indislive,
       md5(regexp_replace(
         regexp_replace(pg_get_indexdef(i.indexrelid), '\(''([^'']*)''::character varying\)::text',
                        '''\1''::character varying', 'g'),
         '\(\((ARRAY\[[^]]*\])\)::text\[\]\)', '(\1)', 'g'
       ))
  from pg_index i
 where i.indisunique and i.indrelid >= 16384
   and not exists (
     select 1 from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x')
   )
   and i.indrelid in (select oid from pg_class where relpersistence <> 't' and relkind <> 't')
 order by i.indexrelid::regclass::text;

select 'right', c.oid::regclass, case a.grantee when 0 then 'everybody' else a.grantee::regrole::text end,
       string_agg(a.privilege_type || case when a.is_grantable then '*' else '' end, ','
                  order by a.privilege_type)
  from pg_class c, aclexplode(c.relacl) a
 where a.grantee <> c.relowner and c.oid >= 16384 and c.relpersistence <> 't'
 group by c.oid, a.grantee order by c.oid::regclass::text, 3;

select 'column', t.attrelid::regclass,
       case a.grantee when 0 then 'everybody' else a.grantee::regrole::text end, a.privilege_type,
       string_agg(t.attname, ',' order by t.attname)
  from pg_attribute t, aclexplode(t.attacl) a
 where t.attrelid in (select oid from pg_class where oid >= 16384 and relpersistence <> 't')
 group by t.attrelid, a.grantee, a.privilege_type order by t.attrelid::regclass::text, 3, 4;

select 'schema', n.nspname, n.nspowner::regrole, (
         select string_agg(case a.grantee when 0 then 'everybody' else a.grantee::regrole::text end || ' '
                           || a.privilege_type, ',' order by a.grantee::regrole::text, a.privilege_type)
           from aclexplode(n.nspacl) a where a.grantee <> n.nspowner
       )
  from pg_namespace n where n.nspname !~ '^(pg_(toast_)?temp_\d+|pg_toast|pg_catalog|information_schema)$'
 order by n.nspname;

-- Whatever else can come between a statement and its table, or change what an operator means.
select 'rule', ev_class::regclass::text, rulename::text, ev_enabled::text, md5(pg_get_ruledef(oid))
  from pg_rewrite where oid >= 16384 and rulename <> '_RETURN'
union all select 'event trigger', evtname, evtevent, evtenabled::text, evtfoid::regproc::text
  from pg_event_trigger
union all select 'operator', oid::regoperator::text, oprcode::regprocedure::text, '', ''
  from pg_operator where oid >= 16384 or xmin::text::bigint > (
    select d.xmin::text::bigint from pg_database d where d.datname = 'template0'
  )
union all select 'cast', castsource::regtype::text, casttarget::regtype::text, castfunc::regprocedure::text,
       castmethod::text || castcontext::text
  from pg_cast where oid >= 16384 or castfunc >= 16384
union all select 'language', lanname, lanplcallfoid::regproc::text, '', '' from pg_language where oid >= 16384
union all select 'conversion', conname, conproc::regproc::text, '', '' from pg_conversion where oid >= 16384
union all select 'default right', defaclrole::regrole::text, defaclnamespace::regnamespace::text,
       defaclobjtype::text, defaclacl::text from pg_default_acl
union all select 'subscription', subname, subenabled::text, '', '' from pg_subscription
  where subdbid = (select oid from pg_database where datname = current_database())
order by 1, 2, 3, 4, 5;

-- The four roles: what they are, whose rights they have besides, what more PostgreSQL itself lets them do.
with ours as (
  select * from pg_roles where rolname in ('thuanna_owner', 'thuanna_guard', 'thuanna_app', 'thuanna_public')
)
select 'role', rolname::text, concat_ws(
         ' ', case when rolsuper then 'superuser' end, case when rolcanlogin then 'logs in' end,
         case when rolbypassrls then 'bypasses' end, case when rolcreaterole then 'makes roles' end,
         case when rolreplication then 'replicates' end
       ) from ours
union all select 'member', o.rolname, m.roleid::regrole::text
  from pg_auth_members m join ours o on o.oid = m.member where m.roleid::regrole::text <> 'pg_signal_backend'
union all select 'function right', o.rolname, p.oid::regprocedure::text
  from ours o, pg_proc p, aclexplode(p.proacl) a where p.oid < 16384 and a.grantee = o.oid
order by 1, 2, 3;

-- What may be set for a role, a database or the server so that triggers sleep or names mean something else.
with risky (name) as (
  select unnest(array[
    'session_replication_role', 'row_security', 'search_path', 'role', 'allow_system_table_mods',
    'default_transaction_read_only', 'session_preload_libraries', 'local_preload_libraries'
  ])
)
select 'setting', coalesce(nullif(d.setrole, 0)::regrole::text, 'everybody'), c.setting
  from pg_db_role_setting d, unnest(d.setconfig) as c (setting)
 where d.setdatabase in (0, (select oid from pg_database where datname = current_database()))
   and (split_part(c.setting, '=', 1) in (select name from risky) or split_part(c.setting, '=', 1) like '%.%')
union all select 'setting', 'this session', name || '=' || setting
  from pg_settings where name in ('session_replication_role', 'row_security', 'allow_system_table_mods')
union all select 'setting right', p.parname, a.grantee::regrole::text || ' ' || a.privilege_type
  from pg_parameter_acl p, aclexplode(p.paracl) a
order by 1, 2, 3;
