"""What is asked on the staff pages of the site."""

from __future__ import annotations

from typing import Any

from django import forms

from thuanna.channels.web import fields
from thuanna.channels.web.fields.worded import Worded
from thuanna.channels.web.forms import PlainForm
from thuanna.foundation.documents.pictures import LONGEST_SIDE
from thuanna.kernel.language import Phrase, t
from thuanna.services.site import queries
from thuanna.services.site.actions.office import INFO_KINDS
from thuanna.services.site.kinds import GROUPS, KINDS, Column, Field, Kind
from thuanna.services.site.kinds.reading import as_typed
from thuanna.services.site.models import PageVersion
from thuanna.services.site.uploads import ACCEPTED

FIELD_PREFIX = "f_"
_MARKS = t(
    "## หัวข้อ · - ข้อ · 1. ข้อ · [คำบนลิงก์](https://…) · ตาราง: คั่นช่องด้วย | · วางจาก Word หรือ Excel ได้เลย",
    "## heading · - item · 1. item · [words](https://…) · table: | between cells · paste from Word or Excel",
)


class LongText(Worded):
    """Text of many lines, kept as typed; what is in it is the action's to read."""

    widget = forms.Textarea

    def __init__(self, label: Phrase, *, lines: int = 6, pastes: bool = False, **more: Any) -> None:
        attributes: dict[str, Any] = {"rows": lines}
        if pastes:
            attributes["data-paste"] = "markup"
        super().__init__(label, widget=forms.Textarea(attrs=attributes), **more)

    def to_python(self, value: Any) -> str:
        """The text as it came."""
        return str(value or "")


class LaterText(fields.ThaiTextField):
    """One line that may be empty while a page is being written; handing it over asks for it."""

    def validate(self, value: Any) -> None:
        """Nothing is missing yet."""


