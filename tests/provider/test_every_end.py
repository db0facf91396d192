"""Every end of every channel of the four social services through the pages: each step posts what its own form shows.

The applicant's part (reception, portal) and what has pages of its own (a manifest that travels, the commission at a
home) are done at the desk here; the browser plays them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
import time_machine
from django import forms
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

import qyzmet.law
from qyzmet.cases.journal import verify
from qyzmet.cases.models import Case
from qyzmet.cases.store import Stored, load, stands_at
from qyzmet.desk.demo.cast import Casting, NobodyFits
from qyzmet.desk.demo.clerk import Clerk, Plan
from qyzmet.desk.demo.electronic import keys_for
from qyzmet.desk.demo.play import file_scene, filing_of, people_for
from qyzmet.desk.demo.scenes import Scene, every_scene
from qyzmet.law.catalogue import edition
from qyzmet.law.verbs import Verb
from qyzmet.offices.demo import create_demo_accounts
from qyzmet.offices.directory import load_offices
from qyzmet.offices.models import Office
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal
from qyzmet.registers.population import populate
from qyzmet.ui.staff.actions import ActionForm
from tests.browser.day import body_deciding, in_a_centre
from tests.browser.test_day_social import BULAK, CHANNELS, FARM, in_town
from tests.centre.house import MONDAY
from tests.portal.waiting import png

ADOPTED = Path(qyzmet.law.__file__).parent / "data" / "adoptions-demo.yaml"
ELSEWHERE = frozenset({Verb.DISPATCH, Verb.ACCEPT, Verb.INSPECT, Verb.CONCLUDE, Verb.QUEUE})
"""What is not done on the page of the case."""
HALLS = {(law, channel): hall for law, channel, hall in CHANNELS}
WAYS = sorted(
    {
        (law, channel, scene.outcome)
        for law, channel in HALLS
        for scene in every_scene(edition(law))
        if scene.channel == channel and not scene.late
    }
)
NEEDED = ("executor", "iin", "document", "reasons", "how", "ground", "address", "number", "scan", "file")
"""What some outcome of a step asks for, though another does not."""
WORDS = {"document": "012345678", "reasons": "Себебі.", "number": "12", "address": "kimge@example.kz"}


@pytest.fixture(scope="module")
def _town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        with time_machine.travel(MONDAY):
            load_offices()
            populate(1500, 2014)
            create_demo_accounts("бәрі-бір-адам")
            in_town()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def clock(_town: None, db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[time_machine.Coordinates]:
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    with time_machine.travel(MONDAY) as coordinates:
        yield coordinates


def begun(law: str, channel: str, outcome: str, random: Random, clerk: Clerk) -> tuple[Scene, Stored]:
    """A case of somebody with whom the scene goes through to its end; tried at the desk, then undone."""
    office = Office.objects.get(code=HALLS[law, channel])
    keeper = BULAK if law == FARM or channel == "akim" else ""
    town = office if channel == "portal" else None
    scenes = [
        one
        for one in every_scene(edition(law))
        if (one.channel, one.outcome, one.late) == (channel, outcome, "")
    ]
    why: list[str] = []
    for _ in range(80):
        scene, at = random.choice(scenes), timezone.now()
        plan = Plan(dict(scene.path))
        try:
            with transaction.atomic():
                cast, _office = people_for(scene, Casting(random), office, at, random, keeper, town)
                filing = filing_of(scene, cast, clerk, at)
                with transaction.atomic():
                    tried, later = file_scene(scene, cast, office, clerk, plan, at, filing)
                    decides = (
                        keeper
                        if scene.edition.service == FARM.split("@")[0]
                        else body_deciding(office, scene.edition)
                    )
                    if tried.provider != decides:
                        raise NobodyFits(f"somebody of {decides}")
                    clerk.finish(tried, plan, later)
                    transaction.set_rollback(True)
                return scene, file_scene(scene, cast, office, clerk, plan, at, filing)[0]
        except (NobodyFits, Refusal) as reason:
            why.append(str(reason))
    raise AssertionError(f"nobody plays {law} {channel} {outcome}: {why[-5:]}")


def filled(form: ActionForm, stored: Stored, user: int) -> dict[str, Any]:
    """What a person writes into the form of a step: its own choices, the applicant, a reason, a scan."""
    data: dict[str, Any] = {}
    for name, field in form.fields.items():
        given = form.get_initial_for_field(field, name)
        if given not in (None, ""):
            data[name] = given
        elif not field.required and name not in NEEDED:
            continue
        elif isinstance(field, forms.FileField):
            data[name] = SimpleUploadedFile("scan.png", png(900, 600), "image/png")
        elif isinstance(field, forms.BooleanField):
            data[name] = "on"
        elif isinstance(field, forms.ChoiceField):
            values = [str(value) for value, _label in field.choices if value]
            data[name] = str(user) if name == "executor" and str(user) in values else values[0]
        elif name in ("iin", "whose"):
            data[name] = stored.applicant.id
        else:
            data[name] = WORDS.get(name, "Сөз")
    return data


def on_the_page(client: Client, user: int, stored: Stored, outcome: str) -> None:
    """Do the step at hand on the page of the case, in the post whose turn it is."""
    post, place = stands_at(stored.edition, stored.state, stored.office, stored.provider)
    here = f"{stored.edition.name} {stored.state.channel} {stored.state.step}"
    assert client.post(reverse("ui:post"), {"post": f"{post}@{place}"}).status_code == 302, here
    face = "centre" if in_a_centre(post or "", place or "") else "provider"
    url = reverse(f"{face}:case", kwargs={"number": stored.number})
    page = client.get(url)
    assert page.status_code == 200, (here, page.status_code)
    form = page.context["form"]
    assert isinstance(form, ActionForm), here
    data = filled(form, stored, user)
    offered = [button.outcome for button in form.buttons()]
    data["outcome"] = outcome if outcome in offered else offered[0]
    answer = client.post(url, data)
    errors = getattr((answer.context or {}).get("form"), "errors", "") if answer.status_code != 302 else ""
    assert answer.status_code == 302, (here, data["outcome"], str(errors))
    assert load(stored.number).version > stored.version, here


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_the_pages_lead_a_case_to_this_end(
    clock: time_machine.Coordinates, way: tuple[str, str, str]
) -> None:
    random = Random(f"{way}")
    clerk = Clerk(random)
    scene, stored = begun(*way, random, clerk)
    user = get_user_model().objects.get(username="akmola-all")
    client, outcomes = Client(), dict(scene.path)
    client.cookies["qyzmet_language"] = ("kk", "ru", "en")[WAYS.index(way) % 3]
    for _ in range(60):
        if stored.state.step is None:
            break
        clock.move_to(max(timezone.now(), stored.state.changed))
        step = process_of(stored.edition, stored.state.channel).steps[stored.state.step]
        outcome = outcomes.get(step.id, "")
        if outcome == "not-collected" and stored.state.promised:
            clock.move_to(max(timezone.now(), stored.state.promised + timedelta(minutes=1)))
        forged = step.does is Verb.SIGN and keys_for(stored, step.id, outcomes)
        if step.does in ELSEWHERE or forged:
            clerk.step(stored, Plan(outcomes), timezone.now())
        else:
            client.force_login(user)  # days pass between the steps, and a session lasts hours
            on_the_page(client, user.pk, stored, outcome)
        stored = load(stored.number)
    assert stored.state.ended == way[2]
    assert verify(Case.objects.get(pk=stored.id)).sound
