"""One client of `post-single`: says `ready`, waits for a line, works, says its times. Run as a program.

`post` posts one journal a commit through `actions.post`; `bare` inserts two rows and commits.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from itertools import cycle

WARM = 3


def main(kind: str, name: str, count: int, codes: list[str]) -> None:
    """Do `count` of them under keys that begin with `name`, for the tenants in turn."""
    import django

    django.setup()
    work = {"post": _poster, "bare": _bare}[kind](name, codes)
    for n in range(WARM * len(codes)):
        work(-1 - n)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    times = []
    for n in range(count):
        begin = time.perf_counter()
        work(n)
        times.append(time.perf_counter() - begin)
    sys.stdout.write(json.dumps(times) + "\n")


def _poster(name: str, codes: list[str]) -> Callable[[int], None]:
    from tests.factories import books, tenants
    from thuanna.foundation.tenancy.context import acting_for
    from thuanna.foundation.tenancy.models import Tenant
    from thuanna.money.ledger import actions, chart

    found = [Tenant.objects.get(code=code) for code in codes]
    turns = cycle([(tenant, tenants.system_of(tenant)) for tenant in found])

    def post(n: int) -> None:
        tenant, by = next(turns)
        with acting_for(tenant):
            actions.post(
                kind="contribution",
                happened_on=books.DAY,
                lines=books.paid_in(party=1 + n % 1000 if n >= 0 else 1),
                idempotency_key=f"{name}-{n}",
                series=chart.RECEIPTS,
                by=by,
            )

    return post


def _bare(name: str, codes: list[str]) -> Callable[[int], None]:
    from django.db import connections, transaction

    cursor = connections["owner"].cursor()
    tenants = cycle(range(len(codes)))

    def insert(n: int) -> None:
        with transaction.atomic(using="owner"):
            cursor.execute(
                "insert into bench.bare (tenant_id, name, party, satang)"
                " values (%s, %s, %s, %s), (%s, %s, %s, %s)",
                [(tenant := next(tenants)), f"{name}-{n}-1", n, 100, tenant, f"{name}-{n}-2", n, -100],
            )

    return insert


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:])
