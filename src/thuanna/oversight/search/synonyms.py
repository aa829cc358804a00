"""Old words, new words and what people say: read from ``rules/search/synonyms.yaml``."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from thuanna.foundation.law import reading
from thuanna.kernel.text import search_form

MOST_VARIANTS = 8


def variants(term: str) -> list[str]:
    """The term itself, then the same with a word in it said otherwise: คนชรา, ผู้สูงอายุ, คนแก่ …"""
    plain = search_form(term)
    found = [plain]
    for word in sorted(_others(), key=len, reverse=True):
        if word in plain:
            found += [plain.replace(word, other) for other in _others()[word]]
            break
    return list(dict.fromkeys(found))[:MOST_VARIANTS]


def main_words() -> list[str]:
    """The first word of each line, for suggestions."""
    return [group[0] for group in _groups()]


@functools.cache
def _groups() -> list[list[str]]:
    (data,) = reading.documents(reading.rules_root() / "search" / "synonyms.yaml")
    groups: list[list[str]] = data["groups"]
    return groups


@functools.cache
def _others() -> Mapping[str, tuple[str, ...]]:
    """Each word in its search form with the others of its line."""
    found: dict[str, tuple[str, ...]] = {}
    for group in _groups():
        plain = [search_form(word) for word in group]
        for word in plain:
            found[word] = tuple(other for other in plain if other != word)
    return found
