"""The tables of receipts, vouchers, cash, the bank's side and closing. Nothing in them is ever changed."""

from .approvals import ApprovalThreshold, OrderDecision, PayeeName, PaymentOrder
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
from .custody import CashCount, CustodyKeeper, CustodyLimit, Handover, HandoverAnswer, Outflow
from .events import MoneyEvent
from .receipts import PayerName, Receipt, ReceiptLine, ReceiptPrint, ReceiptVoid
from .vouchers import Voucher, VoucherPrint, VoucherSigner, VoucherVoid

__all__ = [
    "ApprovalThreshold",
    "BankAssertion",
    "BankFormat",
    "BankLine",
    "BankMatch",
    "BankMatchJournal",
    "BankMatchLine",
    "BankMatchUndo",
    "BankStatement",
    "CashCount",
    "ClosingNote",
    "CustodyKeeper",
    "CustodyLimit",
    "Handover",
    "HandoverAnswer",
    "MoneyEvent",
    "OrderDecision",
    "Outflow",
    "PayeeName",
    "PayerName",
    "PaymentOrder",
    "Receipt",
    "ReceiptLine",
    "ReceiptPrint",
    "ReceiptVoid",
    "SurplusPolicy",
    "SurplusShare",
    "Voucher",
    "VoucherPrint",
    "VoucherSigner",
    "VoucherVoid",
    "YearClosing",
]
