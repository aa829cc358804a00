"""Addresses under /staff/packets/."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="exchange"),
    path("receive/", views.receive, name="packet_receive"),
    path("vouch/", views.vouch, name="packet_vouch"),
    path("sent/<int:packet_id>/file/", views.sent_file, name="packet_file"),
    path("received/<int:packet_id>/", views.received, name="packet_received"),
    path("senders/<int:sender_id>/end/", views.end_trust, name="sender_end"),
]
