"""What somebody typed from a sheet: what each box means, and how the typing of two windows comes together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.numbers import arabic_digits
from thuanna.kernel.text import clean_line

DUE_MARKS = frozenset({"/", "//", "+", "*", "x", "✓", "✔", "ครบ", "ส"})
"""Typed in one key instead of the amount that is due."""

NOTHING_MARKS = frozenset({"-", "–", "—", "0", "ขาด"})
"""Typed for somebody who paid nothing; an empty box says the same, but not that it was looked at."""

MOST_EXTRAS = 30
_EXTRA = re.compile(r"x([1-9][0-9]?)", re.ASCII)
_PLACE = re.compile(r"[1-9][0-9]{0,4}", re.ASCII)
_LONGEST = 20


def amount_of(typed: str, due: Money) -> Money | None:
    """What stands in a box: None while it is empty, the amount due for a mark, otherwise the amount.

    :raises MoneyNotUnderstood: neither a mark nor an amount
    """
    written = arabic_digits(clean_line(typed)).casefold()
    if not written:
        return None
    if written in NOTHING_MARKS:
        return ZERO
    return due if written in DUE_MARKS else Money.baht(written)


def is_box(name: str) -> bool:
    """Whether this is the name of a box: a line's place, or ``x`` and a number for who was added by hand."""
    return bool(_PLACE.fullmatch(name)) or extra_number(name) is not None


def extra_number(name: str) -> int | None:
    """Which of the people added by hand, from 1; None for a printed line."""
    found = _EXTRA.fullmatch(name)
    number = int(found[1]) if found else 0
    return number if 1 <= number <= MOST_EXTRAS else None


def cleaned(boxes: Mapping[str, str]) -> dict[str, str]:
    """Boxes as they are kept: known names, one line each, none that is empty."""
    kept = {}
    for name, written in boxes.items():
        base = name.removesuffix(WHO)
        if is_box(base) and (name == base or extra_number(base)):
            text = clean_line(str(written))[:_LONGEST]
            if text:
                kept[name] = text
    return kept


WHO = "_who"
"""Ends the name of a box that holds the member number of somebody added by hand."""


@dataclass(frozen=True)
class Merged:
    """Two typings of one sheet come together.

    :ivar boxes: everything that is not in dispute, and of what is the later typing
    :ivar disputed: what another window had saved in boxes where this one says something else
    """

    boxes: dict[str, str]
    disputed: dict[str, str]


def merged(saved: Mapping[str, str], typed: Mapping[str, str], *, is_stale: bool) -> Merged:
    """Bring a window's typing to what is saved. Nothing that either has typed is lost.

    :param typed: every box the window shows, the empty ones too; boxes it does not show are left alone
    :param is_stale: somebody saved since the window was opened, so that an empty box may only be unseen
    """
    boxes = dict(saved)
    disputed = {}
    for name, written in typed.items():
        before = saved.get(name, "")
        if not written and (is_stale or not before):
            continue
        if is_stale and before and before != written:
            disputed[name] = before
        if written:
            boxes[name] = written
        else:
            boxes.pop(name, None)
    return Merged(boxes, disputed)
