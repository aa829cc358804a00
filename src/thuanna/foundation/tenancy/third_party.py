"""Tables that libraries bring. They are shared by all tenants; each is listed with its keeping rule."""

from __future__ import annotations

RETENTION: dict[str, str] = {
    "account_emailaddress": "accounts",
    "account_emailconfirmation": "accounts",
    "auth_group": "reference",
    "auth_group_permissions": "reference",
    "auth_permission": "reference",
    "axes_accessattempt": "lockouts",
    "axes_accessattemptexpiration": "lockouts",
    "axes_accessfailurelog": "lockouts",
    "axes_accesslog": "lockouts",
    "django_content_type": "reference",
    "django_migrations": "reference",
    "django_session": "sessions",
    "mfa_authenticator": "accounts",
    "procrastinate_events": "jobs",
    "procrastinate_jobs": "jobs",
    "procrastinate_periodic_defers": "jobs",
    "procrastinate_workers": "jobs",
}
