"""Tier 5: what a town does for and with its people: pages, guides, participation, grants."""
