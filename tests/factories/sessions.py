"""Browsers that are logged in, with or without the second factor."""

from __future__ import annotations

import time

from django.test import Client

from thuanna.channels.web.pages import TENANT_IN_SESSION
from thuanna.foundation.accounts.models import User
from thuanna.foundation.audit.actor import Actor


def logged_in(actor: Actor, *, confirmed: bool = True) -> Client:
    """A browser in which this actor has logged in to their organisation.

    :param confirmed: the six-digit code was given in this session, as approving money requires
    """
    client = Client()
    client.force_login(
        User.objects.get(pk=actor.user_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    session = client.session
    session[TENANT_IN_SESSION] = actor.tenant_id
    if confirmed:
        session["account_authentication_methods"] = [
            {"method": "mfa", "type": "totp", "at": time.time(), "reauthenticated": True}
        ]
        session["account_authentication_methods_user"] = str(actor.user_id)
    session.save()
    return client
