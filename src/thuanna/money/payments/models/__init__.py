"""The tables of receipts. A receipt has exactly one journal, and nothing about it is ever changed."""

from .receipts import PayerName, Receipt, ReceiptLine
from .traces import ReceiptPrint, ReceiptVoid

__all__ = ["PayerName", "Receipt", "ReceiptLine", "ReceiptPrint", "ReceiptVoid"]
