"""The town's publication: who it is, its figures, its communities and organisations, its funds."""

from __future__ import annotations

import datetime
from typing import Any

from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import Phrase
from thuanna.oversight.publications.builders import voices as voices_builder
from thuanna.oversight.publications.drafts import Draft, words
from thuanna.oversight.publications.reading import area as areas
from thuanna.oversight.publications.reading import directory
from thuanna.oversight.publications.suppression import Memory
from thuanna.registry.organisations.models import Figure
from thuanna.registry.places import queries as places

SCHEMA = "town-1"


def build(tenant: Tenant, memory: Memory, *, on: datetime.date) -> Draft:
    """What the local government would publish on a day. Acts for its tenant.

    Nothing here is about a private person: figures are published ones with their source, councillors are
    counted, contacts are offices' own lines, what people told is counted and goes through the gate.
    """
    area = areas.area(on)
    voices = voices_builder.build(memory, on=on)
    content = {
        "schema": SCHEMA,
        "code": tenant.code,
        "as_of": on.isoformat(),
        "is_demo": tenant.is_demo,
        "name": words(tenant.name_th, tenant.name_en),
        "motto": words(tenant.motto_th, tenant.motto_en),
        "place": area.places,
        "map": area.picture,
        "contacts": directory.contacts(on),
        "profile": [_figure(figure) for figure in directory.figures(on)],
        "council": directory.council(on),
        "communities": [
            {
                "key": f"v{community.pk}",
                "kind": community.kind,
                **_words(community.label),
                "place": _words(places.label(community.subdistrict_id)),
            }
            for community in places.communities(on=on)
        ],
        "organisations": directory.organisations(on),
        "funds": directory.hosted_funds(tenant),
        "voices": voices.content,
    }
    return Draft(
        "town",
        tenant.code,
        SCHEMA,
        on,
        content,
        voices.figures,
        inside=voices.inside,
        memory=voices.memory,
    )


def _words(phrase: Phrase) -> dict[str, str]:
    return words(phrase.in_("th"), phrase.in_("en"))


def _figure(figure: Figure) -> dict[str, Any]:
    value = figure.value
    shown = str(value).replace(",", "") if figure.measure == Figure.Measure.MONEY else f"{value:f}"
    return {
        "key": figure.code,
        "th": figure.label_th,
        "en": figure.label_en,
        "measure": figure.measure,
        "value": shown if figure.measure != Figure.Measure.COUNT else str(value),
        "unit": words(figure.unit_th, figure.unit_en),
        "as_of": figure.as_of.isoformat(),
        "source": figure.source,
        "definition": words(figure.definition_th, figure.definition_en),
    }
