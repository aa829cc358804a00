"""Addresses of meetings."""

from django.urls import path

from . import calling, listing, minuting, papers

urlpatterns = [
    path("", listing.listing, name="meetings"),
    path("resolutions/", listing.resolutions, name="resolutions"),
    path("call/", calling.call, name="meeting_call"),
    path("<int:meeting_id>/", listing.one, name="meeting"),
    path("<int:meeting_id>/change/", calling.change, name="meeting_change"),
    path("<int:meeting_id>/agenda/", calling.agenda, name="meeting_agenda"),
    path("<int:meeting_id>/cancel/", calling.cancel, name="meeting_cancel"),
    path("<int:meeting_id>/hold/", minuting.hold, name="meeting_hold"),
    path("<int:meeting_id>/item/", minuting.item, name="meeting_item"),
    path("<int:meeting_id>/minutes/", minuting.minutes, name="meeting_minutes"),
    path("<int:meeting_id>/resolve/", minuting.resolve, name="meeting_resolve"),
    path("<int:meeting_id>/open/", minuting.release, name="meeting_open"),
    path("<int:meeting_id>/close/", minuting.withdraw, name="meeting_close"),
    path("<int:meeting_id>/agenda.pdf", papers.agenda, name="meeting_agenda_paper"),
    path("<int:meeting_id>/minutes.pdf", papers.minutes, name="meeting_minutes_paper"),
    path("<int:meeting_id>/signing-sheet/", papers.signing_sheet, name="meeting_signing_sheet"),
    path("minutes/<int:minutes_id>/correct/", minuting.correct_minutes, name="minutes_correct"),
    path("minutes/<int:minutes_id>/paper/", papers.attached, name="minutes_attached"),
    path("resolutions/<int:resolution_id>/correct/", minuting.correct_resolution, name="resolution_correct"),
]
