"""Tier 9: settings, addresses, the console script, the embedded server, the wiring of subscribers."""
