"""What goes out: a look at it first, what the gate holds back and why, publishing, withdrawing.

Owns: these pages. Must not know: how the gate decides.
"""
