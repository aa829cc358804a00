"""Programmes and the model tambon before the public; participants are counts through the gate.

Who did a step and who did not are one ring of totals, so that no small group is told from two steps.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import Phrase
from thuanna.kernel.welfare import DIMENSIONS, GROUPS
from thuanna.oversight.publications import suppression, tables
from thuanna.oversight.publications.drafts import people, words
from thuanna.oversight.publications.putting import Made
from thuanna.oversight.publications.suppression import Cell, Figure, Memory
from thuanna.services.programmes import queries as programmes
from thuanna.services.programmes.models import Programme, ProgrammeFigure
from thuanna.services.programmes.queries import Standing

PROGRAMME, TAMBON = "programme", "tambon"
PROGRAMME_SCHEMA, TAMBON_SCHEMA = "programme-1", "tambon-1"
MODEL = "model"
"""The one code under which a town shows its aims."""


def programme(tenant: Tenant, kept: Programme, memory: Memory, *, on: datetime.date) -> Made:
    """One programme: what it grew out of, its figures year by year, its steps."""
    k = law.book("privacy/publication", on=on).number("small_numbers_min")
    steps, joined = programmes.steps(kept.pk), programmes.joined_by_year(kept.pk)
    taken = programmes.taken_by_step(kept.pk)
    cells = _cells(joined, [(step.place, taken[step.pk]) for step in steps])
    figures = suppression.protect(cells, memory, k=k, on=on)
    content = {
        "schema": PROGRAMME_SCHEMA,
        "owner": tenant.code,
        "code": kept.code,
        "as_of": on.isoformat(),
        "is_demo": tenant.is_demo,
        "small_numbers_min": k,
        **_said(kept),
        "years": _years(kept.pk, figures),
        "joined": people(figures["joined/all"]) if joined else None,
        "steps": [
            {
                "place": step.place,
                "title": step.title,
                "people": people(figures[f"step/{step.place}/taken"]) if joined else None,
            }
            for step in steps
        ],
    }
    listing = {name: content[name] for name in ("title", "funder", "first_year", "last_year")}
    held_back = tuple(one for one in figures.values() if one.state is not suppression.State.OPEN)
    remembered = suppression.remember(figures, memory)
    return Made(PROGRAMME, kept.code, PROGRAMME_SCHEMA, content, listing, "", remembered, held_back)


def tambon(tenant: Tenant, *, on: datetime.date, by: Actor) -> Made:
    """A town's aims in the seven dimensions, where each stood and where it stands."""
    aims = [_aim(one) for one in programmes.standings(by)]
    name = words(tenant.name_th, tenant.name_en)
    content = {
        "schema": TAMBON_SCHEMA,
        "owner": tenant.code,
        "code": MODEL,
        "as_of": on.isoformat(),
        "is_demo": tenant.is_demo,
        "title": words(f"ตำบลต้นแบบ {tenant.name_th}", f"Model tambon: {tenant.name_en or tenant.name_th}"),
        "town": name,
        "dimensions": [
            {**_coded(dimension, DIMENSIONS), "aims": [one for one in aims if one["dimension"] == dimension]}
            for dimension in DIMENSIONS
        ],
    }
    listing = {"title": content["title"], "town": name, "aims": len(aims)}
    return Made(TAMBON, MODEL, TAMBON_SCHEMA, content, listing)


def _said(kept: Programme) -> dict[str, Any]:
    return {
        "title": words(kept.title, kept.title),
        "about": kept.about,
        "group": _coded(kept.group, GROUPS),
        "dimension": _coded(kept.dimension, DIMENSIONS),
        "funder": kept.funder,
        "before": kept.before,
        "predecessor": _link(kept.predecessor) if kept.predecessor else None,
        "successors": [_link(one) for one in Programme.objects.filter(predecessor=kept).order_by("pk")],
        "first_year": kept.first_year,
        "last_year": kept.last_year,
    }


def _cells(joined: Mapping[int, int], steps: list[tuple[int, int]]) -> list[Cell]:
    """All who joined: by year, then by having done each step or not, closed to a ring."""
    everybody = sum(joined.values())
    if not everybody:
        return []
    cells = [
        *tables.single("joined/all", "world", "years", everybody),
        *tables.listed("joined", "years", "step 0", {str(year): n for year, n in joined.items()}),
    ]
    for index, (place, done) in enumerate(steps):
        after = "world" if index == len(steps) - 1 else f"step {index + 1}"
        parts = {"taken": done, "not": everybody - done}
        cells += tables.listed(f"step/{place}", f"step {index}", after, parts)
    return cells


def _years(programme_id: int, figures: Mapping[str, Figure]) -> list[dict[str, Any]]:
    """Population, target and reached of each year, apart; what is counted here went through the gate."""
    told = programmes.figures(programme_id)
    counted = {int(key.partition("/")[2]): one for key, one in figures.items() if _is_year(key)}
    return [
        {
            "year": year,
            "population": _told(told.get(year, {}).get("population")),
            "target": _told(told.get(year, {}).get("target")),
            "reported": _told(told.get(year, {}).get("reached")),
            "reached": people(counted[year]) if year in counted else None,
        }
        for year in sorted({*told, *counted})
    ]


def _is_year(key: str) -> bool:
    return key.startswith("joined/") and key != "joined/all"


def _told(one: ProgrammeFigure | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "people": one.people,
        "is_estimate": one.is_estimate,
        "as_of": one.as_of.isoformat(),
        "source": one.source,
    }


def _aim(one: Standing) -> dict[str, Any]:
    aim, newest = one.aim, one.newest
    return {
        "dimension": aim.dimension,
        "measure": aim.measure,
        "label": words(aim.label_th, aim.label_en),
        "unit": words(aim.unit_th, aim.unit_en),
        "definition": aim.definition,
        "baseline": {**_value(aim.baseline, aim.baseline_on), "source": aim.source},
        "aim": _value(aim.aim, aim.aim_on),
        "newest": {**_value(newest.value, newest.as_of), "source": newest.source} if newest else None,
        "less_is_better": aim.less_is_better,
    }


def _value(value: Decimal, on: datetime.date) -> dict[str, str]:
    return {"value": f"{value.normalize():f}", "on": on.isoformat()}


def _coded(code: str, said: Mapping[str, Phrase]) -> dict[str, str]:
    return {"key": str(code), "th": said[code].in_("th"), "en": said[code].in_("en")}


def _link(one: Programme) -> dict[str, str]:
    return {"code": one.code, "title": one.title}
