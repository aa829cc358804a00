"""Addresses of forums, projects and activities under a town's page."""

from django.urls import path

from . import pages

urlpatterns = [
    path("act/", pages.act, name="act"),
    path("projects/", pages.projects, name="projects"),
    path("projects/<slug:reference>/", pages.project, name="project"),
    path("projects/<slug:reference>/notice/", pages.notice, name="project_notice"),
    path("projects/<slug:reference>/data.json", pages.project_data, name="project_data"),
    path("forums/", pages.forums, name="forums"),
    path("forums/<slug:reference>/", pages.forum, name="forum"),
]
