"""The guards as a text: what a release records is what a verification compares."""

from __future__ import annotations

from django.db import connections

from thuanna.foundation.tenancy import guards


def test_every_guard_is_one_line_however_the_database_prints_it(db):
    with connections["default"].cursor() as cursor:
        found = guards.lines(cursor)

    assert any("public_rows" in line for line in found)
    assert "\n".join(found).splitlines() == found
