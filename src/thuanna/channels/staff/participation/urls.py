"""Addresses of matters, comments, polls and threads."""

from django.urls import path

from . import comments, matters, polls, taking, threads

urlpatterns = [
    path("", matters.listing, name="matters"),
    path("take/", taking.take, name="matter_take"),
    path("comments/", comments.listing, name="comments"),
    path("comments/<int:comment_id>/", comments.one, name="comment"),
    path("comments/<int:comment_id>/original/", comments.original, name="comment_original"),
    path("polls/", polls.listing, name="polls"),
    path("polls/add/", polls.add, name="poll_add"),
    path("polls/<int:poll_id>/end/", polls.end, name="poll_end"),
    path("polls/<int:poll_id>/slip/", polls.slip, name="poll_slip"),
    path("<int:matter_id>/", matters.one, name="matter"),
    path("<int:matter_id>/photo/", matters.photo, name="matter_photo"),
    path("<int:matter_id>/assign/", matters.assign, name="matter_assign"),
    path("<int:matter_id>/accused/", matters.accused, name="matter_accused"),
    path("<int:matter_id>/publish/", threads.publish, name="thread_publish"),
]
