"""Addresses of villages, communities and the area."""

from django.urls import path

from . import views

urlpatterns = [
    path("places/", views.listing, name="communities"),
    path("places/add/", views.add, name="community_add"),
    path("places/<int:community_id>/rename/", views.rename, name="community_rename"),
    path("places/<int:community_id>/close/", views.close, name="community_close"),
    path("places/area/add/", views.take_on_area, name="area_add"),
    path("places/area/<str:code>/give-up/", views.give_up_area, name="area_give_up"),
    path("places/find/", views.find, name="place_find"),
]
