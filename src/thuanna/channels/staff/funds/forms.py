"""Forms of the fund and its register. Each reads what people type and hands on plain facts for one action."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from thuanna.channels.web.fields import (
    ChoiceField,
    ManyChoicesField,
    MoneyField,
    PhoneField,
    ThaiDateField,
    ThaiTextField,
    WholeNumberField,
)
from thuanna.channels.web.fields.chosen import Choices
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO
from thuanna.kernel.numbers import arabic_digits
from thuanna.money.funds import rules
from thuanna.money.funds.actions.funds import FundFacts
from thuanna.money.funds.actions.members import Payee, Resolution
from thuanna.money.funds.words import CONTRIBUTIONS, LINE_WORDS
from thuanna.registry.places.models import Community

PAYEES = 4
_PLANS = [(kind, LINE_WORDS[kind]) for kind in CONTRIBUTIONS]
_LONG = 4


class FundForm(PlainForm):
    """What the fund says about itself."""

    founded_on = ThaiDateField(t("วันก่อตั้งกองทุน", "Day the fund was founded"), not_after="today")
    entry_fee = MoneyField(
        t("ค่าสมัครสมาชิก", "Entry fee"),
        hint=t("ถ้าไม่เก็บ กรอก 0", "Enter 0 if there is none."),
        least=ZERO,
        initial=ZERO,
    )
    office_place_th = ThaiTextField(
        t("ที่ทำการกองทุน", "The fund's office"),
        hint=t("เช่น ศาลากลางบ้าน หมู่ 3", "In Thai, such as ศาลากลางบ้าน หมู่ 3."),
        required=False,
    )
    office_place_en = ThaiTextField(t("ที่ทำการ (อังกฤษ)", "The office, in English"), required=False)
    office_phone = PhoneField(t("เบอร์โทรของกองทุน", "The fund's telephone"), required=False)
    supporting_organisation = ThaiTextField(
        t("หน่วยงานที่สนับสนุนการก่อตั้ง", "Organisation that helped to found it"), required=False
    )
    objectives_th = ThaiTextField(t("วัตถุประสงค์", "Objectives"), most=2000, lines=_LONG, required=False)
    objectives_en = ThaiTextField(
        t("วัตถุประสงค์ (อังกฤษ)", "Objectives, in English"), most=2000, lines=_LONG, required=False
    )
    how_to_join_th = ThaiTextField(
        t("สมัครอย่างไร", "How to join"),
        hint=t("แสดงในหน้ากองทุนให้ทุกคนอ่าน", "Everybody reads this on the fund's public page."),
        most=2000,
        lines=_LONG,
        required=False,
    )
    how_to_join_en = ThaiTextField(
        t("สมัครอย่างไร (อังกฤษ)", "How to join, in English"), most=2000, lines=_LONG, required=False
    )
    population = WholeNumberField(
        t("จำนวนประชากรในพื้นที่", "Population of the area"), unit=t("คน", "people"), required=False
    )
    population_on = ThaiDateField(t("ณ วันที่", "As of"), not_after="today", required=False)
    bank_name = ThaiTextField(
        t("ธนาคารของกองทุน", "The fund's bank"),
        hint=t("พิมพ์ให้สมาชิกที่โอนเงิน ไม่แสดงในหน้าสาธารณะ", "Told to members who transfer; not public."),
        most=80,
        required=False,
    )
    bank_account_name = ThaiTextField(t("ชื่อบัญชี", "Account name"), most=120, required=False)
    bank_account_no = ThaiTextField(t("เลขที่บัญชี", "Account number"), most=20, required=False)
    promptpay_id = ThaiTextField(
        t("พร้อมเพย์ของกองทุน", "The fund's PromptPay number"),
        hint=t(
            "เฉพาะที่ธนาคารออกให้กองทุน 10, 13 หรือ 15 หลัก ห้ามใช้ของส่วนตัว",
            "Only one that the bank gave the fund: 10, 13 or 15 digits. Nobody's own.",
        ),
        most=20,
        required=False,
    )

    def clean_promptpay_id(self) -> str:
        """Digits only, as many as such a number has."""
        typed = arabic_digits(self.cleaned_data["promptpay_id"])
        digits = typed.replace("-", "").replace(" ", "")
        if digits and (not digits.isdecimal() or len(digits) not in (10, 13, 15)):
            raise mend(
                t("พร้อมเพย์มี 10, 13 หรือ 15 หลัก โปรดตรวจตัวเลข", "It has 10, 13 or 15 digits. Please check."),
                "promptpay_form",
            )
        return digits

    def facts(self) -> FundFacts:
        """The answers, as the action takes them."""
        return FundFacts(**self.cleaned_data)


class PolicyForm(PlainForm):
    """How contributions stand in the book; asked once, when the fund is set up."""

    stands_as = ChoiceField(
        t("เงินสมทบของสมาชิกเป็นของใคร", "Whose are the members' contributions?"),
        [
            ("equity", t("เป็นของกองทุน ไม่คืน", "The fund's own; they are not returned")),
            ("liability", t("กองทุนต้องคืนเมื่อพ้นสมาชิกภาพ", "To be returned when a membership ends")),
        ],
        hints={"equity": t("ระเบียบของกองทุนส่วนใหญ่เป็นแบบนี้", "So say the rules of most funds.")},
        initial="equity",
    )


class PointForm(PlainForm):
    """A point at which money is taken."""

    code = ThaiTextField(t("รหัสจุด", "Code"), hint=t("สั้นๆ เช่น ม3", "Short, such as M3."), most=20)
    place_th = ThaiTextField(t("สถานที่", "Place, in Thai"))
    place_en = ThaiTextField(t("สถานที่ (อังกฤษ)", "Place, in English"), required=False)
    keeper = ThaiTextField(
        t("ชื่อผู้รับเงิน", "Who takes the money"),
        hint=t(
            "ถ้าผู้รับเงินมีบัญชีในระบบ ประธานตั้งเป็นผู้ดูแลเงินสดได้ในหน้าวงเงินและการอนุมัติ",
            "Where they have a log-in, the chair names them keeper on the page of limits.",
        ),
        most=160,
        required=False,
    )
    community = ChoiceField(t("หมู่บ้านหรือชุมชน", "Village or community"), [], drop_down=True, required=False)
    starts_on = ThaiDateField(t("เปิดตั้งแต่วันที่", "Open from"))

    def __init__(self, *args: Any, villages: Sequence[Community], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_villages(self, villages)


class DayForm(PlainForm):
    """One day from which something holds."""

    on = ThaiDateField(t("ตั้งแต่วันที่", "From"))


class ApplicationForm(PlainForm):
    """An application, once the person is known."""

    community = ChoiceField(
        t("หมู่บ้านหรือชุมชนที่สังกัด", "Village or community"), [], drop_down=True, required=False
    )
    on = ThaiDateField(t("วันที่สมัคร", "Day of application"), not_after="today")
    payment_plan = ChoiceField(t("ส่งเงินสมทบแบบใด", "How contributions are paid"), _PLANS, required=False)
    number = ThaiTextField(
        t("เลขสมาชิก", "Member number"),
        hint=t(
            "เว้นว่างไว้ ระบบออกเลขถัดไปให้ ถ้าเลขขึ้นต้นด้วยหมู่บ้าน คนที่ไม่ได้เลือกหมู่บ้านจะได้เลขขึ้นต้น 00",
            "Leave it empty and the next one is given. Where numbers begin with the village, somebody "
            "without one gets a number that begins with 00.",
        ),
        most=20,
        required=False,
    )

    def __init__(self, *args: Any, villages: Sequence[Community], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_villages(self, villages)

    def facts(self) -> dict[str, Any]:
        """The answers, as the action takes them."""
        known = dict(self.cleaned_data)
        community_id = _id(known.pop("community"))
        return {**known, "community_id": community_id}


class ResolutionForm(PlainForm):
    """The committee's resolution."""

    resolution_no = ThaiTextField(
        t("มติที่ประชุม ครั้งที่", "Number of the resolution"),
        hint=t("ตามรายงานการประชุม เช่น 3/2570", "As in the minutes, such as 3/2570."),
        most=40,
    )
    resolution_on = ThaiDateField(t("วันที่มีมติ", "Day of the resolution"), not_after="today")

    def resolution(self) -> Resolution:
        """The answers, as the action takes them."""
        return Resolution(number=self.cleaned_data["resolution_no"], on=self.cleaned_data["resolution_on"])


