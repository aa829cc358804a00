"""Guides, calendar and forms of an invented town: offered, shown, and in the hands of the office.

Builds what an officer would type in a morning, and what a few neighbours filled in at home.
"""

from __future__ import annotations

import datetime
from typing import Any

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import t
from thuanna.oversight.publications import guides as shown
from thuanna.oversight.search import actions as search
from thuanna.services.guides import actions, catalogue
from thuanna.services.guides.actions import CalendarDay, LocalFacts

from . import invention
from .steps import SYSTEM, Clock, Site
from .stories import TownStory

_HOURS = t("วันจันทร์–ศุกร์ 8.30–16.30 น. เว้นวันหยุดราชการ", "Monday to Friday, 8.30–16.30, except public holidays")
_OFFICE = t("กองสวัสดิการสังคม", "Social Welfare Division")
_PLACE = t("เคาน์เตอร์สวัสดิการ ชั้น 1 สำนักงานเทศบาล", "Welfare counter, ground floor of the municipal office")
_QUIET = t(
    "มีห้องคุยส่วนตัว เจ้าหน้าที่สองคนที่ระบุชื่อไว้เท่านั้นที่รับเรื่องนี้",
    "There is a room of your own; only two named officers take this matter.",
)
_DAYS = {"emergency-help": 3, "elderly-funeral": 7, "join-fund": 30}
_ORDINARY_DAYS = 15
_FUNERAL = "elderly-funeral"
_FIRST_SERIAL = 880_000_000


def build(site: Site, town: TownStory) -> None:
    """Build what is not there yet."""
    officer = next(log_in.name for log_in in town.log_ins if "officer" in log_in.roles)
    site.step("guides", lambda site: _offer(site, town, site.person(officer)))
    site.step("calendar", lambda site: _calendar(site, town, site.person(officer)))
    site.step("filed forms", lambda site: _forms(site, town, site.person(officer)))


def let_find(clock: Clock) -> None:
    """Let everything the invented offices show be found; run when all of it is built."""
    for tenant in Tenant.objects.filter(is_demo=True).order_by("pk"):
        Site(tenant, clock).step("found", _find_all)


def _find_all(site: Site) -> None:
    search.renew(by=Actor(tenant_id=site.tenant.pk, system=SYSTEM))


def _offer(site: Site, town: TownStory, officer: Actor) -> None:
    line = next((body.phone for body in town.divisions if body.name == _OFFICE), town.phone)
    for guide in catalogue.guides():
        is_quiet = guide.code == "living-assistance"
        facts = LocalFacts(
            office_th=_OFFICE.th,
            office_en=_OFFICE.en,
            place_th=_PLACE.th,
            place_en=_PLACE.en,
            phone=line,
            hours_th=_HOURS.th,
            hours_en=_HOURS.en,
            days=_DAYS.get(guide.code, _ORDINARY_DAYS),
            note_th=_QUIET.th if is_quiet else "",
            note_en=_QUIET.en if is_quiet else "",
            takes_forms=guide.form is not None,
        )
        actions.adopt(guide=guide.code, facts=facts, at=site.clock.at, by=officer)
        shown.publish_guide(code=guide.code, on=site.clock.today, at=site.clock.at, by=officer)


def _calendar(site: Site, town: TownStory, officer: Actor) -> None:
    today = site.clock.today
    village = town.communities[0]
    for ahead, title, place in (
        (12, t("ประชาคมท้องถิ่น ทบทวนแผนพัฒนา", "Forum on the development plan"), village.name_th),
        (26, t("หน่วยบริการเคลื่อนที่ รับลงทะเบียนและรับแบบ", "Mobile service: registrations and forms"), "วัด"),
        (
            40,
            t("ประชุมใหญ่กองทุนสวัสดิการชุมชน", "General meeting of the community welfare fund"),
            town.fund.office.th,
        ),
    ):
        day = CalendarDay(
            title_th=title.th,
            title_en=title.en,
            starts_on=today + datetime.timedelta(days=ahead),
            hours="9.00–12.00 น.",
            place_th=place,
        )
        actions.record_day(day=day, at=site.clock.at, by=officer)
    shown.publish_calendar(on=today, at=site.clock.at, by=officer)


