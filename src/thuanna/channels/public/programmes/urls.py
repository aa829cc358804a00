"""Addresses of programmes under a town's page; the model tambons stand beside all towns."""

from django.urls import path

from . import pages

urlpatterns = [
    path("programmes/", pages.listing, name="programmes"),
    path("programmes/<slug:reference>/", pages.one, name="programme"),
    path("programmes/<slug:reference>/notice/", pages.notice, name="programme_notice"),
    path("programmes/<slug:reference>/data.json", pages.data, name="programme_data"),
]
