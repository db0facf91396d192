"""The database as Django wants it."""

from __future__ import annotations

import os
from typing import Any

import psycopg.conninfo

from qyzmet.deployment import database_url


def django_database() -> dict[str, Any]:
    """The connection as Django's ``DATABASES["default"]`` wants it."""
    parts = psycopg.conninfo.conninfo_to_dict(database_url())
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": str(parts.get("dbname") or "postgres"),
        "USER": str(parts.get("user") or ""),
        "PASSWORD": str(parts.get("password") or ""),
        "HOST": str(parts.get("host") or ""),
        "PORT": str(parts.get("port") or ""),
        "CONN_MAX_AGE": 600,
        "TEST": {"NAME": os.environ.get("QYZMET_TEST_DATABASE", "test_qyzmet")},
    }
