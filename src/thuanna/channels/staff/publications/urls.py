"""Addresses of the pages about publications."""

from django.urls import path

from . import views

urlpatterns = [
    path("publications/", views.overview, name="publications"),
    path("publications/publish/", views.publish, name="publish"),
    path("publications/<int:publication_id>/withdraw/", views.withdraw, name="withdraw_publication"),
]
