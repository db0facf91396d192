"""The workbench of every edition: at each step that a provider's post does, one page with a way on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from random import Random

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from qyzmet.cases import store
from qyzmet.cases.models import Attachment, Case
from qyzmet.cases.store import Stored
from qyzmet.desk.demo.cast import Casting, NobodyFits
from qyzmet.desk.demo.clerk import Clerk, Plan
from qyzmet.desk.demo.play import play_one
from qyzmet.desk.demo.scenes import Scene, every_scene
from qyzmet.law.catalogue import editions, services
from qyzmet.law.model import Edition
from qyzmet.offices.directory import load_offices
from qyzmet.process.errors import Refusal
from qyzmet.provider.face import EVERYBODY, SERVICE
from qyzmet.registers.models import Look
from qyzmet.registers.population import populate
from qyzmet.services.rules import run_here
from tests.provider.bureau import make_official

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "dccc59e70000000049454e44ae426082"
)
EDITIONS = [
    law for service in services() if run_here(service) and service != SERVICE for law in editions(service)
]


class Watching(Clerk):
    """Opens the page of the case before each step of a provider's post, as whoever holds the post."""

    def __init__(self, random: Random) -> None:
        super().__init__(random)
        self.clients: dict[tuple[str, str], Client] = {}
        self.seen: list[tuple[str, str]] = []

    def client(self, post: str, office: str) -> Client:
        """The browser of the post."""
        if (post, office) not in self.clients:
            user = make_official(f"{post}-{User.objects.count()}", post, office, f"{post}")
            self.clients[post, office] = Client()
            self.clients[post, office].force_login(user)
            self.clients[post, office].cookies["qyzmet_language"] = "en"
        return self.clients[post, office]

    def step(self, stored: Stored, plan: Plan, at: datetime) -> tuple[Stored, datetime]:
        """See the page, then do the step."""
        post, place = store.stands_at(stored.edition, stored.state, stored.office, stored.provider)
        if post in EVERYBODY and place:
            page = self.client(post, place).get(f"/provider/cases/{stored.number}/")
            assert page.status_code == 200, (stored.edition.name, stored.state.step)
            form = page.context["form"]
            elsewhere = (
                page.context["by_manifest"]
                or f"/provider/commission/{stored.number}/" in page.content.decode()
            )
            assert form is not None or elsewhere, (stored.edition.name, stored.state.step)
            assert form is None or form.buttons()
            assert not page.context["foreseen"].fault, page.context["foreseen"].fault
            assert all(one.fault is None for one in page.context["bench"].previews)
            self.seen.append((post, stored.state.step or ""))
        return super().step(stored, plan, at)


@pytest.fixture(scope="module")
def _crowd(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_offices()
        populate(1500, 2014)
        yield
        transaction.set_rollback(True)


def played(law: Edition, seed: int = 7) -> tuple[Watching, Stored]:
    """A case of the edition carried to a good end, seen at every step of the provider."""
    random = Random(seed)
    good = {outcome.id for outcome in law.outcomes if outcome.good}
    ending = [one for one in every_scene(law) if one.outcome in good]
    channel = next(one for one in ("centre", "provider") if any(scene.channel == one for scene in ending))
    scenes: list[Scene] = [one for one in ending if one.channel == channel]
    for _ in range(40):
        clerk = Watching(random)
        try:
            with transaction.atomic():
                return clerk, play_one(random.choice(scenes), Casting(random), clerk, random)
        except (NobodyFits, Refusal):
            continue
    raise AssertionError(f"nobody could play {law.name}")


@pytest.mark.parametrize("law", EDITIONS, ids=lambda law: law.name)
@pytest.mark.usefixtures("_crowd", "db")
def test_every_step_of_the_provider_has_its_page(law: Edition) -> None:
    clerk, stored = played(law)
    assert clerk.seen
    post, place = clerk.seen[-1][0], stored.provider
    page = clerk.client(post, place).get(f"/provider/cases/{stored.number}/")
    assert page.status_code == 200
    assert page.context["form"] is None
    assert "The case has ended" in page.content.decode()


@pytest.mark.usefixtures("_crowd", "db")
def test_a_scan_is_shown_and_nothing_of_it_is_run() -> None:
    law = EDITIONS[0]
    clerk, stored = played(law)
    case = Case.objects.get(pk=stored.id)
    kept = {}
    for name, kind in (("a.png", "image/png"), ("b.svg", "image/svg+xml")):
        kept[name] = Attachment.objects.create(
            case=case,
            document=law.documents[0].id,
            name=name,
            media_type=kind,
            sha256="0" * 64,
            content=ContentFile(PIXEL).read(),
            added_at=case.filed_at,
            added_by="x",
        )
    client = clerk.client(clerk.seen[-1][0], stored.provider)
    where = f"/provider/cases/{stored.number}/"
    assert 'class="qz-scan"' in client.get(where).content.decode()
    picture = client.get(f"{where}attachments/{kept['a.png'].pk}/")
    assert picture["Content-Type"] == "image/png"
    assert "sandbox" in picture["Content-Security-Policy"]
    drawing = client.get(f"{where}attachments/{kept['b.svg'].pk}/")
    assert drawing["Content-Type"] == "application/octet-stream"
    assert drawing["Content-Disposition"].startswith("attachment")
    assert Look.objects.filter(what="attachment", why=stored.number).exists()
    assert client.get(f"{where}attachments/0/").status_code == 404
