"""Roles and what they permit, and the actor built from a person's memberships.

Owns: the map from roles to permissions. Must not know: requests, pages or what an app does with a permission.
"""
