"""Who, for which tenant, did what to what, when and why: an append-only line for every change.

Owns: the audit entry and the actor. Never holds a name, a citizen number or free text about a person.
"""
