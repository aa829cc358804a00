"""What an organisation's own people use: registers, the book, imports, settings.

Owns: pages of this channel. Must not know: the other channels, or how anything is decided.
"""