class NewPageForm(PlainForm):
    """Which kind of page, and what it is called."""

    kind = fields.ChoiceField(t("จะเขียนหน้าอะไร", "Which kind of page?"), (), drop_down=True)
    title_th = fields.ThaiTextField(
        t("ชื่อเรื่อง", "Title"),
        hint=t("อย่างที่คนจะเรียก เช่น รับลงทะเบียนเบี้ยผู้สูงอายุ", "As people will call it"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["kind"]
        assert isinstance(choice, fields.ChoiceField)
        words = [(one.key, _in_group(one)) for one in KINDS.values()]
        choice.choices = [("", t("เลือกจากรายการ", "Choose from the list")), *words]


class PageForm(PlainForm):
    """A version of a page: what every page has, then what its kind asks."""

    title_th = fields.ThaiTextField(t("ชื่อเรื่อง", "Title"))
    summary_th = LaterText(
        t("สรุปหนึ่งประโยค", "One sentence"),
        most=300,
        hint=t("คนอ่านรู้เลยว่าเรื่องนี้เกี่ยวกับตัวเองไหม", "From it readers know whether it concerns them."),
    )
    as_of = fields.ThaiDateField(t("ข้อมูล ณ วันที่", "As of"))
    ends_before = fields.ThaiDateField(
        t("เลิกใช้ตั้งแต่วันที่", "No longer holds from"),
        required=False,
        hint=t("เว้นว่างถ้าไม่มีวันสิ้นสุด", "Leave it empty if there is no end."),
    )
    body_th = LongText(t("เนื้อหา", "Text"), lines=14, pastes=True, required=False, hint=_MARKS)
    division = fields.ChoiceField(
        t("กองที่รับผิดชอบ", "Responsible division"), (), drop_down=True, required=False
    )
    contact_th = fields.ThaiTextField(
        t("สอบถามได้ที่", "Where to ask"),
        required=False,
        hint=t(
            "เว้นว่างจะใช้เบอร์ของกอง ไม่ใช้เบอร์ส่วนตัว",
            "Left empty, the division's line is used; never a private number.",
        ),
    )
    law = fields.ThaiTextField(t("ตามกฎหมายหรือระเบียบใด", "By which law or rule"), most=300, required=False)
    title_en = fields.ThaiTextField(t("ชื่อเรื่อง ภาษาอังกฤษ", "Title in English"), required=False)
    summary_en = fields.ThaiTextField(t("สรุป ภาษาอังกฤษ", "Sentence in English"), most=300, required=False)
    body_en = LongText(t("เนื้อหา ภาษาอังกฤษ", "Text in English"), lines=6, pastes=True, required=False)
    contact_en = fields.ThaiTextField(t("สอบถาม ภาษาอังกฤษ", "Where to ask, in English"), required=False)

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        choice = self.fields["division"]
        assert isinstance(choice, fields.ChoiceField)
        today = kwargs.get("today")
        assert today is not None, "divisions are those of a day"
        listed = [
            (str(one.pk), t(one.name_th, one.name_en or one.name_th)) for one in queries.divisions(today)
        ]
        choice.choices = [("", t("เลือกจากรายการ", "Choose from the list")), *listed]
        if not kind.has_end:
            del self.fields["ends_before"]
        for one in kind.fields:
            self.fields[FIELD_PREFIX + one.key] = _asked(one)

    @property
    def first(self) -> list[Any]:
        """What every page says first."""
        return [
            self[name] for name in ("title_th", "summary_th", "as_of", "ends_before") if name in self.fields
        ]

    @property
    def special(self) -> list[Any]:
        """What the kind asks."""
        return [self[FIELD_PREFIX + one.key] for one in self.kind.fields]

    @property
    def whose(self) -> list[Any]:
        """Who answers for it."""
        return [self[name] for name in ("division", "contact_th", "law")]

    @property
    def english(self) -> list[Any]:
        """The same in English."""
        return [self[name] for name in ("title_en", "summary_en", "body_en", "contact_en")]

    @property
    def typed(self) -> dict[str, str]:
        """What was typed into the kind's own fields."""
        return {one.key: self.cleaned_data[FIELD_PREFIX + one.key] for one in self.kind.fields}


def _in_group(kind: Kind) -> Phrase:
    return t("{group}: {kind}", "{group}: {kind}", group=GROUPS[kind.group].label, kind=kind.label)


def initial_of(version: PageVersion, kind: Kind) -> dict[str, Any]:
    """A version as the form shows it."""
    names = (
        "title_th",
        "title_en",
        "summary_th",
        "summary_en",
        "body_th",
        "body_en",
        "contact_th",
        "contact_en",
    )
    found: dict[str, Any] = {name: getattr(version, name) for name in (*names, "law", "as_of", "ends_before")}
    found["division"] = str(version.division_id or "")
    for one in kind.fields:
        found[FIELD_PREFIX + one.key] = as_typed(one, version.fields.get(one.key))
    return found


def _asked(field: Field) -> forms.Field:
    if field.type == "table":
        return LongText(field.label, lines=8, required=False, hint=_columns(field.columns))
    if field.required:
        return LaterText(field.label, most=1000, hint=field.hint or _how(field.type))
    return fields.ThaiTextField(field.label, most=1000, required=False, hint=field.hint or _how(field.type))


def _columns(columns: tuple[Column, ...]) -> Phrase:
    return t(
        "บรรทัดละหนึ่งแถว คั่นช่องด้วย | หรือวางจาก Excel: {columns}",
        "One row a line, | between cells, or paste from Excel: {columns}",
        columns=Phrase(
            " | ".join(one.label.in_("th") for one in columns),
            " | ".join(one.label.in_("en") for one in columns),
        ),
    )


def _how(kind: str) -> Phrase | None:
    return {
        "date": t("เช่น 15 ก.ย. 2569", "For example 15 Sep 2026"),
        "fiscal_year": t("เป็น พ.ศ. เช่น 2570", "In the Buddhist era, such as 2570"),
        "baht": t("เป็นบาท เช่น 1,250,000.50", "In baht, such as 1,250,000.50"),
    }.get(kind)


class FileForm(PlainForm):
    """A document for a page."""

    title_th = fields.ThaiTextField(
        t("ชื่อเอกสารให้คนอ่านเข้าใจ", "What the document is called"),
        hint=t("ชื่อนี้จะเป็นชื่อไฟล์ด้วย", "This becomes the file's name too."),
    )
    file = fields.FileField(
        t("ไฟล์", "File"),
        accept=",".join(ACCEPTED),
        hint=t(
            "PDF, Word, Excel, OpenDocument หรือ CSV ไม่เกิน 10 เมกะไบต์",
            "PDF, Word, Excel, OpenDocument or CSV, up to 10 MB",
        ),
    )


class PictureForm(PlainForm):
    """A picture for a page."""

    alt_th = fields.ThaiTextField(
        t("ในรูปมีอะไร (สำหรับคนที่มองไม่เห็น)", "What the picture shows (for those who cannot see it)"), most=300
    )
    picture = fields.FileField(
        t("รูป", "Picture"),
        accept="image/jpeg,image/png,image/webp",
        hint=t(
            "JPG, PNG หรือ WEBP ระบบลบพิกัดและย่อให้ไม่เกิน {side} จุด",
            "JPG, PNG or WEBP. Coordinates are removed; the longer side becomes at most {side}.",
            side=LONGEST_SIDE,
        ),
    )
    is_portrait = fields.CheckField(
        t("เป็นรูปผู้บริหารหรือสมาชิกสภา (ซ่อนเองช่วงเลือกตั้ง)", "It shows an office-holder (hidden during elections)"),
        required=False,
    )


class NoteForm(PlainForm):
    """Why something is sent back, withdrawn or opened."""

    note = fields.ThaiTextField(t("เพราะอะไร", "Why?"), most=300)


class ApproveForm(PlainForm):
    """Why news goes out even while an election period runs."""

    necessity = fields.ThaiTextField(
        t("เหตุจำเป็น (เฉพาะช่วงเลือกตั้ง)", "Necessity (during an election only)"), most=300, required=False
    )


class BoardForm(PlainForm):
    """Where a paper hangs."""

    board_th = fields.ThaiTextField(t("ติดที่บอร์ดไหน", "On which board?"), most=160)
    photo = fields.FileField(
        t("รูปถ่ายที่ติดแล้ว", "A photograph of it"), accept="image/jpeg,image/png,image/webp", required=False
    )


class WithholdForm(PlainForm):
    """What is withheld, and why."""

    subject_th = fields.ThaiTextField(t("ข้อมูลเรื่องอะไร", "Which information?"))
    info_kind = fields.ChoiceField(t("ประเภท", "Kind"), tuple(INFO_KINDS.items()), drop_down=True)
    law = fields.ThaiTextField(t("กฎหมาย", "Law"), initial="พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. 2540", most=200)
    clause = fields.ThaiTextField(t("มาตรา", "Section"), most=80)
    reason_th = fields.ThaiTextField(t("เหตุผลเป็นคำธรรมดา", "The reason in plain words"), most=300)
    until = fields.ThaiDateField(t("ถึงวันที่", "Until"), required=False)
    until_note = fields.ThaiTextField(t("หรือถึงเมื่อไร เป็นคำพูด", "Or until when, in words"), required=False)
    ask_th = fields.ThaiTextField(t("ถามหรือขอดูได้ที่ใคร", "Whom to ask"))


class ElectionForm(PlainForm):
    """When an election period runs."""

    election_th = fields.ThaiTextField(t("เลือกตั้งอะไร", "Which election?"), most=160)
    starts_on = fields.ThaiDateField(t("ตั้งแต่วันที่", "From"))
    ends_before = fields.ThaiDateField(t("กลับมาปกติวันที่", "Back to normal on"))


class EvidenceForm(PlainForm):
    """Where an item of the checklist can be seen."""

    explanation_th = fields.ThaiTextField(t("คำอธิบาย", "Explanation"), most=500, lines=3)
    address = fields.ThaiTextField(
        t("ที่อยู่เว็บ", "Address"),
        most=300,
        required=False,
        hint=t("ขึ้นต้นด้วย https:// หรือ / เว้นว่างได้", "Begins with https:// or /; may be left empty"),
    )
    evidence_on = fields.ThaiDateField(t("หลักฐานวันที่", "Day of the evidence"), not_after="today")
