"""Taking in a bank's statement, confirming and undoing matches, stating what the bank's book shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.documents import actions as documents
from thuanna.foundation.documents.models import Document
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.refusals import NotHere, Refusal
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

from . import locking, queries, reading, rules
from .queries import RECONCILE, Preview
from .rules import Item


class StatementHasErrors(Refusal):
    """Something in the file keeps it out; nothing of it was taken in."""

    code = "bank_statement_has_errors"


class StatementKnown(Refusal):
    """The file, or every line of it, was taken in before."""

    code = "bank_statement_known"


class MatchUneven(Refusal):
    """Bank and book do not come to the same amount."""

    code = "bank_match_uneven"


class AlreadyMatched(Refusal):
    """A line or a journal stands in another match, or is not there."""

    code = "bank_already_matched"


class MatchUnknown(NotHere):
    """No such match stands."""

    code = "bank_match_unknown"


class DayToCome(Refusal):
    """A balance can only be stated for a day that is over or going on."""

    code = "bank_day_to_come"


@transaction.atomic
def store_file(*, name: str, media_type: str, content: bytes, by: Actor) -> Document:
    """Keep a statement's file as it came, before anybody looks into it.

    :raises NotAllowed: without the right to reconcile
    :raises Refusal: the file is empty or too large
    """
    by.must(RECONCILE)
    return documents.store(
        name=name, media_type=media_type, purpose=Document.Purpose.IMPORT, content=content, by=by
    )


@transaction.atomic
def import_statement(
    *, account_code: str, document_id: int, on: date, by: Actor, mapping: Mapping[int, str] | None = None
) -> BankStatement:
    """Take in every line of a file that is not there yet, or nothing.

    :param mapping: what the columns mean (index → field); remembered for files with the same headings
    :raises NotAllowed: without the right to reconcile
    :raises BankAccountUnknown: no such bank account
    :raises FileUnknown: no such file
    :raises StatementKnown: the file, or all its lines, are there already
    :raises StatementHasErrors: the file is not sound, for instance its balance breaks
    :raises Refusal: what `reading.read` refuses
    """
    document = queries.statement_file(document_id, by=by)
    account = queries.bank_account(account_code, by=by)
    locking.one_at_a_time(account)
    seen = queries.preview(account, document, on=on, mapping=dict(mapping) if mapping is not None else None)
    _refuse_known(seen)
    _refuse_errors(seen)
    if mapping is not None:
        _remember(seen.read.header.signature, mapping)
    statement = _write(account, document, seen, by)
    audit.record(
        by,
        "payments.bank_statement_imported",
        statement,
        lines=len(seen.fresh),
        known=len(seen.known_rows),
        first_on=statement.first_on,
        last_on=statement.last_on,
    )
    outbox.publish("payments.bank_statement_imported", statement_id=statement.pk)
    return statement


@transaction.atomic
def confirm(
    *,
    account_code: str,
    line_ids: Sequence[int],
    journal_ids: Sequence[int],
    on: date,
    by: Actor,
    reason: str = rules.BY_HAND,
) -> BankMatch:
    """Say that these lines and these journals are the same money.

    :param reason: the suggestion's reason, or ``by_hand``
    :raises NotAllowed: without the right to reconcile
    :raises BankAccountUnknown: no such bank account
    :raises AlreadyMatched: one of them stands in another match, or is not of this account
    :raises MatchUneven: the two sides differ
    """
    by.must(RECONCILE)
    assert reason in rules.REASONS, f"no reason is called {reason}"
    account = queries.bank_account(account_code, by=by)
    locking.one_at_a_time(account)
    lines, journals = _free(account, line_ids, journal_ids, on)
    _refuse_uneven(lines, journals)
    match: BankMatch = BankMatch.objects.create(account=account, reason=reason, confirmed_by_id=by.user_id)
    line_turns = queries.turns_of_lines(line_ids)
    journal_turns = queries.turns_of_journals(account, journal_ids)
    BankMatchLine.objects.bulk_create(
        BankMatchLine(match=match, line_id=line.pk, turn=line_turns.get(line.pk, 0) + 1) for line in lines
    )
    BankMatchJournal.objects.bulk_create(
        BankMatchJournal(
            match=match, account=account, journal_id=item.id, turn=journal_turns.get(item.id, 0) + 1
        )
        for item in journals
    )
    audit.record(by, "payments.bank_matched", match, lines=len(lines), journals=len(journals), why=reason)
    return match


@transaction.atomic
def undo(*, match_id: int, by: Actor) -> BankMatchUndo:
    """Take a match back: its lines and journals wait again.

    :raises NotAllowed: without the right to reconcile
    :raises MatchUnknown: there is none, or it was taken back before
    """
    by.must(RECONCILE)
    match = BankMatch.objects.filter(pk=match_id).select_related("account").first()
    if match is not None:
        locking.one_at_a_time(match.account)
    if match is None or BankMatchUndo.objects.filter(match=match).exists():
        raise MatchUnknown(
            t("การจับคู่นี้ถูกยกเลิกไปแล้ว ไม่ต้องทำซ้ำ", "This match was undone already; nothing more is needed.")
        )
    undoing: BankMatchUndo = BankMatchUndo.objects.create(match=match, undone_by_id=by.user_id)
    audit.record(by, "payments.bank_match_undone", match)
    return undoing


@transaction.atomic
def state_balance(
    *, account_code: str, day: date, balance: Money, photo: tuple[str, str, bytes], on: date, by: Actor
) -> BankAssertion:
    """Put down what the bank's own book shows at the end of a day, with its photo. The latest counts.

    :param photo: name, media type and content of the picture
    :raises NotAllowed: without the right to reconcile
    :raises BankAccountUnknown: no such bank account
    :raises DayToCome: the day is still to come
    :raises Refusal: the photo is empty or too large
    """
    by.must(RECONCILE)
    account = queries.bank_account(account_code, by=by)
    if day > on:
        raise DayToCome(t("วันที่นี้ยังมาไม่ถึง กรุณาตรวจวันที่", "This day is still to come. Please check the date."))
    name, media_type, content = photo
    document = documents.store(
        name=name, media_type=media_type, purpose=Document.Purpose.EVIDENCE, content=content, by=by
    )
    stated: BankAssertion = BankAssertion.objects.create(
        account=account,
        on=day,
        balance_satang=balance.satang,
        document=document,
        stated_by_id=by.user_id,
    )
    audit.record(by, "payments.bank_balance_stated", stated, on=day, balance_satang=balance.satang)
    outbox.publish("payments.bank_balance_stated", assertion_id=stated.pk)
    return stated


def _refuse_known(seen: Preview) -> None:
    if seen.is_known_file or (seen.read.lines and not seen.fresh):
        raise StatementKnown(
            t(
                "ไฟล์นี้หรือทุกรายการในไฟล์นำเข้าไว้แล้ว ไม่ต้องนำเข้าซ้ำ",
                "This file, or every line in it, was taken in before. Nothing more is needed.",
            )
        )


def _refuse_errors(seen: Preview) -> None:
    errors = [finding for finding in seen.read.findings if finding.severity == "error"]
    if errors:
        first = errors[0]
        raise StatementHasErrors(
            t(
                "ยังนำเข้าไม่ได้ มี {n} จุดที่ต้องแก้ จุดแรกแถว {row} {column}: {message}",
                "Nothing was taken in: {n} things to mend, the first in row {row} {column}: {message}",
                n=len(errors),
                row=first.row,
                column=first.column,
                message=first.message,
            )
        )


def _remember(signature: str, mapping: Mapping[int, str]) -> None:
    kept = {str(index): name for index, name in mapping.items()}
    known = BankFormat.objects.filter(signature=signature)
    if not known.update(mapping=kept):
        BankFormat.objects.create(signature=signature, mapping=kept)


def _write(account: Account, document: Document, seen: Preview, by: Actor) -> BankStatement:
    read, fresh = seen.read, seen.fresh
    statement: BankStatement = BankStatement.objects.create(
        account=account,
        document=document,
        sha256=document.sha256,
        first_on=min(line.happened_on for line in fresh),
        last_on=max(line.happened_on for line in fresh),
        opening_satang=_satang(_before(fresh[0], read)),
        closing_satang=_satang(fresh[-1].balance),
        line_count=len(fresh),
        imported_by_id=by.user_id,
    )
    prints = dict(zip(read.lines, reading.fingerprints(read.lines), strict=True))
    BankLine.objects.bulk_create(
        BankLine(
            statement=statement,
            account=account,
            row=line.row,
            happened_on=line.happened_on,
            amount_satang=line.amount.satang,
            balance_satang=_satang(line.balance),
            description=line.what,
            reference=line.reference,
            fingerprint=prints[line],
        )
        for line in fresh
    )
    return statement


def _before(line: reading.Line, read: reading.Reading) -> Money | None:
    """What was there before a line."""
    if line.balance is not None:
        return line.balance - line.amount
    return read.opening if line is read.lines[0] else None


def _satang(amount: Money | None) -> int | None:
    return None if amount is None else amount.satang


def _free(
    account: Account, line_ids: Sequence[int], journal_ids: Sequence[int], on: date
) -> tuple[list[BankLine], list[Item]]:
    """The lines and journals, if all of them are of this account and wait."""
    lines = list(queries.unmatched_lines(account).filter(pk__in=line_ids))
    waiting = {item.id: item for item in queries.candidates(account, on=on).journals}
    journals = [waiting[journal_id] for journal_id in journal_ids if journal_id in waiting]
    complete = len(lines) == len(set(line_ids)) and len(journals) == len(journal_ids)
    if not (complete and lines and journals and len(set(journal_ids)) == len(journal_ids)):
        raise AlreadyMatched(
            t(
                "รายการที่เลือกบางรายการจับคู่ไปแล้ว หรือยังเลือกไม่ครบทั้งสองฝั่ง กรุณาเลือกใหม่",
                "Some of what was chosen is matched already, or one side is empty. Please choose again.",
            )
        )
    return lines, journals


def _refuse_uneven(lines: Sequence[BankLine], journals: Sequence[Item]) -> None:
    bank = sum((line.amount for line in lines), ZERO)
    own = sum((item.amount for item in journals), ZERO)
    if bank != own:
        raise MatchUneven(
            t(
                "ธนาคารรวม {bank} บาท สมุดรวม {book} บาท ต่างกัน {difference} บาท จึงยังจับคู่ไม่ได้",
                "The bank's side is {bank} baht, the book's {book}; they differ by {difference}.",
                bank=bank,
                book=own,
                difference=abs(bank - own),
            )
        )
