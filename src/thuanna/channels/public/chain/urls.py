"""Addresses of forums, needs, projects and activities under a town's page."""

from django.urls import path

from . import feed, following, joining, needs, pages, town

_ACTIVITY = "projects/<slug:reference>/activities/<int:key>/"

urlpatterns = [
    path("act/", pages.act, name="act"),
    path("act/mine/", joining.mine, name="mine"),
    path("projects/", pages.projects, name="projects"),
    path("projects/feed.xml", feed.feed, name="project_feed"),
    path("projects/<slug:reference>/", pages.project, name="project"),
    path("projects/<slug:reference>/notice/", pages.notice, name="project_notice"),
    path("projects/<slug:reference>/data.json", pages.project_data, name="project_data"),
    path(_ACTIVITY, joining.activity, name="activity"),
    path(f"{_ACTIVITY}notice/", joining.activity_notice, name="activity_notice"),
    path(f"{_ACTIVITY}join/", joining.join, name="join"),
    path("forums/", pages.forums, name="forums"),
    path("forums/<slug:reference>/", pages.forum, name="forum"),
    path("forums/<slug:reference>/notice/", pages.forum_notice, name="forum_notice"),
    path("forums/<slug:reference>/data.json", needs.forum_data, name="forum_data"),
    path("needs/", needs.needs, name="needs"),
    path("needs/<slug:reference>/", needs.need, name="need"),
    path("needs/<slug:reference>/notice/", needs.need_notice, name="need_notice"),
    path("needs/<slug:reference>/data.json", needs.need_data, name="need_data"),
    path("matrix/", town.matrix, name="matrix"),
    path("matrix/notice/", town.matrix_notice, name="matrix_notice"),
    path("matrix/data.csv", town.matrix_data, name="matrix_data"),
    path("report/", town.report, name="report"),
    path("report/notice/", town.report_notice, name="report_notice"),
    path("report/data.csv", town.report_data, name="report_data"),
    path("project-money/", town.money, name="project_money"),
    path("plan/", town.plan, name="plan"),
    path("plan/data.json", town.plan_data, name="plan_data"),
    path("followers/<str:token>/", following.follower, name="follower"),
]
