"""The forms of the parts of a draft other than its benefits: what each asks, reads and writes back."""

from __future__ import annotations

from typing import Any

from thuanna.channels.web.fields import (
    ChoiceField,
    ManyChoicesField,
    MoneyField,
    ThaiTextField,
    WholeNumberField,
)
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO
from thuanna.kernel.thai_months import ENGLISH_MONTHS, THAI_MONTHS
from thuanna.money.regulations.schema.regulation import CATEGORY_WORDS, PAPER_WORDS

from .shared import LengthField, baht, given, words

Document = dict[str, Any]
_PLAN_ROWS, _RELIEF_ROWS = 6, 4
_RELIEF = ("label", "pays_percent", "min_age", "max_age", "categories")
_MARK = {"confidence": "A", "unverified": False}
_MONTHS = [(str(n), t(THAI_MONTHS[n - 1], ENGLISH_MONTHS[n - 1])) for n in range(1, 13)]


class PartForm(PlainForm):
    """A part of the regulation. Each has `read`, which fills it from the data, and `write`, back into them.

    What somebody has saved here counts as compared with the fund's own paper.

    :cvar rows_of: what one line of the part's table is called, where it has a table
    """

    clause = ThaiTextField(t("เลขข้อในระเบียบ", "Clause"), most=80)
    rows_of: Phrase | None = None

    @property
    def row_names(self) -> list[list[str]]:
        """The names of the boxes of each line."""
        return []

    @property
    def row_fields(self) -> list[list[Any]]:
        """The lines of the table."""
        return [[self[name] for name in row] for row in self.row_names]

    @property
    def plain_fields(self) -> list[Any]:
        """The boxes outside the table."""
        in_rows = {name for row in self.row_names for name in row}
        return [self[name] for name in self.fields if name not in in_rows]


class GeneralForm(PartForm):
    """Membership and the benefit year."""

    entry_fee = MoneyField(t("ค่าสมัครแรกเข้า", "Entry fee"), least=ZERO, required=False)
    month = ChoiceField(t("ปีสวัสดิการเริ่มเดือน", "The benefit year begins in"), _MONTHS, drop_down=True)
    day = WholeNumberField(t("วันที่", "on day"), least=1, most=28)

    @staticmethod
    def read(document: Document) -> dict[str, Any]:
        """The form's first values."""
        found = document["membership"]
        return {"clause": found["clause"], "entry_fee": found.get("entry_fee"), **document["benefit_year"]}

    def write(self, document: Document) -> None:
        """Put the answers into the document."""
        known = self.cleaned_data
        fee = known["entry_fee"]
        kept = given({"clause": known["clause"], "entry_fee": baht(fee) if fee is not None else None})
        document["membership"] = {**kept, **_MARK}
        document["benefit_year"] = {"month": int(known["month"]), "day": known["day"]}


