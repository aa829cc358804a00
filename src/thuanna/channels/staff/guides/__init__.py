"""Guides with the office's own facts, the citizens' calendar, and the forms people bring or send."""
