"""Second belt: row security, composite keys and column grants, derived from what the models declare.

Run by the owner after every migration. What is there already is left alone, so running it twice changes
nothing. `lines` is the readable state of all guards; its digest is compared with the release at start.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.db import models
from django.db.backends.utils import CursorWrapper

from .models import PersonOwned, TenantForeignKey, TenantOwned

_RELEASED = Path(__file__).with_name("guards.released.txt")
_QUESTIONS = Path(__file__).with_name("guards.sql")
APP, GUARD, PUBLIC = "thuanna_app", "thuanna_guard", "thuanna_public"

_TENANT = "tenant_id = (select current_setting('thuanna.tenant')::bigint)"
_OWN_TENANT = "tenant_id = (select nullif(current_setting('thuanna.tenant', true), '')::bigint)"
_OWN_PERSON = "user_id = (select nullif(current_setting('thuanna.person', true), '')::bigint)"

_REFUSE_CHANGE = """
create or replace function tenancy_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are added, never changed or removed', tg_table_name using errcode = 'TH001';
end $$
"""


def install(cursor: CursorWrapper) -> None:
    """Bring the guards of every table in step with its model. The cursor is the owner's."""
    cursor.execute("revoke create on schema public from public")
    cursor.execute(f"grant usage on schema public to {APP}, {GUARD}, {PUBLIC}")
    cursor.execute(_REFUSE_CHANGE)
    for model in _tables():
        for statement in _statements(model, cursor):
            cursor.execute(statement)
    for statement in _rights_on_library_tables(cursor):
        cursor.execute(statement)


def lines(cursor: CursorWrapper) -> list[str]:
    """One line for each guard that exists, from triggers to settings: the answers to ``guards.sql``."""
    found: list[str] = []
    with _names_written_out(cursor):
        for query in _QUESTIONS.read_text(encoding="utf-8").split(";\n")[:-1]:
            cursor.execute(query)
            # PostgreSQL breaks long policies over several lines; here each guard is one.
            found += [" ".join(" | ".join(map(str, row)).split()) for row in cursor.fetchall()]
    return found


@contextmanager
def _names_written_out(cursor: CursorWrapper) -> Iterator[None]:
    """PostgreSQL leaves out the schemas on its search path: let there be none of ours."""
    cursor.execute("select current_setting('search_path')")
    (before,) = cursor.fetchone()
    move = "select set_config('search_path', %s, false)"
    cursor.execute(move, ["pg_catalog, pg_temp"])
    try:
        yield
    finally:
        cursor.execute(move, [before])


def digest(cursor: CursorWrapper) -> str:
    """SHA-256 of `lines`, in hexadecimal."""
    return hashlib.sha256("\n".join(lines(cursor)).encode()).hexdigest()


def released_lines() -> list[str]:
    """The guards as this release installs them."""
    return _RELEASED.read_text(encoding="utf-8").splitlines()


def released_digest() -> str:
    """SHA-256 of `released_lines`, in hexadecimal."""
    return hashlib.sha256("\n".join(released_lines()).encode()).hexdigest()


def write_released(cursor: CursorWrapper) -> None:
    """Record the guards of a freshly migrated database as this release's."""
    _RELEASED.write_text("\n".join(lines(cursor)) + "\n", encoding="utf-8")


def ownership(model: type[models.Model]) -> str:
    """``tenant``, ``person`` or ``shared``: who owns the rows of this table."""
    if issubclass(model, TenantOwned):
        return "tenant"
    if issubclass(model, PersonOwned):
        return "person"
    return "shared"


def _tables() -> list[type[models.Model]]:
    """Managed models with a table of their own, in a stable order."""
    found = [m for m in apps.get_models(include_auto_created=True) if m._meta.managed and not m._meta.proxy]
    return sorted(found, key=lambda model: model._meta.db_table)


def _statements(model: type[models.Model], cursor: CursorWrapper) -> Iterator[str]:
    table = model._meta.db_table
    yield f'revoke all on "{table}" from {APP}, {PUBLIC}'
    owner = ownership(model)
    if owner == "tenant":
        yield from _primary_key(table, cursor)
        yield from _composite_keys(model, cursor)
        yield from _tenant_key(model, cursor)
        yield from _policy(table, "tenant_belt", _TENANT, f"{APP}, {GUARD}")
    elif owner == "person":
        has_tenant = any(field.name == "tenant" for field in model._meta.fields)
        readable = f"{_OWN_PERSON} or {_OWN_TENANT}" if has_tenant else _OWN_PERSON
        # A person reads their own rows; only the organisation that they name writes them.
        writable = _OWN_TENANT if has_tenant else _OWN_PERSON
        yield from _policy(table, "person_belt", readable, f"{APP}, {GUARD}", check=writable)
    yield from _rights(model, table)
    if getattr(model, "APPEND_ONLY", False):
        yield from _append_only(table)
    public_rows = getattr(model, "PUBLIC_ROWS", "")
    if public_rows:
        yield f'drop policy if exists public_rows on "{table}"'
        yield f'create policy public_rows on "{table}" for select to {PUBLIC} using ({public_rows})'
        yield f'grant select on "{table}" to {PUBLIC}'


