"""Addresses of the sealed channel's staff pages."""

from django.urls import path

from . import naming, threads

urlpatterns = [
    path("", threads.listing, name="sealed"),
    path("readers/", naming.readers, name="sealed_readers"),
    path("readers/shut/", naming.shut, name="sealed_shut"),
    path("<int:disclosure_id>/", threads.one, name="sealed_one"),
    path("<int:disclosure_id>/aside/", threads.aside, name="sealed_aside"),
]
