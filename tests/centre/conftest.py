"""The centres with their people; Monday morning."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client

from qyzmet.offices.directory import load_offices
from tests.centre.house import ADOPTED, MONDAY, SEMEY, People, make_people, make_user

Login = Callable[..., Client]


@pytest.fixture(autouse=True)
def _adopted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Semey works by the edition of 2010, Astana by that of 2014."""
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))


@pytest.fixture
def clock() -> Iterator[time_machine.Coordinates]:
    """Monday, ten o'clock; ``clock.shift(…)`` and ``clock.move_to(…)`` pass the time."""
    with time_machine.travel(MONDAY, tick=False) as coordinates:
        yield coordinates


@pytest.fixture
def offices(db: None) -> None:
    """Every office of the annexes."""
    load_offices()


@pytest.fixture
def people(offices: None) -> People:
    """Who stands in the register."""
    return make_people()


@pytest.fixture
def login(offices: None, clock: time_machine.Coordinates) -> Login:
    """``login("inspector")``: a browser of somebody in this post, at Semey unless another office is named."""

    def login(post: str = "inspector", office: str = SEMEY, language: str = "en") -> Client:
        client = Client()
        client.force_login(make_user(post, office))
        client.cookies["qyzmet_language"] = language
        return client

    return login
