"""Results and the year's report: told, owed a posting by a day, posted with proof."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.documents.models import Document
from thuanna.foundation.law import queries as law
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.kernel.thai_dates import english_date, thai_date
from thuanna.services.planning import access, rules
from thuanna.services.planning.models import (
    Project,
    ProjectDecision,
    ProjectResult,
    ResultPosting,
    ResultQuality,
    YearReportPosting,
)
from thuanna.services.planning.refusals import NotNow, PlanningIncomplete, SaidAlready


@dataclass(frozen=True, kw_only=True)
class Told:
    """What came of it, in plain words; figures come from the activities by themselves.

    :ivar qualities: what it says about each of the town's four qualities it touched
    """

    story: str
    self_reliance: str = ""
    equal_reach: str = ""
    safety: str = ""
    next_year: str = ""
    qualities: Mapping[str, str] = field(default_factory=dict)
    follow_up_on: datetime.date | None = None


@transaction.atomic
def tell_result(*, project_id: int, told: Told, on: datetime.date, by: Actor) -> ProjectResult:
    """Tell what came of a project that has begun. From that day its posting is owed.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such project
    :raises PlanningIncomplete: there is no story, or the follow-up does not lie ahead
    :raises NotNow: the project has not begun
    """
    project = access.locked(by, Project, project_id)
    if not ProjectDecision.objects.filter(project=project, kind="begun").exists():
        raise NotNow(t("โครงการยังไม่เริ่ม จึงยังไม่มีผล", "The project has not begun, so it has no result yet."))
    story = told.story.strip()
    if not story:
        raise PlanningIncomplete(
            t("กรุณาเล่าว่าทำอะไรแล้วได้ผลอย่างไร", "Please tell what was done and what came of it.")
        )
    if told.follow_up_on is not None and told.follow_up_on <= on:
        raise PlanningIncomplete(
            t("วันติดตามต้องเป็นวันข้างหน้า", "The follow-up lies ahead."), code="result_follow_up"
        )
    result: ProjectResult = ProjectResult.objects.create(
        project=project,
        told_on=on,
        story=story,
        self_reliance=clean_line(told.self_reliance),
        equal_reach=clean_line(told.equal_reach),
        safety=clean_line(told.safety),
        next_year=clean_line(told.next_year),
        post_by=rules.post_by(on, law.book(rules.LAW, on=on)),
        follow_up_on=told.follow_up_on,
        told_by_id=by.user_id,
    )
    ResultQuality.objects.bulk_create(
        ResultQuality(result=result, quality=quality, words=said)
        for quality, words in told.qualities.items()
        if (said := clean_line(words))
    )
    audit.record(by, "planning.result_told", project, on=on)
    outbox.publish("planning.changed", project_id=project.pk)
    return result


@transaction.atomic
def post_result(
    *, result_id: int, board: str, posted_on: datetime.date, photo: Document | None = None, by: Actor
) -> ResultPosting:
    """Record that the result hangs on a board, until when it must stay, with a photograph if there is one.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such result
    :raises PlanningIncomplete: the board is missing, or it was posted before it was told
    :raises SaidAlready: recorded for that board and day
    """
    result = access.one(by, ProjectResult, result_id)
    access.locked(by, Project, result.project_id)
    where = _board(board, posted_on, result.told_on)
    if ResultPosting.objects.filter(result=result, board=where, posted_on=posted_on).exists():
        raise _posted_already()
    row: ResultPosting = ResultPosting.objects.create(
        result=result,
        board=where,
        posted_on=posted_on,
        stays_until=rules.stays_until(posted_on, law.book(rules.LAW, on=posted_on)),
        photo=photo,
        posted_by_id=by.user_id,
    )
    audit.record(by, "planning.result_posted", result.project, on=posted_on)
    outbox.publish("planning.changed", project_id=result.project_id)
    return row


@transaction.atomic
def post_report(
    *, year: FiscalYear, board: str, posted_on: datetime.date, photo: Document | None = None, by: Actor
) -> YearReportPosting:
    """Record that the report of a fiscal year that is over hangs on a board.

    :raises NotAllowed: only for the town as a whole
    :raises PlanningIncomplete: the board is missing, or it was posted before the year was over
    :raises SaidAlready: recorded for that board and day
    """
    access.must_keep_for(by, None)
    where = _board(board, posted_on, year.ends_before)
    same = YearReportPosting.objects.filter(year=year.year, board=where, posted_on=posted_on)
    if same.exists():
        raise _posted_already()
    row: YearReportPosting = YearReportPosting.objects.create(
        year=year.year,
        board=where,
        posted_on=posted_on,
        stays_until=rules.stays_until(posted_on, law.book(rules.LAW, on=posted_on)),
        photo=photo,
        posted_by_id=by.user_id,
    )
    audit.record(by, "planning.report_posted", row, year=year.year, on=posted_on)
    outbox.publish("planning.town_changed", posting_id=row.pk)
    return row


def _board(board: str, posted_on: datetime.date, known_on: datetime.date) -> str:
    where = clean_line(board)
    if not where or posted_on < known_on:
        raise PlanningIncomplete(
            t(
                "กรุณาบอกว่าปิดประกาศที่ใด และวันปิดต้องไม่ก่อนวันที่รู้ผล ({day})",
                "Please say on which board; it is posted no earlier than the result was known, on {day}.",
                day=t(thai_date(known_on), english_date(known_on)),
            ),
            code="posting_incomplete",
        )
    return where


def _posted_already() -> SaidAlready:
    return SaidAlready(t("บันทึกการปิดประกาศนี้แล้ว", "This posting is recorded already."))
