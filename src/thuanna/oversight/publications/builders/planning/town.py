"""What a town plans as a whole: its plans, for whom, duties from the state, what its four qualities mean."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import Final

from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import t
from thuanna.oversight.publications import tables
from thuanna.oversight.publications.drafts import words
from thuanna.oversight.publications.putting import Made
from thuanna.oversight.publications.suppression import Cell, Memory
from thuanna.services.planning import queries as planning
from thuanna.services.planning.models import TargetGroup
from thuanna.services.planning.words import DUTY_STATES, GROUPS, QUALITIES

from .made import area, coded, gate, posting

PLAN: Final = "plan"
PLAN_CODE: Final = "plan"
_SCHEMA = "plan-1"
_TITLE = t("แผน กลุ่มเป้าหมาย และภารกิจถ่ายโอน", "Plans, target groups and duties from the state")


def plan(tenant: Tenant, memory: Memory, *, on: datetime.date) -> Made:
    """The whole town's plans, target groups, duties and 4S."""
    targets = planning.all_targets()
    gated = gate(_cells(targets), memory, on)
    strategies = planning.strategies()
    reports = [{"year": one.year, **posting(one)} for one in planning.report_postings()]
    content = {
        "schema": _SCHEMA,
        "owner": tenant.code,
        "code": PLAN_CODE,
        "as_of": on.isoformat(),
        "is_demo": tenant.is_demo,
        "small_numbers_min": gated.k,
        "title": words(_TITLE.in_("th"), _TITLE.in_("en")),
        "plans": [
            {
                "title": one.title,
                "area": area(one.community),
                "first_year": one.first_year,
                "last_year": one.last_year,
                "strategies": [
                    {"place": each.place, "title": each.title}
                    for each in strategies
                    if each.plan_id == one.pk
                ],
            }
            for one in planning.plans()
        ],
        "targets": [
            {
                "year": one.year,
                "group": coded(one.group, GROUPS),
                "area": area(one.community),
                "people": gated.figures[f"{_key(one)}/people"].flow,
                "reached": gated.figures[f"{_key(one)}/reached"].flow if one.reached is not None else None,
                "is_estimate": one.is_estimate,
                "as_of": one.as_of.isoformat(),
                "source": one.source,
            }
            for one in targets
        ],
        "duties": [
            {
                "title": one.title,
                "from_whom": one.from_whom,
                "instrument": one.instrument,
                "state": coded(one.state, DUTY_STATES),
                "since": one.since.isoformat(),
                "means": one.means,
            }
            for one in planning.duties()
        ],
        "qualities": [
            {**coded(code, QUALITIES), "words": found.words, "since": found.since.isoformat()}
            for code, found in planning.qualities().items()
        ],
        "reports": reports,
    }
    listing = {"title": content["title"], "reports": reports}
    return Made(PLAN, PLAN_CODE, _SCHEMA, content, listing, "", gated.memory, gated.held_back)


def _cells(targets: list[TargetGroup]) -> list[Cell]:
    """Each group's town total, those reached and not, its villages and what is left, as one flow."""
    by_group: defaultdict[tuple[int, str], list[TargetGroup]] = defaultdict(list)
    for one in targets:
        by_group[one.year, one.group].append(one)
    return [cell for (year, group), rows in by_group.items() for cell in _of_group(f"{year}/{group}", rows)]


def _of_group(name: str, rows: list[TargetGroup]) -> list[Cell]:
    town = next((one for one in rows if one.community_id is None), None)
    villages = [one for one in rows if one.community_id is not None]
    rest = town.people - sum(one.people for one in villages) if town else -1
    if town is None or rest < 0:  # statements that do not add up are nobody's parts
        return [cell for one in rows for cell in _row(one, f"{_key(one)}/in", f"{_key(one)}/out")]
    split = f"villages/{name}"
    cells = [*_row(town, "world", split), *(cell for one in villages for cell in _row(one, split, "world"))]
    if rest:
        cells.append(Cell(f"{split}/rest", split, "world", rest, rest))
    return cells


def _row(one: TargetGroup, begin: str, end: str) -> list[Cell]:
    """One size, and how many of them were reached and were not where somebody counted."""
    key = _key(one)
    if one.reached is None:
        return tables.single(f"{key}/people", begin, end, one.people)
    gap = one.people - one.reached
    return [
        *tables.single(f"{key}/people", begin, f"{key}/split", one.people),
        *tables.single(f"{key}/reached", f"{key}/split", end, one.reached, tables.ROW),
        *tables.single(f"{key}/gap", f"{key}/split", end, gap, tables.ROW),
    ]


def _key(one: TargetGroup) -> str:
    return f"target/{one.year}/{one.group}/{one.community_id or 0}"
