"""Addresses under /staff/regulations/."""

from __future__ import annotations

from django.urls import path

from . import adopting, benefits, drafts, home, members, parts

urlpatterns = [
    path("", home.home, name="regulations"),
    path("start/", home.start, name="regulation_start"),
    path("compare/", home.compare, name="regulation_compare"),
    path("versions/<int:number>/", home.version, name="regulation_version"),
    path("drafts/<int:draft_id>/", drafts.draft, name="regulation_draft"),
    path("drafts/<int:draft_id>/discard/", drafts.discard, name="regulation_discard"),
    path("drafts/<int:draft_id>/cases/", drafts.cases, name="regulation_cases"),
    path(
        "drafts/<int:draft_id>/cases/<int:place>/remove/", drafts.remove_case, name="regulation_case_remove"
    ),
    path("drafts/<int:draft_id>/adopt/", adopting.adopt, name="regulation_adopt"),
    path("drafts/<int:draft_id>/benefits/new/", benefits.add, name="regulation_benefit_add"),
    path("drafts/<int:draft_id>/benefits/<slug:code>/", benefits.edit, name="regulation_benefit"),
    path(
        "drafts/<int:draft_id>/benefits/<slug:code>/remove/",
        benefits.remove,
        name="regulation_benefit_remove",
    ),
    path("drafts/<int:draft_id>/<slug:part>/", parts.edit, name="regulation_part"),
    path("members/<int:member_id>/", members.standing, name="member_standing"),
    path("members/<int:member_id>/plan/", members.plan, name="member_plan"),
    path("members/<int:member_id>/back/", members.take_back_in, name="member_back_in"),
    path("members/<int:member_id>/base/", members.set_base, name="member_base"),
]
