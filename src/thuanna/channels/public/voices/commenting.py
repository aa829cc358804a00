"""Comments on a page: what everybody reads, sending one, asking that one be hidden."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from thuanna.channels.public import towns
from thuanna.channels.public.serving import page, shown_page
from thuanna.channels.web.pages import public_form
from thuanna.channels.web.voices import HIDDEN
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.partial_dates import PartialDate
from thuanna.kernel.refusals import Refusal
from thuanna.services.participation import rules, shown
from thuanna.services.participation.actions import comments as actions

from . import around, doorkeeping, paging
from .forms import CommentForm, NoticeForm, refuse


@shown_page
def listing(request: Any, code: str) -> HttpResponse:
    """Show the comments of a page, or of all pages, and how many were hidden month by month.

    :raises Http404: no such page
    """
    town = towns.town(code, on=request.today)
    asked = request.GET.get("page", "")
    commented = paging.known_page(asked, code) if asked else ""
    if asked and not commented:
        raise Http404("no such page")
    with acting_for(around.tenant_id(code)):
        mark = shown.stamp()

        def build() -> dict[str, Any]:
            return {
                **around.frame(town, "think"),
                "code": code,
                "commented": commented,
                "comments": [_row(one) for one in shown.comments(commented)] if commented else [],
                "commented_title": paging.title_of(commented) if commented else "",
                "pages": [(path, n, paging.title_of(path)) for path, n in shown.pages_with_comments()],
                "months": [_month(one) for one in shown.comments_by_month()],
            }

        return page(request, "public/voices/comments.html", build, town, mark)


@public_form
def add(request: Any, code: str) -> HttpResponse:
    """Take a comment in; it waits until somebody has looked at it.

    :raises Http404: no such page
    """
    return _send(request, code, None)


@public_form
def notice(request: Any, code: str, comment_id: int) -> HttpResponse:
    """Take in why a shown comment should be hidden.

    :raises Http404: no such comment is shown
    """
    return _send(request, code, comment_id)


def _send(request: Any, code: str, comment_id: int | None) -> HttpResponse:
    town = around.town(code, on=request.today)
    wait = around.limited(request, "comment")
    if wait is not None:
        return wait
    with acting_for(town.tenant):
        about = shown.comment(comment_id) if comment_id is not None else None
        where = about.page if about is not None else paging.known_page(_asked(request), code)
        if not where or (comment_id is not None and about is None):
            raise Http404("no such page or comment")
        form_class = NoticeForm if comment_id is not None else CommentForm
        form = form_class(doorkeeping.posted(request), now=request.now)
        facts = {**town.frame("think"), "form": form, "code": code, "commented": where, "about": about}
        facts["commented_title"] = paging.title_of(where)
        facts["kept_for"] = around.kept_for("comment_originals", request.today)
        facts["days"] = rules.days_of("comment", request.today)
        if form.is_valid():
            try:
                _do(form, where, comment_id, request, town)
            except Refusal as refusal:
                refuse(form, refusal)
            else:
                return around.show(request, "public/voices/comment_sent.html", facts)
        return around.show(request, "public/voices/comment_add.html", facts)


def _do(form: Any, where: str, comment_id: int | None, request: Any, town: around.Town) -> None:
    common: dict[str, Any] = {
        "words": form.cleaned_data["words"],
        "request_token": form.request_token,
        "at": request.now,
        "by": town.by,
    }
    if comment_id is not None:
        actions.ask_to_hide(comment_id=comment_id, **common)
    else:
        actions.send(page=where, name=form.cleaned_data["name"], **common)


def _asked(request: Any) -> str:
    found: str = request.GET.get("page", "")
    return found


def _month(one: shown.Month) -> dict[str, Any]:
    month = PartialDate(one.month.year, one.month.month)
    return {"month": month, "shown": one.shown, "hidden": one.hidden}


def _row(one: Any) -> dict[str, Any]:
    return {
        "id": one.comment_id,
        "name": one.name,
        "words": one.words,
        "received_on": one.received_on,
        "hidden_for": HIDDEN[one.hidden_for] if one.hidden_for else None,
        "reply": one.reply,
        "replied_on": one.replied_on,
    }
