"""Whom to call in each village: leaders, volunteers, committees, groups, temple, school, with telephones.

Owns: who they are, from when to when, and whether they agreed to be shown to everybody, on which day. Must
not know: what anybody calls them about; who is in need; who is suspected of anything. What everybody may read
stands in a table of its own, because a publication is kept for ever and a consent may be taken back.
"""
