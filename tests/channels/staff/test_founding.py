"""A new organisation founds its fund: every step of the list, in its order, until nothing is left."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from tests.factories import funds, meetings, places, regulations, sessions, sheets, tenants
from tests.factories import grants as make
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.money.funds.actions.contributions import BANK, take_contribution
from thuanna.money.funds.actions.funds import open_book
from thuanna.registry.meetings import actions as meeting_actions

from .test_funds import day

pytestmark = pytest.mark.django_db
A_YEAR_ON = tenants.NOW + datetime.timedelta(days=366)


def told(browser: Client) -> str:
    """What the list says: how many steps are done, and the next one."""
    page = BeautifulSoup(browser.get("/staff/grants/founding/").content, "html.parser")
    shown = page.select_one("main .notice .notice__title")
    assert shown is not None
    done = len(
        [pill for pill in page.select("main .checks .pill--leaf") if pill.get_text(strip=True) == "ทำแล้ว"]
    )
    return f"{done} {shown.get_text(strip=True)}"


def meet(by: Actor) -> None:
    body = meetings.fund_body(by)
    first = meetings.held(by, body, kind="founding")
    meeting_actions.minute(meeting_id=first.pk, new=meeting_actions.NewMinutes(text="ตกลงตั้งกองทุน"), by=by)
    meetings.resolution(by, first, text="ให้ตั้งกองทุน")


def admit_a_hundred(by: Actor) -> None:
    sheets.crowd(by, 98)
    for number in (1, 2):
        funds.member(by, places.village(by, number), given_name=f"คนหมู่{number}")


def pay(by: Actor) -> None:
    """The first contribution, sent to the joint account."""
    open_book(opens_on=tenants.TODAY, by=by)
    take_contribution(
        member_id=funds.member(by).pk,
        paid=[funds.monthly()],
        happened_on=tenants.TODAY,
        received_into=BANK,
        request_id="first",
        by=by,
    )


def test_promoters_come_to_the_end_of_the_list(tenant: Tenant, secretary: Actor) -> None:
    with time_machine.travel(tenants.NOW, tick=False):
        browser = sessions.logged_in(secretary)
        seen = [told(browser)]
        promoter = {"name": "สมใจ ตัวอย่าง", "standing": "อสม.", **day("starts_on", "1/10/2569")}
        browser.post("/staff/grants/evidence/promoters/add/", promoter)
        seen.append(told(browser))
        with acting_for(tenant):
            meet(secretary)
        seen.append(told(browser))
        browser.post(
            "/staff/funds/edit/",
            {"entry_fee": "20", "stands_as": "equity", **day("founded_on", "15/10/2569")},
        )
        seen.append(told(browser))
        with acting_for(tenant):
            admit_a_hundred(secretary)
        seen.append(told(browser))
        with acting_for(tenant):
            regulations.adopted(secretary)
        seen.append(told(browser))
        with acting_for(tenant):
            make.committee(secretary)
        seen.append(told(browser))
        with acting_for(tenant):
            pay(secretary)
        seen.append(told(browser))
        support = {"kind": "place", "giver": "อบต.สมมุติ", "about": "ห้องประชุม", **day("given_on", "1/11/2569")}
        browser.post("/staff/grants/evidence/supports/add/", support)
        seen.append(told(browser))
        certificate = {
            "certifier": "provincial_committee",
            "reference": "มติ 1/2569",
            **day("certified_on", "20/11/2569"),
        }
        browser.post("/staff/grants/evidence/certifications/add/", certificate)
        seen.append(told(browser))
    with time_machine.travel(A_YEAR_ON, tick=False):
        seen.append(told(sessions.logged_in(secretary)))

    assert seen == [
        "0 ขั้นต่อไป: รวมตัวผู้ก่อการ",
        "1 ขั้นต่อไป: ประชุมจัดตั้ง มีรายงานและมติ",
        "2 ขั้นต่อไป: ตั้งกองทุนในทะเบียน",
        "3 ขั้นต่อไป: สมาชิกแรกตั้ง",
        "5 ขั้นต่อไป: รับรองระเบียบ",
        "6 ขั้นต่อไป: เลือกกรรมการ",
        "7 ขั้นต่อไป: เปิดบัญชีธนาคารร่วมกัน",
        "9 ขั้นต่อไป: อปท. สนับสนุนงาน",
        "10 ขั้นต่อไป: คณะกรรมการจังหวัดรับรอง",
        "11 ขั้นต่อไป: ดำเนินการครบหนึ่งปี",
        "12 ครบทุกขั้น ตรวจเกณฑ์และเก็บผลไว้ได้เลย",
    ]
