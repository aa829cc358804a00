"""The pages on which people speak: telling, following, commenting, answering polls, asking to know.

Owns: their forms and how machines are kept out without watching anybody. Must not know: who answers.
"""
