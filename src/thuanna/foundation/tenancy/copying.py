"""Many rows into one tenant's table in one statement.

COPY into a table under row security is refused, so large loads go through a temporary table and an
INSERT … SELECT, which every guard sees. What decides whether rows may be written is the action's business.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection, models
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from . import context

_FEW = 200
_ORDER = "place_in_load"


def insert_rows(
    model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> list[int]:
    """Insert `rows` for the acting tenant; give their ids in the order of the rows.

    Ids come from one sequence in the order in which rows are inserted, so sorting them restores it.

    :param columns: database columns, without ``id`` and ``tenant_id``
    :raises NoTenant: outside `acting_for`
    """
    assert connection.in_atomic_block, "a load is part of an action's transaction"
    if not rows:
        return []
    tenant_id = context.required_tenant_id()
    with connection.cursor() as cursor:
        insert = _insert_values if len(rows) <= _FEW else _insert_copied
        return sorted(insert(cursor, model, columns, tenant_id, rows))


def _insert_values(
    cursor: CursorWrapper,
    model: type[models.Model],
    columns: Sequence[str],
    tenant_id: int,
    rows: Sequence[Sequence[Any]],
) -> list[int]:
    one = sql.SQL("({})").format(sql.SQL(", ").join([sql.Placeholder()] * (len(columns) + 1)))
    statement = sql.SQL("insert into {} ({}) values {} returning id").format(
        sql.Identifier(model._meta.db_table),
        _names(["tenant_id", *columns]),
        sql.SQL(", ").join([one] * len(rows)),
    )
    cursor.execute(statement, [value for row in rows for value in (tenant_id, *row)])
    return [row[0] for row in cursor.fetchall()]


def _insert_copied(
    cursor: CursorWrapper,
    model: type[models.Model],
    columns: Sequence[str],
    tenant_id: int,
    rows: Sequence[Sequence[Any]],
) -> list[int]:
    facts = {
        "table": sql.Identifier(model._meta.db_table),
        "load": sql.Identifier(f"load_{model._meta.db_table}"),
        "order": sql.Identifier(_ORDER),
        "columns": _names(columns),
        "tenant": sql.Literal(tenant_id),
    }
    cursor.execute(
        sql.SQL(
            "create temporary table {load} on commit drop as"
            " select 0 as {order}, {columns} from {table} with no data"
        ).format(**facts)
    )
    with cursor.copy(sql.SQL("copy {load} ({order}, {columns}) from stdin").format(**facts)) as copy:
        for place, row in enumerate(rows):
            copy.write_row((place, *row))
    cursor.execute(
        sql.SQL(
            "insert into {table} (tenant_id, {columns})"
            " select {tenant}, {columns} from {load} order by {order} returning id"
        ).format(**facts)
    )
    ids = [row[0] for row in cursor.fetchall()]
    cursor.execute(sql.SQL("drop table {load}").format(**facts))
    return ids


def _names(columns: Sequence[str]) -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(column) for column in columns)
