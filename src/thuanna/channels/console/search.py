"""``thuanna search renew``: all that can be found made anew, as after a release that cuts words otherwise."""

from __future__ import annotations

import argparse


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    group = subparsers.add_parser("search", help="ที่ค้นหา · the search: renew")
    commands = group.add_subparsers(dest="search_command", required=True, metavar="COMMAND")
    renewing = commands.add_parser("renew", help="ทำรายการค้นหาใหม่ทั้งหมด · make all entries anew")
    renewing.set_defaults(run=_renew, needs_database=True)


def _renew(chosen: argparse.Namespace) -> int:
    """Print how many entries each organisation has now."""
    from thuanna.foundation.audit.actor import Actor  # needs Django to be set up
    from thuanna.foundation.tenancy.context import acting_for
    from thuanna.foundation.tenancy.models import Tenant
    from thuanna.oversight.search import actions

    for tenant in Tenant.objects.order_by("code"):
        with acting_for(tenant):
            total = actions.renew(by=Actor(tenant_id=tenant.pk, system="console"))
        print(f"{tenant.code}: {total} รายการ · entries")
    return 0
