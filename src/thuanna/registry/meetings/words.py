"""The kinds in both languages. The Thai words are the models' own; the English ones stand here."""

from __future__ import annotations

from typing import Final

from thuanna.kernel.language import Phrase, t

from .models import Meeting, Resolution

_KINDS_EN = {
    Meeting.Kind.FOUNDING: "Founding meeting",
    Meeting.Kind.COMMITTEE: "Committee meeting",
    Meeting.Kind.GENERAL: "Annual general meeting",
    Meeting.Kind.EXTRAORDINARY: "Extraordinary general meeting",
    Meeting.Kind.COMMUNITY: "Meeting of a village or community",
    Meeting.Kind.JOINT: "Meeting with partners",
}
_OUTCOMES_EN = {
    Resolution.Outcome.PASSED: "Agreed",
    Resolution.Outcome.NOT_PASSED: "Not agreed",
    Resolution.Outcome.POSTPONED: "Postponed",
    Resolution.Outcome.NOTED: "Noted",
}

KINDS: Final[dict[str, Phrase]] = {kind.value: t(str(kind.label), en) for kind, en in _KINDS_EN.items()}
OUTCOMES: Final[dict[str, Phrase]] = {one.value: t(str(one.label), en) for one, en in _OUTCOMES_EN.items()}


def cited(resolution: Resolution) -> Phrase:
    """A resolution as another record cites it: มติประชุมคณะกรรมการ ครั้งที่ 3/2569 ข้อ 4.1."""
    item = f"{resolution.item.place}.{resolution.place}"
    return t(
        "มติ{kind} ครั้งที่ {number} ข้อ {item}",
        "{kind} {number}, resolution {item}",
        kind=KINDS[resolution.meeting.kind],
        number=resolution.meeting.number,
        item=item,
    )
