"""Addresses of what the channels share: language, size of letters."""

from django.urls import URLPattern, URLResolver, path

from . import icon, preferences

app_name = "web"
urlpatterns: list[URLPattern | URLResolver] = [
    path("favicon.ico", icon.icon, name="icon"),
    path("preferences/language/", preferences.language, name="language"),
    path("preferences/text-size/", preferences.text_size, name="text_size"),
]
