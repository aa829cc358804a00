"""Plans and projects: proposed for needs, decided, shared with partners, followed to the voucher."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.text import clean_line
from thuanna.services.planning import access, rules
from thuanna.services.planning.models import (
    DecisionKind,
    Indicator,
    Need,
    Plan,
    Project,
    ProjectDecision,
    ProjectNeed,
    ProjectShare,
    ProjectSpending,
    Strategy,
)
from thuanna.services.planning.refusals import NotNow, PlanningIncomplete, SaidAlready
from thuanna.services.planning.words import DECISIONS, PAID_TO_PEOPLE

from .numbering import next_number


@dataclass(frozen=True)
class NewIndicator:
    """How one will see whether it helped; nobody may know where it stands today."""

    words: str
    unit: str
    target: Decimal
    baseline: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class NewProject:
    """What is to be done, why, for whom, led by whom and with whose money."""

    title: str
    problem: str
    objective: str
    group: str
    dimensions: Collection[str]
    help_form: str
    owner_id: int
    money_from: str
    budget: Money
    proposed_on: datetime.date
    strategy_id: int | None = None
    grew_out_of_id: int | None = None
    duty_id: int | None = None


@dataclass(frozen=True)
class Share:
    """What a partner brings."""

    organisation_id: int
    money: Money = ZERO
    in_kind: str = ""
    hours: int = 0


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A decision about a project."""

    kind: str
    decided_on: datetime.date
    decided_by: str
    reason: str = ""
    budget: Money | None = None


@transaction.atomic
def adopt_plan(
    *,
    title: str,
    first_year: int,
    last_year: int,
    strategies: Sequence[str],
    community_id: int | None = None,
    by: Actor,
) -> Plan:
    """Put a development plan of several fiscal years and its strategies in the house: the town's, or of one
    community that makes its own.

    :raises NotAllowed: without the right, or for another community than one's own
    :raises PlanningIncomplete: the title or every strategy is missing, or the years run backwards
    :raises SaidAlready: there is a plan of that title
    """
    by.must(access.DECIDE)
    access.must_keep_for(by, community_id, access.DECIDE)
    name, named = clean_line(title), [clean for one in strategies if (clean := clean_line(one))]
    if not name or not named or not 2400 <= first_year <= last_year < 2800:
        raise PlanningIncomplete(
            t(
                "แผนต้องมีชื่อ ปีเริ่มถึงปีสิ้นสุด และยุทธศาสตร์อย่างน้อยหนึ่งข้อ",
                "A plan has a title, a first and a last year, and at least one strategy.",
            )
        )
    if Plan.objects.filter(title=name).exists():
        raise SaidAlready(t("มีแผนชื่อนี้แล้ว", "There is a plan of this title already."))
    plan: Plan = Plan.objects.create(
        title=name, first_year=first_year, last_year=last_year, community_id=community_id
    )
    Strategy.objects.bulk_create(
        Strategy(plan=plan, place=place, title=words) for place, words in enumerate(named, 1)
    )
    outbox.publish("planning.town_changed", plan_id=plan.pk)
    audit.record(by, "planning.plan_adopted", plan, strategies=len(named))
    return plan


@transaction.atomic
def propose(
    *,
    new: NewProject,
    need_ids: Collection[int] = (),
    shares: Sequence[Share] = (),
    indicators: Sequence[NewIndicator] = (),
    by: Actor,
) -> Project:
    """Propose a project for the needs it answers. Needs may be none: a duty may come from the state.

    :raises NotAllowed: without the right; a community's own people propose what their community leads
    :raises NotInThePlan: no such need
    :raises PlanningIncomplete: title, problem, objective, money's source or dimension is missing
    """
    by.must(access.KEEP)
    access.must_lead(by, new.owner_id)
    said = {name: getattr(new, name).strip() for name in ("title", "problem", "objective", "money_from")}
    if not all(said.values()) or not new.dimensions or new.budget < ZERO:
        raise PlanningIncomplete(
            t(
                "โครงการต้องบอกชื่อ ปัญหา วัตถุประสงค์ ด้าน และเงินมาจากที่ใด",
                "A project says its title, the problem, the objective, its dimension and whose money it is.",
            ),
            code="project_incomplete",
        )
    needs = [access.locked(by, Need, need_id) for need_id in sorted(set(need_ids))]
    project: Project = Project.objects.create(
        **next_number(Project, new.proposed_on),
        **said,
        strategy_id=new.strategy_id,
        owner_id=new.owner_id,
        group=new.group,
        dimensions=sorted(set(new.dimensions)),
        help_form=new.help_form,
        satang=new.budget.satang,
        grew_out_of_id=new.grew_out_of_id,
        duty_id=new.duty_id,
        proposed_on=new.proposed_on,
        recorded_by_id=by.user_id,
    )
    ProjectNeed.objects.bulk_create(ProjectNeed(project=project, need=need) for need in needs)
    for one in shares:
        _share(project, one)
    for indicator in indicators:
        _indicator(project, indicator)
    _say(project, audit_verb="planning.project_proposed", by=by, needs=len(needs))
    return project


