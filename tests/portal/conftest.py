"""The portal in a country whose offices are open and whose registers know a family."""

from __future__ import annotations

import html

import pytest
from django.contrib.auth.models import User
from django.test import Client

from qyzmet.offices.directory import load_offices
from tests.portal.people import ADOPTED, Family, make_family


@pytest.fixture(autouse=True)
def _adopted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))


@pytest.fixture
def offices(db: None) -> None:
    """Every office of the annexes."""
    load_offices()


@pytest.fixture
def family(offices: None) -> Family:
    """See :class:`tests.portal.people.Family`."""
    return make_family()


def speaking(client: Client, language: str) -> Client:
    """The same browser, reading in this language."""
    client.cookies["qyzmet_language"] = language
    return client


@pytest.fixture
def visitor(offices: None) -> Client:
    """A browser of nobody in particular, in English."""
    return speaking(Client(), "en")


@pytest.fixture
def applicant(family: Family) -> Client:
    """The browser of the applicant, logged in, in English."""
    return logged_in(family.user)


def logged_in(user: User) -> Client:
    """A browser of a user, in English."""
    client = Client()
    client.force_login(user)
    return speaking(client, "en")


def words(answer: object) -> str:
    """What a page says, as a person reads it."""
    return html.unescape(answer.content.decode())  # type: ignore[attr-defined]
