"""The sources-and-uses sheet of the fund status form, section 10: two columns, baht and satang, equal totals.

Cumulative since the book began: what came in on the left, where it is and what it was spent on to the right.
Benefits paid stand beside the assets, as on the form, so that cumulative in is cumulative out and balance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money
from thuanna.money.ledger.models import Account

from . import reading
from .spans import as_at
from .table import Proof, Row, Statement, Weight, money_column, text_column

SOURCES = t("ที่มาของเงิน", "Where it came from")
USES = t("เงินอยู่ที่ไหนและใช้ไปทางใด", "Where it is and what it was spent on")
TITLE = t("ฐานะการเงินของกองทุน (หัวข้อ 10)", "The fund's financial position (section 10)")


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line of the form, and the accounts behind it."""

    words: Phrase
    amount: Money
    accounts: tuple[str, ...] = ()

    @property
    def baht(self) -> str:
        """The whole baht, as the form's first column wants them."""
        return str(self.amount).rpartition(".")[0]

    @property
    def satang(self) -> str:
        """The satang, two digits, as the second column wants them."""
        return str(self.amount).rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class FormPart:
    """A group of lines under a heading."""

    words: Phrase
    lines: tuple[FormLine, ...]


@dataclass(frozen=True)
class SourcesAndUses:
    """The filled sheet."""

    on: date
    sources: tuple[FormPart, ...]
    uses: tuple[FormPart, ...]

    @property
    def total_sources(self) -> FormLine:
        """The foot of the left side."""
        return FormLine(_TOTAL, _sum(self.sources))

    @property
    def total_uses(self) -> FormLine:
        """The foot of the right side."""
        return FormLine(_TOTAL, _sum(self.uses))

    @property
    def holds(self) -> bool:
        """Both sides come to the same."""
        return self.total_sources.amount == self.total_uses.amount

    @property
    def foot(self) -> Phrase:
        """What the sheet is, and what it is not."""
        return foot(FiscalYear.of(self.on))

    def pairs(self) -> list[tuple[FormPart | FormLine | None, FormPart | FormLine | None]]:
        """Left and right, line by line as the sheet shows them."""
        left, right = _flat(self.sources), _flat(self.uses)
        longest = max(len(left), len(right))
        filled = [side + [None] * (longest - len(side)) for side in (left, right)]
        return list(zip(*filled, strict=True))


def foot(year: FiscalYear) -> Phrase:
    """The foot of everything filled in after the form."""
    return t(
        "จัดพิมพ์จากข้อมูลของกองทุน ตามหัวข้อแบบ พอช. ปีงบประมาณ {year} (ไม่ใช่แบบพิมพ์ของ พอช.)",
        "Printed from the fund's own data under the headings of CODI's form, fiscal year {year} "
        "(not a form printed by CODI).",
        year=year.year,
    )


def sources_and_uses(on: date) -> SourcesAndUses:
    """The sheet as at the end of a day."""
    filled = _Filled(reading.chart_by_code(), reading.sums_until(on + timedelta(days=1)))
    sources = [FormPart(heading, filled.lines(lines, -1)) for heading, lines in _SOURCES]
    uses = [FormPart(heading, filled.lines(lines, 1)) for heading, lines in _USES]
    more_sources, more_uses = filled.rest()
    if more_sources:
        sources.append(FormPart(_REST, more_sources))
    if more_uses:
        uses.append(FormPart(_REST, more_uses))
    return SourcesAndUses(on, tuple(sources), tuple(uses))


def as_statement(sheet: SourcesAndUses) -> Statement:
    """The sheet as one table: for workbooks, and for whoever asks what is behind a line."""
    rows = [
        *_rows(SOURCES, sheet.sources, sheet.total_sources),
        *_rows(USES, sheet.uses, sheet.total_uses),
    ]
    return Statement(
        code="form-10",
        title=TITLE,
        span=as_at(sheet.on),
        about=t(
            "ยอดสะสมตั้งแต่เริ่มสมุด ที่มาของเงินต้องเท่ากับเงินที่มีอยู่รวมกับเงินที่ใช้ไป",
            "All years together: where money came from equals what there is and what was spent.",
        ),
        columns=(text_column("what", "รายการ", "What"), money_column("amount", t("บาท", "Baht"))),
        rows=tuple(rows),
        proofs=(
            Proof(
                t("สองด้านเท่ากัน", "Both sides are equal"),
                sheet.total_sources.amount,
                sheet.total_uses.amount,
            ),
        ),
        notes=(sheet.foot,),
    )


_TOTAL, _REST = t("รวม", "Total"), t("อื่นๆ", "Other")
_Lines = Sequence[tuple[Phrase, tuple[str, ...]]]

