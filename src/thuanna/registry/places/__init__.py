"""Where things are: provinces, districts, subdistricts, retired codes, villages and municipal communities.

Owns: the nation's area codes as shipped reference data, finding a place by what people type, the outlines
of subdistricts, and each organisation's own list of villages and communities.
Must not know: who lives there, or what any organisation does there.
"""
