"""Which tenant stands above another, for what a town's own people must not read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from thuanna.kernel.refusals import Refusal

from .context import acting_for
from .models import Tenant


def province_above(town: Tenant) -> Tenant | None:
    """The one office of the province that works here beside the town; None without one."""
    found = Tenant.objects.filter(kind=Tenant.Kind.PROVINCE, is_demo=town.is_demo).order_by("pk")[:2]
    return found[0] if len(found) == 1 else None


def here_or_above(town: Tenant, find: Callable[[], Any]) -> tuple[Tenant, Any]:
    """A thing in the town's rows, or the one that was handed to the province's office, and whose it is.

    :param find: looks for it in the organisation acted for; what it finds says which town it `concerns`
    :raises Refusal: the finder's own, where neither has it
    """
    try:
        with acting_for(town):
            return town, find()
    except Refusal:
        above = province_above(town)
        if above is None:
            raise
        with acting_for(above):
            found = find()
        if found.concerns != town.code:
            raise
        return above, found
