"""The page decorators: every route says who may see it, and a GET writes nothing.

``@page("funds.member.view")`` for staff, with that permission, acting for the chosen organisation.
``@person_page`` for anybody logged in, before an organisation is chosen.
``@public_page`` for everybody: reads publications through the public role.
``@public_form`` for everybody: may write through a named action.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import connections, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import resolve
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from thuanna.foundation.access import queries as access
from thuanna.foundation.access.roles import approves_money
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for, as_person

from . import second_factor as confirmation

TENANT_IN_SESSION = "tenant_id"
_SAFE = {"GET", "HEAD", "OPTIONS"}
_OF_EVERYBODY = {"public", "public-form", "person"}
View = TypeVar("View", bound=Callable[..., HttpResponse])


def page(permission: str, *, second_factor: bool | None = None) -> Callable[[View], View]:
    """Serve a staff page to those whose roles grant `permission` in the chosen organisation.

    :param second_factor: ask for more than a password first; left out, wherever `permission` approves money
    """
    asks = approves_money(permission) if second_factor is None else second_factor

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def served(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            set_moment(request)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            with as_person(request.user.pk):
                if not choose_tenant(request):
                    raise PermissionDenied("no organisation")
                with acting_for(request.tenant):
                    request.actor.must(permission)
                    if asks and confirmation.is_missing(request):
                        return confirmation.ask(request)
                    return private(_run(view, request, *args, **kwargs))

        return _declared(view, served, permission)

    return decorate


def is_open_to(actor: Actor, address: str) -> bool:
    """Whether the page at an address of ours may be opened by this actor, as its route says."""
    path = urlsplit(address).path
    permission = vars(resolve(path).func)["permission"] if path else "person"
    return permission in _OF_EVERYBODY or actor.may(permission)


def person_page(view: View) -> View:
    """Serve a page to anybody logged in, whatever organisation they work for."""

    @functools.wraps(view)
    def served(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        set_moment(request)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        with as_person(request.user.pk):
            choose_tenant(request)
            return private(_run(view, request, *args, **kwargs))

    return _declared(view, served, "person")


def public_page(view: View) -> View:
    """Serve a page to everybody; it reads publications as the public role and writes nothing."""

    @functools.wraps(view)
    def served(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        set_moment(request)
        with transaction.atomic(using="public"):
            _read_only("public")
            return view(request, *args, **kwargs)

    return _declared(view, served, "public")


def public_form(view: View) -> View:
    """Serve a form to everybody; its POST writes through one named action, as the app."""

    @functools.wraps(view)
    def served(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        set_moment(request)
        return _run(view, request, *args, **kwargs)

    return _declared(view, served, "public-form")


def _declared(view: View, served: Callable[..., HttpResponse], permission: str) -> View:
    """What serves `view`, carrying the permission that the test of all routes reads."""
    vars(served)["permission"] = permission
    return cast(View, served)  # wraps() kept the signature


def set_moment(request: Any) -> None:
    """Give the request its clock: `now` in Bangkok time and `today`."""
    request.now = timezone.localtime()
    request.today = request.now.date()


def choose_tenant(request: Any) -> bool:
    """Set the organisation, memberships and actor of a logged-in request; False when there is none."""
    request.memberships = access.memberships_of(request.user.pk, on=request.today)
    wanted = request.session.get(TENANT_IN_SESSION)
    chosen = next((m.tenant for m in request.memberships if m.tenant_id == wanted), None)
    if chosen is None and request.memberships:
        chosen = request.memberships[0].tenant
    request.tenant = chosen
    request.actor = (
        access.actor_for(request.user.pk, chosen.pk, on=request.today) if chosen is not None else None
    )
    return chosen is not None


def private(response: HttpResponse) -> HttpResponse:
    """Keep a page of one person's out of every cache."""
    response.headers.setdefault("Cache-Control", "no-store")
    patch_vary_headers(response, ("Cookie",))
    return response


def _run(view: Callable[..., HttpResponse], request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    if request.method not in _SAFE:
        return view(request, *args, **kwargs)
    with transaction.atomic():
        _read_only("default")
        response = view(request, *args, **kwargs)
        if hasattr(response, "render") and not getattr(response, "is_rendered", True):
            response = response.render()
        return response


def _read_only(alias: str) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute("select set_config('transaction_read_only', 'on', true)")
