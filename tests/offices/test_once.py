"""What a request reads once, and the user who comes with the account."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from qyzmet.offices.accounts import AccountBackend
from qyzmet.offices.models import Account, Holding, Office
from qyzmet.offices.once import office_at, office_named, offices_of, once, read_once, read_rows

pytestmark = pytest.mark.usefixtures("directory")

SEMEY = "psc-semey"


def test_rows_are_what_a_query_set_gives() -> None:
    (read,) = read_rows(Office, '"code" = %s', [SEMEY])
    kept = Office.objects.get(code=SEMEY)
    assert read == kept
    fields = [field.attname for field in Office._meta.concrete_fields]
    assert [getattr(read, one) for one in fields] == [getattr(kept, one) for one in fields]


def test_an_office_is_read_once_a_request(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with read_once(), django_assert_num_queries(1):
        office = office_at(SEMEY)
        assert office_named(SEMEY) is office
        assert offices_of([office.pk]) == {office.pk: office}
    with django_assert_num_queries(2):
        assert office_at(SEMEY) == office_at(SEMEY)


def test_the_next_request_sees_what_changed() -> None:
    with read_once():
        before = office_at(SEMEY).name.en
        Office.objects.filter(code=SEMEY).update(name_en="Another name")
        assert office_at(SEMEY).name.en == before
    with read_once():
        assert office_at(SEMEY).name.en == "Another name"


def test_no_office_is_none_or_an_error() -> None:
    with read_once():
        assert office_named("nowhere") is None
        with pytest.raises(Office.DoesNotExist):
            office_at("nowhere")


def test_outside_of_a_request_nothing_is_kept() -> None:
    answers = iter((1, 2, 3, 4))
    assert [once("key", lambda: next(answers)) for _ in range(2)] == [1, 2]
    with read_once():
        assert [once("key", lambda: next(answers)) for _ in range(2)] == [3, 3]


def test_the_user_comes_with_the_account(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    user = User.objects.create(username="clerk")
    Account.objects.create(user=user, display_name="Қызметкер")
    with django_assert_num_queries(2):
        found = AccountBackend().get_user(user.pk)
        assert found == user
        assert found.account.display_name == "Қызметкер"


def test_a_user_without_an_account_has_none() -> None:
    found = AccountBackend().get_user(User.objects.create(username="clerk").pk)
    assert found is not None
    assert getattr(found, "account", None) is None


def test_a_closed_account_and_an_unknown_one_are_nobody() -> None:
    closed = User.objects.create(username="closed", is_active=False)
    assert AccountBackend().get_user(closed.pk) is None
    assert AccountBackend().get_user(closed.pk + 1) is None


def test_a_session_ends_with_its_time_and_with_the_account() -> None:
    user = User.objects.create(username="clerk")
    Holding.objects.create(
        user=user, post="inspector", office=Office.objects.get(code=SEMEY), since=date(2010, 11, 1)
    )
    client = Client()
    client.force_login(user)
    assert client.get("/centre/").status_code == 200
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/centre/").status_code == 302
    client.force_login(user)
    user.is_active = False
    user.save()
    assert client.get("/centre/").status_code == 302
