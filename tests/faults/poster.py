"""Posts without end into one book and says each answer aloud, until somebody kills it. Run as a program."""

from __future__ import annotations

import sys


def main(database: str, tenant_code: str, first_key: int) -> None:
    """Post contributions under the keys `first_key`, `first_key` + 1, …"""
    import django

    django.setup()
    from tests import databases
    from tests.factories import books, tenants
    from thuanna.foundation.tenancy.context import acting_for
    from thuanna.foundation.tenancy.models import Tenant
    from thuanna.money.ledger import actions

    databases.use(database)
    tenant = Tenant.objects.get(code=tenant_code)
    by = tenants.system_of(tenant)
    with acting_for(tenant):
        for key in range(first_key, sys.maxsize):
            posted = actions.post(
                kind="contribution",
                happened_on=books.DAY,
                lines=books.paid_in(party=1 + key % 5),
                idempotency_key=f"k-{key}",
                series="RC",
                by=by,
            )
            sys.stdout.write(f"k-{key} {posted.journal_id}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
