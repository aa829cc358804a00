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

_KEPT = "people_asked"


def keep(request: StaffRequest, question: str) -> None:
    """Remember what was asked until the next search or log-out."""
    sealed = sealing.seal(_key(request), question.encode(), *_place(request))
    request.session[_KEPT] = base64.b64encode(sealed).decode()


def kept(request: StaffRequest) -> str:
    """What was asked last in this organisation; empty where nothing was, or the key was renewed."""
    try:
        sealed = base64.b64decode(request.session.get(_KEPT, ""), validate=True)
        return sealing.unseal(_key(request), sealed, *_place(request)).decode()
    except (binascii.Error, sealing.SealBroken):
        return ""


def _key(request: StaffRequest) -> bytes:
    return keys.key_of(request.tenant.pk, keys.Purpose.SEARCH_IN_SESSION)


def _place(request: StaffRequest) -> tuple[str, int, int]:
    return ("session", request.tenant.pk, request.user.pk)
