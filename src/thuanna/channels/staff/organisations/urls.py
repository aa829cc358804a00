"""Addresses of the directory, of terms in office and of the locality's figures."""

from django.urls import path

from . import directory, posts, profile

urlpatterns = [
    path("organisations/", directory.listing, name="organisations"),
    path("organisations/self/", directory.introduce, name="organisation_self"),
    path("organisations/add/", directory.add, name="organisation_add"),
    path("organisations/<int:organisation_id>/", directory.one, name="organisation"),
    path("organisations/<int:organisation_id>/name/", directory.name, name="organisation_name"),
    path("organisations/<int:organisation_id>/contact/", directory.contact, name="organisation_contact"),
    path("organisations/<int:organisation_id>/close/", directory.close, name="organisation_close"),
    path("organisations/<int:organisation_id>/posts/add/", posts.add, name="post_add"),
    path("organisations/posts/<int:post_id>/end/", posts.end, name="post_end"),
    path("organisations/posts/<int:post_id>/correct/", posts.correct, name="post_correct"),
    path("profile/", profile.listing, name="profile"),
    path("profile/add/", profile.add_own, name="figure_add_own"),
    path("profile/<slug:code>/", profile.history, name="figure"),
    path("profile/<slug:code>/add/", profile.add, name="figure_add"),
    path("profile/figures/<int:figure_id>/correct/", profile.correct, name="figure_correct"),
]
