"""A person's data is never seen without a trace that says who looked, in which post, at what, and why."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from qyzmet.papers.models import Paper
from qyzmet.registers.models import Look
from qyzmet.registers.models.person import Person
from qyzmet.ui.staff.tables import MEDIA_TYPES
from tests.papers.reading import text_of
from tests.portal.people import Family
from tests.security.conftest import browser
from tests.security.test_access import ONLY_POST, RULES, address, patterns
from tests.security.world import BUREAU, PROVIDER, SEMEY, World, make_world, staff_user

SHOWING = {
    "centre:case",
    "centre:received",
    "centre:journal",
    "centre:journal-pdf",
    "centre:journal-csv",
    "centre:journal-xlsx",
    "centre:outgoing",
    "centre:manifest",
    "centre:accept",
    "centre:search",
    "provider:case",
    "provider:manifest",
    "provider:accept",
    "provider:home",
    "provider:packages",
    "provider:search",
}
"""Pages of staff that name somebody in the world of these tests."""


@pytest.fixture
def world(family: Family) -> World:
    """See :mod:`tests.security.world`."""
    return make_world(family)


def _said(answer: Any) -> str:
    match answer.headers.get("Content-Type"):
        case "application/pdf":
            return text_of(answer.content)
        case kind if kind == MEDIA_TYPES["xlsx"]:
            with ZipFile(BytesIO(answer.content)) as book:
                return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
        case _:
            return str(answer.content.decode())


def _named(text: str, people: list[Person]) -> list[Person]:
    return [one for one in people if one.surname in text or one.iin in text]


def test_every_page_and_file_of_staff_that_names_somebody_leaves_a_trace_of_each(world: World) -> None:
    family = world.family
    people = [family.applicant, family.spouse, family.child, family.stranger]
    showing = set()
    for name, pattern in patterns():
        if not name.startswith(("centre", "provider")) or name in ONLY_POST:
            continue
        for post in sorted(RULES[name]):
            user = staff_user(post, BUREAU if post in PROVIDER else SEMEY)
            where = address(world, name, pattern)
            client = browser(user)
            asked = {"q": family.spouse.surname}
            answer = client.post(where, asked, follow=True) if name.endswith(":search") else client.get(where)
            # The box of a search repeats what was typed, and so names nobody.
            for person in _named(_said(answer).replace(f'value="{asked["q"]}"', ""), people):
                showing.add(name)
                looks = Look.objects.filter(user_id=user.pk, subject_iin=person.iin, post=post)
                assert looks.exists(), f"{name} shows {person.surname} to {post} without a trace"
                assert all(look.why and look.office for look in looks)
    for face in ("centre", "provider"):
        looks = Look.objects.filter(what="paper", why=world.centre_case.number, subject_iin=family.spouse.iin)
        assert looks.filter(post__in=RULES[f"{face}:paper"]).exists()
    assert showing >= SHOWING, sorted(SHOWING - showing)


def test_a_list_opened_again_the_same_day_by_the_same_official_adds_nothing(world: World) -> None:
    user = staff_user("registrar", BUREAU)
    client = browser(user)
    for _ in range(3):
        client.get(reverse("provider:home"))
    looks = Look.objects.filter(user_id=user.pk, what="list", subject_iin=world.family.stranger.iin)
    assert [look.why for look in looks] == ["worklist"]


@pytest.mark.parametrize(
    ("name", "what"), [("case", "case"), ("paper", "paper"), ("attachment", "attachment")]
)
def test_what_applicants_open_of_their_own_is_traced_too(world: World, name: str, what: str) -> None:
    pattern = dict(patterns())[f"portal:{name}"]
    before = Look.objects.filter(what=what).count()
    assert world.readers["applicant"].get(address(world, f"portal:{name}", pattern)).status_code == 200
    look = Look.objects.filter(what=what).latest("pk")
    assert Look.objects.filter(what=what).count() > before
    assert (look.post, look.subject_iin) == ("applicant", world.family.applicant.iin)
    assert look.why == world.portal_case.number


def test_who_checks_a_paper_or_follows_a_case_without_an_account_leaves_a_trace(world: World) -> None:
    paper = Paper.objects.filter(case_number=world.portal_case.number).latest("pk")
    iin = world.family.applicant.iin
    anonymous = browser()
    anonymous.get(reverse("portal:verify-short", args=[paper.code]))
    anonymous.post("/verify/", {"file": SimpleUploadedFile("a.pdf", bytes(paper.pdf))})
    anonymous.post("/follow/", {"number": world.portal_case.number, "applicant": iin})
    looks = Look.objects.filter(post="visitor", subject_iin=iin).order_by("pk")
    assert [look.what for look in looks] == ["verify", "verify", "follow"]
    assert {look.why for look in looks} == {world.portal_case.number}


def test_what_the_register_said_of_people_named_on_a_list_is_traced_to_them(world: World) -> None:
    """A list may name people without a number: whoever the register found is looked at on the case page."""
    from tests.security.world import letter_about

    stored = letter_about(
        world, [f"{world.family.stranger.full_name} {world.family.stranger.birth_date.year}"]
    )
    user = staff_user("registrar", BUREAU)
    page = browser(user).get(reverse("provider:case", args=[stored.number]))
    assert world.family.stranger.surname in page.content.decode()
    assert Look.objects.filter(user_id=user.pk, subject_iin=world.family.stranger.iin, what="case").exists()


def test_numbers_and_names_searched_for_stand_in_no_address(world: World) -> None:
    """Addresses are written down by browsers, proxies and servers: a search is posted."""
    client = world.readers["inspector"]
    page = client.get(reverse("centre:search"))
    assert '<form class="qz-filters" method="post"' in page.content.decode()
    found = client.post(reverse("centre:search"), {"q": world.family.spouse.iin})
    assert world.family.spouse.iin not in found["Location"]
    answer = client.get(found["Location"])
    assert world.family.spouse.surname in answer.content.decode()
    stranger = world.readers["issuing-inspector"].get(found["Location"])
    assert world.family.spouse.surname not in stranger.content.decode(), "an address passed on shows nothing"


def test_a_trace_can_be_neither_changed_nor_deleted(world: World) -> None:
    for change in (lambda: Look.objects.update(why="x"), lambda: Look.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_without_its_trace_nothing_is_read(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the trace cannot be written, the page is a fault and shows nobody."""

    def broken(*_: object, **__: object) -> None:
        raise DatabaseError("no room for the trace")

    for module in (
        "desk.casefile",
        "ui.staff.papers",
        "ui.staff.lists",
        "ui.staff.manifests",
        "portal.views.my",
    ):
        monkeypatch.setattr(f"qyzmet.{module}.leave_trace", broken)
    client: Client = world.readers["inspector"]
    client.raise_request_exception = False
    for name in ("case", "paper"):
        answer = client.get(address(world, f"centre:{name}", dict(patterns())[f"centre:{name}"]))
        assert answer.status_code == 500
        assert world.family.spouse.surname not in answer.content.decode()
