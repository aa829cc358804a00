"""Opens the sealed channel of the rural town and lets somebody tell, be answered and be helped.

The codes follow from the tokens below and from the installation's own key, so nobody can look them up here.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import Phrase, t
from thuanna.services.disclosures.actions import naming, reading, telling
from thuanna.services.disclosures.actions.naming import Person
from thuanna.services.disclosures.actions.reading import Sent
from thuanna.services.disclosures.actions.telling import NewDisclosure

from .steps import Site
from .stories import TownStory
from .towns import RURAL

_PAGE = "page"
_READS = t("ทุกวันทำการ ก่อน 16.30 น.", "every working day before 16.30")


@dataclass(frozen=True)
class Named:
    """A log-in of the story and the office by which people know it."""

    log_in: str
    office: Phrase


@dataclass(frozen=True)
class Tale:
    """What somebody told so many days ago, and what the first reader answered."""

    kind: str
    words: str
    days_ago: int
    aside: frozenset[str] = frozenset()
    answer: str = ""
    outcome: str = ""


TOWN = (
    Named("listener", t("นักพัฒนาชุมชน กองสวัสดิการสังคม", "Community developer, Social Welfare")),
    Named("clerk", t("ปลัดเทศบาล", "Municipal clerk")),
    Named("officer", t("เจ้าหน้าที่กองสาธารณสุข", "Officer, Health Division")),
)
PROVINCE = (
    Named("province-first", t("หัวหน้ากลุ่มสวัสดิการ สำนักงานจังหวัดสมมุติ", "Head of welfare, invented province")),
    Named("province-second", t("นิติกร สำนักงานจังหวัดสมมุติ", "Legal officer, invented province")),
    Named("province-deputy", t("นักสังคมสงเคราะห์ สำนักงานจังหวัดสมมุติ", "Social worker, invented province")),
)
_TALES = (
    Tale(
        "violence",
        "บ้านท้ายซอยมีเสียงร้องและเสียงข้าวของแตกเกือบทุกคืน คนในบ้านไม่กล้าออกมา",
        days_ago=9,
        answer="รับเรื่องแล้ว พรุ่งนี้ผู้นำหมู่บ้านกับ อสม. จะแวะเยี่ยมทั้งซอยเหมือนเยี่ยมปกติ ไม่บอกว่ามีใครแจ้ง",
        outcome="helped",
    ),
    Tale(
        "violence",
        "เพื่อนร่วมงานถูกคนในบ้านข่มขู่ทางโทรศัพท์ อยากรู้ว่าขอความช่วยเหลือได้ที่ไหนโดยไม่ให้เขารู้",
        days_ago=3,
        answer="โทร 1300 ได้ตลอด 24 ชั่วโมง ถ้าอยากให้เทศบาลพาไปพบบ้านพักเด็กและครอบครัว ตอบกลับมาที่นี่",
    ),
    Tale("corruption", "มีคนเรียกเงินค่าเร่งเรื่องขอใช้ศาลาประชาคม หลายงานแล้ว", days_ago=1),
    Tale(
        "corruption",
        "งานจ้างซ่อมถนนให้บริษัทเดียวกันทุกปี ปลัดเป็นคนกำหนดคุณสมบัติ",
        days_ago=2,
        aside=frozenset({"second"}),
    ),
)


def open_town(site: Site, town: TownStory) -> None:
    """Name the readers of the rural town, and let people tell."""
    if town is not RURAL:
        return
    name_readers(site, TOWN, by=site.person("executive"))
    for number, tale in enumerate(_TALES):
        _tell(site, tale, f"{town.code} sealed {number}")


def name_readers(site: Site, people: tuple[Named, Named, Named], *, by: Actor) -> None:
    """Name three people of the story."""
    first, second, deputy = (_person(site, one) for one in people)
    naming.name_readers(
        first=first,
        second=second,
        deputy=deputy,
        reads_th=_READS.in_("th"),
        reads_en=_READS.in_("en"),
        on=site.clock.today,
        by=by,
    )


def _person(site: Site, named: Named) -> Person:
    account_id = site.person(named.log_in).user_id
    assert account_id is not None, "somebody of the story has an account"
    return Person(account_id=account_id, office_th=named.office.in_("th"), office_en=named.office.in_("en"))


def _tell(site: Site, tale: Tale, token: str) -> None:
    page = Actor(tenant_id=site.tenant.pk, system=_PAGE)
    on = site.clock.today - datetime.timedelta(days=tale.days_ago)
    new = NewDisclosure(kind=tale.kind, words=tale.words, aside=tale.aside)
    told = telling.tell(new=new, request_token=token, on=on, by=page)
    if not tale.answer:
        return
    by, disclosure_id = site.person(TOWN[0].log_in), told.disclosure.pk
    reading.open_thread(disclosure_id=disclosure_id, at=site.clock.at, by=by)
    answered = Sent(request_token=f"{token} answer", after=1)
    day_after = on + datetime.timedelta(days=1)
    reading.answer(disclosure_id=disclosure_id, words=tale.answer, sent=answered, on=day_after, by=by)
    if tale.outcome:
        closed = Sent(request_token=f"{token} close", after=2)
        words = "คนในบ้านได้พบนักสังคมสงเคราะห์แล้ว ถ้ายังได้ยินเสียงอีก เขียนมาที่นี่ได้เสมอ"
        reading.close(
            disclosure_id=disclosure_id,
            outcome=tale.outcome,
            words=words,
            sent=closed,
            on=day_after,
            by=by,
        )
