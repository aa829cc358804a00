"""Tables that a spreadsheet opens: Thai stays Thai, and nothing in them is worked out."""

from __future__ import annotations

import pytest

from thuanna.kernel.commas import as_csv, harmless


def test_a_spreadsheet_reads_the_thai_and_the_figures():
    assert as_csv([("ชื่อ", "คน"), ("บ้านเนิน", -3)]) == "\ufeffชื่อ,คน\r\nบ้านเนิน,-3\r\n".encode()


@pytest.mark.parametrize("typed", ["=1+1", "+66", "-1", "@x", "\t=1", "\rx", "  =1"])
def test_what_would_be_worked_out_stays_words(typed):
    assert harmless(typed) == f"'{typed}"


@pytest.mark.parametrize("cell", ["บ้าน=เรือน", "", 5, -5, None])
def test_all_else_stays_as_it_is(cell):
    assert harmless(cell) == cell
