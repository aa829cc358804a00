"""Money events with a name of their own: donation, interest, support, deposit, withdrawal; their correction.

Owns the table that says which accounts each event moves, and the record of what was not a contribution, a
payment or a handover. Must not know members; a place is an account with an opaque party.
"""
