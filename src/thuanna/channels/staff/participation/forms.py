"""Forms of the office's side: filters, answers, giving to somebody, comments, polls."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Q

from thuanna.channels.web import choices
from thuanna.channels.web.fields import (
    CheckField,
    ChoiceField,
    PhoneField,
    ThaiDateField,
    ThaiTextField,
)
from thuanna.channels.web.forms import OnceForm, PlainForm
from thuanna.channels.web.voices import ABOUT, HIDDEN, NATURES, OUTCOMES, STATES
from thuanna.foundation.accounts.models import User
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.saying import MOST_WORDS
from thuanna.registry.organisations.models import Organisation
from thuanna.services.participation import rules
from thuanna.services.participation.actions import answering
from thuanna.services.participation.actions.matters import NewMatter

Choices = list[tuple[str, Phrase]]


def divisions(on: datetime.date) -> Choices:
    """The divisions of a day."""
    there = Q(ends_before__isnull=True) | Q(ends_before__gt=on)
    found = Organisation.objects.filter(there, kind=Organisation.Kind.DIVISION)
    return [(str(one.pk), t(one.name_th, one.name_en or one.name_th)) for one in found.order_by("sort_key")]


class FilterForm(PlainForm):
    """Which matters to list."""

    state = ChoiceField(
        t("สถานะ", "State"),
        [
            ("owed", t("รอคำตอบ", "An answer is owed")),
            ("overdue", t("เลยกำหนด", "Overdue")),
            *((code, words) for code, (words, _) in STATES.items()),
        ],
        drop_down=True,
        required=False,
    )
    nature = ChoiceField(t("ลักษณะ", "Nature"), list(NATURES.items()), drop_down=True, required=False)
    kind = ChoiceField(t("ประเภท", "Kind"), [], drop_down=True, required=False)
    community = ChoiceField(t("หมู่บ้าน", "Village"), [], drop_down=True, required=False)

    def __init__(self, *args: Any, on: datetime.date, **more: Any) -> None:
        super().__init__(*args, **more)
        kinds: Any = self.fields["kind"]
        kinds.choices = [kinds.choices[0], *((code, rules.label_of(code)) for code in rules.codes())]
        community: Any = self.fields["community"]
        community.choices = [community.choices[0], *choices.villages(on)]


class TakeForm(OnceForm):
    """What somebody says on the telephone, at the counter or to a volunteer."""

    channel = ChoiceField(
        t("รับเรื่องทางใด", "How did it come?"),
        [
            ("counter", t("มาที่สำนักงาน", "At the counter")),
            ("phone", t("โทรศัพท์", "By telephone")),
            ("volunteer", t("ผ่านอาสาสมัครหรือผู้นำชุมชน", "Through a volunteer or community leader")),
            ("letter", t("จดหมาย", "By letter")),
        ],
        missing=t("กรุณาเลือกช่องทาง", "Please say how it came."),
    )
    nature = ChoiceField(
        t("เป็นเรื่องแบบใด", "What is it?"),
        list(NATURES.items()),
        missing=t("กรุณาเลือกลักษณะเรื่อง", "Please say what it is."),
    )
    about = ChoiceField(
        t("เกี่ยวกับใครหรืออะไร", "What or whom is it about?"),
        list(ABOUT.items()),
        initial="work",
        hint=t(
            "เรื่องเกี่ยวกับคนในสำนักงาน เมื่อบันทึกแล้วผู้บันทึกเปิดอ่านอีกไม่ได้",
            "If it is about people of the office, whoever takes it down cannot open it afterwards.",
        ),
    )
    kind = ChoiceField(
        t("ประเภท (เฉพาะเรื่องร้องเรียน)", "Kind (complaints only)"), [], drop_down=True, required=False
    )
    words = ThaiTextField(
        t("เรื่องที่แจ้ง", "What was told"),
        lines=6,
        most=MOST_WORDS,
        missing=t("กรุณาพิมพ์เรื่องที่แจ้ง", "Please write what was told."),
    )
    community = ChoiceField(t("หมู่บ้านหรือชุมชน", "Village or community"), [], drop_down=True, required=False)
    place = ThaiTextField(t("ตรงไหน", "Where exactly?"), required=False, most=300)
    name = ThaiTextField(t("ชื่อผู้แจ้ง", "Who tells it"), required=False, most=120)
    phone = PhoneField(t("เบอร์โทรศัพท์", "Telephone"), required=False)

    def __init__(self, *args: Any, on: datetime.date, **more: Any) -> None:
        super().__init__(*args, **more)
        kinds: Any = self.fields["kind"]
        kinds.choices = [kinds.choices[0], *((one.code, one.label) for one in rules.kinds(on))]
        community: Any = self.fields["community"]
        community.choices = [community.choices[0], *choices.villages(on)]

    def told(self) -> NewMatter:
        """What was told, for the action."""
        given = self.cleaned_data
        is_complaint = given["nature"] == "complaint"
        return NewMatter(
            nature=given["nature"],
            words=given["words"],
            kind=given["kind"],
            about=given["about"] if is_complaint else "work",
            channel=given["channel"],
            community_id=int(given["community"]) if given["community"] else None,
            place=given["place"],
            name=given["name"],
            phone=given["phone"],
        )


class AnswerForm(OnceForm):
    """An answer to whoever told it; closing it says how it ended."""

    words = ThaiTextField(
        t("คำตอบถึงผู้แจ้ง", "Answer to whoever told it"),
        hint=t(
            "ผู้แจ้งอ่านด้วยรหัสของตน บอกว่าทำอะไรแล้ว จะทำอะไรต่อ เมื่อไร",
            "Read with their own code: what was done, what comes next, when",
        ),
        lines=5,
        most=MOST_WORDS,
        missing=t("กรุณาพิมพ์คำตอบ", "Please write the answer."),
    )

    def __init__(self, *args: Any, nature: str, **more: Any) -> None:
        super().__init__(*args, **more)
        open_still = ("open", t("ยังไม่จบ ดำเนินการต่อ", "Not the end: work goes on"))
        self.fields["outcome"] = ChoiceField(
            t("เรื่องนี้จบแล้วหรือยัง", "Is this the end of it?"),
            [open_still, *((code, OUTCOMES[code]) for code in answering.OUTCOMES[nature])],
            missing=t("กรุณาเลือกว่าจบแล้วหรือยัง", "Please say whether it is closed."),
        )

    @property
    def outcome(self) -> str:
        """How it ended; empty while work goes on."""
        chosen: str = self.cleaned_data["outcome"]
        return "" if chosen == "open" else chosen


class AssignForm(PlainForm):
    """To which division and whom."""

    division = ChoiceField(t("กองที่รับผิดชอบ", "Division"), [], drop_down=True, required=False)
    handler = ChoiceField(t("ผู้รับผิดชอบ", "Who"), [], drop_down=True, required=False)

    def __init__(self, *args: Any, on: datetime.date, accounts: list[User], **more: Any) -> None:
        super().__init__(*args, **more)
        for name, found in (("division", divisions(on)), ("handler", choices.accounts(accounts))):
            field: Any = self.fields[name]
            field.choices = [field.choices[0], *found]


class AccusedForm(PlainForm):
    """Whom of the office it is about."""

    account = ChoiceField(
        t("เรื่องนี้พาดพิงใครในสำนักงาน", "Whom of the office is it about?"),
        [],
        drop_down=True,
        hint=t("คนนี้จะเปิดเรื่องไม่ได้อีก ไม่ว่ามีบทบาทใด", "They can no longer open it, whatever their role."),
        missing=t("กรุณาเลือกคน", "Please choose who."),
    )

    def __init__(self, *args: Any, accounts: list[User], **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["account"]
        field.choices = [field.choices[0], *choices.accounts(accounts)]


class ThreadForm(PlainForm):
    """The public words of a request for information, as struck out."""

    title = ThaiTextField(t("หัวข้อ", "Title"), most=200, missing=t("กรุณากรอกหัวข้อ", "Please give a title."))
    asked = ThaiTextField(t("ที่ขอ", "What was asked"), lines=5, most=MOST_WORDS)
    answer = ThaiTextField(t("คำตอบ", "The answer"), lines=6, most=MOST_WORDS, required=False)
    ground = ThaiTextField(
        t("กฎหมายที่อ้าง ถ้าไม่เปิดเผย", "Legal ground, where something is withheld"),
        hint=t("เช่น มาตรา 15 (5) พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. 2540", "Such as section 15 (5) of the Act"),
        most=300,
        required=False,
    )
    is_read = CheckField(
        t(
            "อ่านทุกบรรทัดแล้ว ไม่เหลือชื่อ เบอร์โทร หรือข้อมูลส่วนตัวของใคร",
            "I have read every line: no name, number or private fact of anybody is left",
        )
    )


class HideForm(PlainForm):
    """Why a comment is not shown."""

    reason = ChoiceField(
        t("เหตุผลที่ซ่อน (ทุกคนอ่านได้)", "Why it is hidden (everybody reads this)"),
        list(HIDDEN.items()),
        missing=t("กรุณาเลือกเหตุผล", "Please choose why."),
    )


class ReplyForm(PlainForm):
    """The office's answer beside a comment."""

    words = ThaiTextField(
        t("คำตอบของสำนักงาน (ทุกคนอ่านได้)", "The office's reply (everybody reads it)"),
        lines=4,
        most=1500,
        missing=t("กรุณาพิมพ์คำตอบ", "Please write the reply."),
    )


