"""Addresses under /staff/people/."""

from __future__ import annotations

from django.urls import path

from . import changes, family, register, sealed

urlpatterns = [
    path("", register.listing, name="people"),
    path("search/", register.search, name="people_search"),
    path("new/", register.add, name="person_new"),
    path("<int:person_id>/", register.person, name="person"),
    path("<int:person_id>/edit/", changes.details, name="person_edit"),
    path("<int:person_id>/number/edit/", changes.number, name="person_number_edit"),
    path("<int:person_id>/phones/", changes.phones, name="person_phones"),
    path("<int:person_id>/move/", changes.move, name="person_move"),
    path("<int:person_id>/addresses/<int:address_id>/", changes.address, name="person_address"),
    path("<int:person_id>/household/", family.household, name="person_household"),
    path("<int:person_id>/relations/new/", family.relate, name="person_relate"),
    path("<int:person_id>/relations/<int:relation_id>/end/", family.end_relation, name="person_relation_end"),
    path("<int:person_id>/number/", sealed.number, name="person_number"),
    path("<int:person_id>/care/", sealed.traits, name="person_traits"),
    path("<int:person_id>/care/new/", sealed.mark, name="person_trait_new"),
    path("<int:person_id>/looks/", sealed.looks, name="person_looks"),
    path("<int:person_id>/looks/print/", sealed.looks_print, name="person_looks_print"),
]
