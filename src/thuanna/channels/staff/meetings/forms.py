"""Forms of meetings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from thuanna.channels.staff.evidence import brought, paper_field
from thuanna.channels.web.fields import (
    ChoiceField,
    ManyChoicesField,
    ThaiDateField,
    ThaiTextField,
    TimeField,
    WholeNumberField,
)
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import Phrase, t
from thuanna.registry.meetings.actions import NewMinutes, NewResolution, Votes
from thuanna.registry.meetings.words import KINDS, OUTCOMES

Choices = Sequence[tuple[str, Phrase]]


class CallForm(PlainForm):
    """When, where and what for."""

    kind = ChoiceField(t("ประชุมแบบใด", "What kind of meeting?"), list(KINDS.items()), drop_down=True)
    title = ThaiTextField(
        t("ประชุมเรื่องอะไร", "What is it about?"),
        hint=t("เช่น ประชุมกรรมการประจำเดือนพฤศจิกายน", "Such as: the committee's meeting of November"),
    )
    held_on = ThaiDateField(t("วันประชุม", "Day of the meeting"))
    begins = TimeField(t("เวลาเริ่ม", "Begins at"), required=False)
    place = ThaiTextField(t("สถานที่", "Place"))
    called_on = ThaiDateField(t("แจ้งนัดเมื่อ", "Called on"), not_after="today")
    sequence = WholeNumberField(
        t("ครั้งที่", "Number"),
        least=1,
        most=999,
        required=False,
        hint=t("เว้นว่างไว้ ระบบใช้เลขถัดไปของปี", "Leave it empty to take the next number of the year"),
    )
    notice = ThaiTextField(t("ข้อความนัดประชุม", "Words of the notice"), lines=4, most=4000, required=False)

    def __init__(self, *args: Any, bodies: Choices = (), fixed: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        if fixed:
            del self.fields["kind"]
        else:
            chosen = ChoiceField(t("ประชุมของใคร", "Whose meeting?"), bodies, drop_down=True)
            agenda = ThaiTextField(
                t("ระเบียบวาระ", "Agenda"),
                lines=7,
                most=6000,
                required=False,
                hint=t("บรรทัดละหนึ่งเรื่อง", "One matter a line"),
            )
            self.fields = {"body": chosen, **self.fields, "agenda": agenda}


class AgendaForm(PlainForm):
    """The whole agenda, one matter a line."""

    agenda = ThaiTextField(
        t("ระเบียบวาระ", "Agenda"), lines=10, most=6000, hint=t("บรรทัดละหนึ่งเรื่อง", "One matter a line")
    )


class ReasonForm(PlainForm):
    """Why."""

    reason = ThaiTextField(t("เหตุผล", "Reason"), most=300)


class HoldForm(PlainForm):
    """Who came."""

    entitled = WholeNumberField(
        t("ผู้มีสิทธิเข้าประชุม", "How many were entitled to come"),
        least=1,
        most=200_000,
        unit=t("คน", "people"),
    )
    present = WholeNumberField(
        t("ผู้มีสิทธิที่มาประชุม", "How many of them came"), least=1, most=200_000, unit=t("คน", "people")
    )
    others = WholeNumberField(
        t("ผู้เข้าร่วมอื่น", "Others who came"), most=200_000, required=False, unit=t("คน", "people")
    )
    chaired_by = ThaiTextField(t("ประธานในที่ประชุม", "Who led the meeting"), most=160)
    minuted_by = ThaiTextField(t("ผู้จดรายงาน", "Who wrote the minutes"), most=160)
    ended = TimeField(t("เลิกประชุมเวลา", "Ended at"), required=False)

    def __init__(self, *args: Any, posts: Choices = (), **more: Any) -> None:
        super().__init__(*args, **more)
        if posts:
            self.fields["came"] = ManyChoicesField(
                t("กรรมการที่มา", "Committee members who came"), posts, required=False
            )
        self.fields["signing_sheet"] = paper_field(t("ใบลงชื่อ", "Signing sheet"))


class ItemForm(PlainForm):
    """A matter raised in the meeting."""

    title = ThaiTextField(t("เรื่องที่เสนอในที่ประชุม", "What was raised"), most=300)


class MinutesForm(PlainForm):
    """What was said."""

    def __init__(self, *args: Any, items: Choices = (), corrects: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        if not corrects:
            everything = ("", t("ทั้งการประชุม", "The whole meeting"))
            self.fields["item"] = ChoiceField(
                t("วาระใด", "Which matter?"), [everything, *items], required=False
            )
        self.fields["text"] = ThaiTextField(
            t("รายงาน", "Minutes"),
            lines=12,
            most=40_000,
            required=False,
            hint=t("พิมพ์ที่นี่ หรือแนบไฟล์ด้านล่าง", "Write here, or attach a file below"),
        )
        self.fields["document"] = paper_field(t("ไฟล์รายงานการประชุม", "Minutes as a file"))
        if corrects:
            self.fields["reason"] = ThaiTextField(t("แก้เพราะอะไร", "Why is it corrected?"), most=300)

    def minutes(self) -> NewMinutes:
        """What was filled in."""
        given = self.cleaned_data
        item = given.get("item")
        return NewMinutes(
            text=given["text"], item_id=int(item) if item else None, document=brought(given["document"])
        )


class ResolutionForm(PlainForm):
    """What was resolved."""

    def __init__(self, *args: Any, items: Choices = (), corrects: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        if not corrects:
            self.fields["item"] = ChoiceField(t("วาระใด", "Which matter?"), items, drop_down=True)
        self.fields["text"] = ThaiTextField(
            t("ที่ประชุมมีมติว่า", "The meeting resolved"),
            lines=5,
            most=4000,
            hint=t("ไม่ต้องใส่ชื่อสมาชิก ใช้เลขทะเบียนแทน", "Cite members by number, not by name"),
        )
        self.fields["outcome"] = ChoiceField(t("ผล", "Outcome"), list(OUTCOMES.items()))
        for name, label in _VOTES.items():
            self.fields[name] = WholeNumberField(label, required=False, unit=t("เสียง", "votes"))
        if corrects:
            self.fields["reason"] = ThaiTextField(t("แก้เพราะอะไร", "Why is it corrected?"), most=300)

    def clean(self) -> dict[str, Any]:
        """Votes are counted whole or not at all."""
        given = self.cleaned_data
        told = [name for name in ("votes_for", "against") if given.get(name) is not None]
        if len(told) == 1 or (given.get("abstained") is not None and not told):
            missing = next(name for name in ("votes_for", "against") if name not in told)
            self.add_error(
                missing,
                str(
                    t(
                        "ถ้านับคะแนน กรุณากรอกทั้งเห็นชอบและไม่เห็นชอบ",
                        "If votes were counted, please give those for and those against.",
                    )
                ),
            )
        return given

    def resolution(self, item_id: int) -> NewResolution:
        """What was filled in."""
        given = self.cleaned_data
        votes = None
        if given["votes_for"] is not None and given["against"] is not None:
            votes = Votes(given["votes_for"], given["against"], given["abstained"] or 0)
        return NewResolution(item_id=item_id, text=given["text"], outcome=given["outcome"], votes=votes)


_VOTES = {
    "votes_for": t("เห็นชอบ", "For"),
    "against": t("ไม่เห็นชอบ", "Against"),
    "abstained": t("งดออกเสียง", "Abstained"),
}
