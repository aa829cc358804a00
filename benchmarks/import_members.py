"""A register of 20,000 members from a workbook: read, checked, compared and written, as the app role.

The floor is what no program can do without: calamine reading the sheet, and COPY writing its cells as they
are into a table without constraints. The import beside it also understands every cell, proves check digits,
seals numbers, makes search keys and writes seven tables under row security.
"""

from __future__ import annotations

import io
from typing import Any

from benchmarks.measurement import Measurement, timed
from benchmarks.register_search import own_database

NAME = "import-members"
DEFAULT_SIZE = 20_000


def measure(size: int) -> Measurement:
    """Import a register of `size` into an empty fund; the floor reads and copies the same rows."""
    from tests.factories import registers

    content = registers.xlsx(registers.register(size))
    with own_database():
        from tests.factories import tenants
        from tests.factories.tenants import TODAY
        from thuanna.foundation.tenancy.context import acting_for
        from thuanna.money.funds.models import Fund

        fund = tenants.tenant("bench")
        by = tenants.system_of(fund)
        with acting_for(fund):
            Fund.objects.create(founded_on=TODAY)
            parts: dict[str, float] = {}
            seconds = timed(lambda: parts.update(_import(content, by)))
        floor_read = timed(lambda: _bare_rows(content))
        rows = _bare_rows(content)
        floor_copy = timed(lambda: _copy(rows))
    return Measurement(
        seconds=seconds,
        floor="calamine's bare read of the sheet and COPY of its rows into a table without constraints",
        floor_seconds=floor_read + floor_copy,
        extra={**parts, "floor_read": round(floor_read, 3), "floor_copy": round(floor_copy, 3)},
    )


def _import(content: bytes, by: Any) -> dict[str, float]:
    """The import as the command line does it; seconds of each part."""
    from tests.factories.tenants import NOW, TODAY
    from thuanna.money.funds import intake
    from thuanna.money.funds.actions import imports
    from thuanna.money.funds.importing.reading import read_register

    found: dict[str, Any] = {}

    def read() -> None:
        found["reading"] = read_register(content, "ทะเบียน.xlsx", today=TODAY)

    def compare() -> None:
        found["examination"] = intake.examine(found["reading"], sha256=intake.digest_of(content))

    def write() -> None:
        imports.import_at_once(
            content=content,
            name="ทะเบียน.xlsx",
            examination=found["examination"],
            on=TODAY,
            at=NOW,
            by=by,
        )

    return {part.__name__: round(timed(part), 3) for part in (read, compare, write)}


def _bare_rows(content: bytes) -> list[list[Any]]:
    from python_calamine import CalamineWorkbook

    rows: list[list[Any]] = (
        CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    )
    return rows


def _copy(rows: list[list[Any]]) -> None:
    """Write the cells as text, as the owner, with one commit."""
    from django.db import connections, transaction

    columns = ", ".join(f"c{index} text" for index in range(len(rows[0])))
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute(f"create table bench_floor ({columns})")
        with cursor.copy("copy bench_floor from stdin") as copy:
            for row in rows:
                copy.write_row([None if cell == "" else str(cell) for cell in row])
