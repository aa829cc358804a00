"""The program's own PostgreSQL: found in the wheel, started when first asked, stopped by the last to leave.

Owns the data folder's layout, the server's settings, its start, recovery and end, and the four roles.
Knows nothing of Django, of tables or of what is stored. Uses the wheel's programs only, never its Python:
see docs/operations/embedded-database.md for what each file in the data folder is.
"""
