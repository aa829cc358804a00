"""The tables of receipts, of the bank's side of the money, and of closing. Nothing in them is ever changed."""

from .bank import (
    BankAssertion,
    BankFormat,
    BankLine,
    BankMatch,
    BankMatchJournal,
    BankMatchLine,
    BankMatchUndo,
    BankStatement,
)
from .closing import ClosingNote, SurplusPolicy, SurplusShare, YearClosing
from .receipts import PayerName, Receipt, ReceiptLine
from .traces import ReceiptPrint, ReceiptVoid

__all__ = [
    "BankAssertion",
    "BankFormat",
    "BankLine",
    "BankMatch",
    "BankMatchJournal",
    "BankMatchLine",
    "BankMatchUndo",
    "BankStatement",
    "ClosingNote",
    "PayerName",
    "Receipt",
    "ReceiptLine",
    "ReceiptPrint",
    "ReceiptVoid",
    "SurplusPolicy",
    "SurplusShare",
    "YearClosing",
]
