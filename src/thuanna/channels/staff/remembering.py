"""What was last searched for, kept between two pages without ever standing in an address or in clear.

A search in the query string would put names and citizen numbers into logs, histories and referrers. So the
search is a POST, its words are sealed with the tenant's key into the session, and the list is a plain GET.
"""

from __future__ import annotations

import base64
import binascii

from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.tenancy import keys
from thuanna.kernel import sealing


def keep(request: StaffRequest, where: str, question: str) -> None:
    """Remember what was asked in one list until something else is; an empty question forgets it."""
    if not question:
        request.session.pop(_name(where), None)
        return
    sealed = sealing.seal(_key(request), question.encode(), *_place(request, where))
    request.session[_name(where)] = base64.b64encode(sealed).decode()


def kept(request: StaffRequest, where: str) -> str:
    """What was asked last in this list; empty where nothing was, or the key was renewed."""
    try:
        sealed = base64.b64decode(request.session.get(_name(where), ""), validate=True)
        return sealing.unseal(_key(request), sealed, *_place(request, where)).decode()
    except (binascii.Error, sealing.SealBroken):
        return ""


def _name(where: str) -> str:
    return f"{where}_asked"


def _key(request: StaffRequest) -> bytes:
    return keys.key_of(request.tenant.pk, keys.Purpose.SEARCH_IN_SESSION)


def _place(request: StaffRequest, where: str) -> tuple[str, int, int]:
    return (where, request.tenant.pk, request.user.pk)