class ContributionsForm(PartForm):
    """What members pay and when; one line a plan."""

    rows_of = t("แบบการส่ง", "Plan")
    starts = ChoiceField(
        t("งวดนับจากอะไร", "Periods run from"),
        [
            ("joining", t("วันที่เป็นสมาชิก", "the day of joining")),
            ("calendar", t("ต้นเดือนปฏิทิน", "the first of a month")),
        ],
    )
    due_at = ChoiceField(
        t("ต้องส่งเมื่อใด", "Due"),
        [("end", t("ภายในสิ้นงวด", "by the end of the period")), ("start", t("ต้นงวด", "at its start"))],
    )
    grace_days = WholeNumberField(t("ผ่อนผันอีกกี่วัน", "Days of grace"), most=366)
    most_ahead_months = WholeNumberField(t("ส่งล่วงหน้าได้ไม่เกินกี่เดือน", "Months that may be paid ahead"), most=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in range(_PLAN_ROWS):
            self.fields[f"plan_{row}_label"] = ThaiTextField(t("ชื่อแบบ", "Plan"), most=60, required=False)
            self.fields[f"plan_{row}_months"] = ChoiceField(
                t("ครั้งละกี่เดือน", "Months"),
                [(str(n), t(str(n), str(n))) for n in (1, 2, 3, 4, 6, 12)],
                drop_down=True,
                required=False,
            )
            self.fields[f"plan_{row}_per"] = ChoiceField(
                t("คิดอย่างไร", "Counted"),
                [("period", t("ต่องวด", "a period")), ("day", t("ต่อวันจริง", "a calendar day"))],
                drop_down=True,
                required=False,
            )
            self.fields[f"plan_{row}_amount"] = MoneyField(t("บาท", "Baht"), required=False)

    @property
    def row_names(self) -> list[list[str]]:
        """A line for each plan."""
        names = ("label", "months", "per", "amount")
        return [[f"plan_{row}_{name}" for name in names] for row in range(_PLAN_ROWS)]

    @staticmethod
    def read(document: Document) -> dict[str, Any]:
        """The form's first values."""
        found = document["contributions"]
        values = {"starts": "joining", "due_at": "end", "grace_days": 0, "most_ahead_months": 12, **found}
        for row, plan in enumerate(found["plans"][:_PLAN_ROWS]):
            values |= {
                f"plan_{row}_label": plan["label"]["th"],
                f"plan_{row}_months": str(plan["months"]),
                f"plan_{row}_per": plan["per"],
                f"plan_{row}_amount": plan["amount"],
            }
        return values

    def write(self, document: Document) -> None:
        """Put the answers into the document; reliefs have a form of their own."""
        known = self.cleaned_data
        before = document["contributions"]
        names = {plan["label"]["th"]: plan for plan in before["plans"]}
        plans = []
        for row in range(_PLAN_ROWS):
            label, amount = known[f"plan_{row}_label"], known[f"plan_{row}_amount"]
            if label and amount:
                old = names.get(label)
                plans.append(
                    {
                        "code": old["code"] if old else f"plan_{row + 1}",
                        "label": old["label"] if old else words(label),
                        "months": int(known[f"plan_{row}_months"] or 1),
                        "amount": baht(amount),
                        "per": known[f"plan_{row}_per"] or "period",
                    }
                )
        asked = ("clause", "starts", "due_at", "grace_days", "most_ahead_months")
        kept = {name: known[name] for name in asked}
        document["contributions"] = {**before, **kept, "plans": plans, **_MARK}


class ReliefsForm(PartForm):
    """Who pays less or nothing, by age or by what the register says of them; one line each."""

    rows_of = t("ผู้ได้รับการผ่อนผัน", "Relief")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["clause"]
        for row in range(_RELIEF_ROWS):
            asked = {
                "label": ThaiTextField(
                    t("เรียกว่าอะไร", "What is it called?"),
                    most=120,
                    required=False,
                    hint=t("เช่น ผู้มีอายุครบ 80 ปี ไม่ต้องส่ง", "Such as: from 80 years of age, free."),
                ),
                "pays_percent": WholeNumberField(
                    t("ส่งร้อยละเท่าใดของเงินสมทบ", "Pays how many percent"),
                    most=99,
                    required=False,
                    hint=t("0 คือไม่ต้องส่ง", "0 means nothing at all."),
                ),
                "min_age": WholeNumberField(t("อายุตั้งแต่กี่ปี", "From age"), most=150, required=False),
                "max_age": WholeNumberField(t("ถึงกี่ปี", "To age"), most=150, required=False),
                "categories": ManyChoicesField(
                    t("หรือเป็น", "Or being"),
                    [(code, t(*said)) for code, said in CATEGORY_WORDS.items()],
                    required=False,
                ),
            }
            self.fields |= {f"relief_{row}_{name}": field for name, field in asked.items()}

    @property
    def row_names(self) -> list[list[str]]:
        """A line for each relief."""
        return [[f"relief_{row}_{name}" for name in _RELIEF] for row in range(_RELIEF_ROWS)]

    @staticmethod
    def read(document: Document) -> dict[str, Any]:
        """The form's first values."""
        values: dict[str, Any] = {}
        for row, relief in enumerate(document["contributions"].get("reliefs", [])[:_RELIEF_ROWS]):
            values |= {f"relief_{row}_{name}": relief.get(name) for name in _RELIEF if name != "label"}
            values[f"relief_{row}_label"] = relief["label"]["th"]
        return values

    def clean(self) -> dict[str, Any]:
        """A line says how much, and for whom."""
        known: dict[str, Any] = super().clean() or {}
        for row in range(_RELIEF_ROWS):
            told = {name: known.get(f"relief_{row}_{name}") for name in _RELIEF}
            if not told["label"]:
                continue
            if told["pays_percent"] is None:
                words = t("กรุณากรอกว่าส่งร้อยละเท่าใด", "Please say how many percent.")
                self.add_error(f"relief_{row}_pays_percent", mend(words, "relief_percent"))
            if told["min_age"] is None and told["max_age"] is None and not told["categories"]:
                words = t("กรุณาบอกอายุหรือเลือกว่าเป็นใคร", "Please give an age, or choose who it is for.")
                self.add_error(f"relief_{row}_label", mend(words, "relief_for_whom"))
        return known

    def write(self, document: Document) -> None:
        """Put the answers into the document."""
        known = self.cleaned_data
        before = document["contributions"]
        names = {relief["label"]["th"]: relief for relief in before.get("reliefs", [])}
        reliefs = []
        for row in range(_RELIEF_ROWS):
            told = {name: known[f"relief_{row}_{name}"] for name in _RELIEF}
            label = told.pop("label")
            if label:
                old = names.get(label, {"code": f"relief_{row + 1}", "label": words(label)})
                reliefs.append({"code": old["code"], "label": old["label"], **given(told)})
        document["contributions"] = {**before, "reliefs": reliefs}


class ArrearsForm(PartForm):
    """What follows from not paying, and how somebody comes back."""

    suspended_after = LengthField(t("ค้างส่งเกินเท่าใดจึงพักสิทธิ", "Suspended after"), required=False)
    ends_after = LengthField(t("ค้างส่งเกินเท่าใดจึงพ้นสมาชิกภาพ", "Membership ends after"), required=False)
    pays = ChoiceField(
        t("กลับเข้าเป็นสมาชิกต้องส่งอะไร", "To come back one pays"),
        [
            ("", t("ระเบียบไม่มีข้อนี้", "The regulation does not say")),
            ("arrears", t("ส่งที่ค้างให้ครบ", "all arrears")),
            ("nothing", t("ไม่ต้องส่งที่ค้าง", "nothing")),
        ],
        required=False,
    )
    wait = LengthField(t("กลับเข้าแล้วรอกี่วันหรือเดือนจึงใช้สิทธิ", "And waits"), required=False)
    counts_from = ChoiceField(
        t("นับอายุสมาชิกจาก", "Membership counts from"),
        [("joining", t("วันเข้าเดิม", "the first joining")), ("reinstatement", t("วันที่กลับเข้า", "the return"))],
        required=False,
    )

    @staticmethod
    def read(document: Document) -> dict[str, Any]:
        """The form's first values."""
        found = document["arrears"]
        return {"counts_from": "joining", **found.get("reinstatement", {}), **found}

    def write(self, document: Document) -> None:
        """Put the answers into the document."""
        known = self.cleaned_data
        asked = {name: known[name] for name in ("clause", "suspended_after", "ends_after")}
        arrears = {**given(asked), **_MARK}
        if known["pays"]:
            back = {"clause": known["clause"], "pays": known["pays"], "wait": known["wait"]}
            arrears["reinstatement"] = {
                **given(back),
                "counts_from": known["counts_from"] or "joining",
                **_MARK,
            }
        document["arrears"] = arrears


class DecidingForm(PartForm):
    """Who certifies, how many days there are, what a proxy brings."""

    certifiers = WholeNumberField(t("ศูนย์หมู่บ้านรับรองกี่คน", "How many of the village centre certify"), most=9)
    decide_days = WholeNumberField(t("พิจารณาภายในกี่วัน", "Days to decide"), least=1, most=366)
    object_days = WholeNumberField(t("โต้แย้งได้ภายในกี่วัน", "Days to object"), most=366)
    documents = ManyChoicesField(
        t("ผู้รับแทนต้องนำอะไรมา", "What a proxy brings"),
        [(code, t(*said)) for code, said in PAPER_WORDS.items()],
        required=False,
    )

    @staticmethod
    def read(document: Document) -> dict[str, Any]:
        """The form's first values."""
        return {**document["deciding"], "documents": document.get("proxy", {}).get("documents", [])}

    def write(self, document: Document) -> None:
        """Put the answers into the document."""
        known = self.cleaned_data
        asked = ("clause", "certifiers", "decide_days", "object_days")
        document["deciding"] = {**{name: known[name] for name in asked}, **_MARK}
        clause = document.get("proxy", {}).get("clause", known["clause"])
        document["proxy"] = {"clause": clause, "documents": list(known["documents"]), **_MARK}


AnyPart = GeneralForm | ContributionsForm | ReliefsForm | ArrearsForm | DecidingForm
PARTS: dict[str, tuple[type[AnyPart], Phrase]] = {
    "general": (GeneralForm, t("สมาชิกและปีสวัสดิการ", "Membership and the benefit year")),
    "contributions": (ContributionsForm, t("เงินสมทบ", "Contributions")),
    "reliefs": (ReliefsForm, t("ผู้ที่ส่งน้อยลงหรือไม่ต้องส่ง", "Who pays less or nothing")),
    "arrears": (ArrearsForm, t("การค้างส่งและการกลับเข้า", "Arrears and coming back")),
    "deciding": (DecidingForm, t("การรับรองและพิจารณา", "Certifying and deciding")),
}
