"""What the worker runs for passbooks: many as one file, with the progress to be seen; and forgetting in time.

It lies here because what a member missed is for the regulation to say.
"""

from __future__ import annotations

import datetime

from procrastinate.contrib.django import app

from thuanna.foundation.access import queries as access
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.money.funds import passbook_papers
from thuanna.money.funds.actions import passbooks as actions
from thuanna.money.funds.models import PassbookPrint
from thuanna.money.funds.queries import passbooks as queries

from .queries import missed_of

PRINT = "funds.print_passbooks"
SYSTEM = "passbooks"
_AT_ONCE = 50


def ask_for_print(*, count: int, community_id: int | None, on: datetime.date, by: Actor) -> PassbookPrint:
    """Let the worker print the passbooks of a village, or of everybody.

    :raises NotAllowed: without the right to see receipts
    """
    wanted = actions.ask_for_print(count=count, community_id=community_id, on=on, by=by)
    task = app.configure_task(PRINT, queue="imports", lock=f"tenant-{by.tenant_id}", allow_unknown=True)
    task.defer(print_id=wanted.pk, tenant_id=by.tenant_id)
    return wanted


def print_passbooks(print_id: int, tenant_id: int) -> None:
    """Make the file, telling after every few books how far it is; nothing if it is not wanted any more."""
    with acting_for(tenant_id):
        wanted = PassbookPrint.objects.filter(pk=print_id, content=None).first()
        if wanted is None:
            return
        on = wanted.as_of
        by = access.actor_for(wanted.asked_by_id, tenant_id, on=on)
        if by is None:
            return
        member_ids = queries.current_in(wanted.community_id, on=on, by=by)[: wanted.books_total]
        row = PassbookPrint.objects.filter(pk=print_id)
        books = []
        for first in range(0, len(member_ids), _AT_ONCE):
            some = member_ids[first : first + _AT_ONCE]
            books += passbook_papers.papers_of(some, on=on, by=by, missed=missed_of(some, on))
            row.update(books_done=len(books))
        row.update(
            books_total=len(books), books_done=len(books), content=passbook_papers.pdf_of(books, on=on, by=by)
        )


def forget_prints(*, before: datetime.datetime) -> int:
    """Remove files that nobody has asked for since a moment, in every fund; how many that was."""
    gone = 0
    for tenant in Tenant.objects.filter(kind=Tenant.Kind.FUND).order_by("pk"):
        with acting_for(tenant):
            gone += actions.forget_prints(before=before, by=Actor(tenant_id=tenant.pk, system=SYSTEM))
    return gone
