"""Forms of the pages on which people speak."""

from __future__ import annotations

import datetime
from typing import Any

from thuanna.channels.web.choices import villages
from thuanna.channels.web.fields import ChoiceField, FileField, PhoneField, ThaiTextField
from thuanna.channels.web.fields.worded import beside
from thuanna.channels.web.voices import ABOUT, ABOUT_HINTS
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.saying import MOST_WORDS
from thuanna.services.participation import rules
from thuanna.services.participation.actions.matters import NewMatter

from .doorkeeping import GuardedForm

_NAME = t("ชื่อ", "Name")
_NAME_HINT = t(
    "ไม่บอกชื่อก็แจ้งได้ ถ้าบอก เฉพาะผู้รับผิดชอบเรื่องนี้เห็น",
    "It can be told without a name. If you give one, only those who work on this see it.",
)
_PHONE = t("เบอร์โทรศัพท์", "Telephone")
_PHONE_HINT = t(
    "ถ้าต้องการให้โทรกลับ ไม่กรอกก็ติดตามด้วยรหัสได้",
    "If you want a call back. Without it you follow with the code.",
)


class WhoForm(GuardedForm):
    """A telling with name and number, both of which may stay empty."""

    nature = "complaint"

    def _ask_village(self, on: datetime.date) -> None:
        self.fields["community"] = ChoiceField(
            t("หมู่บ้านหรือชุมชน", "Village or community"),
            villages(on),
            drop_down=True,
            required=False,
        )

    def _ask_who(self) -> None:
        self.fields["name"] = ThaiTextField(
            _NAME, hint=_NAME_HINT, required=False, most=120, autocomplete="name"
        )
        self.fields["phone"] = PhoneField(_PHONE, hint=_PHONE_HINT, required=False, autocomplete="tel")

    def told(self) -> NewMatter:
        """What was told, for the action."""
        given = self.cleaned_data
        photo = given.get("photo")
        return NewMatter(
            nature=self.nature,
            words=given["words"],
            kind=given.get("kind") or "",
            about=given.get("about") or "work",
            community_id=int(given["community"]) if given.get("community") else None,
            place=given.get("place") or "",
            name=given.get("name") or "",
            phone=given.get("phone") or "",
            photo=photo.read() if photo else None,
        )


class ComplaintForm(WhoForm):
    """A complaint: what it is about, what happened, where, a photo, who."""

    purpose = "complaint"

    about = ChoiceField(
        t("เรื่องนี้เกี่ยวกับใครหรืออะไร", "What or whom is it about?"),
        list(ABOUT.items()),
        hints=ABOUT_HINTS,
        initial="work",
        missing=t("กรุณาเลือกว่าเกี่ยวกับใครหรืออะไร", "Please say what or whom it is about."),
    )
    kind = ChoiceField(
        t("ประเภทเรื่อง", "Kind"),
        [],
        drop_down=True,
        missing=t("กรุณาเลือกประเภทเรื่อง", "Please choose the kind."),
    )
    words = ThaiTextField(
        t("เกิดอะไรขึ้น", "What happened?"),
        hint=t("เมื่อไร อย่างไร อยากให้แก้อะไร", "When, how, and what should be mended"),
        lines=6,
        most=MOST_WORDS,
        missing=t("กรุณาเล่าว่าเกิดอะไรขึ้น", "Please say what happened."),
    )

    def __init__(self, *args: Any, on: datetime.date, **more: Any) -> None:
        super().__init__(*args, **more)
        kinds: Any = self.fields["kind"]
        kinds.choices = [kinds.choices[0], *((one.code, one.label) for one in rules.kinds(on))]
        self._ask_village(on)
        self.fields["place"] = ThaiTextField(
            t("ตรงไหน", "Where exactly?"),
            hint=t("เช่น หน้าวัด ใกล้เสาไฟต้นที่สาม", "Such as: by the temple, near the third lamp post"),
            required=False,
            most=300,
        )
        self.fields["photo"] = FileField(
            t("รูปถ่าย", "Photo"),
            hint=t(
                "JPG, PNG หรือ WEBP ไม่เกิน 10 MB ระบบลบพิกัดและข้อมูลกล้องออกก่อนเก็บ",
                "JPG, PNG or WEBP up to 10 MB. Coordinates and camera details are removed before it is kept.",
            ),
            accept="image/jpeg,image/png,image/webp",
            required=False,
        )
        self._ask_who()


