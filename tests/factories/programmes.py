"""A programme with three steps and people in it under codes."""

from __future__ import annotations

import datetime
from decimal import Decimal

from tests.factories import tenants
from thuanna.foundation.audit.actor import Actor
from thuanna.services.programmes import actions
from thuanna.services.programmes.models import Participant, Programme, TambonAim


def programme(by: Actor, **more: object) -> Programme:
    """A programme that goes on."""
    words: dict[str, object] = {
        "title": "ห้าก้าวของเยาวชน",
        "about": "เดินด้วยกัน",
        "group": "children_youth",
        "dimension": "education",
        "funder": "กองทุนภายนอก",
        "first_year": 2569,
        "steps": ("ตามหา", "เรียนรู้", "มีงาน"),
    }
    new = actions.NewProgramme(**{**words, **more})  # type: ignore[arg-type]  # words of those kinds
    return actions.begin(new=new, by=by)


def figure(**more: object) -> actions.NewFigure:
    """A year's target."""
    words: dict[str, object] = {
        "kind": "target",
        "year": 2570,
        "people": 300,
        "is_estimate": False,
        "as_of": tenants.TODAY,
        "source": "แผนของงาน",
    }
    return actions.NewFigure(**{**words, **more})  # type: ignore[arg-type]  # words of those kinds


def joining(how_many: int = 1, **more: object) -> actions.Joining:
    """Somebody joins today, after the guardian agreed."""
    words: dict[str, object] = {
        "how_many": how_many,
        "joined_on": tenants.TODAY,
        "consent_by": "guardian",
        "consent_on": tenants.TODAY - datetime.timedelta(days=3),
    }
    return actions.Joining(**{**words, **more})  # type: ignore[arg-type]  # words of those kinds


def joined(by: Actor, one: Programme, how_many: int = 1) -> list[Participant]:
    """People in it."""
    return actions.admit(programme_id=one.pk, joining=joining(how_many), by=by)


def aim(by: Actor, measure: str = "missed-appointments", **more: object) -> TambonAim:
    """An aim in health: fewer is better."""
    words: dict[str, object] = {
        "dimension": "health",
        "measure": measure,
        "label_th": "ขาดนัดหมอ",
        "unit_th": "ครั้งต่อปี",
        "definition": "จากบันทึกของ รพ.สต.",
        "baseline": Decimal(214),
        "baseline_on": datetime.date(2025, 10, 1),
        "source": "รพ.สต. เนินคราม",
        "aim": Decimal(40),
        "aim_on": datetime.date(2028, 9, 30),
    }
    new = actions.NewAim(**{**words, **more})  # type: ignore[arg-type]  # words of those kinds
    return actions.set_aim(new=new, by=by)
