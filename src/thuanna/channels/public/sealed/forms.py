"""Forms of the sealed channel. They ask for no name, no number and no place."""

from __future__ import annotations

from typing import Any

from thuanna.channels.public.voices.doorkeeping import GuardedForm
from thuanna.channels.web.fields import ChoiceField, FileField, ManyChoicesField, ThaiTextField
from thuanna.channels.web.fields.worded import beside
from thuanna.kernel.language import Phrase, t
from thuanna.services.disclosures.actions.telling import EXECUTIVE, NewDisclosure
from thuanna.services.disclosures.entries import MOST_PICTURES, MOST_WORDS
from thuanna.services.disclosures.queries import Readers
from thuanna.services.disclosures.words import KINDS, PLACES

_PICTURES = tuple(f"picture_{number}" for number in range(1, MOST_PICTURES + 1))
_PICTURE_HINT = t(
    "JPG, PNG หรือ WEBP ไม่เกิน 10 MB ระบบวาดรูปใหม่ พิกัดและข้อมูลกล้องจึงไม่เหลือ "
    "เอกสารให้ถ่ายรูปหรือจับภาพหน้าจอมา อย่าใช้รูปที่เห็นตัวคุณเอง",
    "JPG, PNG or WEBP up to 10 MB. It is drawn anew, so that no place or camera is left in it. Photograph "
    "papers, or take a picture of the screen. Use no photo in which you can be seen.",
)


class BoxForm(GuardedForm):
    """What all forms of the channel share: pictures, and that the browser remembers nothing."""

    asks_for_work = True

    def _ask_for_pictures(self) -> None:
        for number, name in enumerate(_PICTURES, 1):
            self.fields[name] = FileField(
                t("รูปที่ {number}", "Picture {number}", number=number),
                hint=_PICTURE_HINT if number == 1 else None,
                accept="image/jpeg,image/png,image/webp",
                required=False,
            )

    def sent_pictures(self) -> list[bytes]:
        """The pictures as they were sent."""
        given = [self.cleaned_data.get(name) for name in _PICTURES]
        return [one.read() for one in given if one]


class TellForm(BoxForm):
    """Kind, what happened, whom of those who could read it concerns, pictures."""

    purpose = "box"

    kind = ChoiceField(
        t("เป็นเรื่องแบบใด", "What kind of thing is it?"),
        list(KINDS.items()),
        missing=t("กรุณาเลือกว่าเป็นเรื่องแบบใด", "Please say what kind of thing it is."),
    )
    words = ThaiTextField(
        t("เกิดอะไรขึ้น", "What happened?"),
        hint=t(
            "ที่ไหน เมื่อไร ใครตกอยู่ในอันตราย อยากให้ทำอะไร ไม่ต้องบอกว่าคุณเป็นใคร เลี่ยงเรื่องที่รู้กันแค่ไม่กี่คน",
            "Where, when, who is in danger, what should be done. Do not say who you are, and leave out what "
            "only a few people know.",
        ),
        lines=8,
        most=MOST_WORDS,
        autocomplete="off",
        missing=t("กรุณาเล่าว่าเกิดอะไรขึ้น", "Please say what happened."),
    )

    def __init__(self, *args: Any, readers: Readers, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["aside"] = ManyChoicesField(
            t("เรื่องนี้เกี่ยวข้องกับคนเหล่านี้หรือไม่", "Does it concern any of these people?"),
            _who_could_read(readers),
            hint=t(
                "คนที่เลือกจะไม่ได้อ่าน ผู้อ่านสำรองอ่านแทน ถ้าเกี่ยวกับผู้บริหาร เรื่องจะไปถึงสำนักงานระดับจังหวัดเท่านั้น",
                "Whoever is chosen never reads it; the deputy reads instead. About the executive: only "
                "the province's office gets it.",
            ),
            required=False,
        )
        self._ask_for_pictures()

    def told(self) -> NewDisclosure:
        """What was told, for the action."""
        given = self.cleaned_data
        return NewDisclosure(
            kind=given["kind"],
            words=given["words"],
            aside=frozenset(given["aside"]),
            files=self.sent_pictures(),
        )


class OpenForm(BoxForm):
    """The code."""

    purpose = "box-code"

    code = ThaiTextField(
        t("รหัส", "Code"),
        hint=t("16 ตัวที่จดไว้ เช่น 7k2m-x9vq-03fh-8w5d", "The sixteen characters: 7k2m-x9vq-03fh-8w5d"),
        most=60,
        autocomplete="off",
        missing=t("กรุณากรอกรหัส 16 ตัว", "Please type the sixteen characters."),
    )


class MessageForm(BoxForm):
    """A message in a thread that is open on the screen."""

    purpose = "box-message"
    asks_for_work = False

    words = ThaiTextField(
        t("ข้อความถึงผู้อ่าน", "Message to the readers"),
        lines=5,
        most=MOST_WORDS,
        autocomplete="off",
        missing=t("กรุณาพิมพ์ข้อความก่อนส่ง", "Please write something before you send it."),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._ask_for_pictures()


class ConsentForm(BoxForm):
    """Yes or no; the button pressed says which."""

    purpose = "box-consent"
    asks_for_work = False


refuse = beside(
    {
        "disclosure_code_wrong": "code",
        "disclosure_kind_unknown": "kind",
        "words_missing": "words",
        "words_too_long": "words",
        "picture_unreadable": _PICTURES[0],
        "picture_too_large": _PICTURES[0],
    }
)


def _who_could_read(readers: Readers) -> list[tuple[str, Phrase]]:
    people = [
        (
            place,
            t(
                "{office_th} ({place_th})",
                "{office_en} ({place_en})",
                office_th=named.office_th,
                office_en=named.office_en or named.office_th,
                place_th=PLACES[place].in_("th"),
                place_en=PLACES[place].in_("en"),
            ),
        )
        for place, named in readers.by_place.items()
    ]
    executive = t("ผู้บริหาร (นายก รองนายก) หรือสมาชิกสภา", "The executive (mayor, deputies) or a councillor")
    return [*people, (EXECUTIVE, executive)]