@transaction.atomic
def decide(*, project_id: int, decided: Decided, by: Actor) -> ProjectDecision:
    """Record what was decided about a project: approved, amended, begun, stopped, finished.

    :raises NotAllowed: without the right to decide
    :raises NotInThePlan: no such project
    :raises PlanningIncomplete: who decided, or why, is missing
    :raises NotNow: it does not follow what was decided before
    """
    project = access.locked(by, Project, project_id, access.DECIDE)
    decided_by, reason = clean_line(decided.decided_by), clean_line(decided.reason)
    needs_reason = decided.kind in {DecisionKind.AMENDED, DecisionKind.STOPPED}
    if not decided_by or (needs_reason and not reason):
        raise PlanningIncomplete(
            t("กรุณาบอกว่าใครตัดสิน และเพราะเหตุใด", "Please say who decided, and why."), code="decision_bare"
        )
    so_far = ["proposed", *_kinds(project)]
    if decided.kind not in rules.may_follow(so_far):
        raise NotNow(
            t(
                "ตอนนี้โครงการอยู่ในขั้น “{state}” ยังบันทึกว่า “{kind}” ไม่ได้",
                "The project now stands at “{state}”; “{kind}” cannot follow.",
                state=DECISIONS[[kind for kind in so_far if kind != "amended"][-1]],
                kind=DECISIONS[decided.kind],
            ),
            code="decision_out_of_order",
        )
    row: ProjectDecision = ProjectDecision.objects.create(
        project=project,
        kind=decided.kind,
        decided_on=decided.decided_on,
        decided_by=decided_by,
        reason=reason,
        satang=decided.budget.satang if decided.budget is not None else None,
        recorded_by_id=by.user_id,
    )
    _say(project, audit_verb="planning.project_decided", by=by, kind=decided.kind)
    return row


@transaction.atomic
def share(*, project_id: int, share: Share, by: Actor) -> ProjectShare:
    """Record what one more partner brings.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such project
    :raises PlanningIncomplete: neither money, things nor hours
    :raises SaidAlready: that partner's share is recorded
    """
    project = access.locked(by, Project, project_id)
    row = _share(project, share)
    _say(project, audit_verb="planning.share_recorded", by=by, organisation_id=share.organisation_id)
    return row


@transaction.atomic
def spend(
    *,
    project_id: int,
    spent_on: datetime.date,
    amount: Money,
    voucher: str,
    words: str,
    kind: str = "other",
    people: int = 0,
    by: Actor,
) -> ProjectSpending:
    """Follow money spent to the voucher in the municipality's own book; below nought takes one back.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such project
    :raises PlanningIncomplete: amount, voucher number or what for is missing; or how many people it reached
    :raises SaidAlready: that voucher with that amount is recorded
    :raises NotNow: the project has not begun
    """
    project = access.locked(by, Project, project_id)
    cited, said = clean_line(voucher), clean_line(words)
    if not cited or not said or amount == ZERO:
        raise PlanningIncomplete(
            t(
                "กรุณากรอกจำนวนเงิน เลขที่ฎีกา และรายการ",
                "Please give the amount, the voucher's number and what it was for.",
            ),
            code="spending_incomplete",
        )
    if kind in PAID_TO_PEOPLE and people < 1:
        raise PlanningIncomplete(
            t("เงินที่จ่ายให้คน กรุณาบอกว่ากี่คน", "Money paid to people: please say to how many."),
            code="spending_to_nobody",
        )
    if "begun" not in _kinds(project):
        raise NotNow(
            t("โครงการยังไม่เริ่ม จึงยังไม่มีการใช้เงิน", "The project has not begun, so nothing is spent yet.")
        )
    if ProjectSpending.objects.filter(project=project, voucher=cited, satang=amount.satang).exists():
        raise SaidAlready(
            t("บันทึกฎีกา {voucher} จำนวนนี้แล้ว", "Voucher {voucher} of this amount is recorded.", voucher=cited)
        )
    row: ProjectSpending = ProjectSpending.objects.create(
        project=project,
        spent_on=spent_on,
        satang=amount.satang,
        voucher=cited,
        words=said,
        kind=kind,
        people=people,
        recorded_by_id=by.user_id,
    )
    _say(project, audit_verb="planning.spending_recorded", by=by, satang=amount.satang)
    return row


@transaction.atomic
def measure(*, indicator_id: int, reached: Decimal, measured_on: datetime.date, by: Actor) -> Indicator:
    """Record where an indicator stands.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such indicator
    """
    indicator = access.locked(by, Indicator, indicator_id)
    indicator.reached, indicator.measured_on = reached, measured_on
    indicator.save(update_fields=["reached", "measured_on"])
    _say(indicator.project, audit_verb="planning.indicator_measured", by=by, indicator_id=indicator.pk)
    return indicator


def _kinds(project: Project) -> list[str]:
    return list(ProjectDecision.objects.filter(project=project).order_by("id").values_list("kind", flat=True))


def _share(project: Project, given: Share) -> ProjectShare:
    in_kind = clean_line(given.in_kind)
    if given.money <= ZERO and not in_kind and not given.hours:
        raise PlanningIncomplete(
            t(
                "กรุณาบอกว่าภาคีร่วมด้วยเงิน สิ่งของ หรือเวลา",
                "Please say what the partner brings: money, things or hours.",
            ),
            code="share_of_nothing",
        )
    if ProjectShare.objects.filter(project=project, organisation_id=given.organisation_id).exists():
        raise SaidAlready(t("บันทึกส่วนของภาคีนี้แล้ว", "This partner's share is recorded already."))
    row: ProjectShare = ProjectShare.objects.create(
        project=project,
        organisation_id=given.organisation_id,
        satang=given.money.satang,
        in_kind=in_kind,
        hours=given.hours,
    )
    return row


def _indicator(project: Project, new: NewIndicator) -> None:
    words, unit = clean_line(new.words), clean_line(new.unit)
    if not words or not unit:
        raise PlanningIncomplete(
            t("ตัวชี้วัดต้องบอกว่าวัดอะไร หน่วยใด", "An indicator says what it measures, and in which unit.")
        )
    Indicator.objects.create(
        project=project, words=words, unit=unit, baseline=new.baseline, target=new.target
    )


def _say(project: Project, *, audit_verb: str, by: Actor, **facts: Any) -> None:
    audit.record(by, audit_verb, project, **facts)
    outbox.publish("planning.changed", project_id=project.pk)
