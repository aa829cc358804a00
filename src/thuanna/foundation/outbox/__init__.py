"""News that leaves after commit: a lower tier publishes, `config/wiring.py` says who listens.

Owns: the act of publishing; the table is procrastinate's. Must not know: who listens.
"""
