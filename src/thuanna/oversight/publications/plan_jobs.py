"""What the worker does with news of the chain: the projects and forums it touches go before the public anew.

Called twice it has the same effect: a version that says the same is not made.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from thuanna.kernel.thai_dates import day_of
from thuanna.services.planning.models import Forum, Need, Project, ProjectNeed

from . import actions, queries
from .builders import planning as builder
from .builders.planning import FORUM, NEED, PLAN, PLAN_CODE, PROJECT, code_of
from .putting import by_system, moment, own_tenant, put
from .refusals import AlreadyWithdrawn


def publish_plan(facts: Mapping[str, Any]) -> None:
    """Listen to ``planning.changed``: publish the projects and forums that say something new."""
    project_ids, forum_ids, need_ids = _touched(facts)
    at = moment()
    for project_id in sorted(project_ids):
        publish_project(project_id, at=at)
    for need_id in sorted(need_ids):
        publish_need(need_id, at=at)
    for forum_id in sorted(forum_ids):
        publish_forum(forum_id, at=at)


def publish_town(facts: Mapping[str, Any]) -> None:
    """Listen to ``planning.town_changed``: publish the town's plans, target groups and duties."""
    del facts
    publish_plans(at=moment())


def publish_all(*, at: datetime.datetime) -> None:
    """Show everything of the chain as it stands at a moment."""
    publish_plans(at=at)
    for project_id in Project.objects.order_by("pk").values_list("pk", flat=True):
        publish_project(project_id, at=at)
    for need_id in Need.objects.order_by("pk").values_list("pk", flat=True):
        publish_need(need_id, at=at)
    for forum_id in Forum.objects.order_by("pk").values_list("pk", flat=True):
        publish_forum(forum_id, at=at)


def renew_around(facts: Mapping[str, Any]) -> None:
    """Listen to ``publications.withdrawn``: what told of a need or project goes on without it."""
    model = {NEED: Need, PROJECT: Project}.get(str(facts["kind"]))
    if model is None:
        return
    year, number, _ = queries.version(int(facts["publication_id"])).code.split("-")
    found = model.objects.filter(year=int(year), number=int(number)).first()
    if found is not None:  # a project after a pattern is gone altogether
        publish_plan({f"{facts['kind']}_id": found.pk})


def publish_project(project_id: int, *, at: datetime.datetime) -> None:
    """Show a project as it stands at a moment."""
    kept = Project.objects.filter(pk=project_id).first()
    if kept is None or _is_withdrawn(PROJECT, kept):
        return  # taken back before the news was delivered
    memory = queries.memory(PROJECT, code_of(kept.reference))
    put(builder.project(own_tenant(), project_id, memory, on=day_of(at), by=by_system()), at)


def withdraw_project(facts: Mapping[str, Any]) -> None:
    """Listen to ``planning.project_taken_back``: nobody reads of it any more, and everybody reads why."""
    try:
        actions.withdraw_page(
            kind=PROJECT,
            code=code_of(str(facts["reference"])),
            reason_th="ถอนโครงการที่นำเข้าจากต้นแบบ ยังไม่มีการดำเนินการ",
            reason_en="Made after a pattern and taken back before any work began",
            at=moment(),
            by=by_system(),
        )
    except AlreadyWithdrawn:
        return


def publish_need(need_id: int, *, at: datetime.datetime) -> None:
    """Show a need with its answer as it stands at a moment."""
    if _is_withdrawn(NEED, Need.objects.get(pk=need_id)):
        return
    put(builder.need(own_tenant(), need_id, on=day_of(at), by=by_system()), at)


def publish_plans(*, at: datetime.datetime) -> None:
    """Show the town's plans, target groups, duties and 4S as they stand at a moment."""
    put(builder.plan(own_tenant(), queries.memory(PLAN, PLAN_CODE), on=day_of(at)), at)


def publish_forum(forum_id: int, *, at: datetime.datetime) -> None:
    """Show a forum as it stands at a moment."""
    kept = Forum.objects.get(pk=forum_id)
    if _is_withdrawn(FORUM, kept):
        return
    memory = queries.memory(FORUM, code_of(kept.reference))
    put(builder.forum(own_tenant(), forum_id, memory, on=day_of(at), by=by_system()), at)


def _is_withdrawn(kind: str, kept: Need | Project | Forum) -> bool:
    """Whether its page was taken back: later news does not bring it before the public again."""
    return code_of(kept.reference) in queries.withdrawn_codes(kind)


def _touched(facts: Mapping[str, Any]) -> tuple[set[int], set[int], set[int]]:
    projects = {int(facts["project_id"])} if "project_id" in facts else set()
    forums = {int(facts["forum_id"])} if "forum_id" in facts else set()
    needs = {int(facts["need_id"])} if "need_id" in facts else set()
    if needs:
        needs |= set(Need.objects.filter(like__in=needs).values_list("pk", flat=True))
        needs |= {one for one in Need.objects.filter(pk__in=needs).values_list("like_id", flat=True) if one}
        projects |= set(ProjectNeed.objects.filter(need__in=needs).values_list("project_id", flat=True))
    if projects:
        needs |= set(ProjectNeed.objects.filter(project__in=projects).values_list("need_id", flat=True))
    said_at = Need.objects.filter(pk__in=needs).exclude(forum=None).values_list("forum_id", flat=True)
    said_here = Need.objects.filter(forum__in=forums).values_list("pk", flat=True)
    return projects, forums | set(said_at), needs | set(said_here)
