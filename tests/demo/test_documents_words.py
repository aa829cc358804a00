"""What each source document speaks of is a heading or a label in the towns, with something behind it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.cache import cache
from django.test import Client

from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.oversight.publications.builders.planning import code_of
from thuanna.services.planning.models import ProjectResult

RURAL, CITY = "/t/noenkhram/", "/t/khunthong/"
VAN = "the project with a result"
COHORT = f"{CITY}programmes/2555-1/"
LABELS = "h1, h2, h3, caption, th, dt, legend, label, summary, figcaption, strong, .door, .figures li, main a"
WORDS = {
    "S0": {
        CITY: ("เริ่มรับรู้", "ร่วมคิด", "ร่วมทำ", "ร่วมตรวจสอบ"),
        f"{RURAL}plan/": ("ภารกิจถ่ายโอน", "เด็กและเยาวชน", "ผู้สูงอายุ", "คนพิการ", "ผู้มีรายได้น้อย"),
        f"{RURAL}project-money/": ("งบประมาณ", "แหล่งเงิน"),
        f"{RURAL}needs/": ("ความต้องการของชุมชน", "ตอบแล้ว"),
        f"{RURAL}check/": ("สัญญากับสิ่งที่ได้", "เงินโครงการไปไหน"),
    },
    "S1": {
        f"{CITY}p/locality/": ("ประชากร", "ชุมชน", "เงินอุดหนุน", "รายได้"),
        COHORT: ("เป้าของปี", "เข้าถึงแล้ว", "ใครให้ทุน", "ต่อยอดจาก", "ขั้นของงาน"),
        VAN: ("ใครร่วมด้วยอะไร",),
    },
    "S2": {
        f"{RURAL}forums/": ("เวทีประชาคม",),
        f"{RURAL}plan/": ("แผนพัฒนา", "กลุ่มเป้าหมาย"),
        VAN: ("ปัญหา", "กิจกรรม", "ผล ", "ผู้ติดตาม", "พึ่งตนเองได้", "ครอบครัวปลอดภัยและเป็นสุข", "เมืองที่นำไปใช้"),
        f"{RURAL}act/": ("กิจกรรมที่จะถึง",),
        f"{RURAL}help/leaders/": ("โทรหาใครได้", "เครือข่าย"),
    },
    "S3": {
        f"{RURAL}matrix/": (
            "การศึกษา", "สุขภาพอนามัย", "ที่อยู่อาศัย", "การมีรายได้", "นันทนาการ", "กระบวนการยุติธรรม",
            "การบริการทางสังคม",
        ),
        f"{RURAL}plan/": ("Safety", "Smart", "Smile", "Sufficiency"),
        "/models/": ("ตำบลต้นแบบ", "คำขอความช่วยเหลือ"),
    },
    "S4": {
        f"{RURAL}know/": ("ประวัติ", "แผนพัฒนา", "รายได้", "สถานที่สำคัญ", "สินค้า", "กฎหมาย"),
        "/f/noenkhram-fund/": ("สมาชิก", "สวัสดิการ"),
        f"{RURAL}help/": ("ผู้สูงอายุ", "คนพิการ", "ศพ"),
    },
}  # fmt: skip
CASES = [
    (document, page, word) for document in WORDS for page, words in WORDS[document].items() for word in words
]


@pytest.fixture(autouse=True)
def _may_read(towns: str, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    cache.clear()
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # pytest-django's own type is private
        yield


@pytest.mark.parametrize(("document", "page", "word"), CASES)
def test_a_documents_word_is_a_label_with_something_behind_it(document, page, word):
    answer = Client().get(_van() if page == VAN else page)

    assert answer.status_code == 200, page
    assert is_said(BeautifulSoup(answer.content, "html.parser"), word), f"{document}: {word} on {page}"


def _van() -> str:
    """The address of the project that was followed to its result; its number holds the year of the build."""
    with acting_for(Tenant.objects.get(code="noenkhram")):
        result = ProjectResult.objects.select_related("project").earliest("pk")
    return f"{RURAL}projects/{code_of(result.project.reference)}/"


def is_said(page: BeautifulSoup, word: str) -> bool:
    """Whether the word stands in a label whose section, table or line holds more than the label."""
    return any(word in one.get_text(" ") and _rest(one) for one in page.select(LABELS))


def _rest(label: Tag) -> str:
    if label.name == "a":
        return str(label.get("href", ""))
    holder = label.find_parent(("tr", "dl", "table", "section", "li", "article", "main"))
    words = holder.get_text(" ", strip=True) if isinstance(holder, Tag) else ""
    return words.replace(label.get_text(" ", strip=True), "", 1).strip()
