"""Finding words in 20,000 published things, as the public role, beside a read by primary key.

Builds its own database from an empty one and drops it at the end. Texts are made of words drawn unevenly:
the most frequent stand in nearly every text.
"""

from __future__ import annotations

import datetime
import random
from functools import partial
from itertools import accumulate
from typing import Any

from benchmarks.measurement import Measurement, of_questions, timed
from benchmarks.register_search import own_database

NAME = "search"
DEFAULT_SIZE = 20_000
_QUESTIONS = 60
_A_LOAD = 1_000
_SEED = 2569
_TODAY = datetime.date(2026, 11, 21)
_WORDS_OF_A_TEXT, _WORDS_OF_A_TITLE, _VOCABULARY = 120, 5, 6_000


def measure(size: int) -> Measurement:
    """Ask with frequent words, rare ones, old and misspelt ones; the floor reads one row by key."""
    with own_database():
        from tests.factories import tenants
        from thuanna.foundation.tenancy.context import acting_for
        from thuanna.oversight.search import finding
        from thuanna.oversight.search.models import SearchEntry

        chance = random.Random(_SEED)
        words = _vocabulary()
        tenant = tenants.tenant("bench", "local_government")
        with acting_for(tenant):
            load_seconds = _load(size, words, chance)
        finding.find("ลงทะเบียนผู้สูงอายุที่ไหน", on=_TODAY)  # the dictionary is read once in a process' life
        times = {
            kind: [timed(partial(finding.find, text, on=_TODAY, owner="bench")) for text in texts]
            for kind, texts in _questions(words, chance).items()
        }
        keys = list(SearchEntry.shown.values_list("pk", flat=True)[:_QUESTIONS])
        floor = [timed(partial(SearchEntry.shown.defer("keys").get, pk=key)) for key in keys]
    return of_questions(
        times,
        floor="one entry by primary key, as the public role",
        floor_times=floor,
        indexed_per_second=round(size / load_seconds),
    )


def _vocabulary() -> list[str]:
    from pythainlp.corpus import thai_words

    ordered = sorted(word for word in thai_words() if 4 <= len(word) <= 12)
    return random.Random(_SEED).sample(ordered, _VOCABULARY)


def _load(size: int, words: list[str], chance: random.Random) -> float:
    """Put entries in the way a whole office is made anew; seconds without the making of the texts."""
    from django.db import connections, transaction

    from thuanna.oversight.search import entries

    weights = list(accumulate(1 / (place + 5) for place in range(len(words))))
    seconds = 0.0
    for start in range(0, size, _A_LOAD):
        numbers = range(start, min(size, start + _A_LOAD))
        texts = [_text(words, weights, chance) for _ in numbers]

        def load(numbers: range = numbers, texts: list[tuple[str, str]] = texts) -> None:
            with transaction.atomic():
                entries.load([_entry(*told) for told in zip(numbers, texts, strict=True)])

        seconds += timed(load)
    with connections["owner"].cursor() as cursor:
        cursor.execute("vacuum analyze search_searchentry")
    return seconds


def _text(words: list[str], weights: list[float], chance: random.Random) -> tuple[str, str]:
    """A title and a text of words drawn unevenly."""
    title = "".join(chance.choices(words, cum_weights=weights, k=_WORDS_OF_A_TITLE))
    drawn = chance.choices(words, cum_weights=weights, k=_WORDS_OF_A_TEXT)
    return title, "\n".join("".join(drawn[at : at + 8]) for at in range(0, _WORDS_OF_A_TEXT, 8))


def _entry(number: int, told: tuple[str, str]) -> dict[str, Any]:
    from thuanna.oversight.search.entries import keys_for

    title, text = told
    return {
        "owner": "bench",
        "owner_th": "เทศบาล",
        "owner_en": "Town",
        "kind": "page",
        "section": "",
        "code": f"p{number}",
        "weight": 6,
        "as_of": _TODAY - datetime.timedelta(days=number % 900),
        "ends_before": None,
        "title_th": title,
        "title_en": title,
        "also": "",
        "text": text,
        "version": 1,
        "is_demo": False,
        "keys": keys_for(title, text),
    }


def _questions(words: list[str], chance: random.Random) -> dict[str, list[str]]:
    """What people might type, by kind."""
    rare = [chance.choice(words[2_000:]) for _ in range(_QUESTIONS)]
    return {
        "frequent": [chance.choice(words[:40]) for _ in range(_QUESTIONS)],
        "rare": rare,
        "two words": [
            f"{chance.choice(words[:200])} {chance.choice(words[:200])}" for _ in range(_QUESTIONS)
        ],
        "old word": ["คนชรา", "เบี้ยคนแก่", "งานศพ"] * (_QUESTIONS // 3),
        "misspelt": [_misspelt(word, chance) for word in rare],
        "nothing": ["ฮฮฮฮฮฮฮ"] * _QUESTIONS,
    }


def _misspelt(word: str, chance: random.Random) -> str:
    """One letter in the second half becomes another."""
    place = chance.randrange(len(word) // 2, len(word))
    return word[:place] + chance.choice("กขคงจดต") + word[place + 1 :]
