"""The code of a saved form: typed by a thumb, spoken on the telephone, or read by a scanner at the counter.

A scanner is a keyboard to the computer. Where that is switched to Thai, `7k2m` arrives as `ึา/ท`; the keys are
read back from where they lie.
"""

from __future__ import annotations

import re

from thuanna.kernel import tokens

GROUPS = 3
"""Sixty bits: too many to guess against a limit on wrong codes, few enough to write down."""

_THAI_KEYS = "ๅ/-ภถุึคตจขๆไำพะัีรนยฟหกดเ้่าสผปแอิืท"
_LATIN_KEYS = "1234567890-qwertyuiopasdfghjklzxcvbnm"
_THAI_LETTER = re.compile("[ก-๎]")


def read(text: str) -> str:
    """The code however it was typed.

    :raises CodeNotUnderstood: it is no code
    """
    return tokens.read_code(_as_latin(text) if _THAI_LETTER.search(text) else text)


def new() -> str:
    """A fresh code: ``7k2m-x9vq-3h5p``."""
    return tokens.new_code(GROUPS)


def _as_latin(text: str) -> str:
    return text.translate(_KEYS)


_KEYS = {ord(thai): latin for thai, latin in zip(_THAI_KEYS, _LATIN_KEYS, strict=True)}
