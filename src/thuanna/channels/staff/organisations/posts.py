"""Officers, councillors and committees: taking office, leaving it, mending what was typed wrongly."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.registry.organisations import access, actions, queries
from thuanna.registry.organisations.models import Post

from . import refused
from .forms import CorrectPostForm, EndForm, PostForm

_TYPED = ("kind", "title_th", "title_en", "person_name", "sex", "starts_on")


@page("organisations.community.edit")
def add(request: StaffRequest, organisation_id: int) -> HttpResponse:
    """Record that somebody took an office."""
    organisation = queries.organisation(request.actor, organisation_id)
    if organisation is None or not access.may_edit(request.actor, organisation_id):
        raise Http404
    form = PostForm(request.POST or None, organisation_kind=organisation.kind, today=request.today)
    if form.is_valid():
        try:
            actions.appoint(organisation_id=organisation_id, term=form.term(), by=request.actor)
        except Refusal as refusal:
            refused.show(form, refusal)
        else:
            messages.success(request, str(t("บันทึกผู้ดำรงตำแหน่งแล้ว", "The term of office is recorded.")))
            return redirect("staff:organisation", organisation_id)
    return render(request, "staff/organisations/post_add.html", {"form": form, "organisation": organisation})


@page("organisations.community.edit")
def end(request: StaffRequest, post_id: int) -> HttpResponse:
    """Record that a term ended."""
    post = _own(request, post_id)
    form = EndForm(request.POST or None, initial={"ends_before": request.today}, today=request.today)
    if form.is_valid():
        try:
            actions.end_term(post_id=post_id, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            refused.show(form, refusal)
        else:
            messages.success(request, str(t("บันทึกวันพ้นตำแหน่งแล้ว", "The end of the term is recorded.")))
            return redirect("staff:organisation", post.organisation_id)
    return render(request, "staff/organisations/post_end.html", {"form": form, "post": post})


@page("organisations.community.edit")
def correct(request: StaffRequest, post_id: int) -> HttpResponse:
    """Mend what was typed wrongly."""
    post = _own(request, post_id)
    form = CorrectPostForm(
        request.POST or None,
        organisation_kind=post.organisation.kind,
        initial={field: getattr(post, field) for field in _TYPED},
        today=request.today,
    )
    if form.is_valid():
        reason = form.cleaned_data.pop("reason")
        term = form.term(ends_before=post.ends_before, account_id=post.account_id)
        try:
            actions.correct_post(post_id=post_id, term=term, reason=reason, by=request.actor)
        except Refusal as refusal:
            refused.show(form, refusal)
        else:
            messages.success(request, str(t("แก้ไขแล้ว", "Corrected.")))
            return redirect("staff:organisation", post.organisation_id)
    return render(request, "staff/organisations/post_correct.html", {"form": form, "post": post})


def _own(request: StaffRequest, post_id: int) -> Post:
    post = queries.post(post_id)
    if post is None or not access.may_edit(request.actor, post.organisation_id):
        raise Http404
    return post
