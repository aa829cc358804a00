"""The end of a month and of a year: a checklist that refuses, a surplus that is split, and no way back.

Owns: what must be settled before a period closes, explanations for what may stay open, the split of a
year's surplus. Must not know: members. A new point of the checklist is an `Item` in
`rules.ITEMS`, a fact of `MonthFacts`, and its count in `queries`.
"""
