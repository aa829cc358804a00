"""Reads the bank's side: lines and journals that wait, what was matched, and how bank and book agree."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.documents import sheets
from thuanna.foundation.documents.models import Document
from thuanna.foundation.law import queries as law
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.refusals import NotHere
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.models import Account
from thuanna.money.payments.models import (
    BankAssertion,
    BankFormat,
    BankLine,
    BankMatch,
    BankMatchJournal,
    BankMatchLine,
    BankMatchUndo,
    BankStatement,
)

from . import columns, journals, reading, rules
from .rules import Item

VIEW = "ledger.view"
RECONCILE = "payments.bank.reconcile"
RULES = "funds/closing"


class BankAccountUnknown(NotHere):
    """The book has no such bank account."""

    code = "bank_account_unknown"


class FileUnknown(NotHere):
    """No such file was stored for this organisation."""

    code = "bank_file_unknown"


@dataclass(frozen=True)
class Preview:
    """What an import would take in: the reading, and which of its lines are there already."""

    read: reading.Reading
    known_rows: frozenset[int]
    is_known_file: bool

    @property
    def fresh(self) -> tuple[reading.Line, ...]:
        """The lines that would come in."""
        return tuple(line for line in self.read.lines if line.row not in self.known_rows)


@dataclass(frozen=True)
class Matched:
    """A match that stands, with everything in it."""

    match: BankMatch
    lines: tuple[BankLine, ...]
    journals: tuple[Item, ...]

    @property
    def amount(self) -> Money:
        """What it comes to."""
        return sum((line.amount for line in self.lines), ZERO)

    @property
    def cleared_on(self) -> date:
        """From which day on both sides have it."""
        return max([line.happened_on for line in self.lines] + [journal.on for journal in self.journals])


@dataclass(frozen=True)
class Waiting:
    """What stands on one side only at the end of a day; what cleared later is there too.

    :ivar lines: in the bank, not in the book
    :ivar journals: in the book, not in the bank"""

    lines: tuple[Item, ...]
    journals: tuple[Item, ...]


def bank_accounts() -> list[Account]:
    """The book's accounts at banks."""
    return [account for account in book.accounts() if account.axis == Account.Axis.BANK]


def bank_account(code: str, *, by: Actor) -> Account:
    """One of them.

    :raises NotAllowed: without the right to see the book
    :raises BankAccountUnknown: the book has none of this code
    """
    by.must(VIEW)
    found = next((account for account in bank_accounts() if account.code == code), None)
    if found is None:
        raise BankAccountUnknown(
            t(
                "ไม่พบบัญชีธนาคารนี้ในสมุด กรุณาเลือกจากรายการ",
                "The book has no such bank account. Please choose one.",
            )
        )
    return found


def days_apart_max(on: date) -> int:
    """How many days may lie between bank and book in a suggestion."""
    return law.book(RULES, on=on).number("bank_days_apart_max")


def statement_file(document_id: int, *, by: Actor) -> Document:
    """A stored file that may be a statement.

    :raises NotAllowed: without the right to reconcile
    :raises FileUnknown: not stored for this organisation, or for something else
    """
    by.must(RECONCILE)
    found: Document | None = Document.objects.filter(pk=document_id, purpose=Document.Purpose.IMPORT).first()
    if found is None:
        raise FileUnknown(t("ไม่พบไฟล์นี้ โปรดส่งไฟล์อีกครั้ง", "This file is not there. Please send it again."))
    return found


def remembered_mapping(signature: str) -> dict[int, str] | None:
    """What somebody once said the columns of such a file mean."""
    kept = BankFormat.objects.filter(signature=signature).values_list("mapping", flat=True).first()
    return {int(index): name for index, name in kept.items()} if kept else None


