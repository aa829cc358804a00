"""What a regulation can say, as typed values. `reading` makes them from data, `findings` looks for faults.

Nothing here lends: there is no word for it in the schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.rules import Confidence, Source

from .lengths import Length


class NoPlan(Refusal):
    """The regulation does not say what members pay."""

    code = "regulation_without_plan"


@dataclass(frozen=True, kw_only=True)
class Clause:
    """Where something stands in the regulation, and how far its value may be trusted.

    :ivar unverified: the fund must compare it with its own paper before it relies on it
    """

    number: str
    confidence: Confidence
    unverified: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One way to pay: so many months at a time, a sum for the whole or for each calendar day.

    :ivar per: ``period`` (30 for a month, 365 for a year) or ``day`` (one baht for each day of the period)
    """

    code: str
    label: Phrase
    months: int
    amount: Money
    per: str


@dataclass(frozen=True, kw_only=True)
class Relief:
    """Who pays less by rule; `pays_percent` 0 is free."""

    code: str
    label: Phrase
    pays_percent: int
    min_age: int | None = None
    max_age: int | None = None
    categories: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Contributions:
    """What members pay and when it is due.

    :ivar starts: ``joining``: periods run from the day of joining; ``calendar``: from the first of a month
    :ivar due_at: ``start`` or ``end`` of the period, with `grace_days` after it
    """

    clause: Clause
    plans: tuple[Plan, ...]
    starts: str = "joining"
    year_begins: int = 1
    due_at: str = "end"
    grace_days: int = 0
    most_ahead_months: int = 12
    reliefs: tuple[Relief, ...] = ()

    def plan(self, code: str) -> Plan:
        """The plan of that code, or the first of the regulation.

        :raises NoPlan: the regulation says no plan at all
        """
        if not self.plans:
            raise NoPlan(
                t(
                    "ระเบียบนี้ยังไม่บอกว่าสมาชิกส่งเงินสมทบเท่าใด ใส่แบบการส่งในระเบียบก่อน",
                    "This regulation does not say what members contribute. Give it a plan first.",
                )
            )
        return next((plan for plan in self.plans if plan.code == code), self.plans[0])


@dataclass(frozen=True, kw_only=True)
class Reinstatement:
    """How somebody comes back.

    :ivar pays: ``arrears`` or ``nothing``
    :ivar counts_from: ``joining`` or ``reinstatement``: from when the time of membership counts
    """

    clause: Clause
    pays: str
    counts_from: str
    wait: Length | None = None


@dataclass(frozen=True, kw_only=True)
class Arrears:
    """What follows from not paying: suspension, then the end of membership; None: the paper is silent."""

    clause: Clause
    suspended_after: Length | None = None
    ends_after: Length | None = None
    reinstatement: Reinstatement | None = None


@dataclass(frozen=True, kw_only=True)
class Deciding:
    """Who certifies, and within how many days there is a decision and an objection."""

    clause: Clause
    certifiers: int
    decide_days: int
    object_days: int


@dataclass(frozen=True, kw_only=True)
class Tier:
    """From one length of time up to another, not including it; without `before` it has no end."""

    start: Length
    before: Length | None
    amount: Money


@dataclass(frozen=True, kw_only=True)
class AmountPart:
    """One line of an amount.

    :ivar kind: ``fixed`` · ``per`` (each night, day …) · ``tiers`` (by time of membership, paid time or age)
    :ivar unit: ``night``, ``day``, ``week``, ``month`` or ``year``
    :ivar basis: ``membership``, ``paid`` or ``age``
    :ivar further: "+ X for each further year": after how long each, and how much, counted from the last tier
    """

    kind: str
    amount: Money | None = None
    unit: str = ""
    least_units: int = 0
    most_units_event: int | None = None
    most_units_year: int | None = None
    basis: str = ""
    tiers: tuple[Tier, ...] = ()
    further_every: Length | None = None
    further_amount: Money | None = None


