"""Reads the tiers below for the builders: plain facts in, nothing of how they are shown."""
