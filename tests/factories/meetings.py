"""Meetings of a fund with invented names."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from tests.factories import tenants
from thuanna.foundation.audit.actor import Actor
from thuanna.registry.meetings import actions
from thuanna.registry.meetings.models import AgendaItem, Meeting, Resolution
from thuanna.registry.organisations import actions as organisations
from thuanna.registry.organisations.models import Organisation

HELD_ON = tenants.TODAY - datetime.timedelta(days=10)
AGENDA = ("รับรองรายงานการประชุม", "รายงานสถานะกองทุน", "รับสมาชิกใหม่", "ระเบียบของกองทุน")


def fund_body(by: Actor, name: str = "กองทุนสวัสดิการชุมชนเนินคราม") -> Organisation:
    """The fund's own place in its directory."""
    return organisations.introduce_self(details=organisations.Details("fund", name), by=by)


def called(body: Organisation, **more: object) -> actions.Call:
    """What is said when the committee is called."""
    words: dict[str, object] = {
        "body_id": body.pk,
        "kind": "committee",
        "title": "ประชุมคณะกรรมการประจำเดือน",
        "held_on": HELD_ON,
        "place": "ศาลาประชาคม",
        "called_on": HELD_ON - datetime.timedelta(days=7),
        "begins": "13.30",
    }
    return actions.Call(**{**words, **more})  # type: ignore[arg-type]  # the words above are of those kinds


def meeting(by: Actor, body: Organisation, agenda: Sequence[str] = AGENDA, **more: object) -> Meeting:
    """A meeting that was called."""
    return actions.call(new=called(body, **more), agenda=agenda, by=by)


def held(by: Actor, body: Organisation, *, entitled: int = 15, present: int = 12, **more: object) -> Meeting:
    """A meeting that was held."""
    one = meeting(by, body, **more)
    told = actions.Held(
        entitled=entitled, present=present, chaired_by="สมชาย ตัวอย่าง", minuted_by="สมศรี ตัวอย่าง"
    )
    actions.hold(meeting_id=one.pk, held=told, today=tenants.TODAY, by=by)
    return one


def resolution(by: Actor, one: Meeting, *, place: int = 4, text: str = "เห็นชอบระเบียบของกองทุน") -> Resolution:
    """A resolution under the matter at that place."""
    item = AgendaItem.objects.get(meeting=one, place=place)
    return actions.resolve(meeting_id=one.pk, new=actions.NewResolution(item_id=item.pk, text=text), by=by)
