"""Addresses of the public site."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from . import about, attached, data, fund, index, receipts, searching, town
from .own import claims, passbook
from .programmes import side_by_side
from .voices import commenting, following, polling, reading, telling

_PUBLICATION = r"^data/(?P<kind>fund|town)/(?P<code>[-a-zA-Z0-9_]+)/"

app_name = "public"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", index.index, name="index"),
    path("robots.txt", index.robots, name="robots"),
    path("sitemap.xml", index.sitemap, name="sitemap"),
    path("t/<slug:code>/", town.town, name="town"),
    path("t/<slug:code>/know/", town.know, name="know"),
    path("t/<slug:code>/check/", town.check, name="check"),
    path("t/<slug:code>/help/ask/", include("thuanna.channels.public.helping.urls")),
    path("t/<slug:code>/help/", include("thuanna.channels.public.guides.urls")),
    path("t/<slug:code>/search/", searching.of_town, name="search_town"),
    path("search/", searching.everywhere, name="search"),
    path("t/<slug:code>/files/<slug:key>/<str:name>", attached.attached, name="file"),
    path("t/<slug:code>/complain/", telling.complain, name="complain"),
    path("t/<slug:code>/suggest/", telling.suggest, name="suggest"),
    path("t/<slug:code>/ask/", telling.ask, name="ask"),
    path("t/<slug:code>/follow/", following.follow, name="follow"),
    path("t/<slug:code>/think/", reading.think, name="think"),
    path("t/<slug:code>/comments/", commenting.listing, name="comments"),
    path("t/<slug:code>/comments/add/", commenting.add, name="comment_add"),
    path("t/<slug:code>/comments/<int:comment_id>/notice/", commenting.notice, name="comment_notice"),
    path("t/<slug:code>/useful/", polling.useful, name="useful"),
    path("t/<slug:code>/polls/<slug:key>/", polling.poll, name="poll"),
    path("t/<slug:code>/polls/<slug:key>/result/", polling.result, name="poll_result"),
    path("t/<slug:code>/satisfied/", polling.satisfied, name="satisfied"),
    path("t/<slug:code>/requests/", reading.threads, name="threads"),
    path("t/<slug:code>/requests/<str:reference>/", reading.thread, name="thread"),
    path("t/<slug:code>/", include("thuanna.channels.public.chain.urls")),
    path("t/<slug:code>/", include("thuanna.channels.public.programmes.urls")),
    path("models/", side_by_side.models, name="models"),
    path("models/notice/", side_by_side.notice, name="models_notice"),
    path("models/data.json", side_by_side.data, name="models_data"),
    path("", include("thuanna.channels.public.site.urls")),
    path("f/<slug:code>/", fund.fund, name="fund"),
    path("f/<slug:code>/notice/", fund.notice, name="notice"),
    path("r/<str:token>", receipts.receipt, name="receipt"),
    path("p/<slug:code>/<str:token>", passbook.passbook, name="passbook"),
    path("p/<slug:code>/<str:token>/claim", claims.make, name="own_make"),
    path("p/<slug:code>/<str:token>/claims/<int:claim_id>", claims.claim, name="own_claim"),
    path("p/<slug:code>/<str:token>/claims/<int:claim_id>/object", claims.object_to, name="own_object"),
    path("about/requirements/", about.requirements, name="requirements"),
    path("data/", data.index, name="data"),
    path("data/schemas/<slug:name>.json", data.schema, name="schema"),
    re_path(_PUBLICATION + r"$", data.publication, name="data_of"),
    re_path(_PUBLICATION + r"datapackage\.json$", data.package, name="package"),
    re_path(_PUBLICATION + r"publication\.json$", data.whole, name="whole"),
    re_path(_PUBLICATION + r"versions/(?P<number>[0-9]{1,9})\.json$", data.version, name="version"),
    re_path(_PUBLICATION + r"(?P<name>[-a-z]+)\.(?P<form>csv|json)$", data.table, name="table"),
]
