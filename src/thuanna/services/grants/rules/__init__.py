"""Pure decisions: the three sets of criteria and the matching of members. No Django, no clock.

Facts come in as plain values; what a document asks stands in ``rules/grants``. A fact that nobody knows makes
a check that needs a person, never one that is met or missed.
"""
