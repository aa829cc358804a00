"""People who log in, and the organisations they work for.

Owns: the account, membership with its role, invitations, log-ins. Must not know: what a role permits.
"""
