"""The community welfare fund: its area, its members and their standing, its register and imports.

Owns: fund, collection point, member, status, nominated payee, import batch. Must not know: how a journal is
sealed (`ledger`) or how a receipt is numbered (`payments`).
"""
