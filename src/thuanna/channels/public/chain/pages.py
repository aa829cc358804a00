"""One need followed to its result, as everybody reads it; and the A4 sheet, the data and the lists of it."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import Http404, HttpResponse

from thuanna.channels.public import things, towns
from thuanna.channels.public.serving import page, shown_page
from thuanna.channels.web.doors import DoorKey
from thuanna.channels.web.requests import PageRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.kernel.partial_dates import PartialDate
from thuanna.kernel.thai_dates import english_date, thai_date
from thuanna.oversight.publications import pages as published
from thuanna.oversight.publications.pages import Card

_MOST = 400


@shown_page
def project(request: PageRequest, code: str, reference: str) -> HttpResponse:
    """Show the whole chain on one page."""
    return _project(request, code, reference, "public/chain/project.html")


@shown_page
def notice(request: PageRequest, code: str, reference: str) -> HttpResponse:
    """Show the same as one A4 sheet for the notice board, with a QR to the living page."""
    return _project(request, code, reference, "public/chain/notice.html")


@shown_page
def project_data(request: PageRequest, code: str, reference: str) -> HttpResponse:
    """Give exactly what the page shows, as JSON."""
    return things.data_of(request, code, "project", reference)


@shown_page
def projects(request: PageRequest, code: str) -> HttpResponse:
    """List every project with where it stands, the newest first.

    :raises Http404: the town shows none
    """
    cards = cards_of(code, "project")
    rows = [{"code": one.code, **one.listing, "money": Money(one.listing["budget"])} for one in cards]
    facts = {"rows": rows, "years": sorted({row["year"] for row in rows}, reverse=True)}
    return listed(request, code, cards, "public/chain/projects.html", facts, here="know")


@shown_page
def forums(request: PageRequest, code: str) -> HttpResponse:
    """List every forum with how many needs were said and answered.

    :raises Http404: the town shows none
    """
    cards = cards_of(code, "forum")
    rows = [{"code": one.code, **one.listing} for one in cards]
    rows.sort(key=lambda row: str(row["held_on"]), reverse=True)
    return listed(request, code, cards, "public/chain/forums.html", {"rows": rows}, here="think")


@shown_page
def forum(request: PageRequest, code: str, reference: str) -> HttpResponse:
    """Show one forum: what was said, and the answer to each need."""
    return _forum(request, code, reference, "public/chain/forum.html")


@shown_page
def forum_notice(request: PageRequest, code: str, reference: str) -> HttpResponse:
    """Show the same as one A4 sheet for the notice board."""
    return _forum(request, code, reference, "public/chain/forum_notice.html")


def _forum(request: PageRequest, code: str, reference: str, template: str) -> HttpResponse:
    today = request.today.isoformat()
    return things.shown(
        request,
        code,
        "forum",
        reference,
        template,
        route="forum",
        here="think",
        facts=lambda content: {"content": content, "today": today},
        depends_on=(today,),
    )


@shown_page
def act(request: PageRequest, code: str) -> HttpResponse:
    """The door ร่วมทำ: activities to come, with the way to get there.

    :raises Http404: nothing is behind this door yet
    """
    cards = cards_of(code, "project")
    today = request.today.isoformat()
    coming = [
        {**one, "project": card.listing["title"], "code": card.code}
        for card in cards
        for one in card.listing.get("coming", [])
        if one["day"] >= today
    ]
    coming.sort(key=lambda one: (one["day"], one["begins"]))
    going_on = [{"code": one.code, **one.listing} for one in cards if one.section == "begun"]
    facts = {"coming": coming, "going_on": going_on}
    return listed(request, code, cards, "public/chain/act.html", facts, here="act", inside=False)


def baht(money: dict[str, Any]) -> dict[str, Any]:
    """A project's published money as money; None where it is withheld."""
    return {
        "budget": Money(money["budget"]),
        "shared": Money(money["shared"]),
        "spent": money_of(money["spent"]),
        "kinds": [{**one, "money": money_of(one["satang"])} for one in money["kinds"]],
        "months": [
            {"month": _month(one["month"]), "money": money_of(one["satang"])} for one in money["months"]
        ],
    }


def _ended_apart(decisions: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What was decided before the work, and that it ended, which is read after what was done."""
    done = bool(decisions) and decisions[-1]["kind"]["key"] in ("stopped", "finished")
    cut = len(decisions) - done
    return decisions[:cut], decisions[cut:]


def _in_one_line(content: dict[str, Any]) -> list[Phrase]:
    """The whole way in a sentence: what was asked, approved, done, and how many came."""
    reached, line = content["reached"], []
    for need in content["needs"][:1]:
        on = datetime.date.fromisoformat(need["said_on"])
        day = t(thai_date(on, "short"), english_date(on))
        where = t("เวที {day}", "Forum, {day}", day=day) if need["forum"] else day
        line.append(t("{where}: {words}", "{where}: {words}", where=where, words=need["words"]))
    if any(one["kind"]["key"] == "approved" for one in content["decisions"]):
        budget = Money(content["money"]["budget"])
        line.append(t("อนุมัติ {baht} บาท", "{baht} baht approved", baht=budget))
    if reached["times"]:
        line.append(t("ทำแล้ว {n} ครั้ง", "done {n} times", n=reached["times"]))
    if reached["all"]["value"]:
        line.append(t("{n} เที่ยวคน", "{n} attendances", n=reached["all"]["value"]))
    return line


def _month(text: str) -> PartialDate:
    year, _, month = text.partition("-")
    return PartialDate(int(year), int(month))


def money_of(satang: int | None) -> Money | None:
    """Published satang as money; None where they are withheld."""
    return None if satang is None else Money(satang)


def _project(request: PageRequest, code: str, reference: str, template: str) -> HttpResponse:
    today = request.today.isoformat()
    return things.shown(
        request,
        code,
        "project",
        reference,
        template,
        route="project",
        here="know",
        facts=lambda content: _project_facts(content, today),
        depends_on=(today,),
    )


def _project_facts(content: dict[str, Any], today: str) -> dict[str, Any]:
    told = content["activities"]
    coming = [one for one in told if one["state"]["key"] == "announced" and one["day"] >= today]
    decided, ended = _ended_apart(content["decisions"])
    return {
        "content": content,
        "decided": decided,
        "ended": ended,
        "line": _in_one_line(content),
        "shares": [{**one, "money": Money(one["satang"])} for one in content["shares"]],
        "money": baht(content["money"]),
        "coming": coming,
        "past": [one for one in told if one not in coming],
        "is_announced": len([one for one in told if one["state"]["key"] != "cancelled"]),
        "incomes": [{**one, "money": money_of(one["satang_a_month"])} for one in content["incomes"]],
    }


def listed(
    request: PageRequest,
    code: str,
    cards: list[Card],
    template: str,
    facts: dict[str, Any],
    *,
    here: DoorKey,
    inside: bool = True,
) -> HttpResponse:
    """Answer with a list made of cards."""
    town = towns.town(code, on=request.today)

    def build() -> dict[str, Any]:
        return {**town.frame(here=here, inside=inside), **facts, "code": code}

    return page(request, template, build, town, repr(cards), request.today.isoformat())


def cards_of(code: str, kind: str) -> list[Card]:
    """Everything of a kind that a town shows.

    :raises Http404: nothing
    """
    found = published.cards(code, kind, most=_MOST)
    if not found:
        raise Http404(kind)
    return found
