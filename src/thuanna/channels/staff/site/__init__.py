"""The office's own site: writing pages, approving them, files, boards, what is withheld, the checklist.

Owns: these staff pages. Must not know: how the public sees a page beyond its address.
"""
