"""Guides to what a citizen can ask for, and the forms that go with them.

Owns: the guides of this release as an office adopts them, the dates of its calendar, the forms people save
by a code without an account, and what the office did with them. Must not know: how a guide is published or
found, how a page looks, who a form's applicant is in any register.

`catalogue` reads ``rules/guides`` · `definitions` are forms as data · `rules` decide which pages of a form
are asked and what is worth a second look · `actions` write · `queries` read · `printing` makes the paper.
"""
