"""What a member's personal link opens: the passbook, making a claim, and how one's claims stand.

Reads and writes the tenant's own tables as the app, not publications: what is shown is nobody else's
business.
"""
