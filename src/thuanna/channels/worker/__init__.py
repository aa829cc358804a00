"""What runs in the background: delivering news, long imports, the daily heads.

Owns: the schedule. Must not know: rules or tables.
"""
