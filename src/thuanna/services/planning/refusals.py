"""Why something of the chain cannot be recorded as asked."""

from __future__ import annotations

from thuanna.kernel.refusals import Refusal


class PlanningIncomplete(Refusal):
    """Something that must be said is missing or does not fit."""

    code = "planning_incomplete"


class NotNow(Refusal):
    """It cannot follow what was decided or done before."""

    code = "planning_not_now"


class NoRoom(Refusal):
    """The activity or the vehicle is full."""

    code = "planning_no_room"


class SaidAlready(Refusal):
    """The same was recorded before."""

    code = "planning_said_already"


class NoWayThere(Refusal):
    """An activity for people who cannot simply come does not say how they get there or who visits them."""

    code = "activity_no_way_there"
