"""The seal as docs/algorithms writes it: the database, the program and the stand-alone checker agree."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from thuanna.money.ledger import sealing

ROOT = Path(__file__).resolve().parents[3]
DOCUMENT = (ROOT / "docs" / "algorithms" / "book-of-account-seal.md").read_text(encoding="utf-8")
VECTORS = json.loads(re.search(r"```json\n(.*?)```", DOCUMENT, re.DOTALL)[1])
ENTRIES = ("journal", "account")
SIZES = [size for size in VECTORS["roots"] if size.isdigit()]

_spec = importlib.util.spec_from_file_location("verify_book", ROOT / "tools" / "verify_book.py")
checker = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(checker)


def some_leaves(count: int) -> list[bytes]:
    return [hashlib.sha256(bytes([number])).digest() for number in range(count)]


def asked(sql: str, *parameters: object) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return bytes(cursor.fetchone()[0])


def test_fields_become_the_documented_bytes_in_all_three():
    values, expected = VECTORS["fields"]["values"], VECTORS["fields"]["bytes"]

    assert sealing.fields(values).hex() == expected
    assert checker.fields(values).hex() == expected


@pytest.mark.parametrize("entry", ENTRIES)
def test_leaves_of_program_and_checker_are_the_documented_ones(entry):
    values, expected = VECTORS[entry]["values"], VECTORS[entry]["leaf"]

    assert sealing.leaf(values).hex() == expected
    assert hashlib.sha256(b"\x00\x01" + checker.fields(values)).hexdigest() == expected


@pytest.mark.parametrize("entry", ENTRIES)
def test_leaves_of_the_database_are_the_documented_ones(entry, db):
    values, expected = VECTORS[entry]["values"], VECTORS[entry]["leaf"]
    texts = [sealing.text(value) for value in values]

    one_by_one = asked(
        "select ledger_leaf(string_agg(ledger_field(f), ''::bytea order by n))"
        " from unnest(%s::text[]) with ordinality as u (f, n)",
        texts,
    )
    at_once = asked("select ledger_leaf(ledger_fields(variadic %s::text[]))", texts)

    assert one_by_one.hex() == at_once.hex() == expected


@pytest.mark.parametrize("size", SIZES)
def test_roots_of_all_three_are_the_documented_ones(size, db):
    leaves, expected = some_leaves(int(size)), VECTORS["roots"][size]

    assert sealing.root(leaves).hex() == expected
    assert checker.root_of(leaves)[0].hex() == expected
    assert asked("select ledger_root(%s::bytea[])", leaves).hex() == expected


def test_the_link_is_the_documented_one():
    values, expected = VECTORS["link"]["values"], VECTORS["link"]["hash"]

    assert hashlib.sha256(b"\x02\x01" + sealing.fields(values)).hexdigest() == expected
    assert (
        sealing.root([bytes.fromhex(VECTORS[e]["leaf"]) for e in ("account", "journal")]).hex() == values[3]
    )


def rfc6962_root(leaves: list[bytes]) -> bytes:
    """The recursive definition of RFC 6962, section 2.1, over leaf hashes."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + rfc6962_root(leaves[:split]) + rfc6962_root(leaves[split:])).digest()


@given(st.integers(1, 70))
def test_the_root_is_that_of_rfc_6962(count):
    assert sealing.root(some_leaves(count)) == rfc6962_root(some_leaves(count))


@given(st.integers(1, 70), st.data())
def test_every_inclusion_proof_climbs_to_the_root(count, data):
    leaves = some_leaves(count)
    place = data.draw(st.integers(0, count - 1))

    assert sealing.climb(leaves[place], sealing.path(leaves, place)) == sealing.root(leaves)


@given(st.lists(st.text(max_size=200)), st.lists(st.text(max_size=200)))
def test_two_lists_of_fields_never_give_the_same_bytes(one, other):
    assert (sealing.fields(one) == sealing.fields(other)) == (one == other)


@given(st.lists(st.text(max_size=300)))
def test_the_quick_way_to_write_fields_is_the_plain_one(values):
    assert sealing.fields(values) == b"".join(map(sealing.field, values))
