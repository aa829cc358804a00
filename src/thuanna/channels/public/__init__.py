"""What everybody may see: publications only, as the public role.

Owns: pages of this channel. Must not know: the other channels, or how anything is decided.
"""
