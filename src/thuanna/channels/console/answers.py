"""What the commands share: the three exit statuses, saying that one could not look, finding a fund."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thuanna.foundation.tenancy.models import Tenant

AS_ASKED, FOUND_SOMETHING, COULD_NOT_LOOK = 0, 1, 2


def cannot(message: str) -> int:
    """Say in one line why the program could not look, and what to do."""
    print(message, file=sys.stderr)
    return COULD_NOT_LOOK


def fund_of(code: str) -> Tenant | None:
    """The fund with this code."""
    from thuanna.foundation.tenancy.models import Tenant

    return Tenant.objects.filter(code=code, kind=Tenant.Kind.FUND).first()


def no_fund(code: str) -> int:
    """Say that there is no such fund."""
    return cannot(
        f"ไม่พบกองทุนรหัส {code} · no fund has the code {code}: use the code in its web address /f/CODE/"
    )
