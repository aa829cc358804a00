"""Addresses under /staff/. Each part keeps its own list; this one says which parts there are."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from .home import views as home

app_name = "staff"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("design/", home.design, name="design"),
    path("", include("thuanna.channels.staff.accounts.urls")),
]