_SOURCES: Sequence[tuple[Phrase, _Lines]] = (
    (
        t("รายรับ", "Receipts"),
        (
            (t("เงินสมทบจากสมาชิก", "Members' contributions"), ("10.members",)),
            (t("เงินสนับสนุนจาก พอช.", "Seed money from CODI"), ("10.codi",)),
            (t("เงินสมทบรัฐบาลผ่าน พอช.", "State money through CODI"), ("10.state_codi",)),
            (t("เงินสมทบจากองค์กรปกครองส่วนท้องถิ่น", "Local government"), ("10.local_government",)),
            (t("เงินสนับสนุนจากหน่วยงานรัฐอื่น", "Other state bodies"), ("10.other_state",)),
        ),
    ),
    (
        t("รายได้", "Income"),
        (
            (t("ค่าสมัครสมาชิก", "Entry fees"), ("10.entry_fees",)),
            (t("เงินบริจาค", "Donations"), ("10.donations",)),
            (t("ดอกเบี้ยธนาคาร", "Bank interest"), ("10.interest",)),
            (t("รายได้อื่นๆ", "Other income"), ("10.other_income",)),
        ),
    ),
)
_USES: Sequence[tuple[Phrase, _Lines]] = (
    (
        t("สินทรัพย์", "Assets"),
        (
            (t("เงินฝากธนาคาร", "In the bank"), ("10.bank",)),
            (t("เงินสด", "Cash"), ("10.cash",)),
            (t("จ่ายสวัสดิการสมาชิก", "Benefits paid to members"), ("10.benefits",)),
            (t("เงินลงทุนอื่นๆ", "Other investments"), ("10.investments",)),
        ),
    ),
    (
        t("ค่าใช้จ่าย", "Expenses"),
        (
            (t("ค่าตอบแทน", "Staff pay"), ("10.staff_pay",)),
            (t("ค่าเดินทาง", "Travel"), ("10.travel",)),
            (t("ค่าเอกสารและวัสดุสำนักงาน", "Documents and stationery"), ("10.stationery",)),
            (t("ค่าจัดกิจกรรมและประชุม", "Activities and meetings"), ("10.activities",)),
            (t("ค่าใช้จ่ายอื่นๆ", "Other expenses"), ("10.other_expenses", "10.outside_help")),
        ),
    ),
)
_OPENING = "10.opening"
_NAMED = {code for side in (_SOURCES, _USES) for _, lines in side for _, codes in lines for code in codes}


class _Filled:
    """Every account of the book on exactly one line, so that the two sides cannot differ."""

    def __init__(self, chart: Mapping[str, Account], sums: Mapping[tuple[str, str], int]) -> None:
        self._chart, self._sums = chart, sums

    def lines(self, wanted: _Lines, sign: int) -> tuple[FormLine, ...]:
        """The form's own lines, those without money too."""
        return tuple(self._line(words, set(codes), sign) for words, codes in wanted)

    def rest(self) -> tuple[tuple[FormLine, ...], tuple[FormLine, ...]]:
        """What the form has no line for: what the old books left, debts, the surplus already split."""
        opening = [satang for (code, _), satang in self._sums.items() if self._line_of(code) == _OPENING]
        before = Money(-sum(satang for satang in opening if satang < 0))
        spent = Money(sum(satang for satang in opening if satang > 0))
        others = Money(-sum(s for (code, _), s in self._sums.items() if self._is_unnamed(code)))
        codes = tuple(sorted({code for code, _ in self._sums if self._is_unnamed(code)}))
        sources = [
            FormLine(t("ยอดยกมาก่อนเริ่มสมุดนี้", "Brought forward from older books"), before),
            FormLine(t("เงินที่ต้องคืนและอื่นๆ", "Owed and other"), others, codes),
        ]
        uses = [FormLine(t("จ่ายไปก่อนเริ่มสมุดนี้", "Spent before this book began"), spent)]
        return tuple(line for line in sources if line.amount), tuple(line for line in uses if line.amount)

    def _line(self, words: Phrase, wanted: set[str], sign: int) -> FormLine:
        codes = tuple(sorted(code for code, account in self._chart.items() if account.form_line in wanted))
        satang = sum(satang for (code, _), satang in self._sums.items() if code in codes)
        return FormLine(words, Money(satang * sign), codes)

    def _line_of(self, code: str) -> str:
        return str(self._chart[code].form_line)

    def _is_unnamed(self, code: str) -> bool:
        return self._line_of(code) not in _NAMED | {_OPENING}


def _sum(parts: Sequence[FormPart]) -> Money:
    return sum((line.amount for part in parts for line in part.lines), ZERO)


def _flat(parts: Sequence[FormPart]) -> list[FormPart | FormLine | None]:
    entries: list[FormPart | FormLine | None] = []
    for part in parts:
        entries += [part, *part.lines]
    return entries


def _rows(title: Phrase, parts: Sequence[FormPart], total: FormLine) -> list[Row]:
    rows = [Row((title, None), Weight.HEADING)]
    for part in parts:
        rows.append(Row((part.words, None), Weight.HEADING))
        rows += [
            Row((line.words, line.amount), account=line.accounts[0] if len(line.accounts) == 1 else "")
            for line in part.lines
        ]
    return [*rows, Row((total.words, total.amount), Weight.TOTAL)]
