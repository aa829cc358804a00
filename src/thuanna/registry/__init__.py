"""Tier 3: who and where: places, people, organisations."""
