"""Payments that two or three people make together: prepared, approved, paid.

Owns the frozen order, its digest, decisions on it and from what sum on somebody has to approve. Must not know
members or benefits: whom a party means and what a purpose code says, a higher tier knows.
"""
