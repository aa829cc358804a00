"""Contributions that came by transfer: which member a line of the bank belongs to.

Must not know: what a member owes; how much is due for how many months comes in from above.
"""
