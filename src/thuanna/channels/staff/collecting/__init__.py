"""Collecting contributions: village sheets, whole households, passbooks, who is in arrears.

Translates requests into the fund's actions. Must not decide what is due or how it is posted.
"""
