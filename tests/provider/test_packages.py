"""Packages of the centres (address-certificate 2010, cl. 14, 17; steps C6b to C10, CR1)."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from qyzmet.cases import store
from qyzmet.cases.manifests import manifest_of
from qyzmet.cases.models import Case, Ending, Manifest
from qyzmet.cases.store import Applicant, Stored
from qyzmet.desk import couriers
from qyzmet.desk.filing import Filing, edition_at, file_at_window
from qyzmet.desk.official import Official
from qyzmet.desk.perform import perform
from qyzmet.papers.models import Paper
from tests.provider.bureau import People, filled
from tests.provider.conftest import Login

DOCUMENTS = [
    {"id": "D5", "originals": 1, "copies": 0},
    {"id": "D6", "originals": 1, "copies": 1, "compared": True, "returned": True},
]


def of_centre(post: str) -> Official:
    return Official(user_id=0, name=f"{post} · Семей", post=post, office="psc-semey")


def came_back(stored: Stored) -> None:
    """As if nobody had fetched the result."""
    Case.objects.filter(pk=stored.id).update(ended="unclaimed", ended_at=timezone.now())
    Ending.objects.create(case_id=stored.id, provider=stored.provider, outcome="unclaimed", at=timezone.now())


def sent_package(iin: str, name: str = "Ахметова Айгүл Серікқызы") -> Stored:
    """A package of the centre of Semey, on a manifest that the courier has taken."""
    at = timezone.now() - timedelta(minutes=30)
    inspector = of_centre("inspector")
    edition = edition_at("address-certificate", "psc-semey", at)
    facts = {"applicant": "natural", "about": "self", "recipient": "self"}
    filing = Filing(Applicant(iin, name), False, [iin], facts, DOCUMENTS)
    stored = file_at_window(edition, "centre", filing, inspector, at=at, key=uuid4().hex)
    for step, post in (("C3", "inspector"), ("C4", "inspector"), ("C5", "accumulation-inspector")):
        stored = perform(stored.id, step, of_centre(post), {}, at=at)
    return stored


def on_the_way(*packages: Stored) -> Manifest:
    """The courier has taken the manifest of these packages."""
    manifest = manifest_of(packages[0].id)
    assert manifest is not None
    return couriers.dispatch(manifest.number, of_centre("courier"), at=timezone.now() - timedelta(minutes=10))


def accepted(client: Client, *packages: Stored) -> None:
    """The registrar counted and signed."""
    manifest = on_the_way(*packages)
    answer = client.post(
        f"/provider/packages/{manifest.number}/accept/", {"ticked": [p.number for p in packages]}
    )
    assert answer.status_code == 302, answer.context["form"].errors


def act(client: Client, stored: Stored, **more: str) -> HttpResponse:
    case = f"/provider/cases/{stored.number}/"
    return client.post(case, {**filled(client.get(case)), **more})


@pytest.fixture
def package(people: People) -> Stored:
    return sent_package(people.registered.iin)


def test_a_manifest_on_its_way_is_shown_and_counted(login: Login, package: Stored) -> None:
    """Cl. 14: the Centre carries the applications to the authorised body by courier."""
    registrar = login()
    manifest = on_the_way(package)
    assert manifest.number in registrar.get("/provider/packages/").content.decode()
    answer = registrar.post(f"/provider/packages/{manifest.number}/accept/", {"ticked": [package.number]})
    assert answer.status_code == 302
    assert store.load(package.id).state.step == "C7"


def test_a_count_that_differs_is_not_signed_for(login: Login, people: People) -> None:
    registrar = login()
    first, second = sent_package(people.registered.iin), sent_package(people.removed.iin, "Нұрланов Ербол")
    manifest = on_the_way(first, second)
    answer = registrar.post(f"/provider/packages/{manifest.number}/accept/", {"ticked": [first.number]})
    assert answer.status_code == 422
    assert second.number in str(answer.context["form"].errors)
    assert store.load(first.id).state.step == "C6b"


def test_a_manifest_of_another_bureau_does_not_exist_here(login: Login, package: Stored) -> None:
    manifest = on_the_way(package)
    stranger = login(office="bureau-astana")
    assert stranger.get(f"/provider/packages/{manifest.number}/").status_code == 404
    assert stranger.post(f"/provider/packages/{manifest.number}/accept/", {}).status_code == 404


def test_a_sound_package_gets_its_certificate_and_goes_back(login: Login, package: Stored) -> None:
    """Cl. 14: checked against cl. 11, card index, certificate, register of executed documents."""
    registrar = login()
    accepted(registrar, package)
    page = registrar.get(f"/provider/cases/{package.number}/")
    assert "What the edition asks for" in page.content.decode()
    assert act(registrar, package, outcome="sound").status_code == 302
    assert act(registrar, package).status_code == 302
    assert act(registrar, package).status_code == 302
    assert act(registrar, package).status_code == 302
    manifest = manifest_of(package.id)
    assert manifest is not None
    assert manifest.kind == Manifest.EXECUTED
    assert Paper.objects.filter(kind="certificate-2010").count() == 1
    assert manifest.number in registrar.get("/provider/packages/").content.decode()
    lines = registrar.get("/provider/journals/J7/").context["rows"]
    assert [(row.entry.journal_number, row.case.number) for row in lines] == [(1, package.number)]


def test_the_clock_of_handing_over_ends_a_day_before_the_day_in_the_receipt(
    login: Login, package: Stored
) -> None:
    """Cl. 14: ready documents are handed over one day before the day of issue in the receipt runs out."""
    registrar = login()
    accepted(registrar, package)
    state = store.load(package.id).state
    handover = state.clock("T10")
    assert handover is not None
    assert handover.due is not None
    assert state.promised is not None
    assert handover.due.date() < state.promised.date()
    words = registrar.get(f"/provider/cases/{package.number}/").content.decode()
    assert "one day before" in words


def test_a_faulty_package_goes_back_with_written_reasons(login: Login, package: Stored) -> None:
    """Cl. 17: returned within three working days with the reasons in writing."""
    registrar = login()
    accepted(registrar, package)
    assert act(registrar, package, outcome="faulty").status_code == 302
    page = registrar.get(f"/provider/cases/{package.number}/")
    assert [g.id for g in page.context["file"].grounds] == ["faulty-papers", "incomplete-package"]
    assert "T8" in {line.term.id for line in page.context["file"].clocks}
    without = act(registrar, package, ground="faulty-papers")
    assert without.status_code == 422
    sent = act(registrar, package, ground="faulty-papers", reasons="Өтініште қол жоқ.")
    assert sent.status_code == 302
    manifest = manifest_of(package.id)
    assert manifest is not None
    assert manifest.kind == Manifest.RETURNED
    assert Paper.objects.filter(kind="return-reasons-2010").count() == 1


def test_a_package_is_not_sent_back_on_a_ground_of_intake(login: Login, package: Stored) -> None:
    """Cl. 17 names the grounds of the return apart from that of the refusal."""
    registrar = login()
    accepted(registrar, package)
    act(registrar, package, outcome="faulty")
    answer = act(registrar, package, ground="documents-not-presented", reasons="…")
    assert answer.status_code == 422
    assert store.load(package.id).state.step == "CR1"


def test_an_outcome_against_the_register_is_refused(login: Login, package: Stored) -> None:
    """Cl. 14: the certificate says what the card index says."""
    registrar = login()
    accepted(registrar, package)
    act(registrar, package, outcome="sound")
    act(registrar, package, outcome="not-found")
    assert store.load(package.id).state.facts["record"] == "registered"
    assert store.load(package.id).state.step == "C9"


def test_a_manifest_signed_for_twice_is_accepted_once(login: Login, package: Stored) -> None:
    registrar = login()
    manifest = on_the_way(package)
    address = f"/provider/packages/{manifest.number}/accept/"
    assert registrar.post(address, {"ticked": [package.number]}).status_code == 302
    assert registrar.post(address, {"ticked": [package.number]}).status_code == 409
    assert Case.objects.get().version == store.load(package.id).version


def test_results_that_nobody_fetched_stand_on_a_page_of_their_own(login: Login, package: Stored) -> None:
    """Cl. 17: after a month at the Centre they are handed to the authorised body."""
    came_back(package)
    words = login().get("/provider/unclaimed/").content.decode()
    assert package.number in words
    assert "cl. 17" in words


def test_a_long_shelf_has_pages(
    login: Login, people: People, package: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qyzmet.provider.views.unclaimed.PAGE", 1)
    second = sent_package(people.removed.iin, "Нұрланов Ербол Маратұлы")
    came_back(package)
    came_back(second)
    registrar = login()
    first_page, second_page = (
        registrar.get("/provider/unclaimed/", {"page": n}).content.decode() for n in (1, 2)
    )
    assert (second.number in first_page, package.number in second_page) == (True, True)
    assert "?page=2" in first_page
    assert "?page=1" in second_page
