"""Model tambons side by side: what towns published of themselves, each figure with its own day."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from thuanna.channels.public import frames
from thuanna.channels.public.qr import qr
from thuanna.channels.public.serving import answer, page, shown_page
from thuanna.channels.web.requests import PageRequest
from thuanna.oversight.publications import pages as published

from .pages import JSON

KIND = "tambon"
_AT_ONCE = 3
_MOST = 400


@shown_page
def models(request: PageRequest) -> HttpResponse:
    """Three towns at once, or those that were chosen."""
    return _compared(request, "public/programmes/models.html")


@shown_page
def notice(request: PageRequest) -> HttpResponse:
    """The same as a sheet for the notice board."""
    return _compared(request, "public/programmes/models_notice.html")


@shown_page
def data(request: PageRequest) -> HttpResponse:
    """What the chosen towns published, as JSON."""
    towns = _towns(_chosen(request))
    return answer(
        request,
        lambda: json.dumps(towns, ensure_ascii=False, indent=1).encode(),
        repr(towns),
        media_type=JSON,
    )


def _compared(request: PageRequest, template: str) -> HttpResponse:
    owners, chosen = _owners(), _chosen(request)
    towns = _towns(chosen)
    query = "&".join(f"town={code}" for code in chosen)
    address = request.build_absolute_uri(f"{reverse('public:models')}?{query}")

    def build() -> dict[str, Any]:
        frame = frames.of_site(is_demo=any(town["is_demo"] for town in towns))
        frame["print_url"] = f"{reverse('public:models_notice')}?{query}"
        return {
            **frame,
            "towns": towns,
            "dimensions": _dimensions(towns),
            "owners": [{"code": code, "chosen": code in chosen} for code in owners],
            "names": {town["owner"]: town["town"] for town in towns},
            "may_choose": len(owners) > _AT_ONCE,
            "query": query,
            "living_url": address,
            "qr_svg": qr(address),
        }

    return page(request, template, build, repr(towns), repr(owners))


def _owners() -> list[str]:
    return [owner for owner, _, _ in published.addresses(KIND, most=_MOST)]


def _chosen(request: PageRequest) -> list[str]:
    owners = _owners()
    asked = [code for code in request.GET.getlist("town") if code in owners]
    return list(dict.fromkeys(asked))[:_AT_ONCE] or owners[:_AT_ONCE]


def _towns(codes: Iterable[str]) -> list[dict[str, Any]]:
    return [content for code in codes for content in published.contents(code, KIND)]


def _dimensions(towns: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Dimension by dimension, measure by measure: a row for each town that has it."""
    found = []
    for place, dimension in enumerate(towns[0]["dimensions"] if towns else []):
        measures: dict[str, dict[str, Any]] = {}
        for town in towns:
            for aim in town["dimensions"][place]["aims"]:
                measure = measures.setdefault(aim["measure"], {"first": aim, "rows": []})
                measure["rows"].append({"town": town["town"], "aim": aim, **_shown(aim), **_progress(aim)})
        found.append({"words": dimension, "measures": list(measures.values())})
    return found


def _shown(aim: dict[str, Any]) -> dict[str, str]:
    """The values with commas, as people write them."""
    values = {"baseline": aim["baseline"], "newest": aim["newest"], "goal": aim["aim"]}
    return {name: f"{Decimal(one['value']):,f}" if one else "" for name, one in values.items()}


def _progress(aim: dict[str, Any]) -> dict[str, Decimal]:
    """How much of the way from baseline to aim is done; nothing where it went the other way."""
    baseline, goal = Decimal(aim["baseline"]["value"]), Decimal(aim["aim"]["value"])
    now = Decimal(aim["newest"]["value"]) if aim["newest"] else baseline
    way, done = goal - baseline, now - baseline
    if way < 0:
        way, done = -way, -done
    return {"way": way, "done": max(done, Decimal(0))}
