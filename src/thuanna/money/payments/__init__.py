"""Receipts: what was handed over for money, numbered by the book, printed, voided, never removed.

Owns: receipt, its lines, the payer's name as it was written, voids, the log of prints, the PDF.
Must not know: members, benefits, or how a journal is sealed; whose money a line is comes in as accounts and
opaque party numbers.
"""
