"""Addresses below ``/t/CODE/help/ask/``."""

from django.urls import path

from . import asking, following

urlpatterns = [
    path("", asking.ask, name="help_ask"),
    path("follow/", following.follow, name="help_follow"),
]
