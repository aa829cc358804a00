"""Polls: the question at every page's foot, questions about a topic, a slip after a service; the results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from thuanna.channels.public import towns
from thuanna.channels.public.serving import page, shown_page
from thuanna.channels.web.pages import public_form
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.tokens import is_token, new_token
from thuanna.services.participation import rules, shown
from thuanna.services.participation.actions import polls as actions
from thuanna.services.participation.models import Poll
from thuanna.services.participation.queries import polls as queries

from . import around, doorkeeping, paging
from .doorkeeping import GuardedForm
from .forms import SlipForm, choice_form, refuse


@dataclass(frozen=True)
class Question:
    """A question as it is asked; `poll` is None before anybody has answered the one at the pages' foot."""

    key: str
    words: Phrase
    choices: tuple[Phrase, ...]
    poll: Poll | None


DEVICE_COOKIE = "answered"
_SALT = "ballot"
_HALF_A_YEAR = 180 * 24 * 3600


@public_form
def useful(request: Any, code: str) -> HttpResponse:
    """The question at the foot of a page; ``?page=`` says which.

    :raises Http404: no such page, or the question is not asked
    """
    town = around.town(code, on=request.today)
    with acting_for(town.tenant):
        asked = paging.known_page(request.GET.get("page", ""), code)
        if not asked:
            raise Http404("no such page")
        question = Question(rules.USEFUL, rules.USEFUL_QUESTION, rules.USEFUL_CHOICES, queries.at_the_foot())
        return _answer(request, town, question, where=asked)


@public_form
def poll(request: Any, code: str, key: str) -> HttpResponse:
    """A question about a topic.

    :raises Http404: no such question
    """
    town = around.town(code, on=request.today)
    with acting_for(town.tenant):
        found = next((one for one in queries.polls(on=request.today) if one.key == key), None)
        if found is None or found.form != Poll.Form.TOPIC:
            raise Http404("no such question")
        choices = tuple(_said(one.label_th, one.label_en) for one in queries.choices(found))
        question = Question(key, _said(found.question_th, found.question_en), choices, found)
        return _answer(request, town, question, where="")


@public_form
def satisfied(request: Any, code: str) -> HttpResponse:
    """How a service was, with the code of a slip: the code first, then the answers."""
    town = around.town(code, on=request.today)
    wait = around.limited(request, "slip")
    if wait is not None:
        return wait
    with acting_for(town.tenant):
        data = doorkeeping.posted(request)
        form = SlipForm(data, now=request.now)
        facts: dict[str, Any] = {**town.frame("check"), "form": form, "code": code}
        if not form.is_valid():
            return around.show(request, "public/voices/satisfied.html", facts)
        typed = form.cleaned_data["code"]
        try:
            slip = queries.slip_of(typed)
            chosen = data.get("choice", "")
            if not chosen:
                facts |= {"typed": typed, **_question(slip.poll)}
                return around.show(request, "public/voices/satisfied.html", facts)
            actions.choose_with_slip(code=typed, choice=_position(chosen), on=request.today, by=town.by)
        except Refusal as refusal:
            refuse(form, refusal)
            return around.show(request, "public/voices/satisfied.html", facts)
        return redirect("public:poll_result", code, slip.poll.key)


@shown_page
def result(request: Any, code: str, key: str) -> HttpResponse:
    """The result of a question, as bars in their own table; of one page where ``?page=`` names it.

    :raises Http404: no such question
    """
    town = towns.town(code, on=request.today)
    asked = paging.known_page(request.GET.get("page", ""), code)
    with acting_for(around.tenant_id(code)):
        found = shown.result(key, page=asked or None)
        if found is None and key != rules.USEFUL:
            raise Http404("no such question")
        rows = _rows(found)

        def build() -> dict[str, Any]:
            facts = {
                "question": _said(found.poll.question_th, found.poll.question_en)
                if found
                else rules.USEFUL_QUESTION,
                "key": key,
                "asked": asked,
                "asked_title": paging.title_of(asked) if asked else "",
                "code": code,
                "rows": rows,
                "total": sum(row["votes"] for row in rows),
                "most": max(row["votes"] for row in rows),
            }
            return {**around.frame(town, "think"), **facts}

        return page(request, "public/voices/result.html", build, town, repr(rows))


def _answer(request: Any, town: around.Town, asked: Question, *, where: str) -> HttpResponse:
    wait = around.limited(request, "poll")
    if wait is not None:
        return wait
    device = _device(request)
    result_url = reverse("public:poll_result", args=[town.tenant.code, asked.key])
    result_url += f"?page={where}" if where else ""
    form = _form(request, asked)
    has_chosen = (
        asked.poll is not None and bool(device) and queries.has_chosen(asked.poll, device, page=where)
    )
    if form.is_valid() and device:
        try:
            _choose(request, asked, _position(form.cleaned_data["choice"]), device, town, where)
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            return redirect(result_url)
    facts = {
        **town.frame("think"),
        "form": form,
        "question": asked.words,
        "result_url": result_url,
        "has_chosen": has_chosen,
        "asked": where,
        "asked_title": paging.title_of(where) if where else "",
        "needs_cookie": request.method == "POST" and not device,
    }
    response = around.show(request, "public/voices/poll.html", facts)
    if not device:
        _give_token(response, request)
    return response


def _choose(request: Any, asked: Question, choice: int, device: str, town: around.Town, where: str) -> None:
    common: dict[str, Any] = {"choice": choice, "device": device, "on": request.today, "by": town.by}
    if asked.key == rules.USEFUL:
        actions.judge(page=where, **common)
    else:
        actions.choose(key=asked.key, **common)


def _form(request: Any, asked: Question) -> GuardedForm:
    choices = [(str(position), words) for position, words in enumerate(asked.choices, start=1)]
    initial = {"choice": request.GET.get("choice", "")}
    form_class = choice_form(asked.words, choices)
    return form_class(doorkeeping.posted(request), now=request.now, initial=initial)


def _question(found: Poll) -> dict[str, Any]:
    return {
        "question": _said(found.question_th, found.question_en),
        "choices": [
            {"position": one.position, "words": _said(one.label_th, one.label_en)}
            for one in queries.choices(found)
        ],
    }


def _rows(found: shown.Result | None) -> list[dict[str, Any]]:
    if found is None:  # nobody has answered the question at the pages' foot yet
        return [{"words": words, "votes": 0} for words in rules.USEFUL_CHOICES]
    return [
        {"words": _said(choice.label_th, choice.label_en), "votes": votes} for choice, votes in found.rows
    ]


def _said(th: str, en: str) -> Phrase:
    return t(th, en or th)


def _position(chosen: str) -> int:
    return int(chosen) if chosen.isascii() and chosen.isdecimal() and len(chosen) < 4 else 0


def _device(request: Any) -> str:
    """The device's own token, which only its browser keeps; nothing where it has none yet."""
    try:
        token: str = signing.loads(request.COOKIES.get(DEVICE_COOKIE, ""), salt=_SALT)
    except signing.BadSignature:
        return ""
    return token if isinstance(token, str) and is_token(token) else ""


def _give_token(response: HttpResponse, request: Any) -> None:
    """A random token, signed; it says nothing about the device and is sent to this site alone."""
    response.set_cookie(
        DEVICE_COOKIE,
        signing.dumps(new_token(), salt=_SALT),
        max_age=_HALF_A_YEAR,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
