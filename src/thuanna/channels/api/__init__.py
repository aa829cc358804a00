"""The same publications for programs.

Owns: addresses under /api/v1/ and their description. Must not know: the other channels, or how anything is
decided. It hands out what pages and files show, and nothing more.
"""
