"""Addresses of the operator's page."""

from django.urls import path

from . import views

urlpatterns = [path("", views.overview, name="operations")]
