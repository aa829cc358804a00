"""Forms of a thread's readers, and of the office that names them."""

from __future__ import annotations

from typing import Any

from django import forms

from thuanna.channels.web.choices import accounts
from thuanna.channels.web.fields import ChoiceField, ThaiTextField
from thuanna.channels.web.fields.worded import beside
from thuanna.channels.web.forms import OnceForm, PlainForm
from thuanna.foundation.accounts.models import User
from thuanna.kernel.language import t
from thuanna.services.disclosures.actions.naming import Person
from thuanna.services.disclosures.actions.reading import Sent
from thuanna.services.disclosures.entries import MOST_WORDS
from thuanna.services.disclosures.models import DisclosureReader, NamedReader
from thuanna.services.disclosures.words import CHANGES, GROUNDS, OUTCOMES, PLACES

_TO_TELLER = t("ข้อความถึงผู้แจ้ง", "Message to the teller")
_RECIPIENT = t("ส่งต่อถึงใคร", "To whom?")
_RECIPIENT_HINT = t(
    "ชื่อหน่วยงาน เช่น บ้านพักเด็กและครอบครัว", "The body, such as the shelter for children and families"
)


class ThreadForm(OnceForm):
    """A reader's form: its own token, and the last entry that was on the screen.

    :cvar do: the word its button sends
    """

    do = ""
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def seen(self, seq: int) -> None:
        """Carry the last entry on the screen, also where the form comes back to be mended."""
        self.initial["after"] = seq
        if self.is_bound:
            self.data = {**{name: self.data[name] for name in self.data}, "after": seq}

    @property
    def sent(self) -> Sent:
        """The token and the entry the reader saw last."""
        return Sent(request_token=self.request_token, after=self.cleaned_data["after"])


class AnswerForm(ThreadForm):
    """A message to the teller."""

    do = "answer"
    words = ThaiTextField(
        _TO_TELLER,
        hint=t(
            "อย่าถามว่าเป็นใคร ถามเฉพาะที่ต้องรู้เพื่อช่วย และบอกว่าจะทำอะไรต่อ",
            "Do not ask who they are. Ask only what is needed to help, and say what comes next.",
        ),
        lines=5,
        most=MOST_WORDS,
        autocomplete="off",
        missing=t("กรุณาพิมพ์ข้อความ", "Please write the message."),
    )


class NoteForm(ThreadForm):
    """A note between the two readers."""

    do = "note"
    words = ThaiTextField(
        t("บันทึกระหว่างผู้อ่านสองคน", "Note between the two readers"),
        hint=t("ผู้แจ้งไม่เห็น", "The teller does not see it."),
        lines=3,
        most=MOST_WORDS,
        autocomplete="off",
        missing=t("กรุณาพิมพ์บันทึก", "Please write the note."),
    )


class AskForm(ThreadForm):
    """May it be passed on, to whom and why?"""

    do = "ask"
    recipient = ThaiTextField(_RECIPIENT, hint=_RECIPIENT_HINT, most=200, autocomplete="off")
    words = ThaiTextField(
        t("บอกผู้แจ้งว่าส่งต่อเพราะอะไร", "Tell the teller why"),
        lines=3,
        most=MOST_WORDS,
        autocomplete="off",
        missing=t("กรุณาบอกเหตุผล", "Please say why."),
    )


class PassForm(ThreadForm):
    """That it was passed on, and on what ground."""

    do = "pass"
    recipient = ThaiTextField(_RECIPIENT, hint=_RECIPIENT_HINT, most=200, autocomplete="off")
    ground = ChoiceField(
        t("ส่งต่อได้เพราะอะไร", "On what ground?"),
        list(GROUNDS.items()),
        missing=t("กรุณาเลือกเหตุที่ส่งต่อได้", "Please choose the ground."),
    )
    words = ThaiTextField(_TO_TELLER, lines=3, most=MOST_WORDS, autocomplete="off")


class CloseForm(ThreadForm):
    """How it ended."""

    do = "close"
    outcome = ChoiceField(
        t("ผลเป็นอย่างไร", "How did it end?"),
        list(OUTCOMES.items()),
        missing=t("กรุณาเลือกผล", "Please choose how it ended."),
    )
    words = ThaiTextField(_TO_TELLER, lines=3, most=MOST_WORDS, autocomplete="off")


THREAD_FORMS: tuple[type[ThreadForm], ...] = (AnswerForm, AskForm, PassForm, CloseForm, NoteForm)


class AsideForm(OnceForm):
    """Which of the two stands aside, and why."""

    account = ChoiceField(
        t("ใครจะไม่อ่านเรื่องนี้อีก", "Who stands aside?"),
        [],
        missing=t("กรุณาเลือกผู้อ่าน", "Please choose a reader."),
    )
    reason = ChoiceField(
        t("เพราะอะไร", "Why?"), list(CHANGES.items()), missing=t("กรุณาเลือกเหตุผล", "Please say why.")
    )

    def __init__(self, *args: Any, readers: list[DisclosureReader], **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["account"]
        field.choices = [
            (str(one.account_id), t(f"{one.office_th} {{name}}", "{name}", name=one.account.display_name))
            for one in readers
            if one.stands == DisclosureReader.Stands.READS
        ]


class ReadersForm(PlainForm):
    """Three people with their offices, and when messages are read."""

    def __init__(self, *args: Any, people: list[User], **more: Any) -> None:
        super().__init__(*args, **more)
        for place, words in PLACES.items():
            self.fields[place] = ChoiceField(words, accounts(people), drop_down=True)
            self.fields[f"{place}_office"] = ThaiTextField(
                t("ตำแหน่งของ{place}", "Office of: {place}", place=words),
                hint=t("ตามที่ประชาชนรู้จัก เช่น ปลัดเทศบาล", "As people know it, such as ปลัดเทศบาล"),
                most=120,
            )
            self.fields[f"{place}_office_en"] = ThaiTextField(
                t("ตำแหน่งเป็นภาษาอังกฤษ", "The office in English"), most=120, required=False
            )
        self.fields["reads"] = ThaiTextField(
            t("อ่านข้อความวันใด", "When are messages read?"),
            hint=t("เช่น ทุกวันทำการ ก่อน 16.30 น.", "Such as: every working day before 16.30"),
            most=200,
        )
        self.fields["reads_en"] = ThaiTextField(
            t("อ่านวันใด เป็นภาษาอังกฤษ", "When, in English"), most=200, required=False
        )

    def person(self, place: str) -> Person:
        """Who was chosen for a place."""
        given = self.cleaned_data
        return Person(
            account_id=int(given[place]),
            office_th=given[f"{place}_office"],
            office_en=given[f"{place}_office_en"],
        )


class ShutForm(PlainForm):
    """Why nothing more is taken in."""

    reason = ThaiTextField(
        t("ปิดเพราะอะไร", "Why is it shut?"),
        most=200,
        missing=t("กรุณาบอกเหตุผล", "Please say why."),
    )


def initial_of(people: list[NamedReader]) -> dict[str, str]:
    """What the form shows of those named now."""
    shown: dict[str, str] = {}
    for one in people:
        shown |= {
            one.place: str(one.account_id),
            f"{one.place}_office": one.office_th,
            f"{one.place}_office_en": one.office_en,
        }
    return shown


refuse = beside({"words_missing": "words", "words_too_long": "words"})
