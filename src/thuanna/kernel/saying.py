"""What a person says in their own words: something, and no more than can be kept."""

from __future__ import annotations

from typing import Final

from .language import t
from .refusals import Refusal

MOST_WORDS: Final = 4_000
"""Characters, where nothing else is said: four pages of a letter."""


class WordsMissing(Refusal):
    """Nothing was said."""

    code = "words_missing"

    def __init__(self) -> None:
        super().__init__(t("กรุณาพิมพ์ข้อความก่อน", "Please write something first."))


class WordsTooLong(Refusal):
    """More than can be kept."""

    code = "words_too_long"

    def __init__(self, most: int) -> None:
        super().__init__(
            t(
                "ข้อความยาวเกินไป กรุณาย่อให้ไม่เกิน {most} ตัวอักษร",
                "This is too long. Please keep it to {most} characters.",
                most=most,
            )
        )


def must_say(words: str, most: int = MOST_WORDS) -> str:
    """The words without surrounding space.

    :raises WordsMissing: :raises WordsTooLong:
    """
    said = may_say(words, most)
    if not said:
        raise WordsMissing
    return said


def may_say(words: str, most: int = MOST_WORDS) -> str:
    """The words without surrounding space; there may be none.

    :raises WordsTooLong:
    """
    said = words.strip()
    if len(said) > most:
        raise WordsTooLong(most)
    return said
