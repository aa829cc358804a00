"""The passbook (สมุดประจำตัวสมาชิก): every time money was brought, and the periods for which none was.

Set-based: a thousand passbooks ask the database as often as one. What was missed is for the fund's regulation
to say and comes in from above.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F

from thuanna.foundation.accounts.models import User
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.thai_dates import PartialDate, english_date, thai_date
from thuanna.money.funds import access, rules, words
from thuanna.money.funds.models import Member, NominatedPayee
from thuanna.money.funds.sheets.months import month_later
from thuanna.money.payments import access as receipt_access
from thuanna.money.payments import queries as receipt_queries
from thuanna.money.payments.models import Receipt, ReceiptLine, ReceiptVoid

from . import members

_SHOWN = (*words.CONTRIBUTIONS, "entry_fee")


@dataclass(frozen=True)
class Missed:
    """A period that was due and not paid."""

    starts_on: datetime.date
    ends_before: datetime.date
    amount: Money


@dataclass(frozen=True)
class Entry:
    """One line of a passbook, with the columns of the paper one.

    :ivar time: ครั้งที่, for what was paid and stands
    :ivar is_paid: ส่ง; else ขาด
    :ivar taken_by: who signed for the money
    """

    time: int | None
    on: datetime.date
    is_paid: bool
    amount: Money | None
    taken_by: str
    note: Phrase


@dataclass(frozen=True)
class Passbook:
    """One member's book as it stands on a day."""

    member: Member
    standing: rules.Standing | None
    since: datetime.date | None
    entries: tuple[Entry, ...]
    opening: Money
    payees: tuple[NominatedPayee, ...]

    @property
    def name(self) -> str:
        """The member's name."""
        return str(self.member.person.full_name)

    @property
    def village(self) -> Phrase | None:
        """Where the member is counted."""
        label: Phrase | None = self.member.community.label if self.member.community else None
        return label

    @property
    def paid(self) -> Money:
        """Everything paid in here, on receipts that stand; what was brought forward not counted."""
        return sum((e.amount for e in self.entries if e.time is not None and e.amount), ZERO)


def passbook(member_id: int, *, on: datetime.date, by: Actor, missed: Sequence[Missed] = ()) -> Passbook:
    """One member's passbook.

    :raises NotAllowed: without the right to see members and receipts
    :raises MemberUnknown: not in this fund
    """
    member = access.member_for(by, access.VIEW, member_id)
    by.must(receipt_access.VIEW)
    return _books([member], on, {member_id: missed})[0]


def passbooks(
    member_ids: Collection[int],
    *,
    on: datetime.date,
    by: Actor,
    missed: Mapping[int, Sequence[Missed]] | None = None,
) -> list[Passbook]:
    """The passbooks of many, in the order of their numbers.

    :raises NotAllowed: without the right to see members and receipts
    """
    by.must(receipt_access.VIEW)
    found = access.members_for(by, access.VIEW).filter(pk__in=member_ids)
    ordered = found.select_related("person", "community").order_by("number_key", "pk")
    return _books(list(ordered), on, missed or {})


def current_in(community_id: int | None, *, on: datetime.date, by: Actor) -> list[int]:
    """The members of a village, or all, who are members on a day, in the order of their numbers.

    :raises NotAllowed: the actor may not see members
    """
    found = access.members_for(by, access.VIEW)
    if community_id is not None:
        found = found.filter(community_id=community_id)
    ids = list(found.order_by("number_key", "pk").values_list("pk", flat=True))
    standings = members.standings_on(on, ids)
    return [pk for pk in ids if pk in standings and standings[pk].is_current]


def _books(
    found: Sequence[Member], on: datetime.date, missed: Mapping[int, Sequence[Missed]]
) -> list[Passbook]:
    ids = [member.pk for member in found]
    standings = members.standings_on(on, ids)
    since = members.admitted_on(ids)
    lines = _lines(ids, on)
    payees: dict[int, list[NominatedPayee]] = {}
    named = NominatedPayee.objects.filter(member__in=ids, ends_before__isnull=True)
    for payee in named.order_by("member_id", "place"):
        payees.setdefault(payee.member_id, []).append(payee)
    return [
        Passbook(
            member=member,
            standing=standings.get(member.pk),
            since=since.get(member.pk),
            entries=_entries(lines.get(member.pk, []), missed.get(member.pk, ())),
            opening=Money(member.opening_satang or 0),
            payees=tuple(payees.get(member.pk, ())),
        )
        for member in found
    ]


