"""Payment vouchers: what was handed over against a signature, numbered by the book, printed, voided.

Owns paying an order, the voucher's number and names, voids, the log of prints. What may be paid is
`approving`; whose benefit it is, a higher tier knows.
"""
