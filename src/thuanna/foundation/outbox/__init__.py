"""News that leaves after commit: a lower tier publishes, `config/wiring.py` says who listens.

Owns: publishing, and how the queues stand; the tables are procrastinate's. Must not know: who listens.
"""
