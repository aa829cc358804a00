"""``thuanna import contributions``: totals compared first, then every payment posted, or none."""

from __future__ import annotations

import argparse
import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from tests.factories import funds, registers
from thuanna.channels.console import imports as console
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.money.funds.models import Member
from thuanna.money.ledger import queries as book
from thuanna.money.payments.models import Receipt, ReceiptLine

pytestmark = pytest.mark.usefixtures("acting")
HEAD = ["ที่", "เลขทะเบียน", "ชื่อ-สกุล", "จำนวนเงิน (บาท)", "เดือน"]
DAY = ("--on", "2026-11-20")


@pytest.fixture
def payers(acting: Tenant, secretary: Actor) -> list[Member]:
    funds.fund_with_book(secretary)
    funds.point(secretary, "P1")
    return [
        funds.member(secretary, given_name="สมชาย", family_name="ใจดี"),
        funds.member(secretary, given_name="มาลี", family_name="ครามหอม"),
    ]


def line(member: Member, amount: Any, month: str = "ต.ค. 2569", *, name: str | None = None) -> list[Any]:
    return [1, member.number, member.person.full_name if name is None else name, amount, month]


def run(
    folder: Path, *rows: list[Any], arguments: tuple[str, ...] = DAY, fund: str = "noenkhram-fund"
) -> int:
    parser = argparse.ArgumentParser()
    console.add_to(parser.add_subparsers(required=True))
    file = folder / "ใบเก็บเงิน.xlsx"
    file.write_bytes(registers.xlsx([["ใบเก็บเงินหมู่ 1"], HEAD, *rows]))
    asked = ["import", "contributions", str(file), "--fund", fund, "--collector", "P1", "--json"]
    chosen = parser.parse_args([*asked, *arguments])
    status: int = chosen.run(chosen)
    return status


def report(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def codes(told: dict[str, Any]) -> list[tuple[int, str]]:
    return [(issue["row"], issue["code"]) for issue in told["issues"]]


def test_every_payment_gets_its_receipt_and_the_cash_stands_at_the_point(
    payers: list[Member], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(tmp_path, line(payers[0], 30), line(payers[1], "60.00"), [None, "รวม 2 คน", None, 90])

    told = report(capsys)
    assert status == 0, told
    assert (told["rows"], told["accepted"], told["total"], told["control_total"]) == (2, 2, "90.00", "90.00")
    assert len(told["receipts"]) == 2
    assert str(book.balance("3100", party=payers[1].pk)) == "60.00"
    assert ReceiptLine.objects.filter(first_month=datetime.date(2026, 10, 1), months=1).count() == 2
    assert AuditEntry.objects.filter(verb="funds.collection_posted").count() == 1


def test_the_same_sheet_again_posts_nothing(
    payers: list[Member], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [line(payers[0], 30), ["", "", "รวม", 30]]
    run(tmp_path, *rows)
    report(capsys)

    status = run(tmp_path, *rows)

    assert status == 1
    assert codes(report(capsys)) == [(0, "collection_posted_before")]
    assert Receipt.objects.count() == 1


@pytest.mark.parametrize(
    ("rows", "arguments", "code"),
    [
        ([["", "", "รวม", 31]], (), "control_total_differs"),
        ([], ("--total", "29"), "control_total_differs"),
        ([], ("--count", "2"), "control_count_differs"),
        ([], (), "control_total_missing"),
    ],
    ids=["total-row", "total-told", "count-told", "none"],
)
def test_without_an_agreeing_control_total_nothing_is_posted(
    payers: list[Member],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    rows: list[list[Any]],
    arguments: tuple[str, ...],
    code: str,
) -> None:
    status = run(tmp_path, line(payers[0], 30), *rows, arguments=(*DAY, *arguments))

    assert status == 1
    assert codes(report(capsys)) == [(0, code)]
    assert not Receipt.objects.exists()


def test_one_line_that_is_wrong_keeps_the_whole_sheet_out(
    payers: list[Member], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = [
        line(payers[1], 30, name="คนอื่น ไม่ใช่"),
        [3, "99-99999", "ไม่มี ในทะเบียน", 30, "ต.ค. 2569"],
        line(payers[0], 30),
        line(payers[1], -5),
        line(payers[1], 30, month="ตุลาคม"),
    ]

    status = run(tmp_path, line(payers[0], 30), *wrong, arguments=(*DAY, "--total", "120"))

    told = report(capsys)
    assert status == 1
    assert [code for code in codes(told) if code[0]] == [
        (4, "member_name_differs"),
        (5, "member_unknown"),
        (6, "member_twice"),
        (7, "amount_not_positive"),
        (8, "date_not_understood"),
    ]
    assert not Receipt.objects.exists()


def test_a_dry_run_says_the_same_and_posts_nothing(
    payers: list[Member], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(tmp_path, line(payers[0], 30), arguments=(*DAY, "--count", "1", "--dry-run"))

    told = report(capsys)
    assert (status, told["accepted"], told["batch"]) == (0, 1, None)
    assert not Receipt.objects.exists()


def test_a_member_is_found_by_name_alone_or_by_a_number_without_its_zeros(
    payers: list[Member], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [["", "", "สมชาย ใจดี", 30, ""], ["", int(payers[1].number), "", 30, ""]]

    status = run(tmp_path, *rows, arguments=(*DAY, "--total", "60"))

    assert status == 0, report(capsys)
    assert sorted(Receipt.objects.values_list("payer_ref", flat=True)) == [member.pk for member in payers]


def test_somebody_who_brought_nothing_is_told_and_keeps_nobody_out(
    payers: list[Member], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(tmp_path, line(payers[0], 30), line(payers[1], "-"), arguments=(*DAY, "--total", "30"))

    assert status == 0
    assert codes(report(capsys)) == [(4, "not_paid")]


def test_the_neighbours_members_are_unknown(
    payers: list[Member],
    neighbour: Tenant,
    stranger: Actor,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with acting_for(neighbour):
        funds.fund_with_book(stranger)
        funds.point(stranger, "P1")

    status = run(tmp_path, line(payers[0], 30), arguments=(*DAY, "--total", "30"), fund=neighbour.code)

    assert status == 1
    assert codes(report(capsys)) == [(3, "member_unknown")]


def test_an_unknown_collector_is_told_which_there_are(
    payers: list[Member], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(tmp_path, line(payers[0], 30), arguments=(*DAY, "--total", "30", "--collector", "P9"))

    assert status == 2
    assert "P1" in capsys.readouterr().err
