"""The address bureau of Semey, working by the edition of 2010, with its people and its card index."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from qyzmet.offices.directory import load_offices
from tests.provider.bureau import ADOPTED, People, make_official, make_people


@pytest.fixture(autouse=True)
def _adopted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Semey works by the edition of 2010."""
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))


@pytest.fixture
def offices(db: None) -> None:
    """Every office of the annexes."""
    load_offices()


@pytest.fixture
def people(offices: None) -> People:
    """One person registered, one removed, one nobody knows, one legal person."""
    return make_people()


Login = Callable[..., Client]


@pytest.fixture
def login(offices: None) -> Login:
    """``login("registrar")``: a browser of somebody in this post, at Semey unless another office is named."""

    def login(
        post: str = "registrar", office: str = "bureau-semey", name: str = "Мұқанова Сәуле Қайратқызы"
    ) -> Client:
        user = make_official(f"{post}-{office}-{User.objects.count()}", post, office, name)
        client = Client()
        client.force_login(user)
        client.cookies["qyzmet_language"] = "en"
        return client

    return login
