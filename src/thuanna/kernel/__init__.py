"""Tier 1: facts that outlive every programme: money, the Thai calendar, identifiers, text, rules.

Plain Python: no Django, no database, no clock, no network. Everything here is property-tested.
"""
