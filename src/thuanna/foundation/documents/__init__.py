"""Files people bring: kept with their checksum, kind, keeping period and who brought them.

Owns: the stored bytes. Must not know: what a file is evidence for.
"""
