"""What the book refuses, in words for people; and which SQLSTATE of the guards says so."""

from __future__ import annotations

from django.db import DatabaseError

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal


class BookRefusal(Refusal):
    """Something the book does not take."""


class Unbalanced(BookRefusal):
    """Debits and credits differ, a total is wrong, or there are fewer than two lines."""

    code = "ledger_unbalanced"


class FundersMixed(BookRefusal):
    """Money of one funder would pay for another."""

    code = "ledger_funders_mixed"


class Sealed(BookRefusal):
    """The journal is posted: nothing can be added, changed or removed."""

    code = "ledger_sealed"


class UnknownAccount(BookRefusal):
    """This book has no such account or number series."""

    code = "ledger_unknown_account"


class PartyMissing(BookRefusal):
    """A control account needs a party on each line; a plain account has none."""

    code = "ledger_party"


class NoOpenPeriod(BookRefusal):
    """The day lies in no open period."""

    code = "ledger_no_open_period"


class PeriodDoesNotJoin(BookRefusal):
    """The period would leave a gap or overlap."""

    code = "ledger_period_does_not_join"


class PeriodCannotClose(BookRefusal):
    """An earlier period is open, or this one is closed already."""

    code = "ledger_period_cannot_close"


class BelowZero(BookRefusal):
    """Cash, bank or restricted money would go below zero."""

    code = "ledger_below_zero"


class NotReversible(BookRefusal):
    """Unknown, itself a reversal, or not mirrored exactly."""

    code = "ledger_not_reversible"


class AlreadyReversed(BookRefusal):
    """The journal has been reversed before."""

    code = "ledger_already_reversed"


class DifferentPayload(BookRefusal):
    """The key was used before for something else."""

    code = "ledger_different_payload"


class HeadNotInChain(BookRefusal):
    """Only a head that stands in the chain can be published."""

    code = "ledger_head_not_in_chain"


class AlreadyPublished(BookRefusal):
    """A head was published on this day."""

    code = "ledger_already_published"


class BookAlreadyOpen(BookRefusal):
    """The tenant keeps a book already, or the code is taken."""

    code = "ledger_book_already_open"


class NoRoom(BookRefusal):
    """The disk is full. Nothing was written; the same posting may be sent again when there is room."""

    code = "ledger_no_room"


class GuardsDiffer(BookRefusal):
    """The database's guards are not those of this release: nothing is posted until they are."""

    code = "ledger_guards_differ"


class RepeatedKey(AssertionError):
    """Our own mistake: one batch used a key twice."""


_UNBALANCED = t(
    "ยอดสองด้านไม่เท่ากัน ยังไม่ได้บันทึก กรุณาตรวจจำนวนเงินทุกบรรทัด",
    "The two sides differ, so nothing was recorded. Please check the amount on each line.",
)
_SEALED = t(
    "รายการนี้ลงบัญชีแล้ว แก้หรือลบไม่ได้ หากผิดให้กลับรายการแล้วบันทึกใหม่",
    "This is in the book and cannot be changed or removed. Reverse it and record it anew.",
)
_UNKNOWN = t(
    "ไม่พบบัญชีหรือเล่มเลขที่นี้ในสมุดของหน่วยงาน กรุณาเลือกใหม่",
    "This book has no such account or number series. Please choose again.",
)
_PARTY = t(
    "บัญชีนี้ต้องระบุว่าเป็นของใครทุกบรรทัด ส่วนบัญชีทั่วไปไม่ต้องระบุ",
    "This account needs to know whose each line is; a plain account does not take it.",
)
_NO_PERIOD = t(
    "เดือนของวันที่นี้ปิดบัญชีแล้ว หรือสมุดยังไม่เปิดถึงเดือนนั้น กรุณาลงวันที่ในเดือนที่เปิดอยู่",
    "The month of this day is closed, or the book does not reach it. Please use a day of an open month.",
)
_JOIN = t(
    "งวดบัญชีต้องต่อกับงวดเดิมพอดี ไม่เว้นและไม่ซ้อน กรุณาตรวจวันเริ่มและวันสิ้นสุด",
    "A period joins the others without gap or overlap. Please check its first and last day.",
)
_CLOSE = t(
    "ปิดงวดนี้ยังไม่ได้ ต้องปิดงวดก่อนหน้าให้ครบ และปิดได้ครั้งเดียว",
    "This period cannot be closed: earlier ones go first, and each is closed once.",
)
_BELOW = t(
    "เงินในบัญชีนี้ของแหล่งเงินนี้ไม่พอ ยังไม่ได้บันทึก กรุณาตรวจยอดคงเหลือและแหล่งเงิน",
    "This account does not hold that much of this funder's money. Please check the balance and the funder.",
)
_MOVED_ON = t(
    "เงินของรายการนี้ไม่ได้อยู่ที่เดิมครบแล้ว เพราะฝาก ส่งมอบ หรือจ่ายไปแล้ว กรุณาบันทึกรายการที่ถูกต้อง "
    "หรือกลับรายการที่ย้ายเงินออกไปก่อน แล้วทำขั้นนี้อีกครั้ง",
    "Not all of this money lies where it was: some was deposited, handed over or paid. Record what is right, "
    "or take back what moved the money, and then do this again.",
)
_REVERSE = t(
    "กลับรายการนี้ไม่ได้ ต้องเป็นรายการที่ลงบัญชีแล้วและไม่ใช่รายการกลับ",
    "This cannot be reversed: it must be in the book and not be a reversal itself.",
)
_REVERSED = t("รายการนี้ถูกกลับไปแล้ว ไม่ต้องทำซ้ำ", "This has been reversed already; nothing more is needed.")
_HEAD = t(
    "รหัสกำกับนี้ไม่ตรงกับสมุดบัญชี จึงเผยแพร่ไม่ได้",
    "This head is not in the chain of the book, so it cannot be published.",
)
_PUBLISHED = t("วันนี้เผยแพร่รหัสกำกับสมุดบัญชีแล้ว", "Today's head of the book has been published already.")
_OPEN = t("มีสมุดบัญชีหรือรหัสนี้อยู่แล้ว", "The book is open already, or this code is taken.")
_FUNDERS = t(
    "เงินของแต่ละแหล่งต้องเท่ากันทั้งสองด้าน กรุณาตรวจแหล่งเงิน หรือใช้รายการโอนระหว่างแหล่งเงิน",
    "Each funder's money balances on its own. Please check the funders, or record a transfer between them.",
)

