"""Names of people: taken apart as registers write them, and keys under which spellings meet.

Owns no register and decides about nobody: a likeness is shown to a person, who decides.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .sounds import similarity_key
from .text import clean_line, normalise, search_form
from .titles import MAY_BE_WHOLE_NAMES, MISS, longest_title

__all__ = [
    "FAMILY_MISSING",
    "REMARK_REMOVED",
    "SEVERAL_PARTS",
    "TITLE_UNCERTAIN",
    "TWO_PEOPLE",
    "FullName",
    "TitleSplit",
    "name_keys",
    "query_keys",
    "similarity_key",
    "split_full_name",
    "split_title",
]

TITLE_UNCERTAIN = "title_uncertain"
FAMILY_MISSING = "family_missing"
SEVERAL_PARTS = "several_parts"
REMARK_REMOVED = "remark_removed"
TWO_PEOPLE = "two_people"

SIMILAR = "~"
"""Leads keys of sound, so that they never meet keys of spelling."""

_BEGINS_A_NAME = re.compile(r"[เ-ไ]?[ก-ฮฤ]|[A-Za-z]")
_REMARK = re.compile(r"\s*[(\[（][^)\]）]*[)\]）]?\s*")
_BETWEEN_PEOPLE = re.compile(r"\s*(?:[/,&+;]|\sและ\s|\sกับ\s)\s*")
_OF_A_PLACE = "ณ"


class TitleSplit(NamedTuple):
    """A title in full (empty if none), what follows it, and whether it might be part of the name."""

    title: str
    rest: str
    is_uncertain: bool = False


class FullName(NamedTuple):
    """A name taken apart; `notes` say what a person should look at."""

    title: str
    given: str
    family: str
    notes: tuple[str, ...] = ()


def split_title(text: str) -> TitleSplit:
    """Take the title off a name, glued or not: ``น.ส.สมหญิง`` is นางสาว and สมหญิง.

    What follows must be able to begin a name, so นายิกา and นายก stay whole. Where the whole is also
    a name (นางนวล), the title is taken and the split marked uncertain.
    """
    return _split_title(_plain(text))


def _split_title(line: str) -> TitleSplit:
    may_be_whole = line.partition(" ")[0] in MAY_BE_WHOLE_NAMES
    title, length = longest_title(line)
    rest = line[length:].lstrip(" .")
    if not title or not _can_be_name(rest):
        return TitleSplit("", line, is_uncertain=may_be_whole)
    second = _split_title(rest)
    if second.title and not second.is_uncertain and _may_follow(title, second.title):
        return TitleSplit(f"{title} {second.title}", second.rest)
    return TitleSplit(title, rest, is_uncertain=may_be_whole)


def split_full_name(text: str) -> FullName:
    """Take a full name apart into title, given name and family name.

    A family name of ณ keeps its place (ณ อยุธยา). Notes: ``title_uncertain``, ``family_missing``,
    ``several_parts`` (more than two, all but the first kept as family name), ``remark_removed``
    (something in brackets) and ``two_people`` (only the first is returned).
    """
    line = _plain(text)
    notes = []
    without_remark = " ".join(_REMARK.sub(" ", line).split())
    if without_remark != line:
        notes.append(REMARK_REMOVED)
    first, *others = [part for part in _BETWEEN_PEOPLE.split(without_remark) if part] or [""]
    title, rest, is_uncertain = _split_title(first)
    words, has_second = _until_next_title(rest.split())
    if others or has_second:
        notes.append(TWO_PEOPLE)
    given, family = (words[0], " ".join(words[1:])) if words else ("", "")
    # An older woman may be นาง with the name สาว: then what follows is her family name.
    if is_uncertain or (title == MISS and not family and first.startswith("นางสาว ")):
        notes.append(TITLE_UNCERTAIN)
    if not family:
        notes.append(FAMILY_MISSING)
    if len(words) > 2 and words[1] != _OF_A_PLACE:
        notes.append(SEVERAL_PARTS)
    return FullName(title, given, family, tuple(notes))


def name_keys(given: str, family: str) -> list[str]:
    """Keys under which to store a person: by spelling and, led by ``~``, by sound.

    Each can be looked up whole or by its beginning.
    """
    spelt = [search_form(given), search_form(family)]
    heard = [similarity_key(given), similarity_key(family)]
    keys = [*_with_both(spelt), *(SIMILAR + key for key in _with_both(heard))]
    return list(dict.fromkeys(keys))


def query_keys(text: str) -> list[str]:
    """Keys to look up for what someone typed in a search box, title or not: spelling first, then sound."""
    name = split_full_name(text)
    spelt = [search_form(part) for part in (name.given, name.family) if part]
    heard = [similarity_key(part) for part in (name.given, name.family) if part]
    keys = [" ".join(spelt), SIMILAR + " ".join(key for key in heard if key)]
    return [key for key in keys if key.strip(SIMILAR)]


def _with_both(parts: list[str]) -> list[str]:
    """Each part that is not empty, and the two together."""
    known = [part for part in parts if part]
    return [*known, " ".join(known)] if len(known) > 1 else known


def _plain(text: str) -> str:
    """A clean line with its Thai mended, so that titles are recognised; Latin keeps its case."""
    line = clean_line(text)
    return line if any(character.isascii() and character.isalpha() for character in line) else normalise(line)


def _can_be_name(rest: str) -> bool:
    word = rest.partition(" ")[0]
    return len(word) >= 2 and _BEGINS_A_NAME.match(word) is not None


def _may_follow(first: str, second: str) -> bool:
    """Whether two titles belong to one person (ผศ. ดร.), not a title and a name like one."""
    return first.endswith(("อาจารย์", "ศาสตราจารย์", "แพทย์", "ดร.", "ตรี", "โท", "เอก")) or second == "ดร."


def _until_next_title(words: list[str]) -> tuple[list[str], bool]:
    """The words of the first person, and whether another title starts a second."""
    for place, word in enumerate(words):
        if place >= 1:
            title, rest, is_uncertain = _split_title(" ".join(words[place:]))
            if title and rest and not is_uncertain and _surely_a_title(title, word):
                return words[:place], True
    return words, False


def _surely_a_title(title: str, word: str) -> bool:
    """Family names may begin with พระ or นาย; the second person is told by what families never begin with."""
    return title in {"นาง", MISS, "เด็กชาย", "เด็กหญิง"} or (title == "นาย" and word.startswith("นาย"))
