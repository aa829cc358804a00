"""Tier 6: what leaves the house, through one privacy gate."""
