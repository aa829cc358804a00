"""The pages of an office's own site, from the first draft to the paper on the board.

Owns: pages by kind with their versions, files and steps (submitted, returned, approved, withdrawn), the
register of what is withheld, election periods, postings on paper boards, evidence for the openness list.
Must not know: how a page looks, or who reads it. What is approved leaves as news; oversight publishes it.
"""
