"""A file on its way out: its name put in order, its address known before it is stored.

Owns names, keys and the description that stands in a page's content. What may be in a file is checked by
the service that takes it in; how it is served is the public channel's.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from thuanna.kernel.text import clean_line

_KEY_LENGTH = 20
_MOST_NAME = 120
_UNWELCOME = re.compile(r'[\\/:*?"<>|%#&;\x00-\x1f\x7f]+')


@dataclass(frozen=True)
class File:
    """Bytes to be published under a readable name."""

    name: str
    media_type: str
    content: bytes


def readable_name(name: str) -> str:
    """A name that says what it is and plays no tricks: no path, no control or direction marks."""
    plain = "".join(one for one in name if unicodedata.category(one) not in {"Cc", "Cf", "Co", "Cn", "Cs"})
    plain = clean_line(_UNWELCOME.sub(" ", plain.replace("\\", "/").rsplit("/", 1)[-1])).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    if dot and len(ending) <= 5:
        return f"{stem[: _MOST_NAME - len(ending) - 1].strip()}.{ending.lower()}"
    return plain[:_MOST_NAME]


def key_of(file: File) -> str:
    """What names these bytes under this name in an address; the same file has the same address for ever."""
    whole = f"{hashlib.sha256(file.content).hexdigest()}/{file.name}"
    return hashlib.sha256(whole.encode()).hexdigest()[:_KEY_LENGTH]


def described(file: File) -> dict[str, Any]:
    """The file as it stands in a page's content: enough to show, to fetch and to check it."""
    return {
        "key": key_of(file),
        "name": file.name,
        "media_type": file.media_type,
        "size": len(file.content),
        "sha256": hashlib.sha256(file.content).hexdigest(),
    }
