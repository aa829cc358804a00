"""Every field says how private it is; tests and exports read the mark.

``public`` anyone may see it · ``internal`` the tenant's staff · ``personal`` about a person (PDPA s. 6) ·
``sensitive`` PDPA s. 26 or what lets it be inferred: shown only on a reasoned, logged request.
"""

from __future__ import annotations

from typing import Any, Literal, TypeVar

from django.db import models

PrivacyClass = Literal["public", "internal", "personal", "sensitive"]
F = TypeVar("F", bound="models.Field[Any, Any]")


def public(field: F) -> F:
    """Mark a field that anyone may see."""
    return _mark(field, "public")


def internal(field: F) -> F:
    """Mark a field for the tenant's own staff."""
    return _mark(field, "internal")


def personal(field: F) -> F:
    """Mark a field that tells something about a person."""
    return _mark(field, "personal")


def sensitive(field: F) -> F:
    """Mark a field that is revealed only for a reason, with a view log."""
    return _mark(field, "sensitive")


def privacy_of(field: Any) -> PrivacyClass | None:
    """The mark of a field; None when somebody forgot it."""
    mark: PrivacyClass | None = getattr(field, "privacy", None)
    return mark


def _mark(field: F, privacy: PrivacyClass) -> F:
    field.privacy = privacy  # type: ignore[attr-defined]  # Django fields carry no such slot
    return field
