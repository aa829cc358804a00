"""Forms of needs, projects and results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from thuanna.channels.staff.evidence import paper_field
from thuanna.channels.web.fields import (
    CheckField,
    ChoiceField,
    DecimalField,
    ManyChoicesField,
    MoneyField,
    ThaiDateField,
    ThaiTextField,
    WholeNumberField,
)
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO
from thuanna.services.planning import actions
from thuanna.services.planning.words import (
    ANSWERS,
    DECISIONS,
    DIMENSIONS,
    GROUPS,
    HELP_FORMS,
    QUALITIES,
    SOURCES,
    SPENDING_KINDS,
    TYPED_SOURCES,
)

Choices = Sequence[tuple[str, Phrase]]

_BAHT_OF = t("เช่น 48,000", "Such as 48,000")


def group_field() -> ChoiceField:
    """For whom."""
    return ChoiceField(t("เพื่อกลุ่มใด", "For whom?"), list(GROUPS.items()), drop_down=True)


def dimensions_field() -> ManyChoicesField:
    """The seven dimensions, one or more."""
    return ManyChoicesField(
        t("ด้านใดใน 7 มิติ", "Which of the seven dimensions?"),
        list(DIMENSIONS.items()),
        hint=t("เลือกได้มากกว่าหนึ่งด้าน", "More than one may be chosen"),
    )


def help_form_field() -> ChoiceField:
    """The six forms of help."""
    return ChoiceField(t("ช่วยแบบใด", "What form of help?"), list(HELP_FORMS.items()), drop_down=True)


def decided_by_field() -> ThaiTextField:
    """Who decided, by office and not by name."""
    return ThaiTextField(
        t("ใครเป็นผู้ตัดสิน", "Who decided?"),
        hint=t("ตำแหน่งหรือที่ประชุม เช่น นายกเทศมนตรี สภาเทศบาล", "The office or meeting, such as the mayor"),
        most=160,
    )


class NeedForm(PlainForm):
    """A need that came by another way than a forum's sheet."""

    words = ThaiTextField(
        t("ชุมชนพูดว่าอย่างไร", "What did they say?"),
        hint=t("ใช้คำของชุมชน ไม่ใส่ชื่อบุคคล", "In people's own words, without anybody's name"),
        lines=3,
        most=500,
    )
    source = ChoiceField(
        t("มาทางใด", "How did it come?"),
        [(code, SOURCES[code]) for code in TYPED_SOURCES],
    )
    group = group_field()
    dimensions = dimensions_field()
    help_form = help_form_field()
    said_on = ThaiDateField(t("วันที่บอก", "Said on"), not_after="today")

    def __init__(self, *args: Any, communities: Choices, must_choose: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["community"] = ChoiceField(
            t("เรื่องของหมู่บ้านหรือชุมชนใด", "Of which village or community?"),
            communities,
            required=must_choose,
            drop_down=True,
            hint=None if must_choose else t("เว้นว่างถ้าเป็นเรื่องของทั้งตำบล", "Leave empty for the whole town"),
        )


class AnswerForm(PlainForm):
    """What becomes of a need."""

    kind = ChoiceField(t("ตอบว่าอย่างไร", "What is the answer?"), list(ANSWERS.items()))
    reason = ThaiTextField(
        t("เพราะอะไร", "Why?"),
        hint=t("ชุมชนอ่านข้อความนี้", "The community reads these words"),
        lines=3,
        most=500,
    )
    decided_by = decided_by_field()
    decided_on = ThaiDateField(t("ตัดสินเมื่อ", "Decided on"), not_after="today")


class HandsForm(PlainForm):
    """How many hands were raised."""

    hands = WholeNumberField(
        t("นับได้กี่มือ", "How many hands?"),
        most=1_000_000,
        hint=t("อีกคนหนึ่งนับซ้ำ ถ้าตรงกันจึงใช้จำนวนนี้", "A second person counts again; if both agree, it holds"),
    )


class LikeForm(PlainForm):
    """Which need says the same."""

    def __init__(self, *args: Any, needs: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["like"] = ChoiceField(
            t("เหมือนกับข้อใด", "Like which one?"),
            needs,
            required=False,
            drop_down=True,
            hint=t("เว้นว่างเพื่อแยกออกจากกลุ่ม", "Leave empty to take it out of its group"),
        )


class ProjectForm(PlainForm):
    """What is to be done."""

    title = ThaiTextField(t("ชื่อโครงการ", "Title of the project"))
    problem = ThaiTextField(t("ปัญหาคืออะไร", "What is the problem?"), lines=3, most=2000)
    objective = ThaiTextField(t("ทำแล้วจะดีขึ้นอย่างไร", "What will be better?"), lines=3, most=2000)
    group = group_field()
    dimensions = dimensions_field()
    help_form = help_form_field()
    money_from = ThaiTextField(
        t("ใช้เงินจากที่ใด", "Whose money is it?"),
        hint=t("หมวดในเทศบัญญัติงบประมาณ หรือผู้ให้ทุน", "The line of the budget ordinance, or the funder"),
    )
    budget = MoneyField(t("งบประมาณ", "Budget"), least=ZERO, hint=_BAHT_OF)
    proposed_on = ThaiDateField(t("เสนอเมื่อ", "Proposed on"), not_after="today")
    indicator = ThaiTextField(
        t("ดูอย่างไรว่าได้ผล", "How will one see that it helped?"),
        hint=t("เช่น ผู้สูงอายุที่ได้ไปตามนัดหมอ", "Such as: older people who kept their appointments"),
        required=False,
    )
    unit = ThaiTextField(t("หน่วยนับ", "Unit"), required=False, most=40)
    baseline = DecimalField(
        t("วันนี้เป็นเท่าใด", "Where does it stand today?"),
        required=False,
        hint=t("เว้นว่างถ้ายังไม่มีใครรู้", "Leave empty if nobody knows"),
    )
    target = DecimalField(t("อยากให้เป็นเท่าใด", "Where should it stand?"), required=False)

    def __init__(
        self,
        *args: Any,
        owners: Choices,
        needs: Choices,
        strategies: Choices,
        earlier: Choices,
        duties: Choices,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.fields["owner"] = ChoiceField(
            t("ใครเป็นเจ้าของโครงการ", "Who leads it?"),
            owners,
            drop_down=True,
            hint=t("กองของเทศบาล หรือภาคีที่นำ", "A division, or the partner that leads"),
        )
        if needs:
            self.fields["needs"] = ManyChoicesField(
                t("ตอบความต้องการข้อใด", "Which needs does it answer?"), needs, required=False
            )
        if strategies:
            self.fields["strategy"] = ChoiceField(
                t("อยู่ในยุทธศาสตร์ใด", "Under which strategy?"), strategies, required=False, drop_down=True
            )
        if duties:
            self.fields["duty"] = ChoiceField(
                t("ทำตามภารกิจถ่ายโอนข้อใด", "Which duty from the state does it carry out?"),
                duties,
                required=False,
                drop_down=True,
            )
        if earlier:
            self.fields["grew_out_of"] = ChoiceField(
                t("ต่อยอดจากโครงการใด", "Out of which project did it grow?"),
                earlier,
                required=False,
                drop_down=True,
            )

    def clean(self) -> dict[str, Any]:
        """An indicator has a unit and a target, or is left out whole."""
        given = super().clean() or self.cleaned_data
        if given.get("indicator") and (not given.get("unit") or not isinstance(given.get("target"), Decimal)):
            self.add_error(
                "target",
                str(t("ตัวชี้วัดต้องมีหน่วยและค่าที่ตั้งเป้า", "An indicator needs its unit and its target.")),
            )
        return given


class DecideForm(PlainForm):
    """What was decided about a project."""

    decided_by = decided_by_field()
    decided_on = ThaiDateField(t("ตัดสินเมื่อ", "Decided on"), not_after="today")
    reason = ThaiTextField(t("เหตุผลหรือเงื่อนไข", "Reason or condition"), lines=3, most=500, required=False)
    budget = MoneyField(
        t("งบประมาณที่อนุมัติ", "Budget from then on"),
        least=ZERO,
        required=False,
        hint=t("เว้นว่างถ้าไม่เปลี่ยน", "Leave empty if it does not change"),
    )

    def __init__(self, *args: Any, kinds: Sequence[str], **more: Any) -> None:
        super().__init__(*args, **more)
        kind = ChoiceField(
            t("ตัดสินว่าอย่างไร", "What was decided?"),
            [(code, words) for code, words in DECISIONS.items() if code in kinds],
        )
        self.fields = {"kind": kind, **self.fields}


class ShareForm(PlainForm):
    """What a partner brings."""

    money = MoneyField(t("เงิน", "Money"), required=False)
    in_kind = ThaiTextField(t("สิ่งของหรือแรง", "Things or work"), most=300, required=False)
    hours = WholeNumberField(t("เวลา", "Time"), most=100_000, required=False, unit=t("ชั่วโมง", "hours"))

    def __init__(self, *args: Any, partners: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        partner = ChoiceField(t("ภาคีใด", "Which partner?"), partners, drop_down=True)
        self.fields = {"organisation": partner, **self.fields}


class SpendForm(PlainForm):
    """Money spent, with the voucher of the municipality's own book."""

    spent_on = ThaiDateField(t("จ่ายเมื่อ", "Spent on"), not_after="today")
    amount = MoneyField(t("จำนวนเงิน", "Amount"))
    voucher = ThaiTextField(
        t("เลขที่ฎีกา", "Voucher number"),
        hint=t(
            "เลขในระบบบัญชีของเทศบาล หน้านี้เป็นทะเบียนคุม", "As in the town's accounts; this is a control register"
        ),
        most=40,
    )
    kind = ChoiceField(t("ประเภท", "Kind"), list(SPENDING_KINDS.items()), drop_down=True)
    people = WholeNumberField(
        t("จ่ายให้กี่คน", "To how many people?"),
        hint=t("กรอกเมื่อเป็นค่าตอบแทนหรือเงินช่วยเหลือ", "Where it is wages or help"),
        most=1_000_000,
        required=False,
    )
    words = ThaiTextField(t("ค่าอะไร", "What for?"))


class MeasureForm(PlainForm):
    """Where an indicator stands."""

    reached = DecimalField(t("วัดได้เท่าใด", "Where does it stand?"))
    measured_on = ThaiDateField(t("วัดเมื่อ", "Measured on"), not_after="today")


class ResultForm(PlainForm):
    """What came of it; the figures come by themselves."""

    story = ThaiTextField(
        t("ทำอะไร แล้วได้ผลอย่างไร", "What was done, and what came of it?"),
        hint=t("ทุกคนอ่านข้อความนี้ ไม่ใส่ชื่อบุคคล", "Everybody reads this; no names of persons"),
        lines=6,
        most=4000,
    )
    self_reliance = ThaiTextField(t("พึ่งตนเองได้มากขึ้นอย่างไร", "Self-reliance"), most=500, required=False)
    equal_reach = ThaiTextField(
        t("ไปถึงทุกหมู่บ้านและทุกกลุ่มหรือไม่", "Did it reach every village and group?"), most=500, required=False
    )
    safety = ThaiTextField(
        t("ครอบครัวปลอดภัยและเป็นสุขขึ้นอย่างไร", "Safety and happiness of families"), most=500, required=False
    )
    next_year = ThaiTextField(t("ปีหน้าควรทำอะไรต่อ", "What should follow next year?"), most=500, required=False)
    safety_4s = ThaiTextField(QUALITIES["safety"], most=500, required=False)
    smart_4s = ThaiTextField(QUALITIES["smart"], most=500, required=False)
    smile_4s = ThaiTextField(QUALITIES["smile"], most=500, required=False)
    sufficiency_4s = ThaiTextField(QUALITIES["sufficiency"], most=500, required=False)
    follow_up_on = ThaiDateField(t("จะกลับไปดูอีกเมื่อใด", "When will somebody look again?"), required=False)

    def __init__(self, *args: Any, meanings: Mapping[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        for quality in QUALITIES:
            if quality in meanings:
                self.fields[f"{quality}_4s"].help_text = meanings[quality]
            else:
                del self.fields[f"{quality}_4s"]

    def told(self) -> actions.Told:
        """What was filled in."""
        given = {**self.cleaned_data}
        qualities = {one: given.pop(f"{one}_4s") for one in QUALITIES if f"{one}_4s" in given}
        return actions.Told(**given, qualities={one: said for one, said in qualities.items() if said})


class PostForm(PlainForm):
    """On which board it hangs."""

    board = ThaiTextField(t("ปิดประกาศที่ใด", "On which board?"), most=200)
    posted_on = ThaiDateField(t("ปิดประกาศเมื่อ", "Posted on"), not_after="today")
    photo = paper_field(t("รูปถ่ายบอร์ด", "Photograph of the board"))


class TargetForm(PlainForm):
    """How many there are."""

    year = WholeNumberField(t("ปีงบประมาณ", "Fiscal year"), least=2500, most=2700)
    group = group_field()
    people = WholeNumberField(t("จำนวน", "How many"), most=10_000_000, unit=t("คน", "people"))
    reached = WholeNumberField(
        t("ไปถึงแล้วกี่คน", "How many were reached?"),
        hint=t("นับหัวไม่ซ้ำ เว้นว่างถ้ายังไม่ได้นับ", "Each counted once; leave empty if nobody counted"),
        most=10_000_000,
        required=False,
        unit=t("คน", "people"),
    )
    is_estimate = CheckField(t("เป็นจำนวนประมาณ ยังไม่ได้นับ", "An estimate, not a count"), required=False)
    as_of = ThaiDateField(t("ข้อมูล ณ วันที่", "As of"), not_after="today")
    source = ThaiTextField(t("จำนวนนี้มาจากที่ใด", "Where does the number come from?"), most=300)

    def __init__(self, *args: Any, communities: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["community"] = ChoiceField(
            t("ของหมู่บ้านหรือชุมชน", "Of a village or community"),
            communities,
            required=False,
            drop_down=True,
            hint=t("เว้นว่างถ้าเป็นทั้งตำบล", "Leave empty for the whole town"),
        )


class PlanForm(PlainForm):
    """A development plan."""

    title = ThaiTextField(t("ชื่อแผน", "Title"))
    first_year = WholeNumberField(t("ตั้งแต่ปี พ.ศ.", "From year"), least=2500, most=2700)
    last_year = WholeNumberField(t("ถึงปี พ.ศ.", "To year"), least=2500, most=2700)
    strategies = ThaiTextField(
        t("ยุทธศาสตร์", "Strategies"), lines=6, most=4000, hint=t("บรรทัดละหนึ่งข้อ", "One a line")
    )

    def __init__(self, *args: Any, communities: Choices, must_choose: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["community"] = ChoiceField(
            t("แผนของใคร", "Whose plan?"),
            communities,
            required=must_choose,
            drop_down=True,
            hint=None if must_choose else t("เว้นว่างถ้าเป็นแผนของทั้งตำบล", "Leave empty for the whole town"),
        )


class ReasonForm(PlainForm):
    """Why."""

    reason = ThaiTextField(t("เหตุผล", "Reason"), most=300)
