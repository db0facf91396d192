"""Who may open which page of the address bureau."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.provider.conftest import Login

FOR_BOTH = ["home", "letters", "packages", "unclaimed", "journals", "search"]
FOR_REGISTRARS = ["window", "letter-new", "outgoing"]


@pytest.mark.parametrize("name", [*FOR_BOTH, *FOR_REGISTRARS, "load"])
def test_nobody_enters_without_logging_in(client: Client, db: None, name: str) -> None:
    address = reverse(f"provider:{name}")
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/login/")


@pytest.mark.parametrize("post", ["inspector", "courier", "duty-manager"])
@pytest.mark.parametrize("name", ["home", "window"])
def test_staff_of_the_centre_have_no_page_here(login: Login, name: str, post: str) -> None:
    answer = login(post, "psc-semey").get(reverse(f"provider:{name}"))
    assert answer.status_code == 403
    assert "not for your post" in answer.content.decode()


@pytest.mark.parametrize("name", FOR_BOTH)
@pytest.mark.parametrize("post", ["registrar", "head"])
def test_registrar_and_head_read_the_same_lists(login: Login, name: str, post: str) -> None:
    assert login(post).get(reverse(f"provider:{name}")).status_code == 200


@pytest.mark.parametrize("name", FOR_REGISTRARS)
def test_only_a_registrar_takes_in(login: Login, name: str) -> None:
    assert login("registrar").get(reverse(f"provider:{name}")).status_code == 200
    assert login("head").get(reverse(f"provider:{name}")).status_code == 403


def test_the_load_is_for_the_head(login: Login) -> None:
    assert login("head").get(reverse("provider:load")).status_code == 200
    assert login("registrar").get(reverse("provider:load")).status_code == 403


def test_where_the_edition_gives_the_bureau_no_window_the_page_says_so(login: Login) -> None:
    """Edition 2014, cl. 3: the service is given at the centres and on the portal."""
    answer = login("registrar", "bureau-astana").get(reverse("provider:window"))
    assert answer.status_code == 200
    assert "does not provide for this way of applying" in answer.content.decode()