def _forms(site: Site, town: TownStory, officer: Actor) -> None:
    """One only begun, one complete at home, and five at the office in every state."""
    desk = Actor(tenant_id=site.tenant.pk, system="public")
    begun = _Filling(site, town, desk, number=0, days_ago=1)
    begun.answer("applicant")
    _Filling(site, town, desk, number=1, days_ago=2).answer_all()
    for number, days_ago in ((2, 2), (3, 12), (4, 6), (5, 20)):
        filling = _Filling(site, town, desk, number=number, days_ago=days_ago)
        filling.answer_all()
        form = actions.receive(code=filling.code, on=filling.on, at=filling.at, by=officer)
        if number == 4:
            actions.hand_back(
                form_id=form.pk, missing=["ใบมรณบัตรของผู้เสียชีวิต"], on=filling.on, at=filling.at, by=officer
            )
        if number == 5:
            words = "ส่งคำขอให้สำนักงาน พมจ. แล้ว เงินจะเข้าบัญชีที่แจ้งไว้ ถ้าครบ 60 วันยังไม่ได้รับ โทรถามได้"
            actions.answer(
                form_id=form.pk, outcome="passed_on", words=words, on=filling.on, at=filling.at, by=officer
            )
    sent = _Filling(site, town, desk, number=6, days_ago=0)
    sent.answer_all()
    actions.send(code=sent.code, on=sent.on, at=sent.at, by=desk)


class _Filling:
    """Somebody invented fills in the form for funeral aid."""

    def __init__(self, site: Site, town: TownStory, desk: Actor, *, number: int, days_ago: int) -> None:
        self.on = site.clock.today - datetime.timedelta(days=days_ago)
        self.at = site.clock.at - datetime.timedelta(days=days_ago)
        self._desk = desk
        self._answers = _answers(town, number, self.on)
        self.code = actions.start(guide=_FUNERAL, on=self.on, at=self.at, by=desk)

    def answer(self, section: str) -> None:
        """Fill in one section."""
        actions.save(
            code=self.code,
            section=section,
            answers=self._answers[section],
            on=self.on,
            at=self.at,
            by=self._desk,
        )

    def answer_all(self) -> None:
        """Fill in every section."""
        for section in self._answers:
            self.answer(section)


def _answers(town: TownStory, number: int, on: datetime.date) -> dict[str, dict[str, Any]]:
    serial = _FIRST_SERIAL + sum(map(ord, town.code)) * 1000 + number * 2
    applicant = invention.office_holder(seed=f"{town.code} applicant {number}", sex="female")
    dead = invention.office_holder(seed=f"{town.code} dead {number}", sex="male")
    born = datetime.date(1939 + number, 5, 5)
    village = town.communities[number % len(town.communities)]
    died_on = on - datetime.timedelta(days=9)
    return {
        "applicant": {
            "name": "".join(applicant),
            "number": invention.citizen_number(serial, born=datetime.date(1975, 1, 1)).digits,
            "phone": invention.phone(serial),
            "relation": ("บุตร", "หลาน", "ประธานชุมชน")[number % 3],
        },
        "home": {"house": f"{12 + number}/{number + 1}", "village": village.name_th},
        "deceased": {
            "deceased_name": "".join(dead),
            "deceased_number": invention.citizen_number(serial + 1, born=born).digits,
            "deceased_born_on": born.isoformat(),
            "died_on": died_on.isoformat(),
            "certificate_on": (died_on + datetime.timedelta(days=1)).isoformat(),
        },
        "standing": {"welfare": "card" if number % 2 else "unsure"},
        "payment": {"bank": "baac", "account": "", "truth": True},
    }
