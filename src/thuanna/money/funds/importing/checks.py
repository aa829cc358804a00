"""What must fit together within one line: dates with dates, status with dates, age with birth."""

from __future__ import annotations

import datetime
import re

from thuanna.kernel.ages import age_on
from thuanna.kernel.language import Phrase, t

from . import histories, words
from .facts import MemberRow
from .line import LineReader

OLDEST = 120
_DAYS = ("applied_on", "admitted_on", "resigned_on", "died_on", "status_on")
_ENDS = ("resigned_on", "died_on", "status_on")
_AGE_MAY_DIFFER = 2
_IN_BRACKETS = re.compile(r"[(\[（]([^)\]）]*)")
_ENDED = re.compile(r"เสียชีวิต|ถึงแก่กรรม|ตาย|ลาออก|พ้นสภาพ|พ้นสมาชิก|deceased|died|dead|resigned", re.IGNORECASE)
_GOES_ON = frozenset({"active", "applied", "suspended"})


def check(reader: LineReader, member: MemberRow) -> None:
    """Note everything of this line that does not fit together."""
    days = {name: getattr(member, name) for name in _DAYS}
    _check_order(reader, days)
    _check_status(reader, member)
    if member.birth is not None:
        _check_birth(reader, member, days)
        _check_age(reader, member)


def _check_order(reader: LineReader, days: dict[str, datetime.date | None]) -> None:
    for name, day in days.items():
        if day is not None and day > reader.today:
            reader.find(name, "date_in_future", "error", words.IN_FUTURE)
    applied, admitted = days["applied_on"], days["admitted_on"]
    start = admitted or applied
    for name in _ENDS:
        end = days[name]
        if start is not None and end is not None and end < start:
            reader.find(name, "ends_before_start", "error", words.ENDS_BEFORE_START)
    if applied and admitted and admitted < applied:
        reader.find("admitted_on", "admitted_before_applied", "warning", words.ADMITTED_BEFORE_APPLIED)
    resigned, died = days["resigned_on"], days["died_on"]
    if resigned and died and died < resigned:
        reader.find("resigned_on", "resigned_after_death", "error", words.RESIGNED_AFTER_DEATH)


def _check_status(reader: LineReader, member: MemberRow) -> None:
    is_over = bool(member.resigned_on or member.died_on) and member.status in _GOES_ON
    is_only_resigned = member.died_on is not None and member.status not in {"", "deceased"}
    if is_over or is_only_resigned:
        reader.find("status", "status_differs_from_date", "error", words.STATUS_DIFFERS)
    has_day = reader.has("admitted_on") or reader.has("applied_on")
    says_day = reader.text("admitted_on") or reader.text("applied_on")
    if histories.is_undated(member) and has_day and not says_day:
        reader.find("admitted_on", "joined_undated", "warning", words.JOINED_UNDATED)
    if histories.is_end_undated(member):
        reader.find("status", "status_undated", "warning", words.STATUS_UNDATED)
    is_current = member.status == "active" or not (member.status or reader.text("status"))
    if is_current and not any(getattr(member, name) for name in _ENDS):
        _check_told_aside(reader)


def _check_told_aside(reader: LineReader) -> None:
    """A remark, or brackets behind the name, may tell what the status should: เสียชีวิต, ลาออก."""
    for name, said in (("remark", reader.text("remark")), ("full_name", reader.text("full_name"))):
        if name == "full_name":
            said = " ".join(_IN_BRACKETS.findall(said))
        word = _ENDED.search(said)
        if word:
            reader.find(name, "status_told_aside", "warning", _told_aside(word[0]))
            return


def _told_aside(word: str) -> Phrase:
    return t(
        "บอกไว้ว่า “{word}” แต่ไม่มีสถานะหรือวันที่ จะนำเข้าเป็นสมาชิกปัจจุบัน ถ้าพ้นสภาพแล้วโปรดใส่ในคอลัมน์สถานะ",
        "This says “{word}”, but there is no status or date, so the person comes in as a current member. "
        "If the membership has ended, say so in a status column.",
        word=word,
    )


def _check_birth(reader: LineReader, member: MemberRow, days: dict[str, datetime.date | None]) -> None:
    assert member.birth is not None, "called for a line with a birth date"
    subject = "birth_year" if reader.has("birth_year") else "birth_date"
    born = member.birth.first_day()
    if born > reader.today:
        reader.find(subject, "birth_in_future", "error", words.BIRTH_IN_FUTURE)
    elif member.died_on is None and age_on(member.birth, reader.today) > OLDEST:
        reader.find(subject, "birth_too_long_ago", "error", words.BIRTH_TOO_LONG_AGO)
    elif any(day is not None and day < born for day in days.values()):
        reader.find(subject, "birth_after_joining", "error", words.BIRTH_AFTER_JOINING)


def _check_age(reader: LineReader, member: MemberRow) -> None:
    """The file's own age column is not kept, but a difference of more than two years is worth a look."""
    told = reader.text("age")
    if not told.isdecimal() or member.birth is None or reader.failed or member.died_on:
        return
    counted = age_on(member.birth, reader.today)
    if abs(counted - int(told)) > _AGE_MAY_DIFFER:
        reader.find("age", "age_differs", "warning", words.age_differs(counted, int(told)))
