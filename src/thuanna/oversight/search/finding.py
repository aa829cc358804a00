"""Finds entries for what somebody typed, through the public role. What they typed is kept nowhere.

First the words as typed, with their synonyms. If nothing holds them, the same with one letter wrong. If still
nothing, the Thai words inside them, one by one.
"""

from __future__ import annotations

import datetime
import functools
import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from pythainlp.corpus import thai_stopwords, thai_words
from pythainlp.tokenize import word_tokenize

from thuanna.kernel.text import clean_line, search_form

from . import highlights
from .clusters import halves, keys_to_ask, numbered
from .highlights import Piece
from .models import IN_ORDER, SearchEntry
from .nearness import near
from .synonyms import variants

MOST_TERMS, MOST_LETTERS, MOST_FOUND = 6, 100, 30
_MOST_NEAR, _NEAR_LETTERS = 12, 800
_FIELDS = ("owner", "owner_th", "owner_en", "kind", "section", "code", "as_of", "title_th", "title_en")

Term = list[str]
"""One term with everything it may also be called; any of them will do."""


@dataclass(frozen=True)
class Hit:
    """One thing that was found.

    :ivar in_title: the words stand in its title, or among the other words for it
    :ivar snippet: a piece of its text with the words marked
    """

    owner: str
    owner_th: str
    owner_en: str
    kind: str
    section: str
    code: str
    as_of: datetime.date
    title_th: str
    title_en: str
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    in_title: bool
    matched: str


@dataclass(frozen=True)
class Found:
    """What was found, and how.

    :ivar instead: the word that was looked for in place of a misspelt one; empty where none was
    :ivar is_more: there is more than is shown
    """

    hits: tuple[Hit, ...]
    instead: str = ""
    is_more: bool = False


def find(typed: str, *, on: datetime.date, owner: str = "", language: str = "th") -> Found:
    """Everything that holds what was typed, the likeliest first.

    :param owner: only what this office published; everybody's when left out
    """
    terms = _terms(typed)
    if not terms:
        return Found(())
    ways: tuple[Callable[[], Found], ...] = (
        lambda: _holding(terms, on, owner, language),
        lambda: _misspelt(terms, on, owner, language),
        lambda: _holding(_words(terms), on, owner, language),
    )
    return next((found for found in (look() for look in ways) if found.hits), Found(()))


def _terms(typed: str) -> list[Term]:
    plain = clean_line(typed)[:MOST_LETTERS]
    return [variants(term) for term in plain.split()[:MOST_TERMS] if keys_to_ask(term)]


def _words(terms: Sequence[Term]) -> list[Term]:
    """The Thai words inside the terms, without those that say nothing."""
    stop = _stop_words()
    cut = [word for term in terms for word in word_tokenize(term[0], engine="newmm", keep_whitespace=False)]
    kept = [word for word in cut if word not in stop and len(word) > 1 and keys_to_ask(word)]
    return [variants(word) for word in dict.fromkeys(kept)][: 2 * MOST_TERMS]


@functools.cache
def _stop_words() -> frozenset[str]:
    return frozenset(search_form(word) for word in thai_stopwords())


def _holding(terms: Sequence[Term], on: datetime.date, owner: str, language: str) -> Found:
    """What holds the terms: first what has them all in its title, then, as far as there is room, the rest.

    A frequent word stands in nearly every text but in few titles: those need not be looked for in the rest.
    """
    if not terms:
        return Found(())
    rows = _rows(_all_of(terms, in_title=True), on, owner)[: MOST_FOUND + 1]
    found = {row.pk: hit for row in rows if (hit := _hit(row, terms, language))}
    room = MOST_FOUND + 1 - len(found)
    if room > 0:
        rest = _rows(_all_of(terms), on, owner).exclude(pk__in=list(found))[:room]
        found |= {row.pk: hit for row in rest if (hit := _hit(row, terms, language))}
    hits = tuple(found.values())
    return Found(hits[:MOST_FOUND], is_more=len(hits) > MOST_FOUND)


