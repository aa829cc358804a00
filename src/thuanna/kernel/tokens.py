"""Secrets that travel in links and on paper.

Owns their making and their form. They are drawn from the operating system and mean nothing;
store only their digests.
"""

from __future__ import annotations

import secrets

from .language import t
from .numbers import arabic_digits
from .refusals import Refusal

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Five bits a character; i, l, o and u are left out because they are read as 1, 1, 0 and v."""

TOKEN_LENGTH = 26
_GROUP_LENGTH = 4
_AS_READ = str.maketrans("ilou", "110v")
_BETWEEN = str.maketrans("", "", " -–—−_.\t\n")


class CodeNotUnderstood(Refusal):
    """Not a code that was given out in this form."""

    code = "code_not_understood"


def new_token() -> str:
    """130 random bits for a link: lower-case, safe in addresses, no two characters alike."""
    return _random(TOKEN_LENGTH)


def is_token(text: str) -> bool:
    """Whether the text has the form of a token."""
    return len(text) == TOKEN_LENGTH and all(character in ALPHABET for character in text)


def new_code(groups: int) -> str:
    """A code for people to type, twenty bits a group: ``7k2m-x9vq``."""
    assert groups >= 1, "a code has at least one group"
    return "-".join(_random(_GROUP_LENGTH) for _ in range(groups))


def code_from(seed: bytes, groups: int) -> str:
    """A code that follows from secret bytes, so that what is sent twice gives the same code twice."""
    assert len(seed) >= groups * _GROUP_LENGTH, "one byte gives one character"
    letters = [ALPHABET[byte % len(ALPHABET)] for byte in seed[: groups * _GROUP_LENGTH]]
    starts = range(0, len(letters), _GROUP_LENGTH)
    return "-".join("".join(letters[start : start + _GROUP_LENGTH]) for start in starts)


def read_code(text: str) -> str:
    """The code as `new_code` made it, however it was typed: capitals, spaces, O for 0, Thai digits.

    :raises CodeNotUnderstood: other characters, or a group is incomplete
    """
    plain = arabic_digits(text).casefold().translate(_BETWEEN).translate(_AS_READ)
    if not plain or len(plain) % _GROUP_LENGTH or any(character not in ALPHABET for character in plain):
        raise CodeNotUnderstood(
            t(
                "รหัสยังไม่ครบหรือมีตัวที่ไม่ใช้ กรุณาดูรหัสในเอกสารแล้วกรอกอีกครั้ง เช่น 7k2m-x9vq",
                "The code is incomplete or has characters that are not used. "
                "Please look at the paper and type it again, such as 7k2m-x9vq.",
            )
        )
    starts = range(0, len(plain), _GROUP_LENGTH)
    return "-".join(plain[start : start + _GROUP_LENGTH] for start in starts)


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