class AdmitForm(ResolutionForm):
    """Admission of one person; the membership may begin on another day."""

    starts_on = ThaiDateField(
        t("เริ่มเป็นสมาชิกวันที่", "Member from"),
        hint=t("เว้นว่าง ถ้าเริ่มวันที่มีมติ", "Leave it empty if from the day of the resolution."),
        required=False,
    )


class AdmitManyForm(ResolutionForm):
    """Admission of several people by one resolution."""

    members = ManyChoicesField(t("รับใครบ้าง", "Who is admitted?"), [])

    def __init__(self, *args: Any, applicants: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].choices = list(applicants)  # type: ignore[attr-defined]  # a field of choices
        self.order_fields(["members", "resolution_no", "resolution_on"])


class StatusForm(PlainForm):
    """What becomes of a membership."""

    status = ChoiceField(t("เปลี่ยนเป็น", "Change to"), [])
    on = ThaiDateField(t("ตั้งแต่วันที่", "From"), not_after="today")
    reason = ThaiTextField(
        t("เหตุผลหรือเลขที่มติ", "Reason, or number of the resolution"),
        hint=t("สั้นๆ ไม่ต้องมีข้อมูลสุขภาพ", "Short, and nothing about health."),
        required=False,
    )

    def __init__(self, *args: Any, may_become: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(name, rules.STATUS_WORDS[name]) for name in may_become]
        self.fields["status"].choices = choices  # type: ignore[attr-defined]  # a field of choices


