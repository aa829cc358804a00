"""The whole book as files: for inspectors, for judges from outside, for the years after this program.

`jsonl` carries every entry with the chain and can be proved by ``tools/verify_book.py`` with none of our
code. `hledger` and `beancount` carry the postings for those programs. An export names parties by number
only; it is the tenant's own paper all the same, not a publication.
"""

from .run import FORMATS, Exported, export

__all__ = ["FORMATS", "Exported", "export"]
