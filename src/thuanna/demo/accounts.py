"""Opens the log-ins of the stories, all with one password that is printed for everybody to try."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from thuanna.foundation.access import actions as access
from thuanna.foundation.accounts import passwords
from thuanna.foundation.accounts.models import User

from . import invention
from .password import PASSWORD
from .steps import Site
from .stories import LogIn


def open_all(site: Site, log_ins: Sequence[LogIn], units: Sequence[int | None] = ()) -> None:
    """Give each an account where there is none, and their roles in this organisation.

    :param units: the organisation to which a role is limited, by position; empty for none
    """
    for place, log_in in enumerate(log_ins):
        unit_id = units[place] if units else None
        account = _account(site, log_in)
        access.appoint(
            user_id=account.pk, roles=log_in.roles, on=site.clock.today, by=site.by, unit_id=unit_id
        )


def display_name(log_in: LogIn) -> str:
    """The name by which somebody is greeted."""
    title, name = invention.office_holder(seed=log_in.name, sex=log_in.sex)
    return f"{title}{name}"


@cache
def _encoded() -> str:
    """The one password of the demonstration, hashed once a build."""
    return passwords.encoded(PASSWORD)


def _account(site: Site, log_in: LogIn) -> User:
    known = User.objects.filter(username=log_in.name).first()
    return known or access.open_account(
        login_name=log_in.name,
        display_name=display_name(log_in),
        password=PASSWORD,
        encoded=_encoded(),
        at=site.clock.at,
        by=site.by,
    )
