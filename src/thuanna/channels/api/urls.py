"""Addresses under /api/. Every one is public: it hands out publications only."""

from django.urls import URLPattern, URLResolver, include, path

from .publications import api

app_name = "api"
_patterns = [one for one in api.urls[0] if isinstance(one, URLPattern)]
for _pattern in _patterns:
    _pattern.callback.permission = "public"  # type: ignore[attr-defined]  # read by the route test
urlpatterns: list[URLPattern | URLResolver] = [path("v1/", include(_patterns))]
