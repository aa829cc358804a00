"""A benefit of a draft as tables and sentences: for whom, conditions, amounts, steps, caps, papers."""

from __future__ import annotations

import copy
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thuanna.channels.web.fields import (
    ChoiceField,
    ManyChoicesField,
    MoneyField,
    ThaiTextField,
    WholeNumberField,
)
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.thai_months import ENGLISH_MONTHS, THAI_MONTHS
from thuanna.money.regulations import access, actions
from thuanna.money.regulations.schema.findings import findings
from thuanna.money.regulations.schema.reading import regulation_of
from thuanna.money.regulations.schema.regulation import (
    BASIS_WORDS,
    KIND_WORDS,
    PAPER_WORDS,
    RELATIONS,
    SEX_WORDS,
    UNIT_WORDS,
)

from .shared import LengthField, baht, given, sections, trail, words

_TIERS = 12
_NOBODY = [("", t("ไม่จำกัด", "no limit"))]
_CAPS = ("event", "year", "year_times", "life_times", "family_year_times")


def _choices(known: Any) -> list[tuple[str, Any]]:
    return [(code, t(*said)) for code, said in known.items()]


class BenefitForm(PlainForm):
    """One benefit. Whatever is left empty the regulation does not ask for."""

    label = ThaiTextField(t("ชื่อสวัสดิการ", "Name of the benefit"), most=100)
    clause = ThaiTextField(t("เลขข้อในระเบียบ", "Clause"), most=80)
    kind = ChoiceField(
        t("นับเป็นประเภทใดในแบบแสดงสถานะ", "Counted in the status form as"),
        _choices(KIND_WORDS),
        drop_down=True,
    )
    relations = ManyChoicesField(t("เกิดกับใครจึงให้", "Given when it happens to"), _choices(RELATIONS))
    membership = LengthField(t("ต้องเป็นสมาชิกมาแล้ว", "After a membership of"), required=False)
    paid = LengthField(t("ต้องส่งเงินสมทบครบมาแล้ว", "After having fully paid for"), required=False)
    min_age = WholeNumberField(t("อายุตั้งแต่กี่ปี", "From which age"), most=130, required=False)
    max_age = WholeNumberField(t("อายุไม่เกินกี่ปี", "Up to which age"), most=130, required=False)
    sex = ChoiceField(t("เฉพาะเพศ", "Only for"), [*_NOBODY, *_choices(SEX_WORDS)], required=False)
    in_order = ChoiceField(
        t("ถ้าวันเกิดเหตุค้างส่ง", "With arrears on the day of the event"),
        [
            ("required", t("ไม่ให้", "it is not given")),
            ("ask", t("คณะกรรมการพิจารณา", "the committee decides")),
            ("ignored", t("ให้ได้", "it is given")),
        ],
    )
    fixed = MoneyField(t("จ่ายครั้งเดียวเท่าใด", "Paid once"), required=False)
    per = ChoiceField(
        t("และจ่ายต่อ", "And for each"), [("", t("ไม่มี", "nothing")), *_choices(UNIT_WORDS)], required=False
    )
    per_baht = MoneyField(t("หน่วยละเท่าใด", "How much each"), required=False)
    least = WholeNumberField(t("ต้องมีอย่างน้อยกี่หน่วย", "At least how many"), least=1, required=False)
    most_event = WholeNumberField(t("ครั้งหนึ่งไม่เกินกี่หน่วย", "At most in one event"), least=1, required=False)
    most_year = WholeNumberField(t("ปีหนึ่งไม่เกินกี่หน่วย", "At most in a year"), least=1, required=False)
    by = ChoiceField(
        t("จ่ายเป็นขั้นตาม", "Paid in steps by"),
        [("", t("ไม่มีขั้น", "no steps")), *_choices(BASIS_WORDS)],
        required=False,
    )
    further_every = LengthField(t("จากขั้นสุดท้าย ทุก", "From the last step on, every"), required=False)
    further_baht = MoneyField(t("เพิ่มอีก", "adds"), required=False)
    event = MoneyField(t("เพดานต่อครั้ง", "Most in one event"), required=False)
    year = MoneyField(t("เพดานต่อปี", "Most in a year"), required=False)
    year_times = WholeNumberField(t("ปีละไม่เกินกี่ครั้ง", "Times in a year"), least=1, required=False)
    life_times = WholeNumberField(t("ตลอดชีพไม่เกินกี่ครั้ง", "Times in a life"), least=1, required=False)
    family_year_times = WholeNumberField(
        t("ครอบครัวละไม่เกินกี่ครั้งต่อปี", "Times a family and year"), least=1, required=False
    )
    claim_within = LengthField(t("ต้องยื่นภายใน", "To be claimed within"), required=False)
    claim_months = ManyChoicesField(
        t("ยื่นได้เฉพาะเดือน", "Only in these months"),
        [(str(n), t(THAI_MONTHS[n - 1], ENGLISH_MONTHS[n - 1])) for n in range(1, 13)],
        required=False,
    )
    documents = ManyChoicesField(
        t("เอกสารที่ต้องนำมา", "Papers to bring"), _choices(PAPER_WORDS), required=False
    )
    payee = ChoiceField(
        t("จ่ายให้ใคร", "Paid to"),
        [
            ("claimant", t("สมาชิกหรือผู้ยื่น", "the member or who claims")),
            ("nominated", t("ผู้รับผลประโยชน์ที่ระบุไว้", "those nominated")),
        ],
    )
    started_by = ChoiceField(
        t("เริ่มโดย", "Started by"),
        [
            ("claim", t("คำขอ", "a claim")),
            ("committee", t("คณะกรรมการ จากรายชื่อที่ระบบทำ", "the committee, from a list")),
        ],
    )
    non_cash = ThaiTextField(t("ถ้าไม่เป็นตัวเงิน ให้อะไร", "If not money, what"), most=160, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in range(_TIERS):
            self.fields[f"tier_{row}_from"] = LengthField(t("ตั้งแต่", "From"), required=False, hint=None)
            self.fields[f"tier_{row}_before"] = LengthField(
                t("แต่ไม่ถึง", "and under"), required=False, hint=None
            )
            self.fields[f"tier_{row}_baht"] = MoneyField(t("ได้", "gives"), least=ZERO, required=False)

    @property
    def groups(self) -> list[tuple[Any, list[Any]]]:
        """The questions in the order of a document, in short groups."""
        return [(heading, [self[name] for name in names.split()]) for heading, names in _GROUPS]

    @property
    def tier_rows(self) -> list[list[Any]]:
        """The steps as lines of a table."""
        return [[self[f"tier_{row}_{name}"] for name in ("from", "before", "baht")] for row in range(_TIERS)]

    def clean(self) -> dict[str, Any]:
        """A step has a beginning and a sum."""
        known: dict[str, Any] = super().clean() or {}
        for row in range(_TIERS):
            start, amount = known.get(f"tier_{row}_from"), known.get(f"tier_{row}_baht")
            if bool(start) != (amount is not None):
                told = t("ขั้นนี้ต้องมีทั้งจุดเริ่มและจำนวนเงิน", "A step has both a beginning and a sum.")
                self.add_error(f"tier_{row}_from", mend(told, "tier_half"))
        return known

    def benefit(self, before: dict[str, Any] | None, code: str) -> dict[str, Any]:
        """The answers in the form of the data. What was saved here counts as compared with the paper."""
        known = self.cleaned_data
        old = before or {}
        label = old["label"] if old and old["label"]["th"] == known["label"] else words(known["label"])
        asked = {
            name: known[name] for name in ("membership", "paid", "min_age", "max_age", "sex", "in_order")
        }
        caps = {name: known[name] for name in _CAPS}
        caps |= {name: baht(caps[name]) for name in ("event", "year") if caps[name]}
        built = {
            "code": code,
            "kind": known["kind"],
            "label": label,
            "clause": known["clause"],
            "relations": list(known["relations"]),
            "requires": given(asked),
            "amounts": self._amounts(),
            "caps": given(caps),
            "claim_within": known["claim_within"],
            "claim_months": [int(month) for month in known["claim_months"]],
            "documents": list(known["documents"]),
            "payee": known["payee"],
            "started_by": known["started_by"],
            "non_cash": words(known["non_cash"]) if known["non_cash"] else None,
        }
        return {**given(built), "confidence": "A", "unverified": False}

    def _amounts(self) -> list[dict[str, Any]]:
        known = self.cleaned_data
        parts: list[dict[str, Any]] = [{"fixed": baht(known["fixed"])}] if known["fixed"] else []
        if known["per"]:
            each = {name: known[name] for name in ("least", "most_event", "most_year")}
            sum_ = baht(known["per_baht"]) if known["per_baht"] else None
            parts.append(given({"per": known["per"], "baht": sum_, **each}))
        tiers = [
            given(
                {
                    "from": known[f"tier_{row}_from"],
                    "before": known[f"tier_{row}_before"],
                    "baht": baht(known[f"tier_{row}_baht"]),
                }
            )
            for row in range(_TIERS)
            if known[f"tier_{row}_from"] and known[f"tier_{row}_baht"] is not None
        ]
        if known["by"] and tiers:
            steps: dict[str, Any] = {"by": known["by"], "tiers": tiers}
            if known["further_every"] and known["further_baht"]:
                steps["further"] = {"every": known["further_every"], "baht": baht(known["further_baht"])}
            parts.append(steps)
        return parts


_GROUPS = (
    (t("สวัสดิการข้อนี้", "This benefit"), "label clause kind relations"),
    (t("เงื่อนไขในวันเกิดเหตุ", "What must hold on the day"), "membership paid min_age max_age sex in_order"),
    (t("จำนวนเงิน", "Amount"), "fixed per per_baht least most_event most_year by"),
    (t("เพดาน", "Caps"), "further_every further_baht event year year_times life_times family_year_times"),
    (
        t("การยื่นและการจ่าย", "Claiming and paying"),
        "claim_within claim_months documents payee started_by non_cash",
    ),
)


def _initial(data: dict[str, Any]) -> dict[str, Any]:
    values = {"relations": ["self"], "in_order": "required", "payee": "claimant", "started_by": "claim"}
    plain = ("clause", "kind", "relations", "claim_within", "documents", "payee", "started_by")
    values |= {name: data[name] for name in plain if name in data}
    values |= {"label": data["label"]["th"], **data.get("requires", {}), **data.get("caps", {})}
    values["claim_months"] = [str(month) for month in data.get("claim_months", [])]
    values["non_cash"] = data.get("non_cash", {}).get("th", "")
    for part in data.get("amounts", []):
        values |= {
            name: part[name]
            for name in ("fixed", "per", "least", "most_event", "most_year", "by")
            if name in part
        }
        if "per" in part:
            values["per_baht"] = part.get("baht")
        for row, tier in enumerate(part.get("tiers", [])[:_TIERS]):
            values |= {f"tier_{row}_{name}": value for name, value in tier.items()}
        if "further" in part:
            values |= {f"further_{name}": value for name, value in part["further"].items()}
    return values


@page(access.EDIT)
def edit(request: StaffRequest, draft_id: int, code: str) -> HttpResponse:
    """Change one benefit."""
    draft = access.draft_for(request.actor, access.EDIT, draft_id)
    found = next((one for one in draft.document["benefits"] if one["code"] == code), None)
    if found is None:
        raise Http404
    return _edit(request, draft, found, code)


@page(access.EDIT)
def add(request: StaffRequest, draft_id: int) -> HttpResponse:
    """Add a benefit."""
    draft = access.draft_for(request.actor, access.EDIT, draft_id)
    taken = {one["code"] for one in draft.document["benefits"]}
    code = next(name for name in (f"benefit_{n}" for n in range(1, 1000)) if name not in taken)
    return _edit(request, draft, None, code)


def _edit(request: StaffRequest, draft: Any, found: dict[str, Any] | None, code: str) -> HttpResponse:
    first = _initial(found) if found else {"relations": ["self"], "in_order": "required"}
    first = {"payee": "claimant", "started_by": "claim", **first}
    form = BenefitForm(request.POST or None, initial=first)
    edition = request.POST.get("edition", str(draft.edition))
    if form.is_valid():
        document = copy.deepcopy(draft.document)
        built = form.benefit(found, code)
        rest = document["benefits"]
        document["benefits"] = [built if one["code"] == code else one for one in rest]
        if found is None:
            document["benefits"].append(built)
        try:
            actions.change(
                draft_id=draft.pk,
                document=document,
                edition=int(edition) if edition.isdecimal() else 0,
                by=request.actor,
            )
        except Refusal as refusal:
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:regulation_draft", draft.pk)
    regulation = regulation_of(draft.document)
    facts = {
        "form": form,
        "draft": draft,
        "code": code if found else "",
        "edition": edition,
        "section": next((one for one in sections(regulation) if one["part"] == code), None),
        "findings": [one for one in findings(regulation) if one.where == code],
        "back": reverse("staff:regulation_draft", args=[draft.pk]),
        "trail": trail(draft),
    }
    return render(request, "staff/regulations/benefit.html", facts)


@require_POST
@page(access.EDIT)
def remove(request: StaffRequest, draft_id: int, code: str) -> HttpResponse:
    """Take a benefit out of the draft."""
    draft = access.draft_for(request.actor, access.EDIT, draft_id)
    document = copy.deepcopy(draft.document)
    document["benefits"] = [one for one in document["benefits"] if one["code"] != code]
    actions.change(draft_id=draft_id, document=document, edition=draft.edition, by=request.actor)
    return redirect("staff:regulation_draft", draft_id)