def preview(account: Account, document: Document, *, on: date, mapping: dict[int, str] | None) -> Preview:
    """What taking in a file would do now.

    :raises Refusal: what `reading.read` refuses
    """
    content = bytes(document.content)
    if mapping is None:
        mapping = remembered_mapping(columns.find(sheets.read(content, document.name)).signature)
    read = reading.read(content, document.name, today=on, mapping=mapping)
    prints = reading.fingerprints(read.lines)
    known = set(
        BankLine.objects.filter(account=account, fingerprint__in=prints).values_list("fingerprint", flat=True)
    )
    rows = frozenset(line.row for line, own in zip(read.lines, prints, strict=True) if own in known)
    is_known = BankStatement.objects.filter(account=account, sha256=document.sha256).exists()
    return Preview(read, rows, is_known)


def statements(account: Account) -> list[BankStatement]:
    """The files taken in for an account, the latest first."""
    return list(BankStatement.objects.filter(account=account).order_by("-last_on", "-pk"))


def lines_of(statement: BankStatement) -> list[BankLine]:
    """The lines of one file, in the order of time."""
    return list(BankLine.objects.filter(statement=statement).order_by("pk"))


def unmatched_lines(account: Account) -> QuerySet[BankLine]:
    """Lines of the bank in no standing match."""
    standing = BankMatchLine.objects.filter(line_id=OuterRef("pk")).exclude(match__in=_undone())
    found: QuerySet[BankLine] = BankLine.objects.filter(~Exists(standing), account=account)
    return found


def waiting(account: Account, *, until: date | None = None) -> Waiting:
    """What stands on one side only, now or at the end of a day.

    Journals of days before the first statement are not asked for: what they moved is in its first balance.
    """
    first = first_day(account)
    if first is None:
        return Waiting((), ())
    lines = [line_item(line) for line in unmatched_lines(account)]
    free = journals.split(account, since=first, until=until, matched=_matched_journal_ids(account)).expected
    if until is None:
        return Waiting(tuple(sorted(lines, key=_by_day)), free)
    later = [match for match in standing_matches(account) if match.cleared_on > until]
    late_lines = [line_item(line) for match in later for line in match.lines]
    late_journals = [journal for match in later for journal in match.journals]
    return Waiting(
        tuple(sorted((i for i in [*lines, *late_lines] if i.on <= until), key=_by_day)),
        tuple(sorted((i for i in [*free, *late_journals] if i.on <= until), key=_by_day)),
    )


def candidates(account: Account, *, on: date) -> Waiting:
    """What may be matched: all that waits, and journals of the days just before the first statement."""
    first = first_day(account)
    if first is None:
        return Waiting((), ())
    since = first - timedelta(days=days_apart_max(on))
    matched = _matched_journal_ids(account)
    free = journals.split(account, since=since, until=None, matched=matched)
    return Waiting(waiting(account).lines, free.expected)


def differed_before(account: Account, *, on: date) -> Money:
    """By how much bank and book differed before the first statement, where the file tells.

    Opening balances were at the bank already, whichever day the book took them up; and an older journal
    whose line came later was on its way.
    """
    first = first_day(account)
    if first is None or on < first:
        return ZERO
    before = first - timedelta(days=1)
    opening = bank_balance(account, before)
    if opening is None:
        return ZERO
    carried = journals.split(account, since=first, until=on, matched=_matched_journal_ids(account))
    on_its_way = [
        journal.amount
        for match in standing_matches(account)
        for journal in match.journals
        if journal.on < first
    ]
    in_book = book.balance_on(account.code, before) + carried.carried_amount - sum(on_its_way, ZERO)
    return opening - in_book


def suggestions(account: Account, *, on: date) -> list[rules.Suggestion]:
    """What seems to be the same money on both sides, each with its reason."""
    waits = candidates(account, on=on)
    return rules.suggest(waits.lines, waits.journals, days_max=days_apart_max(on))