class TakeBackForm(PlainForm):
    """Why a status was a mistake."""

    reason = ThaiTextField(t("ผิดตรงไหน", "What was wrong"), most=200)


class VillageForm(PlainForm):
    """In which village a member counts."""

    community = ChoiceField(
        t("หมู่บ้านหรือชุมชนที่สังกัด", "Village or community"), [], drop_down=True, required=False
    )

    def __init__(self, *args: Any, villages: Sequence[Community], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_villages(self, villages)

    def community_id(self) -> int | None:
        """The answer, as the action takes it."""
        return _id(self.cleaned_data["community"])


class PayeesForm(PlainForm):
    """Who is to be paid when the member dies, in order; empty places are left out."""

    on = ThaiDateField(t("แจ้งเมื่อวันที่", "Told on"), not_after="today")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in range(1, PAYEES + 1):
            self.fields[f"name_{place}"] = ThaiTextField(
                t("คนที่ {n} ชื่อ", "Person {n}: name", n=place), most=120, required=False
            )
            self.fields[f"relation_{place}"] = ThaiTextField(
                t("คนที่ {n} เป็นอะไรกับสมาชิก", "Person {n}: relation", n=place), most=40, required=False
            )
            self.fields[f"phone_{place}"] = PhoneField(
                t("คนที่ {n} เบอร์โทร", "Person {n}: telephone", n=place), required=False
            )

    def payees(self) -> list[Payee]:
        """Those who were named."""
        return list(self._named())

    def _named(self) -> Iterator[Payee]:
        known = self.cleaned_data
        for place in range(1, PAYEES + 1):
            if known[f"name_{place}"]:
                yield Payee(
                    name=known[f"name_{place}"],
                    relation=known[f"relation_{place}"],
                    phone=known[f"phone_{place}"],
                )


class FindForm(PlainForm):
    """One box that finds people."""

    question = ThaiTextField(
        t("ชื่อ เลขสมาชิก เบอร์โทร หรือเลขประจำตัว", "Name, member number, phone or citizen number"),
        most=120,
    )


class FilterForm(PlainForm):
    """Which members are listed, and in what order."""

    status = ChoiceField(
        t("สถานะ", "Status"), list(rules.STATUS_WORDS.items()), drop_down=True, required=False
    )
    village = ChoiceField(t("หมู่บ้าน", "Village"), [], drop_down=True, required=False)
    band = ChoiceField(
        t("ช่วงอายุ", "Age"),
        [(name, rules.CATEGORY_WORDS[name]) for name in ("child", "older")]
        + [("general", t("อายุอื่น", "Other ages"))],
        drop_down=True,
        required=False,
    )
    order = ChoiceField(
        t("เรียงตาม", "Order"),
        [
            ("number", t("เลขสมาชิก", "Member number")),
            ("name", t("ชื่อ", "Name")),
            ("newest", t("เข้าใหม่ก่อน", "Newest first")),
        ],
        drop_down=True,
        required=False,
    )

    def __init__(self, *args: Any, villages: Sequence[Community], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_villages(self, villages, field="village")


def offer_villages(form: PlainForm, villages: Sequence[Community], *, field: str = "community") -> None:
    """Fill a drop-down with the fund's villages."""
    choices = [("", t("เลือกจากรายการ", "Choose from the list"))]
    choices += [(str(village.pk), village.label) for village in villages]
    form.fields[field].choices = choices  # type: ignore[attr-defined]  # a field of choices


def _id(chosen: str) -> int | None:
    return int(chosen) if chosen else None
