"""Thai text cut into clusters, which need no dictionary: ค่าจัดการศพ is ค่า จั ด กา ร ศ พ.

A cluster is a consonant with the vowels and tones around it. A word inside unbroken text begins and ends at
the border of clusters, so the pairs of its clusters stand among the pairs of the text: ศพ is ศ beside พ. A
number is one cluster; Latin words are found by three letters at a time. Pure.

An index keeps numbers instead of letters: they are a third as long and compared at once. Two keys may share
a number; whoever asks the index looks whether the words really stand there.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from itertools import pairwise

from thuanna.kernel.text import search_form

_CLUSTER = re.compile(r"[เแโใไ]?[ก-ฮ][ัิ-ฺ็-๎]*[ะาำๅ]?|[ก-๛]|[0-9]+|[^\W\d_ก-๛]+")
_RUN = re.compile(r"[ก-๛0-9]+|[^\W\d_ก-๛]+")
_AT_A_TIME = 3
_MIDDLE = 1 << 31
_FEWEST_TO_CUT = 2


def clusters(text: str) -> list[str]:
    """The clusters of a text in its search form."""
    return _CLUSTER.findall(text)


def keys_of(text: str) -> set[str]:
    """Everything under which a text is found: its clusters, and each pair that stands together."""
    keys: set[str] = set()
    for run in _RUN.findall(search_form(text)):
        parts = clusters(run)
        keys.update(parts, map("".join, pairwise(parts)), _triples(run))
    return keys


def keys_to_ask(term: str) -> list[str]:
    """What must stand in a text that holds this term: its pairs, or its only cluster."""
    keys: list[str] = []
    for run in _RUN.findall(search_form(term)):
        parts = clusters(run)
        keys += _triples(run) or [*map("".join, pairwise(parts))] or parts
    return list(dict.fromkeys(keys))


def numbered(keys: Iterable[str], *, in_title: bool = False) -> list[int]:
    """The numbers under which an index keeps these keys; those of a title have numbers of their own."""
    begins = zlib.crc32(b"title") if in_title else 0
    return sorted({zlib.crc32(key.encode(), begins) - _MIDDLE for key in keys})


def _triples(run: str) -> list[str]:
    """Three letters at a time of a Latin word; none of a Thai run or of a shorter word."""
    if _CLUSTER.fullmatch(run) is None or run[0].isdecimal() or "ก" <= run[0] <= "๛":
        return []
    return [run[start : start + _AT_A_TIME] for start in range(len(run) - _AT_A_TIME + 1)]


def halves(term: str) -> list[str]:
    """A term cut in two between clusters: with one letter wrong, one half is still right."""
    parts = clusters(search_form(term))
    if len(parts) < _FEWEST_TO_CUT:
        return []
    middle = len(parts) // 2
    return ["".join(parts[:middle]), "".join(parts[middle:])]
