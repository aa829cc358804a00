"""A request for information is published after an officer struck out what is personal."""

from __future__ import annotations

import pytest

from tests.factories import tenants, voices
from thuanna.kernel.tokens import new_token
from thuanna.services.participation import refusals
from thuanna.services.participation.actions import answering, threads
from thuanna.services.participation.models import PublicThread

ASKED = "ขอสัญญาซ่อมถนน ติดต่อ สมมุติ ตัวอย่าง 0812345678"


@pytest.fixture
def request_id(citizen) -> int:
    told = voices.told(citizen, nature="information", kind="", words=ASKED, name="สมมุติ ตัวอย่าง")
    return told.matter.pk


def published(matter_id: int, by, **facts: str) -> PublicThread:
    usual = {"title": "สัญญาซ่อมถนน", "asked": "ขอสัญญาซ่อมถนน", "answer": "มารับได้", "ground": ""}
    return threads.publish(matter_id=matter_id, at=tenants.NOW, by=by, **{**usual, **facts})


def answered(matter_id: int, by, outcome: str) -> None:
    answering.answer(
        matter_id=matter_id, words="มารับได้", outcome=outcome, request_token=new_token(), at=tenants.NOW, by=by
    )


def test_struck_out_and_answered_it_is_there_for_everybody(officer, request_id):
    answered(request_id, officer, "given")

    thread = published(request_id, officer)

    assert (thread.outcome, thread.answered_on) == ("given", tenants.TODAY)
    assert thread.due_on > thread.received_on


@pytest.mark.parametrize("asked", [ASKED, "ขอ โทร 081 234 5678", "คุณสมมุติขอ"])
def test_with_a_name_or_number_left_it_is_refused(officer, request_id, asked):
    with pytest.raises(refusals.StillPersonal):
        published(request_id, officer, asked=asked)

    assert not PublicThread.objects.exists()


def test_withholding_says_on_what_ground(officer, request_id):
    answered(request_id, officer, "withheld")

    with pytest.raises(refusals.GroundMissing):
        published(request_id, officer)
    thread = published(request_id, officer, ground="มาตรา 15 (5)")

    assert thread.ground == "มาตรา 15 (5)"


def test_published_again_it_is_replaced(officer, request_id):
    published(request_id, officer)

    published(request_id, officer, title="สัญญาซ่อมถนนทุกสาย")

    assert PublicThread.objects.get().title == "สัญญาซ่อมถนนทุกสาย"


def test_a_complaint_is_never_published(citizen, officer):
    told = voices.told(citizen)

    with pytest.raises(refusals.OnlyInformation):
        published(told.matter.pk, officer)
