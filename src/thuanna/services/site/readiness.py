"""Whether a page may go before the public: complete, readable by everybody; says what to mend, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from thuanna.kernel.language import Phrase, t

from . import markup
from .kinds import Kind
from .uploads import holds_citizen_number

_SAYS_NOTHING: Final = frozenset(
    {"คลิกที่นี่", "คลิก", "กดที่นี่", "ที่นี่", "อ่านต่อ", "ดูเพิ่มเติม", "click here", "here", "more", "read more", "link"}
)
_BARE_ADDRESS = re.compile(r"^https?://")
_FILE_NAME_AS_WORDS = re.compile(
    r"^(?:img|dsc|photo|image|line)?[_ -]?\d{2,}|\.(?:jpe?g|png|webp|gif)$", re.IGNORECASE
)


@dataclass(frozen=True)
class Finding:
    """Something to mend.

    :ivar place: the field or part of the form it is about
    :ivar stops: the page cannot be published before it is mended; else it is advice
    """

    code: str
    place: str
    words: Phrase
    stops: bool = True


@dataclass(frozen=True)
class PageFacts:
    """What is asked about a page before it goes out.

    :ivar alts: the words of each picture, in the order of the pictures
    """

    kind: Kind
    title_th: str
    summary_th: str
    body_th: str
    body_en: str
    contact_th: str
    has_division: bool
    has_end: bool
    fields: dict[str, Any]
    alts: tuple[str, ...] = ()
    files: int = 0
    consents: bool = True
    file_titles: tuple[str, ...] = field(default=())


def findings(facts: PageFacts) -> list[Finding]:
    """Everything to mend, what stops publishing first."""
    found = [*_missing(facts), *_unreadable(facts), *_private(facts)]
    return sorted(found, key=lambda one: not one.stops)


def _missing(facts: PageFacts) -> Iterator[Finding]:
    kind = facts.kind
    if not facts.title_th:
        yield _stop("title_missing", "title_th", t("ยังไม่มีชื่อเรื่อง", "The title is missing"))
    if not facts.summary_th:
        yield _stop(
            "summary_missing", "summary_th", t("ยังไม่มีคำสรุปหนึ่งประโยค", "The one-sentence summary is missing")
        )
    if not facts.has_division and not facts.contact_th:
        yield _stop(
            "contact_missing",
            "contact_th",
            t("ยังไม่บอกว่าถามได้ที่ใคร เลือกกองหรือกรอกเบอร์", "Nobody to ask is named"),
        )
    for one in kind.fields:
        if one.required and facts.fields.get(one.key) in (None, "", []):
            yield _stop(
                "field_missing", one.key, t("ยังไม่ได้กรอก{label}", "Please fill in: {label}", label=one.label)
            )
    if kind.needs_file and not facts.files:
        yield _stop(
            "file_missing", "file", t("หน้านี้ต้องมีไฟล์เอกสารแนบ", "This page needs its document attached")
        )
    if kind.needs_consent and not facts.consents:
        yield _stop(
            "consent_missing", "consent_on", t("ยังไม่มีวันที่เจ้าของยินยอม", "The day of consent is missing")
        )
    says_something = (
        facts.body_th.strip() or facts.files or any(facts.fields.get(one.key) for one in kind.fields)
    )
    if not says_something:
        yield _stop("page_empty", "body_th", t("หน้านี้ยังไม่มีเนื้อหา", "The page has no content yet"))
    if kind.has_end and not facts.has_end:
        yield _advice("end_missing", "ends_on", t("ยังไม่บอกวันหมดอายุ", "No last day is given"))


def _unreadable(facts: PageFacts) -> Iterator[Finding]:
    for place, text in (("body_th", facts.body_th), ("body_en", facts.body_en)):
        if markup.empty_headings(text):
            yield _stop("heading_empty", place, t("มีหัวข้อที่ว่างเปล่า", "A heading says nothing"))
        for words, address in markup.links(text):
            yield from _link(place, words, address)
        yield from _levels(place, text)
    for number, alt in enumerate(facts.alts, start=1):
        if not alt.strip() or _FILE_NAME_AS_WORDS.search(alt.strip()):
            missing = t(
                "รูปที่ {n} ยังไม่มีคำบรรยายสำหรับคนที่มองไม่เห็น (ไม่ใช่ชื่อไฟล์)",
                "Picture {n} has no words for those who cannot see it (not the file's name)",
                n=number,
            )
            yield _stop("alt_missing", "picture", missing)


def _link(place: str, words: str, address: str) -> Iterator[Finding]:
    if not markup.is_safe_address(address):
        yield _stop(
            "link_unsafe",
            place,
            t("ลิงก์ “{words}” ไปที่อยู่ที่ไม่ปลอดภัย", "The link “{words}” leads to an unsafe address", words=words),
        )
    if not words or words.strip().lower() in _SAYS_NOTHING:
        yield _stop(
            "link_says_nothing",
            place,
            t(
                "คำบนลิงก์ “{words}” ไม่บอกว่าไปไหน เขียนชื่อปลายทางแทน",
                "The link “{words}” does not say where it leads; name the place",
                words=words,
            ),
        )
    elif _BARE_ADDRESS.match(words):
        yield _advice(
            "link_is_address",
            place,
            t("ลิงก์ควรเป็นคำอ่านได้ ไม่ใช่ที่อยู่เว็บ", "A link should be words, not an address"),
        )


def _levels(place: str, text: str) -> Iterator[Finding]:
    levels = [block["level"] for block in markup.blocks(text) if block["t"] == "heading"]
    if levels and levels[0] == 3:
        yield _stop(
            "heading_skips",
            place,
            t("หัวข้อย่อย (###) มาก่อนหัวข้อ (##)", "A small heading (###) stands before any heading (##)"),
        )


def _private(facts: PageFacts) -> Iterator[Finding]:
    texts = [facts.title_th, facts.summary_th, facts.body_th, facts.body_en, facts.contact_th, *facts.alts]
    texts += [str(cell) for value in facts.fields.values() for cell in _cells(value)]
    if any(holds_citizen_number(text) for text in texts):
        yield _stop(
            "citizen_number",
            "body_th",
            t(
                "มีเลขประจำตัวประชาชนในหน้านี้ กรุณาลบก่อนเผยแพร่",
                "A citizen number stands on this page. Please remove it.",
            ),
        )


def _cells(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        for row in value:
            yield from row if isinstance(row, list) else (row,)
    else:
        yield value


def _stop(code: str, place: str, words: Phrase) -> Finding:
    return Finding(code, place, words)


def _advice(code: str, place: str, words: Phrase) -> Finding:
    return Finding(code, place, words, stops=False)
