"""Finding words in everything everybody may read: pages, guides, documents, figures of funds and towns.

Owns: one entry for each published thing, put in by the outbox when it is published and taken out when it is
withdrawn, and how words are found in it. Must not know: who asked. No question is written down anywhere.

Thai runs without spaces, so entries are found by clusters: a consonant with what stands around it, alone and
in pairs. See docs/algorithms/search.md.
"""
