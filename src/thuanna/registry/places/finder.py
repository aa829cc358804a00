"""Finding a subdistrict by what people type. Pure: the places come in, places go out.

A file of its own beside `queries` because it reads no database: 7,436 places fit in memory, and a
search in Thai or English, by postcode, by code or misspelt takes a few milliseconds there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache

from thuanna.kernel.sounds import similarity_key
from thuanna.kernel.text import clean_line, search_form

_BANGKOK = "10"


class Level(IntEnum):
    """Which of its three names a word met; the value is its place in `Place.names`."""

    SUBDISTRICT = 0
    DISTRICT = 1
    PROVINCE = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A name in both languages."""

    th: str
    en: str


@dataclass(frozen=True, slots=True)
class Place:
    """A subdistrict with all that stands around it on an envelope."""

    code: str
    names: tuple[Name, Name, Name]
    postcodes: tuple[str, ...]

    @property
    def label_th(self) -> str:
        """ตำบลในเมือง อำเภอเมืองขอนแก่น จังหวัดขอนแก่น 40000."""
        subdistrict, district, province = (name.th for name in self.names)
        around = (
            f"แขวง{subdistrict} เขต{district} {province}"
            if self.code.startswith(_BANGKOK)
            else f"ตำบล{subdistrict} อำเภอ{district} จังหวัด{province}"
        )
        return f"{around} {', '.join(self.postcodes)}"

    @property
    def label_en(self) -> str:
        """Nai Mueang, Mueang Khon Kaen, Khon Kaen 40000."""
        return f"{', '.join(name.en for name in self.names)} {', '.join(self.postcodes)}"


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a question; `level` when a label said what it names (อ.เมือง)."""

    key: str
    level: Level | None = None


_LABELS = {
    **dict.fromkeys(("ตำบล", "ต.", "แขวง"), Level.SUBDISTRICT),
    **dict.fromkeys(("อำเภอ", "อ.", "เขต", "กิ่งอำเภอ"), Level.DISTRICT),
    **dict.fromkeys(("จังหวัด", "จ."), Level.PROVINCE),
}
_BEFORE_LABEL = re.compile(r"(?<=\S)(?=อำเภอ|จังหวัด)")
_WORD = re.compile(r"[\s,]*(กิ่งอำเภอ|ตำบล|อำเภอ|จังหวัด|แขวง|เขต|[ตอจ]\.)?\s*([^\s,]+)")
_ENGLISH_LABELS = frozenset(
    ("tambon", "subdistrict", "khwaeng", "amphoe", "amphur", "district", "khet", "changwat", "province")
)
_POSTCODE = re.compile("[1-9][0-9]{2,4}")
_NOT_IN_KEYS = re.compile(r"[^0-9a-zก-๎]")

# How well a word meets a name, the best first; a name one level up costs as much as all of them.
_WHOLE, _BEGINNING, _INSIDE, _SOUNDS_LIKE = range(4)
_STEP_UP = 6
_LONGEST_QUESTION = 120

_Match = Callable[[str, Name], int | None]


class Finder:
    """Searches among the places given; keeps their names in comparable form."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = {place.code: place for place in sorted(places, key=lambda place: place.code)}
        self._names = {level: {place.names[level] for place in self._places.values()} for level in Level}
        self._keys = {
            name: (_key(name.th), _key(name.en)) for names in self._names.values() for name in names
        }

    def within(self, code: str) -> list[Place]:
        """All places of a province or district, one subdistrict, or the subdistrict of a village."""
        place = self._places.get(code[:6])
        return [place] if place else [p for p in self._places.values() if p.code.startswith(code)]

    def search(self, text: str, limit: int) -> list[Place]:
        """Places whose names hold every word of `text`, the best first; else those that sound alike."""
        words = _words_of(text)
        if not words:
            return []
        return self._ranked(words, self._spelt, limit) or self._ranked(words, self._alike, limit)

    def _ranked(self, words: Sequence[_Word], match: _Match, limit: int) -> list[Place]:
        """Words may be several names, or one name of several words: Khon Kaen."""
        scores = self._scores(words, match)
        if len(words) > 1:
            for code, score in self._scores([_joined(words)], match).items():
                scores[code] = min(score, scores.get(code, score))
        ranked = sorted(scores, key=lambda code: (scores[code], code))
        return [self._places[code] for code in ranked[:limit]]

    def _scores(self, words: Sequence[_Word], match: _Match) -> dict[str, int]:
        """The sum over the words, less is better; a place that misses one is out."""
        total = dict.fromkeys(self._places, 0)
        for word in words:
            is_postcode = bool(_POSTCODE.fullmatch(word.key))
            found = self._with_postcode(word.key) if is_postcode else self._named(word, match)
            total = {code: total[code] + score for code, score in found.items() if code in total}
        return total

    def _with_postcode(self, digits: str) -> dict[str, int]:
        return {
            place.code: 0
            for place in self._places.values()
            if any(postcode.startswith(digits) for postcode in place.postcodes)
        }

    def _named(self, word: _Word, match: _Match) -> dict[str, int]:
        found: dict[str, int] = {}
        for level in Level if word.level is None else [word.level]:
            met = {name: match(word.key, name) for name in self._names[level]}
            for place in self._places.values():
                score = met[place.names[level]]
                if score is not None:
                    score += level * _STEP_UP
                    found[place.code] = min(score, found.get(place.code, score))
        return found

    def _spelt(self, word: str, name: Name) -> int | None:
        """How well the word meets the name as written, in either language."""
        keys = self._keys[name]
        if word in keys:
            return _WHOLE
        if any(key.startswith(word) for key in keys):
            return _BEGINNING
        return _INSIDE if any(word in key for key in keys) else None

    def _alike(self, word: str, name: Name) -> int | None:
        """As `_spelt`; also Thai that sounds the same and English that differs by a letter or two."""
        spelt = self._spelt(word, name)
        if spelt is not None:
            return spelt
        if word.isascii():
            letters = _letters_apart(word, self._keys[name][1])
            return None if letters is None else _SOUNDS_LIKE + letters
        sound = _sound(word)
        return _SOUNDS_LIKE if len(sound) > 1 and self._sounds[name].startswith(sound) else None

    @cached_property
    def _sounds(self) -> dict[Name, str]:
        return {name: _sound(name.th) for name in self._keys}