_ROOM = t(
    "พื้นที่เก็บข้อมูลเต็ม รายการนี้ยังไม่ได้บันทึก โปรดแจ้งผู้ดูแลระบบ เมื่อมีที่ว่างแล้วส่งรายการเดิมอีกครั้ง",
    "The disk is full, so this was not recorded. Please tell the operator, then send it again.",
)

# Raised by the functions in sql/; 'TH001' by foundation/tenancy.
_BY_STATE: dict[str, tuple[type[BookRefusal], Phrase]] = {
    "TH001": (Sealed, _SEALED),
    "TH010": (Unbalanced, _UNBALANCED),
    "TH011": (Unbalanced, _UNBALANCED),
    "TH012": (Unbalanced, _UNBALANCED),
    "TH013": (FundersMixed, _FUNDERS),
    "TH014": (Sealed, _SEALED),
    "TH016": (UnknownAccount, _UNKNOWN),
    "TH017": (PartyMissing, _PARTY),
    "TH018": (NoOpenPeriod, _NO_PERIOD),
    "TH019": (PeriodDoesNotJoin, _JOIN),
    "TH020": (PeriodCannotClose, _CLOSE),
    "TH022": (NotReversible, _REVERSE),
    "TH023": (UnknownAccount, _UNKNOWN),
    "TH024": (HeadNotInChain, _HEAD),
    "53100": (NoRoom, _ROOM),
}
_BY_CONSTRAINT: dict[str, tuple[type[BookRefusal], Phrase]] = {
    "ledger_balance_never_below_zero": (BelowZero, _BELOW),
    "ledger_leg_not_zero": (Unbalanced, _UNBALANCED),
    "ledger_journal_total_positive": (Unbalanced, _UNBALANCED),
    "ledger_journal_reversed_once": (AlreadyReversed, _REVERSED),
    "ledger_period_closed_once": (PeriodCannotClose, _CLOSE),
    "ledger_published_head_daily": (AlreadyPublished, _PUBLISHED),
    "ledger_account_code": (BookAlreadyOpen, _OPEN),
    "ledger_series_code": (BookAlreadyOpen, _OPEN),
}


def of_database(error: DatabaseError) -> BookRefusal | None:
    """The refusal a guard meant, or None when it was something else."""
    cause = error.__cause__
    constraint = getattr(getattr(cause, "diag", None), "constraint_name", None) or ""
    found = _BY_STATE.get(getattr(cause, "sqlstate", None) or "") or _BY_CONSTRAINT.get(constraint)
    return found[0](found[1]) if found else None


def constraint_of(error: DatabaseError) -> str:
    """The name of the constraint that was broken; empty if none was."""
    return getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""


def unknown_account() -> UnknownAccount:
    """An account code or series that is not in the book."""
    return UnknownAccount(_UNKNOWN)


def moved_on() -> BelowZero:
    """What a reversal would take back lies elsewhere by now."""
    return BelowZero(_MOVED_ON)


def not_reversible() -> NotReversible:
    """A journal that is not there."""
    return NotReversible(_REVERSE)


def already_reversed() -> AlreadyReversed:
    """Another reversal was first."""
    return AlreadyReversed(_REVERSED)


def no_open_period() -> NoOpenPeriod:
    """No period holds the day."""
    return NoOpenPeriod(_NO_PERIOD)


def nothing_to_publish() -> HeadNotInChain:
    """The book holds nothing yet."""
    return HeadNotInChain(_HEAD)


def different_payload(key: str) -> DifferentPayload:
    """The key was used before for something else."""
    return DifferentPayload(
        t(
            "คำขอเดิม ({key}) เคยบันทึกด้วยข้อมูลอื่นแล้ว กรุณาเริ่มรายการใหม่",
            "This request ({key}) was recorded before with other content. Please start a new entry.",
            key=key,
        )
    )


def guards_differ() -> GuardsDiffer:
    """The guards are not those of this release."""
    return GuardsDiffer(
        t(
            "เครื่องป้องกันสมุดบัญชีในฐานข้อมูลไม่ตรงกับรุ่นนี้ หยุดลงบัญชีไว้ก่อน โปรดแจ้งผู้ดูแลระบบให้สั่ง thuanna ledger verify",
            "The database's guards differ from this release, so nothing is posted. "
            "Ask the operator to run: thuanna ledger verify",
        )
    )
