"""The first page after log-in: what waits for me, and the sections I may open.

Owns: the list of providers of waiting items and the staff menu. Must not know: how a provider counts.
"""