def _rows(keys: Q, on: datetime.date, owner: str) -> QuerySet[SearchEntry]:
    found: QuerySet[SearchEntry] = SearchEntry.shown.filter(keys)
    found = found.filter(Q(ends_before__isnull=True) | Q(ends_before__gt=on))
    if owner:
        found = found.filter(owner=owner)
    return found.defer("keys").order_by(*IN_ORDER)


def _all_of(terms: Sequence[Term], *, in_title: bool = False) -> Q:
    return functools.reduce(operator.and_, (_any_of(term, in_title=in_title) for term in terms))


def _any_of(term: Term, *, in_title: bool = False) -> Q:
    asked = [_keys(word, in_title=in_title) for word in term if keys_to_ask(word)]
    return functools.reduce(operator.or_, asked)


def _keys(word: str, *, in_title: bool) -> Q:
    return Q(keys__contains=numbered(keys_to_ask(word), in_title=in_title))


def _hit(row: SearchEntry, terms: Sequence[Term], language: str) -> Hit | None:
    """The row as it is shown, if the terms really stand in it and not only their pairs."""
    words = [word for term in terms for word in term]
    in_titles = highlights.present(words, highlights.plain(f"{row.title_th}\n{row.title_en}\n{row.also}"))
    in_text = highlights.present(words, highlights.plain(row.text))
    standing = {*in_titles, *in_text}
    if not all(standing.intersection(term) for term in terms):
        return None
    name = row.title_en if language == "en" else row.title_th
    facts = {field: getattr(row, field) for field in _FIELDS}
    return Hit(
        **facts,
        title=highlights.marked(name, in_titles),
        snippet=highlights.snippet(row.text, in_text),
        in_title=all(set(in_titles).intersection(term) for term in terms),
        matched=next(iter([*in_titles, *in_text]), ""),
    )


def _misspelt(terms: Sequence[Term], on: datetime.date, owner: str, language: str) -> Found:
    """Look for one word with one letter wrong: half of it is right, and leads to texts that may hold it."""
    for place, term in enumerate(terms):
        meant = _meant(term[0], on, owner)
        if meant:
            changed = [*terms[:place], variants(meant), *terms[place + 1 :]]
            found = _holding(changed, on, owner, language)
            if found.hits:
                return Found(found.hits, instead=meant, is_more=found.is_more)
    return Found(())


def _meant(term: str, on: datetime.date, owner: str) -> str:
    """What stands somewhere in place of a term with one letter wrong; titles are looked at first."""
    asked = [half for half in halves(term) if keys_to_ask(half)]
    if not asked:
        return ""
    for in_title in (True, False):
        for row in _rows(_any_of(asked, in_title=in_title), on, owner)[:_MOST_NEAR]:
            said = f"{row.title_th}\n{row.title_en}\n{row.also}"
            found = _near_words(term, said if in_title else row.text[:_NEAR_LETTERS])
            if found:
                return found
    return ""


def _near_words(term: str, text: str) -> str:
    """Whole words of the text that are the term but for one letter.

    The end of one word and the beginning of the next mean nothing: who asks for นมโรงเรียน is not answered
    with the letters in ถนนโรงเรียน. The dictionary is asked only where some letters are near.
    """
    plain = highlights.plain(text)
    return near(term, plain) and near(term, plain, _borders(text))


def _borders(text: str) -> set[int]:
    """Where words begin and end in the plain text; those made of two (เด็กเล็ก) in their middle too."""
    known = thai_words()
    borders, start = {0}, 0
    for word in map(highlights.plain, word_tokenize(text, engine="newmm")):
        borders.update(start + cut for cut in range(1, len(word)) if known >= {word[:cut], word[cut:]})
        start += len(word)
        borders.add(start)
    return borders
