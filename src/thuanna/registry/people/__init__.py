"""Persons and households: who somebody is, where they live, who belongs to them, and who looked at it.

Owns: the person with partial birth date and sealed citizen number; phones, dated addresses, households,
relations and vulnerability marks; finding a person; the log of every look at a sealed field.
Must not know: funds, money, allowances, or why somebody is in the register.
"""
