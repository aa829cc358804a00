"""Pages of the register of persons: find, add, open, correct, unseal for a reason, and see who looked.

A name, a phone or a citizen number never stands in an address: searching is a POST whose words are kept
sealed in the session, and pages are addressed by the register's own ids.
"""
