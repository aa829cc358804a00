"""The same publications for programs.

Owns: pages of this channel. Must not know: the other channels, or how anything is decided.
"""
