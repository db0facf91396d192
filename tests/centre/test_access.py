"""Who may open which page of a centre: deny by default, by post and by office."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from qyzmet.cases.numbers import case_number
from qyzmet.offices.models import Holding
from qyzmet.registers.models import Look
from tests.centre.conftest import Login
from tests.centre.house import (
    ASTANA,
    BUREAU,
    MONDAY,
    SEMEY,
    SERVICE,
    People,
    carry,
    manifest_number,
    received,
)

PAGES = {
    "home": {"inspector", "accumulation-inspector", "issuing-inspector", "duty-manager"},
    "queue": {"inspector", "issuing-inspector", "duty-manager"},
    "window": {"inspector", "accumulation-inspector", "issuing-inspector", "duty-manager"},
    "shelf": {"inspector", "accumulation-inspector", "issuing-inspector", "duty-manager"},
    "returned": {"inspector", "accumulation-inspector", "issuing-inspector", "duty-manager"},
    "clocks": {"inspector", "accumulation-inspector", "issuing-inspector", "duty-manager"},
    "search": {"inspector", "accumulation-inspector", "issuing-inspector", "duty-manager"},
    "journals": {"inspector", "accumulation-inspector", "issuing-inspector", "duty-manager"},
    "manifests": {"inspector", "accumulation-inspector", "issuing-inspector", "duty-manager"},
    "kiosk": {"inspector", "accumulation-inspector", "issuing-inspector", "duty-manager"},
    "board": {"inspector", "accumulation-inspector", "issuing-inspector", "duty-manager"},
    "outgoing": {"accumulation-inspector", "inspector"},
    "courier": {"courier"},
}
NOBODYS = case_number(2026, 999_999)
POSTS = ("inspector", "accumulation-inspector", "issuing-inspector", "duty-manager", "courier", "registrar")


@pytest.mark.parametrize("name", PAGES)
def test_nobody_enters_without_logging_in(client: Client, db: None, name: str) -> None:
    answer = client.get(reverse(f"centre:{name}"))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/login/")


@pytest.mark.parametrize("post", POSTS)
def test_each_page_opens_to_its_posts_and_to_no_other(login: Login, post: str) -> None:
    client = login(post, BUREAU if post == "registrar" else SEMEY)
    for name, posts in PAGES.items():
        answer = client.get(reverse(f"centre:{name}"))
        if post in posts:
            assert answer.status_code == 200, name
        elif (name, post) == ("home", "courier"):
            assert answer["Location"] == reverse("centre:courier")
        else:
            assert answer.status_code == 403, name
            said = answer.content.decode()
            assert any(words in said for words in ("not for your post", "Only a screen", "Only who receives"))


@pytest.mark.parametrize("post", sorted({"accumulation-inspector", "issuing-inspector", "duty-manager"}))
def test_only_an_inspector_takes_documents_in(login: Login, post: str) -> None:
    """2010 cl. 14, 2014 cl. 9: the inspector (employee of the centre) takes the documents."""
    assert login(post).get(reverse("centre:reception")).status_code == 403
    assert login("inspector").get(reverse("centre:reception"), {"service": SERVICE}).status_code == 302


def test_a_case_of_another_office_says_the_same_as_a_case_that_does_not_exist(
    login: Login, people: People
) -> None:
    stored = received(people.registered, MONDAY)
    elsewhere = login("inspector", ASTANA)
    for name in ("case", "received"):
        other = elsewhere.get(reverse(f"centre:{name}", kwargs={"number": stored.number}))
        none = elsewhere.get(reverse(f"centre:{name}", kwargs={"number": NOBODYS}))
        assert other.status_code == none.status_code == 404
        assert f"There is no case {stored.number}" in other.content.decode()
        assert f"There is no case {NOBODYS}" in none.content.decode()


def test_a_case_number_with_a_slip_is_told_from_one_that_does_not_exist(login: Login, people: People) -> None:
    answer = login().get(reverse("centre:case", kwargs={"number": "26-000001-11"}))
    assert answer.status_code == 404
    assert "a digit is wrong" in answer.content.decode()


def test_papers_and_manifests_of_another_office_are_not_found(login: Login, people: People) -> None:
    stored = carry(received(people.registered, MONDAY), "C6a", MONDAY)
    login("inspector")  # an inspector of Semey sees them; Astana does not
    elsewhere = login("accumulation-inspector", ASTANA)
    manifest = manifest_number(stored)
    for name in ("manifest", "accept"):
        assert elsewhere.get(reverse(f"centre:{name}", kwargs={"number": manifest})).status_code == 404
    assert (
        elsewhere.get(reverse("centre:paper", kwargs={"number": stored.number, "paper": 1})).status_code
        == 404
    )
    courier = login("courier", ASTANA)
    assert courier.get(reverse("centre:take", kwargs={"number": manifest})).status_code == 404


def test_a_courier_sees_numbers_of_packages_and_no_names(login: Login, people: People) -> None:
    stored = carry(received(people.registered, MONDAY), "C6a", MONDAY)
    courier = login("courier")
    page = (
        courier.get(reverse("centre:take", kwargs={"number": manifest_number(stored)})).content.decode()
        + courier.get(reverse("centre:courier")).content.decode()
    )
    assert stored.number in page
    assert people.registered.surname not in page
    assert people.registered.iin not in page
    assert courier.get(reverse("centre:case", kwargs={"number": stored.number})).status_code == 403


def test_every_look_at_a_case_leaves_a_trace(login: Login, people: People) -> None:
    stored = received(people.registered, MONDAY)
    before = Look.objects.filter(why=stored.number, what="case").count()
    login().get(reverse("centre:case", kwargs={"number": stored.number}))
    look = Look.objects.filter(why=stored.number, what="case").latest("pk")
    assert Look.objects.filter(why=stored.number, what="case").count() == before + 1
    assert (look.subject_iin, look.post, look.office) == (people.registered.iin, "inspector", "psc-semey")


def test_a_post_that_has_ended_opens_nothing(login: Login, clock: object) -> None:
    client = login()
    Holding.objects.update(until=(MONDAY - timedelta(days=1)).date())
    assert client.get(reverse("centre:home")).status_code == 403
