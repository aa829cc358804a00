"""What a log-in is remembered by: a browser and a kind of device in two words, and a shortened address.

Enough for somebody to say "that was not me", too little to follow anybody about.
"""

from __future__ import annotations

import ipaddress

from django.http import HttpRequest

_BROWSERS = (
    ("Line/", "LINE"),
    ("FBAV", "Facebook"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def family_of(request: HttpRequest) -> str:
    """The browser and device in a few words, such as ``Chrome · Android``; empty when it says nothing."""
    said = request.META.get("HTTP_USER_AGENT", "")
    found = (_first(said, _BROWSERS), _first(said, _SYSTEMS))
    return " · ".join(part for part in found if part)


def network_of(request: HttpRequest) -> str:
    """The address without its last part: the neighbourhood it came from, not the machine."""
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return ""
    kept = 24 if address.version == 4 else 48
    return str(ipaddress.ip_network((address, kept), strict=False).network_address)


def _first(said: str, names: tuple[tuple[str, str], ...]) -> str:
    return next((name for mark, name in names if mark in said), "")