def standing_matches(account: Account) -> list[Matched]:
    """Every match that was not undone, the latest first."""
    matches = list(BankMatch.objects.filter(account=account).exclude(pk__in=_undone()).order_by("-pk"))
    ids = [match.pk for match in matches]
    lines: dict[int, list[BankLine]] = {}
    for part in BankMatchLine.objects.filter(match__in=ids).select_related("line").order_by("line_id"):
        lines.setdefault(part.match_id, []).append(part.line)
    parts = list(BankMatchJournal.objects.filter(match__in=ids).order_by("journal_id"))
    items = {item.id: item for item in journals.items_of(account, {part.journal_id for part in parts})}
    in_book: dict[int, list[Item]] = {}
    for part in parts:
        in_book.setdefault(part.match_id, []).append(items[part.journal_id])
    return [Matched(m, tuple(lines.get(m.pk, ())), tuple(in_book.get(m.pk, ()))) for m in matches]


def transferred_on(journal_ids: Collection[int]) -> dict[int, date]:
    """The bank's own day of what was recorded from its lines, by journal, while the match stands."""
    line = BankMatchLine.objects.filter(match=OuterRef("match")).values("line__happened_on")
    parts = BankMatchJournal.objects.filter(
        journal__in=list(journal_ids), match__reason=rules.CONTRIBUTION
    ).exclude(match__in=_undone())
    return dict(parts.annotate(day=Subquery(line[:1])).values_list("journal_id", "day"))


def line_item(line: BankLine) -> Item:
    """A bank line as the rules see it."""
    return Item(line.pk, line.happened_on, line.amount, f"{line.description} {line.reference}".strip())


def first_day(account: Account) -> date | None:
    """The first day of which the bank's lines are known; None without any."""
    found: date | None = (
        BankStatement.objects.filter(account=account)
        .order_by("first_on")
        .values_list("first_on", flat=True)
        .first()
    )
    return found


def bank_balance(account: Account, on: date) -> Money | None:
    """What the bank's lines say was there at the end of a day; None where they do not tell."""
    before = BankLine.objects.filter(account=account, happened_on__lte=on).order_by("-happened_on", "-pk")
    last = before.first()
    if last is not None:
        return None if last.balance_satang is None else Money(last.balance_satang)
    first = BankStatement.objects.filter(account=account).order_by("first_on", "pk").first()
    known = first is not None and first.opening_satang is not None
    return Money(first.opening_satang) if first is not None and known else None


def latest_day(account: Account) -> date | None:
    """The last day of which the bank's lines are known."""
    found: date | None = (
        BankStatement.objects.filter(account=account)
        .order_by("-last_on")
        .values_list("last_on", flat=True)
        .first()
    )
    return found


def assertion(account: Account, on: date) -> BankAssertion | None:
    """The balance somebody read from the bank's book for a day; the latest statement counts."""
    found: BankAssertion | None = BankAssertion.objects.filter(account=account, on=on).order_by("-pk").first()
    return found


def assertions(account: Account) -> list[BankAssertion]:
    """All of them, the latest day first."""
    return list(BankAssertion.objects.filter(account=account).order_by("-on", "-pk"))


def turns_of_lines(line_ids: Collection[int]) -> dict[int, int]:
    """How many matches each line has had, undone ones included."""
    return _turns(BankMatchLine.objects.filter(line__in=list(line_ids)).values_list("line_id", flat=True))


def turns_of_journals(account: Account, journal_ids: Collection[int]) -> dict[int, int]:
    """The same for journals on a bank account."""
    parts = BankMatchJournal.objects.filter(account=account, journal__in=list(journal_ids))
    return _turns(parts.values_list("journal_id", flat=True))


def _turns(ids: Iterable[int]) -> dict[int, int]:
    counted: dict[int, int] = {}
    for each in ids:
        counted[each] = counted.get(each, 0) + 1
    return counted


def _matched_journal_ids(account: Account) -> set[int]:
    parts = BankMatchJournal.objects.filter(account=account).exclude(match__in=_undone())
    return set(parts.values_list("journal_id", flat=True))


def _undone() -> QuerySet[BankMatchUndo, dict[str, int]]:
    found: QuerySet[BankMatchUndo, dict[str, int]] = BankMatchUndo.objects.values("match_id")
    return found


def _by_day(item: Item) -> tuple[date, int]:
    return (item.on, item.id)
