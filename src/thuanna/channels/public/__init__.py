"""What everybody may see: publications only, as the public role.

Owns: the pages of towns and funds, open data, receipts' proofs. Must not know: the other channels, or how
anything is decided.
"""