@dataclass(frozen=True)
class _Line:
    on: datetime.date
    kind: str
    amount: Money
    first_month: datetime.date | None
    months: int | None
    number: str
    taken_by: str
    voided_on: datetime.date | None
    transferred_on: datetime.date | None


def _lines(member_ids: Collection[int], on: datetime.date) -> dict[int, list[_Line]]:
    rows = (
        ReceiptLine.objects.filter(
            receipt__payer_ref__in=member_ids, receipt__happened_on__lte=on, kind__in=_SHOWN
        )
        .annotate(payer=F("receipt__payer_ref"))
        .select_related("receipt")
        .order_by("receipt__happened_on", "receipt_id", "place")
    )
    found = list(rows)
    receipts = {line.receipt_id: line.receipt for line in found}
    voids = dict(
        ReceiptVoid.objects.filter(receipt__in=list(receipts)).values_list("receipt_id", "voided_on")
    )
    names = _names_of(receipts.values())
    transferred = receipt_queries.transferred_earlier(receipts.values())
    told: dict[int, list[_Line]] = {}
    for line in found:
        receipt = line.receipt
        told.setdefault(line.payer, []).append(
            _Line(
                on=receipt.happened_on,
                kind=line.kind,
                amount=line.amount,
                first_month=line.first_month,
                months=line.months,
                number=receipt.reference,
                taken_by=names.get(receipt.issued_by_id or 0, ""),
                voided_on=voids.get(receipt.pk),
                transferred_on=transferred.get(receipt.pk),
            )
        )
    return told


def _names_of(receipts: Collection[Receipt]) -> dict[int, str]:
    users = {receipt.issued_by_id for receipt in receipts if receipt.issued_by_id}
    return {user.pk: user.display_name for user in User.objects.filter(pk__in=users)}


def _entries(lines: Sequence[_Line], missed: Sequence[Missed]) -> tuple[Entry, ...]:
    """Payments and gaps in the order of their days; only payments that stand are counted."""
    told: list[tuple[datetime.date, int, _Line | Missed]] = [(line.on, 1, line) for line in lines]
    told += [(gap.ends_before, 0, gap) for gap in missed]
    entries: list[Entry] = []
    times = 0
    for _, _, each in sorted(told, key=lambda entry: entry[:2]):
        if isinstance(each, Missed):
            entries.append(_gap(each))
            continue
        stands = each.voided_on is None
        times += stands
        entries.append(
            Entry(times if stands else None, each.on, True, each.amount, each.taken_by, _note(each))
        )
    return tuple(entries)


def _note(line: _Line) -> Phrase:
    if line.voided_on is not None:
        return t(
            "ยกเลิกเมื่อ {day} ไม่นับ ({number})",
            "void since {day}, not counted ({number})",
            day=_day(line.voided_on),
            number=line.number,
        )
    what = _what_for(line)
    if line.transferred_on is not None:
        day = _day(line.transferred_on)
        what = t("{what} โอนเมื่อ {day}", "{what}, transferred on {day}", what=what, day=day)
    return t("{what} ({number})", "{what} ({number})", what=what, number=line.number)


def _what_for(line: _Line) -> Phrase:
    """The months, as short as the column; what is no contribution by its name."""
    if line.kind not in words.CONTRIBUTIONS or line.first_month is None or line.months is None:
        return words.LINE_WORDS[line.kind]
    first = _month(line.first_month)
    if line.months == 1:
        return first
    last = _month(month_later(line.first_month, line.months - 1))
    return t("{first} – {last}", "{first} – {last}", first=first, last=last)


def _month(day: datetime.date) -> Phrase:
    month = PartialDate(day.year, day.month)
    return t(thai_date(month, "short"), english_date(month))


def _gap(gap: Missed) -> Entry:
    last = gap.ends_before - datetime.timedelta(days=1)
    note = t(
        "ยังไม่ได้ส่งของ {first} ถึง {last} จำนวน {amount} บาท",
        "not paid for {first} to {last}: {amount} baht",
        first=_day(gap.starts_on),
        last=_day(last),
        amount=gap.amount,
    )
    return Entry(None, last, False, None, "", note)


def _day(day: datetime.date) -> Phrase:
    return t(thai_date(day, "short"), english_date(day))
