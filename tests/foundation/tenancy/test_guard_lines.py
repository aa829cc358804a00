"""The guards as a text: what a release records is what a verification compares; a superuser's tricks show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connections

from tests import databases
from thuanna.foundation.tenancy import guards

TRICKS = {
    name: (sql, said)
    for name, said, sql in re.findall(
        r"^-- (.+) => (.+)\n((?:(?!-- ).*\n)+)",
        Path(__file__).with_name("tricks.sql").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
}


@pytest.fixture(scope="module")
def superuser(django_db_setup: None, django_db_blocker: Any) -> Iterator[psycopg.Connection]:
    """A superuser in a database of this module's own; nothing is ever committed."""
    with django_db_blocker.unblock():
        name = databases.fresh_copy()
        try:
            with psycopg.connect(databases.superuser_url(name)) as connection:
                yield connection
                connection.rollback()
        finally:
            databases.drop(name)


def test_every_guard_is_one_line_however_the_database_prints_it(db):
    with connections["default"].cursor() as cursor:
        found = guards.lines(cursor)

    assert any("public_rows" in line for line in found)
    assert "\n".join(found).splitlines() == found


def test_looking_at_the_guards_leaves_the_session_as_it_was(db):
    with connections["default"].cursor() as cursor:
        cursor.execute("select current_setting('search_path')")
        before = cursor.fetchone()
        guards.lines(cursor)
        cursor.execute("select current_setting('search_path')")

        assert cursor.fetchone() == before


@pytest.mark.parametrize("trick", TRICKS)
def test_no_trick_of_a_superuser_passes_unnoticed(superuser, trick):
    sql, said = TRICKS[trick]
    superuser.rollback()
    before = set(guards.lines(superuser.cursor()))

    superuser.execute(sql.encode())
    differing = before ^ set(guards.lines(superuser.cursor()))

    assert [line for line in differing if said in line], differing
