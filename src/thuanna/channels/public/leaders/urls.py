"""Addresses below ``/t/CODE/help/leaders/``."""

from django.urls import path

from . import pages

urlpatterns = [
    path("", pages.leaders, name="leaders"),
    path("<int:village_id>/notice/", pages.notice, name="leaders_notice"),
]
