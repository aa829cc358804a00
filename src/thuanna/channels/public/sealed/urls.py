"""Addresses below ``/t/CODE/help/box/``; their words say nothing about what is told there."""

from django.urls import path

from . import reading, telling

urlpatterns = [
    path("", telling.about, name="box"),
    path("write/", telling.write, name="box_write"),
    path("read/", reading.read, name="box_read"),
]
