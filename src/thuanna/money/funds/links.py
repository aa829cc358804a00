"""Which personal links open a passbook, and whose. The token itself is never stored, only its digest."""

from __future__ import annotations

import datetime
import hashlib

from thuanna.kernel.tokens import is_token

from .models import MemberStatus, PassbookLink, PassbookLinkWithdrawal

ISSUE = "funds.passbook.link"


def digest_of(token: str) -> str:
    """What stands in the table instead of a token. A token has 130 random bits, so none can be guessed."""
    return hashlib.sha256(token.encode()).hexdigest()


def standing_links(member_id: int, *, on: datetime.date) -> list[PassbookLink]:
    """The links of a member that open something on a day."""
    return list(
        PassbookLink.objects.filter(member_id=member_id, ends_before__gt=on)
        .exclude(pk__in=PassbookLinkWithdrawal.objects.values("link_id"))
        .order_by("-pk")
    )


def open_link(token: str, *, on: datetime.date) -> PassbookLink | None:
    """The link with this token, if it still opens something: not over, not taken back, its member alive."""
    if not is_token(token):
        return None
    found: PassbookLink | None = (
        PassbookLink.objects.filter(digest=digest_of(token), starts_on__lte=on, ends_before__gt=on)
        .exclude(pk__in=PassbookLinkWithdrawal.objects.values("link_id"))
        .first()
    )
    if found is None:
        return None
    died = MemberStatus.objects.filter(
        member_id=found.member_id, status=MemberStatus.Status.DECEASED, starts_on__lte=on
    )
    return None if died.exists() else found
