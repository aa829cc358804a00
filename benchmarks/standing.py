"""The standing of all members of a large fund at once, beside one bare aggregate over the same legs."""

from __future__ import annotations

import datetime
import random
from typing import TYPE_CHECKING, Any

from benchmarks import books
from benchmarks.measurement import Measurement, percentile, timed

if TYPE_CHECKING:
    from tests.factories.books import Book

NAME = "standing"
DEFAULT_SIZE = 120_000
_BATCH = 10_000
_COMPARED = 500


def measure(size: int) -> Measurement:
    """Ask for everybody's standing; the floor adds up the same contributions by member, and nothing else."""
    with books.durable_server():
        book, *_ = books.opened(["bench"])
        from django.db import connection, connections

        from thuanna.foundation.tenancy.context import acting_for
        from thuanna.money.regulations.queries import standings_of
        from thuanna.money.regulations.queries.everybody import brief_of, everybody

        on = datetime.date(2026, 12, 20)
        with acting_for(book.tenant):
            members = _members(book, size)
        _contributions(book, members)
        with connections["owner"].cursor() as owner:
            owner.execute("vacuum analyze")
        with acting_for(book.tenant), connection.cursor() as cursor:
            told: dict[int, Any] = {}
            seconds = percentile([timed(lambda: told.update(everybody(on))) for _ in range(3)], 0.5)
            some = random.Random(1).sample(members, min(_COMPARED, size))
            alone = standings_of(some, on)
            assert all(told[pk] == brief_of(pk, alone[pk]) for pk in some), (
                "all at once differs from one by one"
            )
            query = (
                "select party, sum(amount_satang) from ledger_leg where tenant_id = %s and account_id = %s"
            )
            facts = [book.tenant.pk, book.account_id("3100")]

            def bare() -> None:
                cursor.execute(f"{query} group by party", facts)
                cursor.fetchall()

            floor = percentile([timed(bare) for _ in range(3)], 0.5)
    return Measurement(
        seconds,
        "sum of contributions by member, in SQL",
        floor,
        {"members": size, "compared_one_by_one": len(some)},
    )


def _members(book: Book, size: int) -> list[int]:
    """Members since last year, some who pay by the month and some by the year; and the model regulation."""
    from tests.factories import funds, regulations
    from thuanna.money.funds.models import Member, MemberStatus
    from thuanna.registry.people.models import Person

    funds.fund(book.by)
    regulations.adopted(book.by)
    ids: list[int] = []
    for first in range(0, size, _BATCH):
        numbers = range(first, min(first + _BATCH, size))
        people = Person.objects.bulk_create(
            Person(given_name=f"สมาชิก{n}", sort_key=f"{n:07}", birth_year=1970, no_number_reason="not_given")
            for n in numbers
        )
        members = Member.objects.bulk_create(
            Member(
                number=f"{n:06}",
                number_key=f"{n:06}",
                person=person,
                payment_plan=("monthly", "yearly", "half_yearly")[n % 3],
            )
            for n, person in zip(numbers, people, strict=True)
        )
        MemberStatus.objects.bulk_create(
            MemberStatus(member=member, status="active", starts_on=datetime.date(2025, 5, 1))
            for member in members
        )
        ids += [member.pk for member in members]
    return ids


def _contributions(book: Book, members: list[int]) -> None:
    """One contribution of each member."""
    from tests.factories import books as factory
    from thuanna.foundation.tenancy.context import acting_for
    from thuanna.kernel.money import Money
    from thuanna.money.ledger import actions, chart

    with acting_for(book.tenant):
        for first in range(0, len(members), books.BATCH):
            some = members[first : first + books.BATCH]
            postings = [
                factory.posting(
                    f"bench-{pk}",
                    factory.paid_in(Money.baht(30 + pk % 5 * 30), party=pk),
                    series=chart.RECEIPTS,
                )
                for pk in some
            ]
            actions.post_many(postings=postings, by=book.by)
