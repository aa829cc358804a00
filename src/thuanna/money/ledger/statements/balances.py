"""What stands on each account on a day: the trial balance, and the balance sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money
from thuanna.money.ledger import queries
from thuanna.money.ledger.models import Account

from . import reading, words
from .spans import as_at, day_words
from .table import Proof, Row, Statement, Weight, money_column, text_column

_NEXT_DAY = timedelta(days=1)


def trial_balance(on: date) -> Statement:
    """Every account with a balance at the end of a day, in two columns of one total."""
    lines = queries.trial_balance(on)
    debits = sum((line.debit for line in lines), ZERO)
    credits_ = sum((line.credit for line in lines), ZERO)
    return Statement(
        code="trial-balance",
        title=t("งบทดลอง", "Trial balance"),
        span=as_at(on),
        about=t(
            "ยอดของทุกบัญชี ช่องซ้ายคือเงินที่มีอยู่และเงินที่จ่ายไป (เดบิต) ช่องขวาคือที่มาของเงิน (เครดิต) รวมแล้วต้องเท่ากัน",
            "Every account: left what is held and was spent (debit), right where it came from (credit). "
            "Both come to the same.",
        ),
        columns=(
            text_column("code", "รหัส", "Code"),
            text_column("account", "บัญชี", "Account"),
            money_column("debit", t("มีอยู่และจ่ายไป", "Held and spent")),
            money_column("credit", t("ที่มาของเงิน", "Where it came from")),
        ),
        rows=(
            *(
                Row(
                    (
                        line.account.code,
                        words.account_words(line.account),
                        line.debit or None,
                        line.credit or None,
                    ),
                    account=line.account.code,
                )
                for line in lines
            ),
            Row(("", t("รวม", "Total"), debits, credits_), Weight.TOTAL),
        ),
        proofs=(Proof(t("สองช่องเท่ากัน", "The two columns are equal"), debits, credits_),),
        is_sortable=True,
    )


def balance_sheet(on: date, *, before: date | None = None) -> Statement:
    """What the fund has, what it owes and what is its own, on a day and, beside it, on an earlier day."""
    days = [on] if before is None else [on, before]
    sheets = [_Sheet(day) for day in days]
    parts: list[Row] = []
    for title, is_in, total in _PARTS:
        parts += _part(sheets, title, is_in, total)
    own = [sheet.own for sheet in sheets]
    parts.append(Row((t("รวมหนี้สินและเงินกองทุน", "Total owed and own"), *_amounts(own, sheets)), Weight.TOTAL))
    return Statement(
        code="balance-sheet",
        title=t("งบแสดงฐานะการเงิน", "Balance sheet"),
        span=as_at(on),
        about=t(
            "กองทุนมีอะไรเท่าใด เป็นเงินที่ต้องคืนเท่าใด และเป็นเงินกองทุนเท่าใด",
            "What the fund has, how much of it is owed, and how much is its own.",
        ),
        columns=(
            text_column("what", "รายการ", "What"),
            *(money_column(f"on{place}", day_words(day)) for place, day in enumerate(days)),
            *([money_column("change", t("เปลี่ยนแปลง", "Change"))] if before else []),
        ),
        rows=tuple(parts),
        proofs=tuple(
            Proof(
                t(
                    "สินทรัพย์เท่ากับหนี้สินและเงินกองทุน {day}",
                    "Assets equal what is owed and own, {day}",
                    day=day_words(day),
                ),
                sheet.assets,
                sheet.own,
            )
            for day, sheet in zip(days, sheets, strict=True)
        ),
    )


class _Sheet:
    """The balances of one day, each in its account's own sense."""

    def __init__(self, day: date) -> None:
        self.chart = reading.chart_by_code()
        by_code: dict[str, int] = {}
        for (code, _), satang in reading.sums_until(day + _NEXT_DAY).items():
            by_code[code] = by_code.get(code, 0) + satang
        self.held: Mapping[str, Money] = {
            code: Money(satang * self.chart[code].normal_sign) for code, satang in by_code.items()
        }

    @property
    def assets(self) -> Money:
        return self.total(lambda account: account.kind == Account.Kind.ASSET)

    @property
    def own(self) -> Money:
        """What is owed, the fund's own money, and what income left over spending."""
        return -sum((self._signed(code) for code in self.held if not self._is_asset(code)), ZERO)

    def total(self, is_in: Callable[[Account], bool]) -> Money:
        """The sum over some accounts; what was spent counts against."""
        return sum((self.shown(code) for code in self.held if is_in(self.chart[code])), ZERO)

    def shown(self, code: str) -> Money:
        """As the sheet shows it: spending is taken off the fund's own money."""
        amount = self.held.get(code, ZERO)
        return -amount if self.chart[code].kind == Account.Kind.EXPENSE else amount

    def _signed(self, code: str) -> Money:
        return self.held[code] * self.chart[code].normal_sign

    def _is_asset(self, code: str) -> bool:
        return bool(self.chart[code].kind == Account.Kind.ASSET)


def _is_kind(*kinds: str) -> Callable[[Account], bool]:
    return lambda account: account.kind in kinds


def _is_running(account: Account) -> bool:
    """Income, and what is spent on running the fund."""
    return account.kind == Account.Kind.INCOME or (
        account.kind == Account.Kind.EXPENSE and account.axis != Account.Axis.BENEFIT
    )


_PARTS: Sequence[tuple[Phrase, Callable[[Account], bool], Phrase]] = (
    (words.ACCOUNT_KINDS["asset"], _is_kind("asset"), t("รวมสินทรัพย์", "Total assets")),
    (words.ACCOUNT_KINDS["liability"], _is_kind("liability"), t("รวมหนี้สิน", "Total owed")),
    (
        words.ACCOUNT_KINDS["equity"],
        _is_kind("equity"),
        t("รวมเงินสมทบและเงินสนับสนุน", "Total paid in and given"),
    ),
    (
        t("รายได้สะสมหักค่าใช้จ่ายสะสม", "Income less running costs, all years"),
        _is_running,
        t("รายได้สูง (ต่ำ) กว่าค่าใช้จ่ายสะสม", "Income over running costs"),
    ),
    (
        t("สวัสดิการที่จ่ายแล้วสะสม", "Benefits paid, all years"),
        lambda account: account.kind == Account.Kind.EXPENSE and account.axis == Account.Axis.BENEFIT,
        t("รวมสวัสดิการที่จ่ายแล้ว", "Total benefits paid"),
    ),
)


def _part(
    sheets: Sequence[_Sheet], title: Phrase, is_in: Callable[[Account], bool], total: Phrase
) -> Iterable[Row]:
    """Heading, accounts and total of one part; nothing where it is empty on every day."""
    codes = sorted({code for sheet in sheets for code in sheet.held if is_in(sheet.chart[code])})
    filled = [code for code in codes if any(sheet.shown(code) for sheet in sheets)]
    if not filled:
        return
    yield Row((title, *[None] * _width(sheets)), Weight.HEADING)
    for code in filled:
        name = words.account_words(sheets[0].chart[code])
        amounts = _amounts([sheet.shown(code) for sheet in sheets], sheets)
        yield Row((name, *amounts), account=code)
    yield Row((total, *_amounts([sheet.total(is_in) for sheet in sheets], sheets)), Weight.SUBTOTAL)


def _amounts(amounts: Sequence[Money], sheets: Sequence[_Sheet]) -> list[Money]:
    return [*amounts, amounts[0] - amounts[1]] if len(sheets) > 1 else list(amounts)


def _width(sheets: Sequence[_Sheet]) -> int:
    return 3 if len(sheets) > 1 else 1
