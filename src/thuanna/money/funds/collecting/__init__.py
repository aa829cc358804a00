"""A collection sheet: who brought how much at one collection point, and the total the collector counted.

Owns reading the sheet and finding its members. Posting is `actions.collections`.
"""
