"""A country at work: the centres and bureaus of Semey and Astana, and a family with an account."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from qyzmet.offices.directory import load_offices
from tests.portal.people import ADOPTED, Family, make_family


@pytest.fixture(autouse=True)
def _adopted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Semey works by the edition of 2010, everybody else by that of 2014."""
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))


@pytest.fixture
def offices(db: None) -> None:
    """Every office of the annexes."""
    load_offices()


@pytest.fixture
def family(offices: None) -> Family:
    """See :class:`tests.portal.people.Family`."""
    return make_family()


def browser(user: User | None = None, **extra: str) -> Client:
    """A browser in English, logged in as ``user``."""
    client = Client(**extra)
    if user is not None:
        client.force_login(user)
    client.cookies["qyzmet_language"] = "en"
    return client
