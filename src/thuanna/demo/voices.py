"""Lets the people of a town speak: complaints in every state, questions, comments, answers of the office."""

from __future__ import annotations

import datetime

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.registry.organisations.models import Organisation
from thuanna.registry.places import queries as areas
from thuanna.services.participation.actions import answering, comments, matters, polls, threads
from thuanna.services.participation.actions.matters import NewMatter, Told
from thuanna.services.participation.models import Matter

from . import committee
from .steps import Site
from .stories import TownStory
from .towns import RURAL
from .voices_words import (
    ABOUT_EXECUTIVE,
    COMMENTS,
    FOOT,
    GROUND,
    QUESTIONS,
    STORIES,
    USUAL,
    Asked,
    Said,
    Story,
)

_PAGE = "page"
_OFTEN, _SELDOM = 24, 4


def fill(site: Site, town: TownStory) -> None:
    """Everything people said in a town, and what its officers did."""
    known = _officers(town)
    if not {"officer", "clerk"} <= known.keys():
        return  # a neighbour of the story without an office of its own
    officers = {role: site.person(known[role]) for role in ("officer", "clerk")}
    villages = [one.pk for one in areas.communities(on=site.clock.today)]
    for number, story in enumerate(STORIES):
        _tell(site, story, f"{town.code} {number}", villages[number % len(villages)], officers)
    for number in range(_OFTEN if town is RURAL else _SELDOM):
        _usual(site, number, f"{town.code} often {number}", villages[number**2 % 3], officers["clerk"])
    for number, said in enumerate(COMMENTS):
        _comment(site, said, f"{town.code} comment {number}", officers["clerk"])
    for asked in QUESTIONS:
        _ask(site, asked, officers["clerk"])
    for page, votes in FOOT:
        _judge(site, f"/t/{town.code}/{page}", votes)
    _about_the_executive(site)


def _officers(town: TownStory) -> dict[str, str]:
    """Who holds which role in the story; the first of each."""
    found: dict[str, str] = {}
    for log_in in town.log_ins:
        for role in log_in.roles:
            found.setdefault(role, log_in.name)
    return found


def _people(site: Site) -> Actor:
    """Whoever is at the town's page."""
    return Actor(tenant_id=site.tenant.pk, system=_PAGE)


def _ago(site: Site, days: int) -> datetime.datetime:
    return site.clock.at - datetime.timedelta(days=days)


def _tell(site: Site, story: Story, token: str, village: int, officers: dict[str, Actor]) -> None:
    by = _people(site) if story.channel == "page" else officers["officer"]
    new = NewMatter(
        nature=story.nature,
        words=story.words,
        kind=story.kind if story.nature == "complaint" else "",
        about=story.about,
        channel=story.channel,
        community_id=village if story.nature != "information" else None,
        place=story.place,
        name=story.name,
    )
    told = matters.tell(new=new, request_token=token, at=_ago(site, story.days_ago), by=by)
    if story.division:
        _assign(site, told, story, officers["clerk"])
    if story.answer:
        _answer(site, told, story, token, officers["clerk"])
    if story.again:
        matters.reopen(
            matter_id=told.matter.pk,
            words=story.again,
            request_token=f"{token} again",
            at=_ago(site, 1),
            by=_people(site),
        )
    if story.title:
        _publish(site, told.matter, story, officers["clerk"])


def _assign(site: Site, told: Told, story: Story, clerk: Actor) -> None:
    divisions = Organisation.objects.filter(kind="division", name_th__contains=story.division)
    division = divisions.order_by("pk").first()
    if division is not None:
        answering.assign(
            matter_id=told.matter.pk,
            division_id=division.pk,
            handler_id=None,
            at=_ago(site, story.days_ago - 1),
            by=clerk,
        )


def _answer(site: Site, told: Told, story: Story, token: str, clerk: Actor) -> None:
    answering.answer(
        matter_id=told.matter.pk,
        words=story.answer,
        outcome=story.outcome,
        request_token=f"{token} answer",
        at=_ago(site, max(2, story.days_ago - 4)),
        by=clerk,
    )


def _publish(site: Site, matter: Matter, story: Story, clerk: Actor) -> None:
    asked = story.words.partition(" โทร ")[0]
    threads.publish(
        matter_id=matter.pk,
        title=story.title,
        asked=asked,
        answer=story.answer,
        ground=GROUND if story.outcome == "given_in_part" else "",
        at=_ago(site, 1),
        by=clerk,
    )


def _usual(site: Site, number: int, token: str, village: int, clerk: Actor) -> None:
    """One of the things told again and again; nearly all answered in time."""
    kind, words = USUAL[number % len(USUAL)]
    days = 30 + number
    new = NewMatter(nature="complaint", words=words, kind=kind, community_id=village)
    told = matters.tell(new=new, request_token=token, at=_ago(site, days), by=_people(site))
    answering.answer(
        matter_id=told.matter.pk,
        words="แก้ไขแล้ว",
        outcome="done",
        request_token=f"{token} answer",
        at=_ago(site, days - (3 if number % 7 else 21)),
        by=clerk,
    )


def _comment(site: Site, said: Said, token: str, clerk: Actor) -> None:
    comment = comments.send(
        page=f"/t/{site.tenant.code}/{said.page}",
        name=said.name,
        words=said.words,
        request_token=token,
        at=_ago(site, 6),
        by=_people(site),
    )
    if said.waits:
        return
    at = _ago(site, 5)
    if said.hidden:
        comments.hide(comment_id=comment.pk, after=0, reason=said.hidden, at=at, by=clerk)
    else:
        comments.show(comment_id=comment.pk, after=0, at=at, by=clerk)
    if said.reply:
        comments.reply(comment_id=comment.pk, words=said.reply, at=_ago(site, 4), by=clerk)


def _ask(site: Site, asked: Asked, clerk: Actor) -> None:
    on = _ago(site, asked.days_ago).date()
    new = polls.NewPoll(
        key=asked.key, form=asked.form, question=asked.question, choices=asked.choices, starts_on=on
    )
    poll = polls.ask(new=new, by=clerk)
    for choice, votes in enumerate(asked.votes, start=1):
        for number in range(votes):
            if asked.form == "service":
                _, code = polls.issue_slip(poll_id=poll.pk, on=on, by=clerk)
                polls.choose_with_slip(code=code, choice=choice, on=on, by=_people(site))
            else:
                device = f"device {choice} {number}"
                polls.choose(key=asked.key, choice=choice, device=device, on=on, by=_people(site))


def _judge(site: Site, page: str, votes: tuple[int, ...]) -> None:
    for choice, count in enumerate(votes, start=1):
        for number in range(count):
            device = f"device {choice} {number}"
            polls.judge(page=page, choice=choice, device=device, on=site.clock.today, by=_people(site))


def _about_the_executive(site: Site) -> None:
    """One complaint that the town must never read: it lies in the province's rows."""
    province = Tenant.objects.filter(code=committee.CODE).first()
    if province is None:
        return
    new = NewMatter(nature="complaint", words=ABOUT_EXECUTIVE, kind="money", about="executive")
    with acting_for(site.tenant):
        matters.tell_province(
            new=new, request_token=f"{site.tenant.code} executive", at=_ago(site, 3), by=_people(site)
        )
