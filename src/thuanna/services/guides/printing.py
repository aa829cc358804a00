"""A form on paper, with its answers in place and its code as a QR; the same words always give the same bytes.

The document's title and its file's name say nothing of what the form is about.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from thuanna.kernel.language import current_language, t
from thuanna.kernel.thai_dates import english_date, thai_date
from thuanna.money.payments import printing

from .catalogue import Guide
from .readable import Part

_FOLDER = Path(__file__).with_name("typst")
TITLE = t("แบบคำขอรับบริการ", "Request for a service")


@dataclass(frozen=True, kw_only=True)
class FormPaper:
    """Everything that stands on the paper besides its sections.

    :ivar code: empty on a form to be filled in by hand
    :ivar kept_until: the last day of its keeping, as the form stands now
    """

    guide: Guide
    office: str
    place: str
    day: datetime.date
    code: str = ""
    kept_until: datetime.date | None = None
    watermark: str = ""


def form_pdf(paper: FormPaper, parts: Sequence[Part]) -> bytes:
    """The form, A4."""
    guide = paper.guide
    words = {
        "title": str(TITLE),
        "lang": current_language(),
        "day": [paper.day.year, paper.day.month, paper.day.day],
        "office": paper.office,
        "place": paper.place,
        "heading": str(guide.title),
        "law": guide.law_title,
        "code": paper.code,
        "qr": printing.qr_svg(paper.code) if paper.code else "",
        "qr_words": str(t("รหัสของแบบนี้ ยื่นที่เคาน์เตอร์ได้เลย", "The code of this form: show it at the counter")),
        "sections": [
            {
                "title": str(part.title),
                "rows": [{"label": str(row.label), "answer": row.answer} for row in part.rows],
            }
            for part in parts
        ],
        "papers": [str(one.words) for one in guide.papers],
        "papers_word": str(t("เอกสารที่นำมาด้วย", "Papers to bring")),
        "sign_word": str(t("ลงชื่อ", "Signed")),
        "signer_word": str(t("ผู้ยื่นคำขอ", "Applicant")),
        "date_word": str(t("วันที่", "Date")),
        "page_word": str(t("หน้า", "Page")),
        "notice": _notice(paper),
        "foot": str(
            t(
                "จัดพิมพ์จากข้อมูลที่ผู้ยื่นกรอก ไม่ใช่แบบพิมพ์ของหน่วยงานอื่น",
                "Printed from what the applicant filled in; not a printed form of another office",
            )
        ),
        "watermark": paper.watermark,
    }
    return printing.compiled("form.typ", words, folder=_FOLDER)


def _notice(paper: FormPaper) -> str:
    """What the office must tell the person whose data this is."""
    form = paper.guide.form
    if form is None:
        return ""
    told = [
        t("ผู้ควบคุมข้อมูล: {office}", "Data controller: {office}", office=paper.office),
        t("ใช้เพื่อ{purpose}", "Used {purpose}", purpose=form.purpose),
        t("ฐานทางกฎหมาย: {basis}", "Lawful basis: {basis}", basis=form.basis),
    ]
    if paper.kept_until is not None:
        day = thai_date(paper.kept_until) if current_language() == "th" else english_date(paper.kept_until)
        told.append(
            t(
                "ถ้าไม่นำมายื่น ข้อมูลในระบบจะถูกลบวันที่ {day}",
                "If it is not handed in, what is saved is deleted on {day}",
                day=day,
            )
        )
    return " · ".join(map(str, told))
