"""Addresses under /staff/programmes/."""

from django.urls import path

from . import participants, programmes, tambon

urlpatterns = [
    path("", programmes.listing, name="programmes"),
    path("add/", programmes.add, name="programme_add"),
    path("<int:programme_id>/", programmes.one, name="programme"),
    path("<int:programme_id>/figure/", programmes.figure, name="programme_figure"),
    path("<int:programme_id>/admit/", participants.admit, name="participant_admit"),
    path("steps/<int:step_id>/", participants.step, name="step_take"),
    path("participants/<int:participant_id>/", participants.one, name="participant"),
    path("participants/<int:participant_id>/seal/", participants.seal, name="participant_seal"),
    path("participants/<int:participant_id>/open/", participants.open_seal, name="participant_open"),
    path("participants/<int:participant_id>/leave/", participants.leave, name="participant_leave"),
    path("tambon/", tambon.listing, name="tambon"),
    path("tambon/add/", tambon.add, name="aim_add"),
    path("tambon/<int:aim_id>/read/", tambon.read, name="aim_read"),
]
