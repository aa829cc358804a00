"""Cash in hands: who holds how much since when, handing over, counting, limits, and what an inspector reads.

Owns handovers, counts and limits. A holder is an account of the book with an opaque party; must not know
collection points or people.
"""
