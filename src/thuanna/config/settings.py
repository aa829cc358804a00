"""Django settings. One file: what differs between machines comes from the environment."""

from __future__ import annotations

import base64
import hashlib
import hmac
import importlib.util
import os
from pathlib import Path

from csp.constants import NONE, SELF

from . import database, keys

PACKAGE = Path(__file__).resolve().parent.parent


def _derived(purpose: str) -> bytes:
    return hmac.new(keys.master_key(), purpose.encode(), hashlib.sha256).digest()


SECRET_KEY = base64.urlsafe_b64encode(_derived("django secret key")).decode()
MASTER_KEY = keys.master_key()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("THUANNA_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if "." in host and host != "127.0.0.1"]
IS_HTTPS = os.environ.get("THUANNA_HTTPS", "") == "1"

INSTALLED_APPS = [
    "thuanna.foundation.tenancy",
    "thuanna.foundation.accounts",
    "thuanna.foundation.audit",
    "thuanna.foundation.outbox",
    "thuanna.foundation.documents",
    "thuanna.foundation.exchange",
    "thuanna.registry.places",
    "thuanna.registry.people",
    "thuanna.registry.organisations",
    "thuanna.registry.meetings",
    "thuanna.registry.leaders",
    "thuanna.money.ledger",
    "thuanna.money.payments",
    "thuanna.money.funds",
    "thuanna.money.regulations",
    "thuanna.money.claims",
    "thuanna.services.programmes",
    "thuanna.services.planning",
    "thuanna.services.site",
    "thuanna.services.guides",
    "thuanna.services.participation",
    "thuanna.services.cases",
    "thuanna.services.disclosures",
    "thuanna.services.grants",
    "thuanna.oversight.publications",
    "thuanna.oversight.search",
    "thuanna.channels.web",
    "thuanna.channels.staff",
    "thuanna.channels.public",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "procrastinate.contrib.django",
]
INSTALLED_APPS = [
    app
    for app in INSTALLED_APPS
    if not app.startswith("thuanna.") or (PACKAGE.joinpath(*app.split(".")[1:], "apps.py").exists())
]

if importlib.util.find_spec("django_linear_migrations"):
    INSTALLED_APPS.append("django_linear_migrations")  # developers only: keeps max_migration.txt

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "thuanna.channels.web.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "thuanna.channels.web.middleware.RefusalMiddleware",
]

if os.environ.get("THUANNA_PREPARING"):
    # After the middlewares of files and headers, before everything that asks the database.
    MIDDLEWARE.insert(4, "thuanna.config.preparing.PreparingMiddleware")

ROOT_URLCONF = "thuanna.config.urls"
WSGI_APPLICATION = "thuanna.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "thuanna.channels.web.context.every_page",
                "thuanna.channels.staff.home.context.staff_page",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

DATABASES = database.connections()
DATABASE_ROUTERS = ["thuanna.config.routers.OwnerMigrates"]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "display_name")},
    },
]
LOGIN_URL = "/staff/login/"
LOGIN_REDIRECT_URL = "/staff/"
LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = os.environ.get("THUANNA_STATIC_ROOT", "")
COLLECTED_STATIC_FILES = "whitenoise.storage.CompressedManifestStaticFilesStorage"
WHITENOISE_USE_FINDERS = not STATIC_ROOT
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": COLLECTED_STATIC_FILES
        if STATIC_ROOT
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_AGE = 12 * 60 * 60
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "geolocation": [],
    "camera": [],
    "microphone": [],
    "payment": [],
    "usb": [],
}

# Eight wrong passwords for one name from one address lock it for an hour; trying again does not prolong it.
PROCRASTINATE_ON_APP_READY = "thuanna.config.wiring.on_app_ready"

AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 1
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "thuanna.channels.staff.accounts.locking.locked"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # foundation.accounts keeps the log of log-ins, with less in it
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login"]

ACCOUNT_ADAPTER = "thuanna.channels.staff.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# The lock on a name is axes' (in the database); this one slows down guessing of second-factor codes.
ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip,10/600s/key"}
_FORMS = "thuanna.channels.staff.accounts.login_forms"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.LoginForm",
    "change_password": f"{_FORMS}.ChangePasswordForm",
    "reauthenticate": f"{_FORMS}.ReauthenticateForm",
}
MFA_ADAPTER = "thuanna.channels.staff.accounts.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": f"{_FORMS}.SecondFactorForm",
    "reauthenticate": f"{_FORMS}.SecondFactorAgainForm",
    "activate_totp": f"{_FORMS}.ActivateForm",
    "deactivate_totp": f"{_FORMS}.DeactivateForm",
    "generate_recovery_codes": f"{_FORMS}.GenerateCodesForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Thuanna"
SECOND_FACTOR_URL = "/staff/second-factor/"

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("THUANNA_LOG", "WARNING")},
}
