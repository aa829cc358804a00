"""Who owns a row, and the two belts that keep tenants apart.

Owns: the tenant table, the context in which code acts for a tenant, the scoped managers (first belt), and
the row security, keys and grants derived from what each model declares (second belt).
Must not know: who the users are or what any tenant does.
"""
