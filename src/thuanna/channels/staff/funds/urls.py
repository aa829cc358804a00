"""Addresses under /staff/funds/."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from . import home, joining, member, register

urlpatterns: list[URLPattern | URLResolver] = [
    path("funds/", home.home, name="funds"),
    path("funds/edit/", home.edit, name="fund_edit"),
    path("funds/points/new/", home.open_point, name="fund_point_open"),
    path("funds/points/<int:point_id>/close/", home.close_point, name="fund_point_close"),
    path("funds/members/", register.listing, name="fund_members"),
    path("funds/members/search/", register.search, name="fund_members_search"),
    path("funds/members/print/", register.print_register, name="fund_members_print"),
    path("funds/members/new/", joining.find, name="fund_join"),
    path("funds/members/new/person/", joining.new_person, name="fund_new_person"),
    path("funds/members/new/<int:person_id>/", joining.apply, name="fund_apply"),
    path("funds/members/admit/", joining.admit_many, name="fund_admit_many"),
    path("funds/members/<int:member_id>/", member.member, name="fund_member"),
    path("funds/members/<int:member_id>/admit/", joining.admit, name="fund_admit"),
    path("funds/members/<int:member_id>/status/", member.status, name="fund_status"),
    path(
        "funds/members/<int:member_id>/status/<int:status_id>/",
        member.take_back,
        name="fund_status_take_back",
    ),
    path("funds/members/<int:member_id>/village/", member.village, name="fund_village"),
    path("funds/members/<int:member_id>/payees/", member.payees, name="fund_payees"),
]

if find_spec(f"{__package__}.imports") and find_spec(f"{__package__}.imports.urls"):
    urlpatterns.append(path("funds/", include(f"{__package__}.imports.urls")))
