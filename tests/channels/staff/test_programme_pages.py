"""Programmes on the staff pages: begun, figures, people under codes, a seal opened once; a tambon's aims."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.factories import programmes, tenants
from tests.factories.sessions import logged_in
from thuanna.foundation.tenancy.context import acting_for
from thuanna.services.programmes import queries
from thuanna.services.programmes.models import Participant, Programme, StepTaken, TambonAim

pytestmark = pytest.mark.django_db
DAY = ("21", "11", "2569")


@pytest.fixture
def head(tenant):
    with acting_for(tenant):
        yield tenants.member_of(tenant, "head", username="head")


@pytest.fixture
def browser(head):
    return logged_in(head)


def day(name: str) -> dict[str, str]:
    return dict(zip((f"{name}_day", f"{name}_month", f"{name}_year"), DAY, strict=True))


def test_a_programme_is_begun_and_its_years_filled(browser, head):
    form = {
        "title": "ห้าก้าว",
        "about": "เดินด้วยกัน",
        "group": "children_youth",
        "dimension": "education",
        "funder": "กองทุนภายนอก",
        "first_year": "2569",
        "steps": "ตามหา\nเรียนรู้",
    }
    made = browser.post(reverse("staff:programme_add"), form, follow=True).content.decode()
    programme = Programme.objects.get()
    figure = {"kind": "target", "year": "2570", "people": "๓๐๐", "source": "แผน", **day("as_of")}

    page = browser.post(
        reverse("staff:programme_figure", args=[programme.pk]), figure, follow=True
    ).content.decode()

    assert "ตามหา" in made
    assert "300" in page


def test_people_join_do_a_step_and_are_opened_once(browser, head):
    programme = programmes.programme(head)
    step = queries.steps(programme.pk)[0]
    joining = {"how_many": "3", "consent_by": "guardian", **day("joined_on"), **day("consent_on")}
    bare = browser.post(
        reverse("staff:participant_admit", args=[programme.pk]), {**joining, "consent_on_day": ""}
    )
    browser.post(reverse("staff:participant_admit", args=[programme.pk]), joining)
    one = Participant.objects.order_by("pk")[0]
    browser.post(
        reverse("staff:step_take", args=[step.pk]), {"participants": [str(one.pk)], **day("taken_on")}
    )
    browser.post(reverse("staff:participant_seal", args=[one.pk]), {"who": "สมมุติ ตัวอย่าง"})

    opened = browser.post(reverse("staff:participant_open", args=[one.pk]), {"reason": "ผู้ปกครองขอพบ"})
    later = browser.get(reverse("staff:participant", args=[one.pk])).content.decode()

    assert bare.status_code == 200
    assert StepTaken.objects.get().participant == one
    assert "สมมุติ ตัวอย่าง" in opened.content.decode()
    assert "สมมุติ" not in later
    assert "ปิดผนึกไว้" in later


def test_an_aim_is_set_from_a_usual_measure_and_read(browser, head):
    page = browser.get(f"{reverse('staff:aim_add')}?measure=unsafe-homes").content.decode()
    form = {
        "measure": "unsafe-homes",
        "dimension": "housing",
        "label_th": "บ้านไม่ปลอดภัย",
        "unit_th": "หลัง",
        "definition": "ตรวจร่วมกัน",
        "baseline": "31",
        "source": "กองช่าง",
        "aim": "10",
        **day("baseline_on"),
        "aim_on_day": "30",
        "aim_on_month": "9",
        "aim_on_year": "2572",
    }
    listed = browser.post(reverse("staff:aim_add"), form, follow=True).content.decode()

    assert "ช่างของเทศบาลและชุมชนตรวจร่วมกัน" in page
    assert TambonAim.objects.get().less_is_better
    assert "บ้านไม่ปลอดภัย" in listed


def test_an_officer_opens_no_seal(tenant, head):
    programme = programmes.programme(head)
    one = programmes.joined(head, programme)[0]
    officer = tenants.member_of(tenant, "officer", username="officer")

    answer = logged_in(officer).get(reverse("staff:participant_open", args=[one.pk]))

    assert answer.status_code == 403


def test_one_programme_asks_a_bounded_number_of_questions(browser, head, django_assert_max_num_queries):
    programme = programmes.programme(head)
    programmes.joined(head, programme, 30)

    with django_assert_max_num_queries(34):
        browser.get(reverse("staff:programme", args=[programme.pk]))
