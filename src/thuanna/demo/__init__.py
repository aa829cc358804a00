"""Invented towns, told as stories, so that everything can be tried without anybody's data.

Owns the stories, the people invented for them, and the log-ins. Builds only through the actions that an
office uses, one step at a time; what stands is written in the audit, so building again adds nothing.
Knows nothing about pages. Refuses a database in which a real organisation works.
"""
