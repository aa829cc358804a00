"""A fund before the state: the criteria computed from its live books, what was certified, who is matched.

Owns: certification, support of the local government, judgements by people, stored decisions, matching rounds,
postings of reports, the founding of a fund, its plan, monitoring and links with other work of the community.
Must not know: the provincial committee's own queue, or how a page looks. What the book, the register and the
meetings hold is read there and never kept twice.
"""
