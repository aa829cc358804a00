"""Only what base pages link to, so that the design page is tested apart from every channel."""

from django.urls import include, path

urlpatterns = [path("", include("thuanna.channels.web.urls"))]