@lru_cache(maxsize=1024)
def _sound(thai: str) -> str:
    return similarity_key(thai)


def _key(name: str) -> str:
    """Comparable form: no spaces, dashes, dots or capitals."""
    return _NOT_IN_KEYS.sub("", search_form(name))


def _words_of(text: str) -> list[_Word]:
    """The words asked for, each with the level its label gives; labels without a name say nothing."""
    line = _BEFORE_LABEL.sub(" ", clean_line(text)[:_LONGEST_QUESTION])
    words = [_Word(_key(name), _LABELS.get(label)) for label, name in _WORD.findall(line)]
    return [word for word in words if word.key and word.key not in _ENGLISH_LABELS]


def _joined(words: Sequence[_Word]) -> _Word:
    return _Word("".join(word.key for word in words), words[0].level)


def _letters_apart(one: str, other: str) -> int | None:
    """How many letters to put in, leave out or change: one at most, or two in a longer word; else None."""
    most = 1 if len(one) <= _SHORT_WORD else 2
    if len(one) < _SHORTEST_GUESSED or abs(len(one) - len(other)) > most:
        return None
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        above, row = row, [place]
        for column, other_letter in enumerate(other, start=1):
            change = above[column - 1] + (letter != other_letter)
            row.append(min(change, above[column] + 1, row[-1] + 1))
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None


_SHORTEST_GUESSED = 4
_SHORT_WORD = 6
