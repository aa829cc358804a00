"""A tenant's directory of organisations, who holds office in them, and the figures of its locality.

Owns: local governments and their divisions, communities as actors, partners, posts with terms, and the
dated, sourced figures of the locality profile.
Must not know: the people's register, projects, or money.
"""
