"""Pages by which people get in: log-in, second factor, invitations, members, organisation switcher.

Owns: how the account library is dressed and which of its pages exist. Must not know: what a role permits.
"""
