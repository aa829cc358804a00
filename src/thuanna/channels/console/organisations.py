"""``thuanna organisation open``: take a real organisation in, and invite its first administrator."""

from __future__ import annotations

import argparse
import sys

_BESIDE_ADMINISTRATOR = {
    "fund": "secretary",
    "local_government": "officer",
    "province": "province",
    "agency": "partner",
    "operator": "operator",
}
"""What the first person also is, to set the organisation up; they invite the others and may give it away."""


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    organisation = subparsers.add_parser("organisation", help="take a new organisation in")
    verbs = organisation.add_subparsers(dest="verb", required=True, metavar="VERB")
    opening = verbs.add_parser("open", help="open it and invite its first administrator")
    opening.add_argument("code", help="stands in its addresses, e.g. noenkhram-fund")
    opening.add_argument("--kind", choices=sorted(_BESIDE_ADMINISTRATOR), required=True)
    opening.add_argument("--name", required=True, help="its Thai name")
    opening.add_argument("--name-en", default="")
    opening.add_argument("--host", metavar="CODE", help="the local government on whose site a fund appears")
    opening.add_argument("--administrator", required=True, metavar="NAME", help="who is invited")
    opening.add_argument("--address", default="http://127.0.0.1:8000", help="of the site, for the link")
    opening.set_defaults(run=_open, needs_database=True)


def _open(chosen: argparse.Namespace) -> int:
    from django.urls import reverse
    from django.utils import timezone

    from thuanna.foundation.access import actions, founding
    from thuanna.foundation.audit.actor import Actor
    from thuanna.foundation.tenancy.context import acting_for
    from thuanna.foundation.tenancy.models import Tenant
    from thuanna.kernel.refusals import Refusal

    host = Tenant.objects.filter(code=chosen.host).first() if chosen.host else None
    if chosen.host and host is None:
        print(f"ไม่มีหน่วยงานรหัส {chosen.host} · no organisation has the code {chosen.host}", file=sys.stderr)
        return 2
    new = founding.NewOrganisation(
        code=chosen.code,
        kind=chosen.kind,
        name_th=chosen.name,
        name_en=chosen.name_en,
        host_tenant_id=host.pk if host else None,
    )
    at = timezone.localtime()
    try:
        tenant = founding.take_in(new=new, at=at, system="console")
        with acting_for(tenant):
            by = Actor(tenant_id=tenant.pk, system="console")
            roles = ["administrator", _BESIDE_ADMINISTRATOR[chosen.kind]]
            _, code = actions.invite(display_name=chosen.administrator, roles=roles, at=at, by=by)
    except Refusal as refusal:
        print(f"{refusal.phrase.in_('th')} · {refusal.phrase.in_('en')}", file=sys.stderr)
        return 1
    path = reverse("staff:invitation", args=[tenant.code, code])
    print(f"เปิดหน่วยงานแล้ว · opened: {tenant.code}")
    print(f"ส่งลิงก์นี้ให้ {chosen.administrator} ใช้ได้ครั้งเดียว · give this link, it works once:")
    print(chosen.address.rstrip("/") + path)
    return 0
