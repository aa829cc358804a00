"""The log-ins of the demonstration, one for each role, as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from thuanna.foundation.access.rules import ROLE_WORDS

from . import committee, operator
from .password import PASSWORD
from .stories import LogIn, TownStory
from .towns import TOWNS

_WIDTH = 16


def as_lines(address: str, *, register_file: str = "") -> list[str]:
    """What to open and who to be.

    :param address: where the site runs, such as ``http://127.0.0.1:8000``; empty when only building
    :param register_file: where the messy register lies that can be tried on the import page
    """
    lines = [
        "",
        "ตัวอย่าง: เมืองและคนทั้งหมดสมมุติขึ้น · invented towns and people, for trying things out",
        f"เข้าระบบ · log in: {address}/staff/login/",
        f"รหัสผ่านเดียวกันทุกคน · the same password for everybody: {PASSWORD}",
    ]
    for town in TOWNS:
        lines += ["", *_of_town(town, address)]
    if register_file:
        lines += ["", f"ทะเบียนยุ่งๆ ไว้ลองนำเข้า · a messy register to try an import on: {register_file}"]
    for other in (committee, operator):
        lines += ["", f"{other.NAME.in_('th')} · {other.NAME.in_('en')}", *map(_line, other.LOG_INS)]
    return [*lines, ""]


def _of_town(town: TownStory, address: str) -> Iterator[str]:
    yield f"{town.name.in_('th')} · {town.name.in_('en')}  {address}/t/{town.code}/"
    yield f"  ({town.pattern.in_('th')})"
    yield from map(_line, town.log_ins)
    yield f"{town.fund.name.in_('th')} · {town.fund.name.in_('en')}  {address}/f/{town.fund.code}/"
    yield from map(_line, town.fund.log_ins)


def _line(log_in: LogIn) -> str:
    thai = " + ".join(ROLE_WORDS[role].in_("th") for role in log_in.roles)
    english = " + ".join(ROLE_WORDS[role].in_("en").lower() for role in log_in.roles)
    return f"  {log_in.name:{_WIDTH}} {thai} · {english}"
