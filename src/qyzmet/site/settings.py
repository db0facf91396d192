"""Django settings. Whatever a deployment changes comes from the environment (``QYZMET_…``)."""

from __future__ import annotations

import hashlib
import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from qyzmet.deployment import data_folder, public_address
from qyzmet.site.database import django_database
from qyzmet.site.mail import mail_settings

PACKAGE = Path(__file__).resolve().parent.parent


def _secret_key() -> str:
    """The key given; else one of our own, made once, whole, and readable by nobody else from the beginning."""
    if given := os.environ.get("QYZMET_SECRET_KEY"):
        return given
    kept = data_folder() / "secret-key"
    if not kept.exists():
        with tempfile.NamedTemporaryFile("w", dir=kept.parent) as fresh:  # made with mode 0600
            fresh.write(secrets.token_urlsafe(50))
            fresh.flush()
            with suppress(FileExistsError):  # another process was quicker: its key counts
                os.link(fresh.name, kept)
    return kept.read_text().strip()


DEBUG = os.environ.get("QYZMET_DEBUG", "") == "1"
SECRET_KEY = _secret_key()
QYZMET_SHOW_LOOK = os.environ.get("QYZMET_SHOW_LOOK", "") == "1"
QYZMET_BASE_URL = public_address()
"""Where the public reaches the site: it stands in the QR codes of papers."""
ALLOWED_HOSTS = [
    str(urlsplit(QYZMET_BASE_URL).hostname),
    *os.environ.get("QYZMET_HOSTS", "127.0.0.1,localhost").split(","),
]
DATABASES = {"default": django_database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "qyzmet.registers",
    "qyzmet.offices",
    "qyzmet.duty",
    "qyzmet.benefits",
    "qyzmet.commissions",
    "qyzmet.cases",
    "qyzmet.papers",
    "qyzmet.trust",
    "qyzmet.desk",
    "qyzmet.ui",
    "qyzmet.portal",
    "qyzmet.centre",
    "qyzmet.provider",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "qyzmet.ui.middleware.ContentSecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "qyzmet.ui.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "qyzmet.ui.middleware.PostMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "qyzmet.ui.wellformed.WellFormedMiddleware",
]

ROOT_URLCONF = "qyzmet.site.urls"
WSGI_APPLICATION = "qyzmet.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "qyzmet.ui.context.reader",
            ],
            "builtins": ["django.templatetags.i18n", "qyzmet.ui.templatetags.qz"],
        },
    }
]
FORM_RENDERER = "qyzmet.ui.forms.Renderer"

PGHISTORY_APPEND_ONLY = True  # the former rows of the registers are kept from change too

LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "qyzmet_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Almaty"

STATIC_URL = "static/"
STATICFILES_DIRS = [("built", PACKAGE / "ui" / "built")] if (PACKAGE / "ui" / "built").is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True  # nothing to collect: what the build made is served from where it lies
WHITENOISE_MAX_AGE = 86400  # the addresses carry the stamp of the build: see {% built %}
MEDIA_ROOT = data_folder() / "files"

AUTHENTICATION_BACKENDS = ["qyzmet.offices.accounts.AccountBackend"]
SESSION_ENGINE = "qyzmet.ui.sessions"
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [{"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"}]
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 8 * 3600
CSRF_FAILURE_VIEW = "qyzmet.ui.views.stale_page"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"

QYZMET_PROXIES = int(os.environ.get("QYZMET_PROXIES", "0"))
"""Proxies of our own before the server: so many addresses of ``X-Forwarded-For`` are believed."""
TLS = os.environ.get("QYZMET_TLS", "1" if QYZMET_BASE_URL.startswith("https://") else "") == "1"
"""Whether the public reaches the site by TLS alone; so it is where ``QYZMET_BASE_URL`` says ``https``."""
if TLS:
    SECURE_SSL_REDIRECT = QYZMET_PROXIES > 0  # else nobody tells which request came by TLS
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # a load balancer asks from inside, without TLS
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    CSRF_TRUSTED_ORIGINS = [QYZMET_BASE_URL] if QYZMET_BASE_URL.startswith("https://") else []
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    if QYZMET_PROXIES:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
QYZMET_LARGEST_REQUEST = 12 * 1024 * 1024
"""Octets of a request; a larger one is refused before any of it is read."""
DATA_UPLOAD_MAX_MEMORY_SIZE = QYZMET_LARGEST_REQUEST
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "qyzmet.site.logs.Discreet", "fmt": "{levelname} {name} {message}", "style": "{"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": []},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # answered with 400; anybody can send any
        "pyhanko": {"level": "CRITICAL"},  # it quotes the files that strangers send to be checked
    },
}
"""Faults are told on the standard error stream, without the numbers of persons."""

DEFAULT_FROM_EMAIL = os.environ.get("QYZMET_MAIL_FROM", "no-reply@localhost")
globals().update(mail_settings(os.environ.get("QYZMET_SMTP", ""), data_folder() / "mail"))

PROCRASTINATE_IMPORT_PATHS = ["qyzmet.desk.jobs", "qyzmet.desk.e_mail", "qyzmet.benefits.jobs"]
QYZMET_NCALAYER_URL = os.environ.get("QYZMET_NCALAYER_URL", "")
"""Where the page that signs looks for NCALayer; empty: ``wss://`` and, on a page without TLS, ``ws://``."""
QYZMET_GATEWAY_URL = os.environ.get("QYZMET_GATEWAY_URL", "http://127.0.0.1:13580")
"""Where the payment gateway takes orders; without one the stand-in of this machine is asked."""
QYZMET_GATEWAY_KEY = os.environ.get("QYZMET_GATEWAY_KEY", "")
"""The key shared with the gateway; between the site and its own stand-in it follows from the secret key."""
if not QYZMET_GATEWAY_KEY:
    if "QYZMET_GATEWAY_URL" in os.environ:
        raise ImproperlyConfigured("QYZMET_GATEWAY_URL is given without QYZMET_GATEWAY_KEY")
    QYZMET_GATEWAY_KEY = hashlib.sha256(f"payment gateway {SECRET_KEY}".encode()).hexdigest()
