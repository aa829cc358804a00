"""The bank's statements held against the book: read, taken in, matched, reconciled.

Owns: what a statement file means, which lines are which journals, the balance the bank's book shows.
Must not know: members or funds' rules. Nothing here posts: what the book lacks is recorded by its own page.
"""