def _primary_key(table: str, cursor: CursorWrapper) -> Iterator[str]:
    """A key that begins with the tenant: colliding with it never tells that a neighbour's row exists."""
    cursor.execute(
        "select conname, array_length(conkey, 1) from pg_constraint"
        " where conrelid = %s::regclass and contype = 'p'",
        [f'"{table}"'],
    )
    row = cursor.fetchone()
    if row and row[1] == 1:
        yield f'alter table "{table}" drop constraint "{row[0]}", add primary key (tenant_id, id)'


def _composite_keys(model: type[models.Model], cursor: CursorWrapper) -> Iterator[str]:
    table = model._meta.db_table
    for field in model._meta.fields:
        if not isinstance(field, TenantForeignKey) or getattr(field, "unchecked", False):
            continue
        name = f"{table}_{field.column}_same_tenant"[:63]
        cursor.execute("select 1 from pg_constraint where conname = %s", [name])
        if cursor.fetchone() is None:
            target = field.related_model._meta.db_table
            yield from _primary_key(target, cursor)
            yield (
                f'alter table "{table}" add constraint "{name}" foreign key (tenant_id, "{field.column}")'
                f' references "{target}" (tenant_id, id) deferrable initially immediate'
            )
        if not _is_indexed(table, field.column, cursor):
            index = f"{table}_{field.column}"[:58] + "_key"
            yield f'create index "{index}" on "{table}" (tenant_id, "{field.column}")'


def _is_indexed(table: str, column: str, cursor: CursorWrapper) -> bool:
    """Whether a whole index begins with the tenant and this column, so that the key is cheap to check."""
    cursor.execute(
        "select 1 from pg_index i"
        " join pg_attribute t on t.attrelid = i.indrelid and t.attnum = i.indkey[0]"
        " join pg_attribute c on c.attrelid = i.indrelid and c.attname = %s and c.attnum = i.indkey[1]"
        " where i.indrelid = %s::regclass and i.indpred is null and t.attname = 'tenant_id'",
        [column, f'"{table}"'],
    )
    return cursor.fetchone() is not None


def _tenant_key(model: type[models.Model], cursor: CursorWrapper) -> Iterator[str]:
    """The tenant exists: said by a key of its own only where no composite key already leads to one."""
    keys = [f for f in model._meta.fields if isinstance(f, TenantForeignKey)]
    is_led = any(not key.null and not getattr(key, "unchecked", False) for key in keys)
    if is_led or getattr(model, "HOT", False):
        return
    table = model._meta.db_table
    name = f"{table}_tenant"[:63]
    cursor.execute("select 1 from pg_constraint where conname = %s", [name])
    if cursor.fetchone() is None:
        yield (
            f'alter table "{table}" add constraint "{name}" foreign key (tenant_id)'
            ' references "tenancy_tenant" (id) deferrable initially immediate'
        )


def _policy(table: str, name: str, condition: str, roles: str, check: str = "") -> Iterator[str]:
    yield f'alter table "{table}" enable row level security, force row level security'
    yield f'drop policy if exists {name} on "{table}"'
    yield (
        f'create policy {name} on "{table}" to {roles} using ({condition}) with check ({check or condition})'
    )


def _rights(model: type[models.Model], table: str) -> Iterator[str]:
    """What the app may do: no chosen ids, no moving a row to another tenant, no change of what only grows."""
    yield f'grant select on "{table}" to {APP}'
    if getattr(model, "GUARDED", False):
        return
    columns = [field.column for field in model._meta.local_concrete_fields]
    identity = {f.column for f in model._meta.local_concrete_fields if isinstance(f, models.AutoField)}
    insertable = ", ".join(f'"{c}"' for c in columns if c not in identity)
    yield f'grant insert ({insertable}) on "{table}" to {APP}'
    if getattr(model, "APPEND_ONLY", False):
        return
    owning = {"tenant": {"tenant_id"}, "person": {"tenant_id", "user_id"}, "shared": set[str]()}
    fixed = identity | owning[ownership(model)]
    changeable = ", ".join(f'"{c}"' for c in columns if c not in fixed)
    if changeable and not getattr(model, "FROZEN", False):
        yield f'grant update ({changeable}) on "{table}" to {APP}'
    yield f'grant delete on "{table}" to {APP}'


def _rights_on_library_tables(cursor: CursorWrapper) -> Iterator[str]:
    """The queue's tables are made by its own SQL; which migrations ran may be read only."""
    yield f"grant select on django_migrations to {APP}"
    cursor.execute(
        "select relname, relkind from pg_class where relnamespace = 'public'::regnamespace"
        " and relname like 'procrastinate%' and relkind in ('r', 'S') order by relname"
    )
    for name, kind in cursor.fetchall():
        rights = "select, insert, update, delete" if kind == "r" else "usage, select"
        yield f'grant {rights} on {"table" if kind == "r" else "sequence"} "{name}" to {APP}'


def _append_only(table: str) -> Iterator[str]:
    yield (
        f'create or replace trigger append_only before update or delete on "{table}"'
        " for each row execute function tenancy_refuse_change()"
    )
    yield (
        f'create or replace trigger append_only_whole before truncate on "{table}"'
        " for each statement execute function tenancy_refuse_change()"
    )
