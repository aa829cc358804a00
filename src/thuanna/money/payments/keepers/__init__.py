"""Whose hands cash lies in: which log-in answers for the treasurer's cash and for each collection point.

Owns: who was appointed, from which day on. A keeper is somebody of the organisation whose roles let them move
that cash; so the book knows whose own cash a surprise count would be. Must not know: where a point stands.
"""
