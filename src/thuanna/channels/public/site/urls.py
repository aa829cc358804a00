"""Addresses of the office's own pages."""

from django.urls import path, re_path

from . import feed, listing, openness, reading

_SITE = r"^data/site/(?P<code>[-a-zA-Z0-9_]+)/"
_PAGE = r"^t/(?P<code>[-a-zA-Z0-9_]+)/p/(?P<slug>[-a-zA-Z0-9_]+)/"

urlpatterns = [
    path("t/<slug:code>/p/<slug:slug>/", reading.one, name="site_page"),
    path("t/<slug:code>/p/<slug:slug>/notice/", reading.notice, name="site_notice"),
    path("t/<slug:code>/p/<slug:slug>/v/<int:number>/", reading.earlier, name="site_version"),
    re_path(_PAGE + r"page\.json$", reading.as_data, name="site_data"),
    re_path(_PAGE + r"(?P<key>[a-z_]+)\.(?P<form>csv|json)$", reading.table, name="site_table"),
    path("t/<slug:code>/know/<slug:kind>/", listing.of_kind, name="site_kind"),
    path("t/<slug:code>/feed.xml", feed.feed, name="feed"),
    path("t/<slug:code>/check/withheld/", openness.withheld, name="withheld"),
    path("t/<slug:code>/check/openness/<int:year>/", openness.checklist, name="openness"),
    re_path(_SITE + r"$", openness.data, name="site_open_data"),
    re_path(_SITE + r"datapackage\.json$", openness.package, name="site_package"),
    re_path(_SITE + r"(?P<name>[-a-z0-9]+)\.(?P<form>csv|json)$", openness.table, name="site_open_table"),
]
