"""Forms of those who work on a case."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms

from thuanna.channels.web.choices import accounts, villages
from thuanna.channels.web.fields import ChoiceField, ManyChoicesField, ThaiDateField, ThaiTextField
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import OnceForm, PlainForm
from thuanna.channels.web.helping import ReachForm, WhatForm, WhoForm
from thuanna.foundation.accounts.models import User
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.saying import MOST_WORDS
from thuanna.kernel.thai_dates import english_date, thai_date
from thuanna.kernel.welfare import DIMENSIONS, HELP_FORMS
from thuanna.services.cases import rules
from thuanna.services.cases.actions.referring import ANSWERS, NewReferral
from thuanna.services.cases.words import CHANNELS, CONSENTS, OUTCOMES, STEPS, TEAMS

from .shared import Choices

_MOST_LINE = 300
_NO_SUSPECTS = t(
    "เขียนสิ่งที่เห็นและตกลงกัน ไม่เขียนข้อสงสัยเรื่องยาเสพติดของใคร",
    "What was seen and agreed; never that somebody is suspected of drug use.",
)


def _note(
    label: Phrase, *, required: bool = True, hint: Phrase | None = None, lines: int = 4
) -> ThaiTextField:
    return ThaiTextField(label, hint=hint, lines=lines, most=MOST_WORDS, required=required)


class FilterForm(PlainForm):
    """Which cases to list."""

    state = ChoiceField(
        t("สถานะ", "State"),
        [
            ("new", t("ยังไม่ได้ประเมิน", "Not yet judged")),
            ("open", t("กำลังช่วย", "Being helped")),
            ("ended", t("จบแล้ว", "Ended")),
            ("overdue", t("เลยกำหนด", "Overdue")),
            ("mine", t("ของฉัน", "Mine")),
        ],
        drop_down=True,
        required=False,
    )
    urgency = ChoiceField(
        t("ความเร่งด่วน", "Urgency"),
        [(code, rules.urgency_words(code)) for code in rules.URGENCIES],
        drop_down=True,
        required=False,
    )
    community = ChoiceField(t("หมู่บ้าน", "Village"), [], drop_down=True, required=False)

    def __init__(self, *args: Any, on: datetime.date, **more: Any) -> None:
        super().__init__(*args, **more)
        community: Any = self.fields["community"]
        community.choices = [community.choices[0], *villages(on)]


class TakeForm(OnceForm, WhoForm, WhatForm, ReachForm):
    """What somebody says on the telephone, at the counter or in the village."""

    channel = ChoiceField(
        t("รับทางใด", "How did it come?"),
        [(code, words) for code, words in CHANNELS.items() if code != "page"],
        missing=t("กรุณาเลือกช่องทาง", "Please say how it came."),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.order_fields(["channel", "for_whom", "community", "who", "place", "troubles", "words"])


class SeenForm(OnceForm):
    """A form that knows the last step its reader has seen, so that what was added meanwhile is noticed."""

    after = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, seen: int, **more: Any) -> None:
        super().__init__(*args, **more)
        if not self.is_bound:
            self.initial["after"] = seen

    @property
    def seen(self) -> int:
        """The number of that step; nought where somebody made it up."""
        given: str = self.cleaned_data["after"]
        return int(given) if given.isascii() and given.isdecimal() and len(given) < 6 else 0


class JudgeForm(SeenForm):
    """How urgent it is and what it touches."""

    urgency = ChoiceField(
        t("เร่งด่วนเพียงใด", "How urgent is it?"),
        [(code, rules.urgency_words(code)) for code in rules.URGENCIES],
        missing=t("กรุณาเลือกความเร่งด่วน", "Please say how urgent it is."),
    )
    dimensions = ManyChoicesField(
        t("เกี่ยวกับสวัสดิการมิติใด", "Which dimensions of welfare does it touch?"),
        list(DIMENSIONS.items()),
        missing=t("กรุณาเลือกอย่างน้อยหนึ่งมิติ", "Please choose one at least."),
    )
    words = _note(t("บันทึกของทีม", "Note for the team"), required=False, hint=_NO_SUSPECTS)

    def __init__(self, *args: Any, on: datetime.date, **more: Any) -> None:
        super().__init__(*args, **more)
        widget: Any = self.fields["urgency"].widget
        widget.hints = {code: _by(rules.due(code, on)) for code in rules.URGENCIES}


def _by(day: datetime.date) -> Phrase:
    return Phrase(f"ถึงตัวภายใน {thai_date(day)}", f"reached by {english_date(day)}")


class AccountForm(PlainForm):
    """One colleague."""

    account = ChoiceField(t("ใคร", "Who?"), [], drop_down=True, missing=t("กรุณาเลือกคน", "Please choose who."))

    def __init__(self, *args: Any, found: list[User], label: Phrase | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["account"]
        field.choices = [field.choices[0], *accounts(found)]
        if label is not None:
            field.label = label

    @property
    def account_id(self) -> int:
        return int(self.cleaned_data["account"])


class HelperForm(AccountForm):
    """One colleague, and for which team."""

    team = ChoiceField(
        t("ทีมใด", "For which team?"), list(TEAMS.items()), missing=t("กรุณาเลือกทีม", "Please choose the team.")
    )


class ReceiverForm(AccountForm):
    """Who receives requests, or stands in."""

    place = ChoiceField(
        t("หน้าที่", "As"),
        [
            ("receiver", t("ผู้รับคำขอ", "receiver")),
            ("deputy", t("ผู้แทนเมื่อผู้รับไม่อยู่", "deputy, when the receiver is away")),
        ],
        missing=t("กรุณาเลือกหน้าที่", "Please choose."),
    )


class WordsForm(OnceForm):
    """A few words."""

    words = _note(t("ข้อความ", "Words"))

    def __init__(self, *args: Any, label: Phrase, hint: Phrase | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["words"]
        field.label = label
        field.help_text = hint or ""


class HelpForm(OnceForm):
    """Help that was given."""

    form = ChoiceField(
        t("รูปแบบการช่วยเหลือ", "Which form of help?"),
        list(HELP_FORMS.items()),
        missing=t("กรุณาเลือกรูปแบบ", "Please choose the form of help."),
    )
    words = _note(t("ช่วยอะไร เมื่อไร", "What was done, and when?"), hint=_NO_SUSPECTS)


class VisitForm(OnceForm):
    """A home visit to be made."""

    visit_on = ThaiDateField(t("นัดเยี่ยมวันที่", "Visit on"), not_before="today")
    account = ChoiceField(t("ใครไป", "Who goes?"), [], drop_down=True, required=False)
    words = _note(t("เตรียมอะไร ดูเรื่องใด", "What to bring, what to look at"), required=False, lines=3)

    def __init__(self, *args: Any, found: list[User], **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["account"]
        field.choices = [field.choices[0], *accounts(found)]


class VisitedForm(OnceForm):
    """What was seen at home and agreed."""

    visited_on = ThaiDateField(t("ไปเยี่ยมวันที่", "Visited on"), not_after="today")
    words = _note(
        t("พบอะไร", "What was seen?"),
        hint=t(
            "ความเป็นอยู่ บ้าน รายได้ สุขภาพ สิ่งที่ต้องการ บอกที่ตั้งเป็นคำพูด ไม่เขียนข้อสงสัยเรื่องยาเสพติดของใคร",
            "Living, house, income, health, needs; places in words; no suspicion of anybody's drug use.",
        ),
        lines=6,
    )
    agreed = _note(t("ตกลงกันว่าอย่างไร", "What was agreed?"), required=False, lines=3)
    next_on = ThaiDateField(t("นัดครั้งต่อไป", "Next visit"), not_before="today", required=False)


class DayForm(PlainForm):
    """On which day somebody asks how the person fares."""

    follow_up_on = ThaiDateField(t("ติดตามวันที่", "Follow up on"), not_before="today")


class FollowedUpForm(OnceForm):
    """How the person fares."""

    words = _note(t("ตอนนี้เป็นอย่างไร", "How does the person fare?"), hint=_NO_SUSPECTS)
    next_on = ThaiDateField(t("ติดตามอีกครั้งวันที่", "Ask again on"), not_before="today", required=False)


_AGENCY_MISSING = t("กรุณาเลือกหรือพิมพ์ชื่อหน่วยงาน", "Please choose the agency, or write its name.")


class ReferForm(OnceForm):
    """To whom, what they are told, and on what ground."""

    to = ChoiceField(t("หน่วยงานในทำเนียบ", "Agency of the directory"), [], drop_down=True, required=False)
    other = ThaiTextField(
        t("หรือหน่วยงานอื่น", "Or another agency"),
        hint=t("เช่น บ้านพักเด็กและครอบครัวจังหวัด", "Such as the provincial shelter for children and families"),
        required=False,
        most=_MOST_LINE,
    )
    person = ThaiTextField(
        t("ผู้ที่ส่งต่อ", "Whom it is about"),
        hint=t("เท่าที่หน่วยงานต้องรู้", "As much as the agency must know"),
        most=_MOST_LINE,
    )
    contact = ThaiTextField(
        t("หน่วยงานติดต่อได้อย่างไรให้ปลอดภัย", "How does the agency reach them safely?"), most=_MOST_LINE
    )
    words = _note(
        t("ขอให้หน่วยงานช่วยเรื่องใด", "What is the agency asked to do?"),
        hint=t(
            "เขียนเท่าที่จำเป็น ทั้งหมดนี้จะอยู่ในหนังสือส่งต่อ",
            "No more than is needed: all of this stands in the letter.",
        ),
    )
    consent = ChoiceField(
        t("เจ้าตัวยินยอมหรือไม่", "Did the person agree?"),
        list(CONSENTS.items()),
        missing=t("กรุณาเลือกว่ายินยอมอย่างไร", "Please say how the person agreed, or on what duty."),
    )
    consent_on = ThaiDateField(t("ยินยอมหรือรู้เหตุวันที่", "Agreed, or known, on"), not_after="today")

    def __init__(self, *args: Any, bodies: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["to"]
        field.choices = [field.choices[0], *bodies]

    def clean(self) -> dict[str, Any]:
        """One agency, from the list or in words."""
        given: dict[str, Any] = self.cleaned_data
        if not given.get("to") and not given.get("other"):
            self.add_error("other", mend(_AGENCY_MISSING, "agency_missing"))
        return given

    def referral(self) -> NewReferral:
        """What the agency is told, for the action."""
        given = self.cleaned_data
        chosen: dict[str, Phrase] = dict(self.fields["to"].choices)  # type: ignore[attr-defined]  # a choice
        return NewReferral(
            to=given["other"] or chosen[given["to"]].in_("th"),
            person=given["person"],
            contact=given["contact"],
            words=given["words"],
            consent=given["consent"],
            consent_on=given["consent_on"],
        )


class HearForm(OnceForm):
    """What the agency said."""

    what = ChoiceField(
        t("หน่วยงานว่าอย่างไร", "What did the agency say?"),
        [(code, STEPS[code]) for code in ANSWERS],
        missing=t("กรุณาเลือกผล", "Please choose."),
    )
    words = _note(t("ใครแจ้ง เมื่อไร ผลเป็นอย่างไร", "Who said so, when, with what result"), lines=3)


class CloseForm(SeenForm):
    """How it ended."""

    outcome = ChoiceField(
        t("ผลเป็นอย่างไร", "How did it end?"),
        list(OUTCOMES.items()),
        missing=t("กรุณาเลือกผล", "Please say how it ended."),
    )
    words = _note(t("สรุปการช่วยเหลือ", "What was done, in short"))
    follow_up_on = ThaiDateField(
        t("ติดตามว่าเป็นอย่างไรวันที่", "Ask how the person fares on"),
        hint=t("เว้นว่างถ้าไม่ต้องติดตาม", "Leave empty if nobody needs to ask"),
        not_before="today",
        required=False,
    )
