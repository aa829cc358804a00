"""Keeping machines out of public forms without watching anybody, and without a third party.

A hidden box that people leave empty, a ticket that says when the form was opened, a count for each address
that lives in this process' memory for an hour and nowhere else, under a mark that only this process can make
again. Comments also ask the browser for a little arithmetic, or, where there is no script, the reader for a
small sum.
"""

from __future__ import annotations

import datetime
import hashlib
import os
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest

from thuanna.channels.web.fields import WholeNumberField
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import t
from thuanna.kernel.tokens import new_token

SENDS_AN_HOUR = 20
LOOKS_AN_HOUR = 120
_HOUR = 3600
_LEAST_SECONDS = 2
_MOST_SECONDS = 12 * _HOUR
_SALT = "public form"
_WORK_BITS = 14
_LONGEST_TEXT = 20_000
_MARKING = os.urandom(32)

TOO_SOON = t(
    "ส่งเร็วเกินไป กดส่งอีกครั้งได้เลย สิ่งที่กรอกไว้ยังอยู่",
    "That was too quick. Press send again; what you filled in is still here.",
)
TOO_LATE = t(
    "หน้านี้เปิดไว้นานเกินครึ่งวัน กดส่งอีกครั้ง สิ่งที่กรอกไว้ยังอยู่",
    "This page was open for more than half a day. Press send again; what you filled in is still here.",
)
NOT_EMPTY = t(
    "มีช่องที่ซ่อนไว้ถูกกรอก อาจเป็นการกรอกอัตโนมัติของเบราว์เซอร์ กดส่งอีกครั้งได้เลย",
    "A hidden box was filled in, perhaps by the browser. Press send again.",
)
SUM_WRONG = t(
    "ตอบคำถามบวกเลขด้านล่าง เพื่อให้รู้ว่าคนเป็นผู้ส่ง",
    "Please answer the small sum below, so that we know a person sends it.",
)


@dataclass(frozen=True)
class Ticket:
    """A form that was opened: its own random token, and when."""

    token: str
    opened: int

    @property
    def sum_of(self) -> tuple[int, int]:
        """The two numbers of the small question; they follow from the token."""
        seed = hashlib.sha256(f"sum {self.token}".encode()).digest()
        return seed[0] % 8 + 2, seed[1] % 8 + 2

    def is_worked(self, work: str) -> bool:
        """Whether the browser did its arithmetic: a number that gives the token a digest of many noughts."""
        digest = hashlib.sha256(f"{self.token}:{work}".encode()).digest()
        return len(work) <= 20 and int.from_bytes(digest[:4], "big") >> (32 - _WORK_BITS) == 0


def new_ticket(now: datetime.datetime, purpose: str) -> str:
    """A signed ticket for a form that is being opened."""
    return signing.dumps([new_token(), int(now.timestamp()), purpose], salt=_SALT)


def read_ticket(signed: str, purpose: str) -> Ticket | None:
    """The ticket, unless somebody made it up or it is another form's."""
    try:
        token, opened, meant_for = signing.loads(signed, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Ticket(token, opened) if meant_for == purpose else None


class GuardedForm(PlainForm):
    """A public form with its ticket and the box that stays empty.

    :cvar asks_for_work: whether a little arithmetic, or the small sum, is asked for
    """

    asks_for_work = False
    purpose = "form"

    ticket = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(widget=forms.TextInput(attrs={"autocomplete": "off"}), required=False)

    def __init__(self, *args: Any, now: datetime.datetime, **more: Any) -> None:
        super().__init__(*args, **more)
        self.now = now
        signed = self.data.get("ticket", "") if self.is_bound else ""
        known = read_ticket(signed, self.purpose)
        self.is_fresh = known is None or not self._is_in_time(known)
        signed = new_ticket(now, self.purpose) if self.is_fresh else signed
        found = read_ticket(signed, self.purpose)
        assert found is not None, "a ticket made here is read here"
        self.opened = found
        self.shown_ticket = signed
        if self.asks_for_work:
            self._ask_for_work()

    def _is_in_time(self, ticket: Ticket) -> bool:
        return 0 <= int(self.now.timestamp()) - ticket.opened <= _MOST_SECONDS

    def _ask_for_work(self) -> None:
        self.fields["work"] = forms.CharField(widget=forms.HiddenInput, required=False)
        one, other = self.opened.sum_of
        self.fields["sum"] = WholeNumberField(
            t("{one} บวก {other} ได้เท่าไร", "What is {one} plus {other}?", one=one, other=other),
            required=not self.data.get("work"),
            missing=SUM_WRONG,
        )

    @property
    def request_token(self) -> str:
        """The form's own token: sent twice, it has the effect of once."""
        return self.opened.token

    @property
    def work_bits(self) -> int:
        return _WORK_BITS

    @property
    def told_fields(self) -> list[forms.BoundField]:
        """The boxes people fill in, without those that keep machines out."""
        return [field for field in self.visible_fields() if field.name not in {"website", "sum"}]

    def clean(self) -> dict[str, Any]:
        """Hold the form to its ticket, the empty box and, where asked, the arithmetic."""
        given = self.cleaned_data
        if given.get("website"):
            raise mend(NOT_EMPTY, "not_empty")
        if self.is_fresh:
            raise mend(TOO_LATE, "too_late")
        if int(self.now.timestamp()) - self.opened.opened < _LEAST_SECONDS:
            raise mend(TOO_SOON, "too_soon")
        if self.asks_for_work and "sum" not in self.errors and not self._is_worked(given):
            raise mend(SUM_WRONG, "sum_wrong")
        return given

    def _is_worked(self, given: dict[str, Any]) -> bool:
        is_added = given.get("sum") is not None and given["sum"] == sum(self.opened.sum_of)
        return is_added or self.opened.is_worked(given.get("work") or "")


def posted(request: HttpRequest) -> Any:
    """What was sent, no text longer than any box takes, so that an error page stays small."""
    if request.method != "POST":
        return None
    data = request.POST.copy()
    for name in list(data):
        data.setlist(name, [str(one)[:_LONGEST_TEXT] for one in data.getlist(name)])
    return data


def _mark_of(request: HttpRequest) -> str:
    """A mark of the address that only this process can make again."""
    address = str(request.META.get("REMOTE_ADDR", "")).encode()
    return hashlib.blake2b(address, key=_MARKING, digest_size=16).hexdigest()


def is_too_often(request: HttpRequest, what: str, most: int) -> bool:
    """Whether this address has done something too often within an hour. Counted in memory only."""
    key = f"public:{what}:{_mark_of(request)}"
    cache.add(key, 0, timeout=_HOUR)
    try:
        return int(cache.incr(key)) > most
    except ValueError:  # the hour ended between the two calls
        return False
