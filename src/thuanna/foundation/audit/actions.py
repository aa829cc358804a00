"""Writes the audit line. Called by every action, inside its transaction."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

from django.db import models

from .actor import Actor
from .models import AuditEntry

_LOOKS_LIKE_CITIZEN_NUMBER = re.compile(r"(?<![\da-f])\d(?:[ -]*\d){12}(?![\da-f])")
"""Thirteen digits, with dashes or spaces or not; a checksum in hexadecimal is none, nor in groups of four."""

_PLAIN = (int, str, bool, type(None), datetime.date, datetime.datetime, Decimal)


class AnonymousActor(AssertionError):
    """Our own mistake: an action ran without saying who acts."""


class PersonalDataInAudit(AssertionError):
    """Our own mistake: an action tried to write personal data into the audit."""


def record(
    by: Actor,
    verb: str,
    subject: models.Model | None = None,
    *,
    reason: str = "",
    **facts: Any,
) -> AuditEntry:
    """Add one line: `by` did `verb` to `subject` because of `reason`.

    :param verb: ``"app.past_participle"``, e.g. ``"funds.member_admitted"``
    :param facts: ids, codes, counts, dates; never names, free text about people, or citizen numbers
    :raises AnonymousActor: when nobody is named
    :raises PersonalDataInAudit: when a fact is not plain or looks like a citizen number
    """
    if by.is_anonymous:
        raise AnonymousActor(verb)
    plain = {name: _plain(name, value) for name, value in facts.items()}
    entry: AuditEntry = AuditEntry.objects.create(
        tenant_id=by.tenant_id,
        user_id=by.user_id,
        system=by.system,
        verb=verb,
        subject_kind=subject._meta.label_lower if subject is not None else "",
        subject_id=subject.pk if subject is not None else None,
        reason=_plain("reason", reason),
        facts=plain,
    )
    return entry


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(name, item) for item in value]
    if not isinstance(value, _PLAIN):
        raise PersonalDataInAudit(f"{name}: only ids, codes, counts and dates, not {type(value).__name__}")
    if isinstance(value, str) and _LOOKS_LIKE_CITIZEN_NUMBER.search(value):
        raise PersonalDataInAudit(f"{name} looks like a citizen number")
    return value if isinstance(value, int | str | bool | type(None)) else str(value)
