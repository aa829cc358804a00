"""The sealed channel: somebody tells of violence or corruption without saying who they are.

Owns: who reads (two named readers and a deputy), what was told, the thread between teller and readers, and
the log of every look. Must not know: who tells, from where, at what moment; how a page looks.

What is told is sealed under the town's own key and opened for its readers and for whoever holds the code,
never for anybody else: no administrator, no search, no publication, no report. Only naming the readers leaves
an audit line. The teller's deeds leave none because a line has a moment; the readers' leave none because the
trail is read by people whom a thread may concern: the log of looks is theirs. See
docs/decisions/2026-11-22-sealed-channel.md.
"""
