"""What every test of the reader needs: a reading of rows, and its findings by code."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from tests.factories import registers
from thuanna.money.funds.importing.reading import Reading, read_register

TODAY = datetime.date(2026, 11, 21)
Read = Callable[..., Reading]


@pytest.fixture
def read() -> Read:
    """Reads rows as a workbook of one sheet."""

    def reads(*rows: Sequence[Any], **options: Any) -> Reading:
        return read_register(registers.xlsx(rows), "ทะเบียน.xlsx", today=TODAY, **options)

    return reads


@pytest.fixture
def codes() -> Callable[[Reading], list[tuple[int, str, str]]]:
    """The findings as (row, column, code)."""
    return lambda reading: [(f.row, f.column, f.code) for f in reading.findings]
