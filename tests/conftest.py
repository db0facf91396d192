"""For all tests: passwords hashed quickly, a database that does not wait for the disk."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import Settings
from pytest_django.plugin import DjangoDbBlocker

_HASHERS = list(settings.PASSWORD_HASHERS)


def pytest_configure(config: pytest.Config) -> None:
    """The hasher of the product takes a third of a second on purpose; most tests need a user, not a hash."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def product_hashers(settings: Settings) -> None:
    """Passwords hashed as the product does."""
    settings.PASSWORD_HASHERS = _HASHERS


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database. What it holds need not outlive the machine: no commit waits for the disk."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        name = connection.ops.quote_name(str(connection.settings_dict["NAME"]))
        cursor.execute(f"ALTER DATABASE {name} SET synchronous_commit = off")
        cursor.execute("SET synchronous_commit = off")
