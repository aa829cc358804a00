"""The password of every invented person, printed at each start of the demonstration. Plain Python."""

PASSWORD = "khram-fai-mai-thong"  # noqa: S105  # worth nothing: it opens invented towns only