class SuggestionForm(WhoForm):
    """A suggestion."""

    nature = "suggestion"
    purpose = "suggestion"

    words = ThaiTextField(
        t("อยากเสนออะไร", "What do you suggest?"),
        hint=t("ทำอะไร ที่ไหน ใครจะได้ประโยชน์", "What, where, and whom it would help"),
        lines=6,
        most=MOST_WORDS,
        missing=t("กรุณาเล่าสิ่งที่อยากเสนอ", "Please say what you suggest."),
    )

    def __init__(self, *args: Any, on: datetime.date, **more: Any) -> None:
        super().__init__(*args, **more)
        self._ask_village(on)
        self._ask_who()


class InformationForm(WhoForm):
    """A request for information."""

    nature = "information"
    purpose = "information"

    words = ThaiTextField(
        t("อยากได้ข้อมูลอะไร", "What do you ask to know?"),
        hint=t(
            "บอกให้พอค้นเจอ เช่น สัญญาจ้างซ่อมถนนสายใด ปีใด ไม่ต้องบอกเหตุผล",
            "Enough to find it: which road contract, of which year. No reason is needed.",
        ),
        lines=5,
        most=MOST_WORDS,
        missing=t("กรุณาบอกข้อมูลที่อยากได้", "Please say what you ask to know."),
    )

    def __init__(self, *args: Any, on: datetime.date, **more: Any) -> None:
        super().__init__(*args, **more)
        self._ask_who()


class FollowForm(GuardedForm):
    """Number and code of the slip."""

    purpose = "follow"

    reference = ThaiTextField(
        t("เลขที่เรื่อง", "Number"),
        hint=t("ตามใบรับเรื่อง เช่น รท-2569-000012-3", "As on the slip: รท-2569-000012-3"),
        most=40,
        autocomplete="off",
    )
    code = ThaiTextField(
        t("รหัสติดตาม", "Code"),
        hint=t("12 ตัว เช่น 7k2m-x9vq-03fh", "Twelve characters: 7k2m-x9vq-03fh"),
        most=40,
        autocomplete="off",
    )


class MessageForm(GuardedForm):
    """A message to the office, beside number and code."""

    purpose = "message"

    words = ThaiTextField(
        t("ข้อความถึงเจ้าหน้าที่", "Message to the office"),
        lines=4,
        most=MOST_WORDS,
        missing=t("กรุณาพิมพ์ข้อความก่อนส่ง", "Please write something before you send it."),
    )


class CommentForm(GuardedForm):
    """A comment on a page."""

    purpose = "comment"
    asks_for_work = True

    name = ThaiTextField(
        t("ชื่อที่จะแสดง", "Name to be shown"),
        hint=t("ถ้าเว้นว่าง จะแสดงว่า “ไม่ระบุชื่อ”", "Leave it empty to appear without a name."),
        required=False,
        most=80,
    )
    words = ThaiTextField(
        t("ความเห็น", "Comment"),
        lines=5,
        most=1500,
        missing=t("กรุณาพิมพ์ความเห็น", "Please write your comment."),
    )


class NoticeForm(GuardedForm):
    """Why a shown comment should be hidden."""

    purpose = "notice"
    asks_for_work = True

    words = ThaiTextField(
        t("ทำไมควรซ่อนความเห็นนี้", "Why should this comment be hidden?"),
        lines=4,
        most=1500,
        missing=t("กรุณาบอกเหตุผล", "Please say why."),
    )


def choice_form(question: Phrase, choices: list[tuple[str, Phrase]]) -> type[GuardedForm]:
    """The form of one poll."""

    class ChoiceForm(GuardedForm):
        purpose = "poll"
        choice = ChoiceField(question, choices, missing=t("กรุณาเลือกคำตอบหนึ่งข้อ", "Please choose one answer."))

    return ChoiceForm


class SlipForm(GuardedForm):
    """The code of a slip given with a service."""

    purpose = "slip"

    code = ThaiTextField(
        t("รหัสในใบ", "Code on the slip"),
        hint=t("8 ตัว เช่น 7k2m-x9vq", "Eight characters: 7k2m-x9vq"),
        most=20,
        autocomplete="off",
    )


refuse = beside(
    {
        "photo_unreadable": "photo",
        "matter_kind_unknown": "kind",
        "words_missing": "words",
        "words_too_long": "words",
        "choice_unknown": "choice",
        "slip_unknown": "code",
    }
)
