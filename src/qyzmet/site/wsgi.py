"""The entry point for WSGI servers (gunicorn)."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qyzmet.site.settings")
application = get_wsgi_application()


def _read_ahead() -> None:
    """Addresses, law and editions are read before the first request comes, and left out of later collections."""
    from django.urls import get_resolver

    from qyzmet.law.catalogue import editions, services

    get_resolver().url_patterns  # noqa: B018 - imports every page
    for service in services():
        editions(service)
    gc.collect()
    gc.freeze()


_read_ahead()
