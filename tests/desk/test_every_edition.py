"""Every channel of every edition of the interior ministry's services, carried to each of its ends.

Nothing here knows a service: people, answers, receipts and papers are drawn by lot, and the register, the duty, the
journal and the papers must agree with each other afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

import qyzmet.law
from qyzmet.cases import custody, journal
from qyzmet.cases.models import Case, Standing
from qyzmet.cases.store import Stored
from qyzmet.desk.demo.cast import Casting, NobodyFits
from qyzmet.desk.demo.clerk import Clerk
from qyzmet.desk.demo.play import play_one
from qyzmet.desk.demo.scenes import Scene, every_scene
from qyzmet.desk.request import events_of, told
from qyzmet.desk.work import NOT_HANDED_OVER
from qyzmet.duty.models import Payment
from qyzmet.law.catalogue import editions, services
from qyzmet.law.model import Edition
from qyzmet.law.verbs import Verb
from qyzmet.offices.directory import load_offices
from qyzmet.papers.models import Paper
from qyzmet.process.errors import Refusal
from qyzmet.process.state import END
from qyzmet.registers.models import IdentityDocument
from qyzmet.registers.population import populate
from qyzmet.services.rules import run_here

ADOPTED = Path(qyzmet.law.__file__).parent / "data" / "adoptions-demo.yaml"
LAWS = [law for service in services() if run_here(service) for law in editions(service)]
WAYS = sorted({(law.name, scene.channel, scene.outcome) for law in LAWS for scene in every_scene(law)})
SCENES = {
    way: [one for one in every_scene(law) if (law.name, one.channel, one.outcome) == way]
    for law in LAWS
    for way in WAYS
    if way[0] == law.name
}


@pytest.fixture(scope="module")
def _people(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_offices()
        populate(1500, 2014)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def play(_people: None, db: None, monkeypatch: pytest.MonkeyPatch) -> Play:
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    return Play(Random(7))


class Play:
    """Plays a scene of a way, with as many other people and answers as it takes."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.casting, self.clerk = Casting(random), Clerk(random)

    def __call__(self, way: tuple[str, str, str]) -> tuple[Scene, Stored]:
        why: list[str] = []
        for _ in range(40):
            scene = self.random.choice(SCENES[way])
            try:
                with transaction.atomic():
                    return scene, play_one(scene, self.casting, self.clerk, self.random)
            except (NobodyFits, Refusal) as reason:
                why.append(str(reason))
        raise AssertionError(f"nobody could play {way}: {why}")


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_a_case_of_the_edition_comes_to_this_end(play: Play, way: tuple[str, str, str]) -> None:
    scene, stored = play(way)
    assert stored.state.ended == way[2]
    assert journal.verify(Case.objects.get(pk=stored.id)).sound
    assert custody.verify(Case.objects.get(pk=stored.id)) is None
    assert not Standing.objects.filter(case_id=stored.id).exists()
    assert not stored.state.running()
    done = [event for event in events_of(stored) if event["kind"] == "done"]
    assert [(event["step"], event["outcome"]) for event in done] == list(scene.path)
    _papers_are_those_of_the_steps(scene, stored, done)
    _the_duty_was_paid_once(scene, stored)
    _the_registers_hold(stored)


def _papers_are_those_of_the_steps(scene: Scene, stored: Stored, done: list[dict[str, object]]) -> None:
    """Whatever paper the journal names was made and belongs to the step; a paper to be signed is made once."""
    channel = scene.edition.channel(scene.channel)
    made = {paper.code: paper for paper in Paper.objects.filter(case_number=stored.number)}
    named = []
    for event in done:
        data = event.get("data", {})
        assert isinstance(data, dict)
        step = channel.step(str(event["step"]))
        for row in data.get("papers", ()):
            assert row["id"] in step.papers or step.does is Verb.SEAL
            if "code" in row:
                named.append(row["code"])
                assert made[row["code"]].kind == row["kind"]
    assert sorted(named) == sorted(made)
    wanted = {
        paper
        for step, outcome in scene.path
        for paper in channel.step(step).papers
        if not scene.edition.paper(paper).kind.startswith(("ticket", "manifest-"))
        and outcome not in (*NOT_HANDED_OVER, "incomplete")
    } - _not_asked_for(scene, stored)
    written = {row["id"] for event in done for row in event.get("data", {}).get("papers", ())}  # type: ignore[attr-defined]
    if scene.edition.service != "address-certificate":  # there one of several papers is the answer
        assert written == wanted


def _not_asked_for(scene: Scene, stored: Stored) -> set[str]:
    """Forms of documents that the edition does not ask for in this case."""
    asked = {one.id for one in scene.edition.documents_for(scene.channel, stored.state.facts)}
    return {one.paper for one in scene.edition.documents if one.paper and one.id not in asked}


def _the_duty_was_paid_once(scene: Scene, stored: Stored) -> None:
    """A step that is paid has one receipt of one case, or an exemption with its proof."""
    channel = scene.edition.channel(scene.channel)
    paid = [step for step, outcome in scene.path if channel.step(step).does is Verb.PAY and outcome == "paid"]
    payment = told(events_of(stored)).payment
    receipts = Payment.objects.filter(case_number=stored.number)
    if paid and "exemption" not in payment and payment:
        assert [one.receipt for one in receipts] == [payment["receipt"]]
    else:
        assert not receipts.exists()


def _the_registers_hold(stored: Stored) -> None:
    """What the case gave is valid, and nobody has two of what one may have one of."""
    for kind, row in told(events_of(stored)).made.items():
        document = IdentityDocument.objects.get(number=row["number"])
        assert document.kind == kind
        assert (document.state == "valid") is bool(row.get("issued_on"))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT person_id FROM registers_residence WHERE kind = 'permanent' "
            "AND removed_on IS NULL GROUP BY person_id HAVING count(*) > 1) AS two"
        )
        assert cursor.fetchone() == (0,)
        cursor.execute(
            "SELECT count(*) FROM (SELECT person_id FROM registers_identitydocument WHERE kind = 'identity-card' "
            "AND state = 'valid' GROUP BY person_id HAVING count(*) > 1) AS two"
        )
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_every_step_of_the_edition_is_on_some_way_that_is_played(law: Edition) -> None:
    """But those of an applicant who goes away, or does not pay, before there is a case."""
    played = {
        (way[1], step, outcome)
        for way, scenes in SCENES.items()
        if way[0] == law.name
        for scene in scenes
        for step, outcome in scene.path
    }
    for channel in law.channels:
        if not channel.available:
            continue
        for step in channel.steps:
            for branch in step.then:
                if branch.go.startswith(END) and branch.on in ("left", "unpaid"):
                    continue
                if law.post(step.by).system and branch.on == "not-collected":
                    continue  # what lies in a personal cabinet has been handed over
                assert (channel.id, step.id, branch.on) in played, (law.name, channel.id, step.id, branch.on)
