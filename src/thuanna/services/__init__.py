"""Tier 5: what a town does for and with its people: programmes, pages, guides, participation, grants."""