class LookForm(PlainForm):
    """Why a sealed original is opened."""

    reason = ChoiceField(
        t("เปิดต้นฉบับเพื่ออะไร", "Why is the original opened?"),
        [
            ("objection", t("ผู้เขียนไม่เห็นด้วยกับการซ่อน", "Its writer objects to its being hidden")),
            ("authority", t("คำสั่งของเจ้าหน้าที่ตามกฎหมาย", "A lawful order")),
            ("review", t("ตรวจสอบการพิจารณา", "Reviewing the decision")),
        ],
        missing=t("กรุณาเลือกเหตุผล", "Please choose why."),
    )


class PollForm(PlainForm):
    """A question with up to six answers."""

    form = ChoiceField(
        t("ถามเมื่อไร", "When is it asked?"),
        [
            ("topic", t("ถามความเห็นเรื่องหนึ่ง", "About a topic")),
            ("service", t("หลังรับบริการ ด้วยใบรหัส", "After a service, with a slip")),
        ],
    )
    question_th = ThaiTextField(
        t("คำถาม", "Question in Thai"),
        hint=t("ขอความเห็น ไม่ใช่การลงมติ", "It asks for advice; nothing is decided by it"),
        most=300,
    )
    question_en = ThaiTextField(t("คำถามภาษาอังกฤษ", "Question in English"), most=300, required=False)
    choices_th = ThaiTextField(
        t("คำตอบ บรรทัดละข้อ", "Answers in Thai, one a line"),
        hint=t("2–8 ข้อ", "Two to eight"),
        lines=5,
        most=900,
    )
    choices_en = ThaiTextField(
        t("คำตอบภาษาอังกฤษ ตามลำดับ", "Answers in English, in the same order"),
        lines=5,
        most=900,
        required=False,
    )
    starts_on = ThaiDateField(t("เปิดวันที่", "Opens on"))
    ends_before = ThaiDateField(t("ปิดตั้งแต่วันที่", "Closed from"), required=False)

    def question(self) -> Phrase:
        """The question in both languages."""
        given = self.cleaned_data
        return Phrase(given["question_th"], given["question_en"])

    def choices(self) -> list[Phrase]:
        """The answers in both languages."""
        thai = [line for line in self.cleaned_data["choices_th"].splitlines() if line.strip()]
        english = [line for line in self.cleaned_data["choices_en"].splitlines() if line.strip()]
        english += [""] * (len(thai) - len(english))
        return [Phrase(th, en) for th, en in zip(thai, english, strict=False)]
