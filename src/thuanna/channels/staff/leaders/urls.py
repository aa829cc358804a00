"""Addresses of the register of leaders."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.listing, name="leaders"),
    path("add/", views.add, name="leader_add"),
    path("export.<str:form>", views.export, name="leaders_export"),
    path("<int:leader_id>/", views.one, name="leader"),
    path("<int:leader_id>/correct/", views.correct, name="leader_correct"),
    path("<int:leader_id>/consent/", views.consent, name="leader_consent"),
    path("<int:leader_id>/end/", views.end, name="leader_end"),
]
