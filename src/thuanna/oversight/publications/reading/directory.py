"""The town's own facts: office lines, figures, council by sex, organisations, hosted funds."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Q, QuerySet

from thuanna.foundation.tenancy.models import Tenant
from thuanna.oversight.publications.drafts import words
from thuanna.registry.organisations import queries
from thuanna.registry.organisations import words as organisation_words
from thuanna.registry.organisations.models import Figure, Organisation

_OFFICES = ("local_government", "division")


def contacts(on: datetime.date) -> list[dict[str, Any]]:
    """Offices of the town that have a line of their own."""
    offices = _in_force(on).filter(Q(is_self=True) | Q(kind__in=_OFFICES)).exclude(phone="", email="")
    return [
        {
            **words(office.name_th, office.name_en),
            "phone": office.phone,
            "email": office.email,
            "hours": words(office.hours_th, office.hours_en),
            "address": office.address_line,
        }
        for office in offices
    ]


def figures(on: datetime.date) -> list[Figure]:
    """The newest figure of each kind, in the order of the profile."""
    return list(queries.profile(on).figures.values())


def council(on: datetime.date) -> dict[str, int] | None:
    """Councillors in office by sex; None while none is entered."""
    counted = queries.council_by_sex(on)
    if not counted.total:
        return None
    return {"male": counted.male, "female": counted.female, "not_stated": counted.not_stated}


def organisations(on: datetime.date) -> list[dict[str, str]]:
    """The directory without the town's own offices: names and kinds only."""
    found = _in_force(on).exclude(is_self=True).exclude(kind="division")
    return [
        {
            "kind": one.kind,
            "kind_th": organisation_words.ORGANISATION_KINDS[one.kind].in_("th"),
            "kind_en": organisation_words.ORGANISATION_KINDS[one.kind].in_("en"),
            **words(one.name_th, one.name_en),
        }
        for one in found
    ]


def hosted_funds(tenant: Tenant) -> list[dict[str, str]]:
    """The funds whose pages stand under this town's name."""
    found = Tenant.objects.filter(host_tenant=tenant, kind=Tenant.Kind.FUND).order_by("code")
    return [{"code": fund.code, **words(fund.name_th, fund.name_en)} for fund in found]


def _in_force(on: datetime.date) -> QuerySet[Organisation]:
    found: QuerySet[Organisation] = Organisation.objects.filter(
        Q(ends_before__isnull=True) | Q(ends_before__gt=on), Q(starts_on__isnull=True) | Q(starts_on__lte=on)
    ).order_by("-is_self", "kind", "sort_key", "id")
    return found
