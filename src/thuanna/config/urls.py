"""Every address of the site."""

from django.urls import include, path

from . import health

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("staff/", include("thuanna.channels.staff.accounts.library_urls")),
    path("staff/", include("thuanna.channels.staff.urls")),
    path("api/", include("thuanna.channels.api.urls")),
    path("", include("thuanna.channels.web.urls")),
    path("", include("thuanna.channels.public.urls")),
]