@dataclass(frozen=True, kw_only=True)
class Caps:
    """The most that is given, in baht and in times."""

    event: Money | None = None
    year: Money | None = None
    year_times: int | None = None
    life_times: int | None = None
    family_year_times: int | None = None


@dataclass(frozen=True, kw_only=True)
class Requires:
    """What must hold on the day of the event.

    :ivar in_order: arrears on that day: ``required`` refuses, ``ask`` (the paper is silent) asks a person,
        ``ignored`` pays all the same
    """

    membership: Length | None = None
    paid: Length | None = None
    min_age: int | None = None
    max_age: int | None = None
    sex: str = ""
    in_order: str = "required"


@dataclass(frozen=True, kw_only=True)
class Benefit:
    """One benefit (สวัสดิการ).

    :ivar kind: as section 5 of the status form counts it
    :ivar relations: to whom the event may happen: ``self``, relatives of the member, or ``community``
    :ivar claim_months: only in these months; empty: all year
    :ivar payee: ``claimant``, or ``nominated`` on death
    :ivar started_by: ``claim``, or ``committee`` from a list that the system makes
    """

    code: str
    kind: str
    label: Phrase
    clause: Clause
    relations: tuple[str, ...] = ("self",)
    requires: Requires = Requires()
    amounts: tuple[AmountPart, ...] = ()
    caps: Caps = Caps()
    claim_within: Length | None = None
    claim_months: tuple[int, ...] = ()
    documents: tuple[str, ...] = ()
    payee: str = "claimant"
    started_by: str = "claim"
    non_cash: Phrase | None = None

    @property
    def is_by_committee(self) -> bool:
        """Whether its amount stands nowhere: the committee fixes it each time."""
        unsaid = [part for part in self.amounts if part.kind == "per" and part.amount is None]
        return bool(unsaid) or (not self.amounts and self.non_cash is None)


@dataclass(frozen=True, kw_only=True)
class Regulation:
    """A fund's regulation, all of it, as in force from a day."""

    code: str
    title: Phrase
    source: str
    url: str
    confidence: Confidence
    in_force_from: date
    entry_fee: Money | None
    contributions: Contributions
    arrears: Arrears
    deciding: Deciding
    benefit_year_begins: tuple[int, int]
    benefits: tuple[Benefit, ...]
    proxy_clause: Clause
    proxy_documents: tuple[str, ...] = ()
    membership_clause: Clause
    unknowns: tuple[Phrase, ...] = ()
    digest: str = ""

    def benefit(self, code: str) -> Benefit | None:
        """The benefit of that code."""
        return next((benefit for benefit in self.benefits if benefit.code == code), None)

    def cite(self, clause: Clause) -> Source:
        """The source of a condition, as a decision stores it."""
        return Source(self.title.in_("th"), clause.number, self.url)

    def benefit_year(self, on: date) -> tuple[date, date]:
        """The first day of the benefit year of a day, and the first day of the next one."""
        month, day = self.benefit_year_begins
        first = date(on.year, month, day)
        if on < first:
            first = date(on.year - 1, month, day)
        return first, date(first.year + 1, month, day)

    @property
    def version(self) -> str:
        """What a stored decision cites."""
        return f"{self.code}@{self.digest[:32]}"


