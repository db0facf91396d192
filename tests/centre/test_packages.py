"""The accumulation section and the courier (2010, cl. 14): manifests out and back, counted at both ends."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from qyzmet.cases.models import Case, CustodyAct, Entry, Manifest
from qyzmet.cases.store import Stored
from qyzmet.desk import couriers
from tests.centre.conftest import Login
from tests.centre.house import MONDAY, People, carry, cases_on, loaded, manifest_number, official, received
from tests.centre.reading import text


@pytest.fixture(autouse=True)
def _noon(clock: time_machine.Coordinates) -> None:
    """What the pages do happens two hours after what was done before."""
    clock.shift(timedelta(hours=2))


def packages(people: People, count: int, until: str) -> list[Stored]:
    """So many cases that stand at a step."""
    return [carry(received(people.registered, MONDAY), until, MONDAY) for _ in range(count)]


def coming_back(people: People, count: int) -> list[Stored]:
    """Results that travel together on one manifest to the centre."""
    cases = packages(people, count, "C10b")
    couriers.dispatch(manifest_number(cases[0]), official("courier"), at=MONDAY + timedelta(hours=1))
    return [loaded(case) for case in cases]


def take(client: Client, number: str, counted: int | str) -> object:
    """The courier counts and takes."""
    return client.post(reverse("centre:take", kwargs={"number": number}), {"count": counted}, follow=True)


def test_packages_are_put_on_one_manifest_together(login: Login, people: People) -> None:
    cases = packages(people, 3, "C5")
    client = login("accumulation-inspector")
    said = text(client.get(reverse("centre:outgoing")))
    assert all(case.number in said for case in cases)
    answer = client.post(
        reverse("centre:outgoing"), {"ticked": [case.number for case in cases[:2]]}, follow=True
    )
    assert "2 packages are on the manifest" in text(answer)
    manifest = Manifest.objects.get()
    assert cases_on(manifest.number) == [case.number for case in cases[:2]]
    assert [loaded(case).state.step for case in cases] == ["C6a", "C6a", "C5"]


def test_a_stale_list_posted_twice_puts_nothing_on_a_second_manifest(login: Login, people: People) -> None:
    (case,) = packages(people, 1, "C5")
    client = login("accumulation-inspector")
    client.post(reverse("centre:outgoing"), {"ticked": [case.number]})
    answer = client.post(reverse("centre:outgoing"), {"ticked": [case.number]})
    assert answer.status_code == 422
    assert "somebody was quicker" in text(answer)
    assert Manifest.objects.count() == 1
    assert Entry.objects.filter(case=case.id, step="C5").count() == 1


def test_nothing_ticked_is_told(login: Login, people: People) -> None:
    packages(people, 1, "C5")
    answer = login("accumulation-inspector").post(reverse("centre:outgoing"), {})
    assert answer.status_code == 422
    assert "Tick at least one package" in text(answer)


def test_the_manifest_can_be_printed_and_leads_to_its_cases(login: Login, people: People) -> None:
    cases = packages(people, 2, "C6a")
    client = login("accumulation-inspector")
    answer = client.get(reverse("centre:manifest", kwargs={"number": manifest_number(cases[0])}))
    assert "data-qz-print" in answer.content.decode()
    assert all(case.number in text(answer) for case in cases)
    assert "Taken by the courier" in text(answer)


def test_the_courier_counts_takes_and_carries(login: Login, people: People) -> None:
    """2010, cl. 14: by courier, at least twice on the day of acceptance."""
    cases = packages(people, 2, "C6a")
    number = manifest_number(cases[0])
    client = login("courier")
    answer = take(client, number, 2)
    assert f"{number} is taken" in text(answer)  # type: ignore[arg-type]
    assert {loaded(case).state.step for case in cases} == {"C6b"}
    said = text(client.get(reverse("centre:courier")))
    assert "Nothing to take now" in said
    assert "Hand over at" in said


def test_a_count_that_differs_takes_nothing(login: Login, people: People) -> None:
    cases = packages(people, 2, "C6a")
    number = manifest_number(cases[0])
    client = login("courier")
    answer = take(client, number, 3)
    assert "lists 2 and you counted 3" in text(answer)  # type: ignore[arg-type]
    assert {loaded(case).state.step for case in cases} == {"C6a"}
    assert take(client, number, "two").status_code == 422  # type: ignore[attr-defined]


def test_a_manifest_scanned_twice_is_taken_once(login: Login, people: People) -> None:
    (case,) = packages(people, 1, "C6a")
    number = manifest_number(case)
    client = login("courier")
    take(client, number, 1)
    answer = take(client, number, 1)
    assert answer.status_code == 409  # type: ignore[attr-defined]
    assert "has already been dispatched" in text(answer)  # type: ignore[arg-type]
    assert Entry.objects.filter(case=case.id, step="C6a").count() == 1


def test_results_come_back_and_are_counted_one_by_one(login: Login, people: People) -> None:
    cases = coming_back(people, 2)
    number = manifest_number(cases[0])
    client = login("accumulation-inspector")
    assert number in text(client.get(reverse("centre:home")))
    address = reverse("centre:accept", kwargs={"number": number})
    answer = client.post(address, {"ticked": [case.number for case in cases]}, follow=True)
    assert f"{number}: 2 packages accepted" in text(answer)
    assert {loaded(case).state.step for case in cases} == {"C11"}


def test_a_short_bag_is_not_accepted_and_the_missing_package_is_named(login: Login, people: People) -> None:
    cases = coming_back(people, 2)
    address = reverse("centre:accept", kwargs={"number": manifest_number(cases[0])})
    answer = login("accumulation-inspector").post(address, {"ticked": [cases[0].number]})
    assert answer.status_code == 422
    assert f"Missing: {cases[1].number}. Surplus: —." in text(answer)
    assert {loaded(case).state.step for case in cases} == {"C10c"}
    assert Manifest.objects.get(kind="executed").accepted_at is None


def test_a_package_that_is_not_on_the_list_is_named(login: Login, people: People) -> None:
    cases = coming_back(people, 1)
    (stranger,) = packages(people, 1, "C5")
    address = reverse("centre:accept", kwargs={"number": manifest_number(cases[0])})
    answer = login("accumulation-inspector").post(
        address, {"ticked": [cases[0].number], "others": stranger.number}
    )
    assert answer.status_code == 422
    assert f"Missing: —. Surplus: {stranger.number}." in text(answer)
    assert loaded(cases[0]).state.step == "C10c"


def test_a_manifest_accepted_twice_is_accepted_once(login: Login, people: People) -> None:
    (case,) = coming_back(people, 1)
    address = reverse("centre:accept", kwargs={"number": manifest_number(case)})
    client = login("accumulation-inspector")
    client.post(address, {"ticked": [case.number]})
    answer = client.post(address, {"ticked": [case.number]})
    assert answer.status_code == 409
    assert "has already been accepted" in text(answer)
    assert Entry.objects.filter(case=case.id, step="C10c").count() == 1


def test_the_manifests_of_a_period_are_the_register_of_the_section(login: Login, people: People) -> None:
    """2010, cl. 14: the register (тізілім) of the accumulation section."""
    (case,) = packages(people, 1, "C6a")
    client = login("accumulation-inspector")
    assert manifest_number(case) in text(client.get(reverse("centre:manifests")))
    later = {"since": "01.12.2026", "until": "02.12.2026"}
    assert "No manifest in this period" in text(client.get(reverse("centre:manifests"), later))
    upside_down = {"since": "02.12.2026", "until": "01.12.2026"}
    answer = client.get(reverse("centre:manifests"), upside_down)
    assert answer.status_code == 422
    assert "The last day is before the first" in text(answer)


def test_the_tiles_count_what_goes_out(login: Login, people: People) -> None:
    packages(people, 1, "C5")
    packages(people, 2, "C6a")
    said = text(login("accumulation-inspector").get(reverse("centre:home")))
    assert "3 going out" in said
    assert Case.objects.count() == 3
    assert "3 in work" in said


def test_what_waits_longest_stands_on_top(login: Login, people: People) -> None:
    late = carry(received(people.registered, MONDAY), "C5", MONDAY)
    early = carry(received(people.removed, MONDAY - timedelta(days=3)), "C5", MONDAY - timedelta(days=3))
    said = text(login("accumulation-inspector").get(reverse("centre:home")))
    assert said.index(early.number) < said.index(late.number)


def test_a_short_bag_with_reasons_is_accepted_with_an_act(login: Login, people: People) -> None:
    cases = coming_back(people, 2)
    number = manifest_number(cases[0])
    client = login("accumulation-inspector")
    address = reverse("centre:accept", kwargs={"number": number})
    answer = client.post(
        address,
        {"ticked": [cases[0].number], "reasons": "Қап жыртылған.", "seal_found": "77"},
        follow=True,
    )
    assert f"{number}: 1 package accepted" in text(answer)
    assert [loaded(case).state.step for case in cases] == ["C11", "C10c"]
    said = text(client.get(reverse("centre:custody")))
    assert cases[1].number in said
    found = {"what": "found", "number": cases[1].number, "reasons": "Көлікте қалған."}
    assert "is found" in text(client.post(reverse("centre:custody"), found, follow=True))
    assert loaded(cases[1]).state.step == "C11"
    again = client.post(reverse("centre:custody"), found)
    assert again.status_code == 422
    assert "is not sought: nothing has changed" in text(again)


def test_what_lies_on_the_shelf_is_put_away_together_and_counted(login: Login, people: People) -> None:
    cases = packages(people, 2, "C5")
    client = login("accumulation-inspector")
    numbers = " ".join(case.number for case in cases)
    client.post(reverse("centre:custody"), {"numbers": numbers, "place": "Сейф 2"})
    page = client.get(reverse("centre:stock"))
    assert "Сейф 2" in text(page)
    mark = page.context["form"].initial["mark"]
    answer = client.post(
        reverse("centre:stock"), {"mark": mark, "ticked": [case.number for case in cases]}, follow=True
    )
    assert "everything is there" in text(answer)


def test_the_act_of_another_office_does_not_exist_here(login: Login, people: People) -> None:
    packages(people, 1, "C5")
    client = login("accumulation-inspector")
    page = client.get(reverse("centre:stock"))
    mark = page.context["form"].initial["mark"]
    client.post(reverse("centre:stock"), {"mark": mark, "reasons": "Жоқ."})
    number = CustodyAct.objects.get().number
    assert client.get(reverse("centre:act", kwargs={"number": number})).status_code == 200
    typeset = client.get(reverse("centre:act-pdf", kwargs={"number": number}))
    assert typeset["Content-Type"] == "application/pdf"
    assert typeset.content.startswith(b"%PDF-")
    CustodyAct.objects.model(
        number="X-A-26-0001", kind="stock", office="psc-almaty", at=MONDAY, found_by="—", reasons="—"
    ).save()
    assert client.get(reverse("centre:act", kwargs={"number": "X-A-26-0001"})).status_code == 404
    assert client.get(reverse("centre:act", kwargs={"number": "nothing"})).status_code == 404
