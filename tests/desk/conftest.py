"""Semey and its people. The town is made once a module; what a test does in it is undone after the test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from qyzmet.offices.directory import load_offices
from qyzmet.registers.models import Person
from qyzmet.registers.population import populate
from tests.desk.town import Town


@pytest.fixture(scope="module")
def _town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Town]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_offices()
        populate(600, 2014)
        yield Town(tuple(Person.objects.order_by("pk").values_list("iin", flat=True)))
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def _offices(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_offices()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def offices(_offices: None, db: None) -> None:
    """Every office of the annexes, and nobody in the register: a test makes whom it needs."""


@pytest.fixture
def town(_town: Town, db: None) -> Town:
    """Every office of the annexes, six hundred people and some legal persons."""
    return _town