RELATIONS: Mapping[str, tuple[str, str]] = {
    "self": ("สมาชิกเอง", "the member"),
    "spouse": ("คู่สมรส", "husband or wife"),
    "child": ("บุตร", "child"),
    "father": ("บิดา", "father"),
    "mother": ("มารดา", "mother"),
    "community": ("คนในชุมชนที่ไม่ใช่สมาชิก", "somebody of the community who is no member"),
}
UNIT_WORDS: Mapping[str, tuple[str, str]] = {
    "night": ("คืน", "night"),
    "day": ("วัน", "day"),
    "week": ("สัปดาห์", "week"),
    "month": ("เดือน", "month"),
    "year": ("ปี", "year"),
}
BASIS_WORDS: Mapping[str, tuple[str, str]] = {
    "membership": ("ระยะเวลาเป็นสมาชิก", "time of membership"),
    "paid": ("ระยะเวลาที่ส่งเงินสมทบครบ", "time fully paid"),
    "age": ("อายุ", "age"),
}
CATEGORY_WORDS: Mapping[str, tuple[str, str]] = {
    "disabled": ("คนพิการ", "a person with a disability"),
    "disadvantaged": ("ผู้ด้อยโอกาส", "a disadvantaged person"),
    "orphan": ("เด็กกำพร้า", "an orphan"),
}
SEX_WORDS: Mapping[str, tuple[str, str]] = {"female": ("หญิง", "women"), "male": ("ชาย", "men")}

KIND_WORDS: Mapping[str, tuple[str, str]] = {
    "birth": ("คลอดบุตร", "Birth"),
    "illness": ("เจ็บป่วย", "Illness"),
    "older": ("ผู้สูงอายุ", "Older persons"),
    "death": ("เสียชีวิต", "Death"),
    "funeral": ("ค่าใช้จ่ายงานศพ", "Funeral costs"),
    "disadvantaged": ("ผู้ด้อยโอกาสและคนพิการ", "Disadvantaged persons and persons with disabilities"),
    "occupation": ("อาชีพ", "Occupation"),
    "education": ("การศึกษา", "Education"),
    "culture": ("ประเพณีและวัฒนธรรม", "Culture"),
    "housing": ("ซ่อมหรือสร้างบ้าน", "Housing"),
    "disaster": ("ภัยพิบัติ", "Disaster"),
    "public_benefit": ("สาธารณประโยชน์", "Public benefit"),
    "environment": ("ทรัพยากรธรรมชาติ", "Natural resources"),
    "other_benefit": ("สวัสดิการอื่น", "Another benefit"),
}
"""The kinds of section 5 of the fund status form."""

PAPER_WORDS: Mapping[str, tuple[str, str]] = {
    "claim_form": ("แบบคำขอรับสวัสดิการ", "claim form"),
    "id_card": ("บัตรประชาชน", "identity card"),
    "house_register": ("ทะเบียนบ้าน", "house register"),
    "member_book": ("สมุดประจำตัวสมาชิก", "member passbook"),
    "birth_notice": ("หนังสือรับรองการเกิด", "birth notice"),
    "birth_certificate": ("สูติบัตร", "birth certificate"),
    "stay_certificate": ("ใบรับรองการนอนโรงพยาบาล", "certificate of the hospital stay"),
    "death_certificate": ("ใบมรณบัตร", "death certificate"),
    "house_register_of_dead": ("ทะเบียนบ้านของผู้เสียชีวิต", "house register of the deceased"),
    "payee_id_card": ("บัตรประชาชนของผู้รับผลประโยชน์", "identity card of the nominated payee"),
    "payee_house_register": ("ทะเบียนบ้านของผู้รับผลประโยชน์", "house register of the nominated payee"),
    "school_certificate": ("หนังสือรับรองจากสถานศึกษา", "certificate of the school"),
    "disability_card": ("บัตรประจำตัวคนพิการ", "disability card"),
    "photo_of_damage": ("รูปถ่ายความเสียหาย", "photograph of the damage"),
    "headman_certificate": ("หนังสือรับรองของผู้ใหญ่บ้านหรือประธานชุมชน", "certificate of the village head"),
    "power_of_attorney": ("หนังสือมอบอำนาจ", "power of attorney"),
    "proxy_id_card": ("บัตรประชาชนของผู้รับมอบอำนาจ", "identity card of the proxy"),
    "proxy_house_register": ("ทะเบียนบ้านของผู้รับมอบอำนาจ", "house register of the proxy"),
}
