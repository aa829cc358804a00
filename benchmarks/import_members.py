"""A register of 20,000 members from a workbook: read, checked, compared and written, as the app role.

The floor is what no program can do without: calamine reading the sheet, and COPY of the very rows that the
import writes, into tables with the same columns and indexes but without guards. A stricter floor is given
beside it: the read, and COPY of the sheet's own cells into one table that has no index at all.
The import also understands every cell, proves check digits, seals numbers, compares with the register, and
writes its seven tables under row security, foreign keys and checks.
"""

from __future__ import annotations

import io
from typing import Any

from benchmarks.measurement import Measurement, timed
from benchmarks.register_search import own_database

NAME = "import-members"
DEFAULT_SIZE = 20_000
WRITTEN = (
    "people_person",
    "people_phonenumber",
    "people_address",
    "people_trait",
    "people_searchkey",
    "funds_member",
    "funds_memberstatus",
    "funds_nominatedpayee",
)


def measure(size: int) -> Measurement:
    """Import a register of `size` into an empty fund; the floors read and copy the same rows."""
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
        cells = _bare_rows(content)
        floor_cells = timed(lambda: _copy_cells(cells))
        rows, floor_rows = _copy_written()
    strict = floor_read + floor_cells
    return Measurement(
        seconds=seconds,
        floor="calamine's bare read, and COPY of the rows that are written into tables with the same columns "
        "and indexes, without guards",
        floor_seconds=floor_read + floor_rows,
        extra={
            **parts,
            "rows_written": rows,
            "floor_read": round(floor_read, 3),
            "floor_copy": round(floor_rows, 3),
            "strict_floor": "calamine's bare read, and COPY of the sheet's cells into a table without index",
            "strict_floor_seconds": round(strict, 3),
            "strict_ratio": round(seconds / strict, 2),
        },
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


def _copy_cells(rows: list[list[Any]]) -> None:
    """Write the sheet's cells as text, as the owner, with one commit."""
    from django.db import connections, transaction

    columns = ", ".join(f"c{index} text" for index in range(len(rows[0])))
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute(f"create table bench_floor ({columns})")
        with cursor.copy("copy bench_floor from stdin") as copy:
            for row in rows:
                copy.write_row([None if cell == "" else str(cell) for cell in row])


def _copy_written() -> tuple[int, float]:
    """How many rows the import wrote, and the seconds that COPY needs for them, with one commit.

    They are ready as COPY's own text, so that nothing but the server's work is counted.
    """
    from django.db import connections, transaction

    with connections["owner"].cursor() as cursor:
        written = {}
        for table in WRITTEN:
            cursor.execute(f"create table bench_{table} (like {table} including indexes)")
            with cursor.copy(f"copy {table} to stdout") as copy:
                written[table] = [bytes(block) for block in copy]

        def write() -> None:
            with transaction.atomic(using="owner"):
                for table, lines in written.items():
                    with cursor.copy(f"copy bench_{table} from stdin") as copy:
                        copy.write(b"".join(lines))

        seconds = timed(write)
    return sum(map(len, written.values())), seconds
