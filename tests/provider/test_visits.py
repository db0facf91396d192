"""The pages of visits: a call to 1414 becomes a request, a route, a case at the door, and a second visit."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

import qyzmet.law
from qyzmet.cases.models import Case, Equipment, PremisesCheck, Route, Visit
from qyzmet.offices.directory import load_offices
from qyzmet.registers.models import Look, Person
from tests.centre.reading import text
from tests.centre.test_reception import everything, say_who
from tests.desk.visiting import ELSEWHERE, HALL, LEAVING, MONDAY, POLICE, Crew, make_crew, make_user

ADOPTED = Path(qyzmet.law.__file__).parent / "data" / "adoptions-demo.yaml"


@pytest.fixture(autouse=True)
def _monday(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def crew(db: None) -> Crew:
    load_offices()
    return make_crew()


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    client.cookies["qyzmet_language"] = "en"
    return client


def of(official: Any) -> Client:
    return browser(User.objects.get(pk=official.user_id))


ANSWERS = {"reason": "right-lost", "applicant": "self"}


def called(crew: Crew, client: Client, **changed: str) -> Any:
    """Somebody calls 1414; the answer of the form."""
    where = reverse("provider:visit-ask", args=[LEAVING])
    page = client.get(where)
    told = {
        **ANSWERS,
        "shown": "reason applicant",
        "key": page.context["key"],
        "source": "call-centre",
        "iin": crew.person.iin,
        "phone": "+7 701 111 22 33",
        "address-words": "Достық 7",
        "address": str(crew.address.pk),
        **changed,
    }
    return client.post(where, told)


def planned(crew: Crew, client: Client) -> Visit:
    """The request on the route of the executor, for today."""
    called(crew, client)
    visit = Visit.objects.get()
    form = {"ticked": f"{visit.pk}:1", "day": "23.11.2026", "officer": str(crew.executor.user_id)}
    assert client.post(reverse("provider:visits"), form).status_code == 302
    return Visit.objects.get()


def press(client: Client, visit: Visit, what: str, key: str = "", **given: str) -> Any:
    return client.post(
        reverse("provider:visit", args=[visit.pk]), {"what": what, "key": key or f"{what}-1", **given}
    )


def test_a_service_without_visits_says_its_clause(crew: Crew) -> None:
    client = of(crew.head)
    page = text(client.get(reverse("provider:visit-which")))
    assert "Not given at home" in page
    assert "gives no visit at home" in page
    answer = client.get(reverse("provider:visit-ask", args=["temporary-id"]))
    assert answer.status_code == 422
    assert client.get(reverse("provider:visit-ask", args=["address-certificate"])).status_code == 404


def test_a_call_becomes_a_request_once(crew: Crew) -> None:
    client = of(crew.executor)
    answer = called(crew, client, key="same")
    assert answer.status_code == 302
    assert called(crew, client, key="same")["Location"] == answer["Location"]
    visit = Visit.objects.get()
    assert (visit.source, visit.place) == ("call-centre", crew.address.line("kk"))
    page = text(client.get(answer["Location"]))
    assert "The official brings" in page
    assert "3 working days" in page
    assert "the act sets no term" in page.lower()
    assert Look.objects.filter(subject_iin=crew.person.iin, what="visit").exists()


def test_a_slip_keeps_what_was_typed(crew: Crew) -> None:
    client = of(crew.executor)
    answer = called(crew, client, iin="123", phone="")
    assert answer.status_code == 422
    assert not Visit.objects.exists()
    assert "Достық 7" in answer.content.decode()
    nowhere = called(crew, client, **{"address": "", "address-words": ""})
    assert nowhere.status_code == 422
    assert "Say where to go" in text(nowhere)


def test_looking_for_an_address_sends_nothing(crew: Crew) -> None:
    client = of(crew.executor)
    found = called(crew, client, find="yes", address="", phone="")
    assert found.status_code == 200
    assert f'value="{crew.address.pk}"' in found.content.decode()
    assert "govuk-error-summary" not in found.content.decode()


def test_from_the_route_to_the_case_at_the_door(crew: Crew) -> None:
    planner, goer = of(crew.head), of(crew.executor)
    visit = planned(crew, planner)
    today = text(goer.get(reverse("provider:visits-today")))
    assert crew.person.full_name in today
    assert "Arrived" in today
    early = goer.get(reverse("centre:reception"), {"visit": visit.pk})
    assert early.status_code == 409
    press(goer, visit, "arrived")
    door = goer.get(reverse("provider:visit", args=[visit.pk])).content.decode()
    begin = re.search(r'href="([^"]*reception[^"]*)"', door)
    assert begin
    page = goer.get(begin[1].replace("&amp;", "&"))["Location"]
    assert crew.person.iin in goer.get(page).content.decode()
    answer = say_who(goer, page, {**ANSWERS, "health": "unable", "iin": crew.person.iin, "language": "kk"})
    form = answer["Location"]
    told = {
        name: "2026-11-02" if "date" in name or name.endswith("_on") else "№ 2-418 шешім"
        for name in goer.get(form).context["form"].fields
    }
    answer = goer.post(form, told)
    assert answer.status_code == 302, text(answer)
    page = answer["Location"]
    while (answer := goer.get(page)).status_code == 302:
        page = answer["Location"]
    filed = goer.post(page, everything(goer, page))
    assert filed["Location"] == reverse("provider:visit", args=[visit.pk])
    case = Case.objects.get()
    assert (case.channel, case.office, case.provider) == ("home", HALL, POLICE)
    assert Visit.objects.get().case_id == case.pk
    again = goer.get(reverse("centre:reception"), {"visit": visit.pk})
    assert "A case was opened on this visit already" in text(again)
    press(goer, visit, "done")
    assert Visit.objects.get().state == "done"


def test_nobody_at_home_wants_what_was_found(crew: Crew) -> None:
    visit = planned(crew, of(crew.head))
    goer = of(crew.executor)
    assert press(goer, visit, "missed").status_code == 422
    assert press(goer, visit, "missed", reason="есік жабық", again="26.11.2026").status_code == 302
    moved = Visit.objects.get()
    assert moved.state == "planned"
    assert moved.route is not None
    assert f"{moved.route.day:%d.%m.%Y}" == "26.11.2026"


def test_done_sent_twice_by_a_telephone_is_done_once(crew: Crew) -> None:
    visit = planned(crew, of(crew.head))
    goer = of(crew.executor)
    press(goer, visit, "arrived")
    for _ in range(2):
        assert press(goer, visit, "done", "offline", words="бас тартты").status_code == 302
    other = press(goer, visit, "done", "another", words="бас тартты")
    assert other.status_code == 409
    assert Visit.objects.get().events.filter(what="done").count() == 1


def test_another_official_of_the_office_does_not_press_for_whose_route_it_is(crew: Crew) -> None:
    visit = planned(crew, of(crew.head))
    answer = press(of(crew.second), visit, "arrived")
    assert answer.status_code == 422
    assert "lies on the route of" in text(answer)
    assert press(of(crew.head), visit, "arrived").status_code == 403


def test_nobody_is_visited_who_died_meanwhile(crew: Crew) -> None:
    visit = planned(crew, of(crew.head))
    Person.objects.filter(pk=crew.person.pk).update(died_on=MONDAY.date() - timedelta(days=1))
    answer = press(of(crew.executor), visit, "arrived")
    assert "has died" in text(answer)
    assert press(of(crew.head), visit, "cancel", reason="қайтыс болды").status_code == 302


def test_an_official_of_another_office_finds_nothing(crew: Crew) -> None:
    visit = planned(crew, of(crew.head))
    route = Route.objects.get()
    stranger = browser(make_user("executor", ELSEWHERE, "Беляева Наталья Петровна"))
    for name, number in (("visit", visit.pk), ("visit-correct", visit.pk), ("visit-route", route.pk)):
        mine = stranger.get(reverse(f"provider:{name}", args=[number]))
        none = stranger.get(reverse(f"provider:{name}", args=[10**9]))
        assert mine.status_code == none.status_code == 404
        assert mine.content.decode().replace(str(number), "") == none.content.decode().replace(
            str(10**9), ""
        ) or text(mine) == text(none)
    assert stranger.get(reverse("provider:visit-sheet", args=[route.pk])).status_code == 404
    assert press(stranger, visit, "cancel", reason="x").status_code == 404
    assert stranger.get(reverse("centre:reception"), {"visit": visit.pk}).status_code in (404, 302)


def test_the_plan_says_what_stands_in_the_way(crew: Crew) -> None:
    client = of(crew.head)
    called(crew, client)
    visit = Visit.objects.get()
    where = reverse("provider:visits")
    form = {"ticked": f"{visit.pk}:1", "day": "20.11.2026", "officer": str(crew.executor.user_id)}
    assert "This day has passed" in text(client.post(where, form))
    assert "Tick at least one request" in text(client.post(where, {**form, "ticked": "x:y"}))
    old = client.post(where, {**form, "day": "24.11.2026", "ticked": f"{visit.pk}:7"})
    assert old.status_code == 409


def test_a_route_is_ordered_equipped_printed_and_given_over(crew: Crew) -> None:
    client = of(crew.head)
    planned(crew, client)
    route = Route.objects.get()
    page = reverse("provider:visit-route", args=[route.pk])
    client.post(reverse("provider:visit-equipment"), {"kind": "camera", "number": "К-7"})
    piece = Equipment.objects.get()
    assert client.post(page, {"what": "equipment", "piece": str(piece.pk)}).status_code == 302
    assert client.post(page, {"what": "capacity", "capacity": "0"}).status_code == 422
    assert client.post(page, {"what": "capacity", "capacity": "3"}).status_code == 302
    for what in ("up", "down", "sort"):
        assert client.post(page, {"what": what, "visit": str(Visit.objects.get().pk)}).status_code == 302
    sheet = text(client.get(reverse("provider:visit-sheet", args=[route.pk])))
    for words in ("К-7", "+7 701 111 22 33", "The person has ready", crew.person.full_name):
        assert words in sheet
    given = client.post(page, {"what": "give", "officer": str(crew.second.user_id)})
    other = Route.objects.get(account=crew.second.user_id)
    assert given["Location"] == reverse("provider:visit-route", args=[other.pk])
    assert other.equipment.get().equipment_id == piece.pk


def test_where_and_when_can_be_corrected(crew: Crew) -> None:
    client = of(crew.head)
    called(crew, client)
    visit = Visit.objects.get()
    page = reverse("provider:visit-correct", args=[visit.pk])
    told = {"phone": "87272", "place": "Қараөткел ауылы, Орталық көшесі, 2", "seen": "1", "key": "k"}
    assert client.post(page, told).status_code == 302
    assert Visit.objects.get().place == "Қараөткел ауылы, Орталық көшесі, 2"
    assert client.post(page, {**told, "key": "old"}).status_code == 409


@pytest.mark.parametrize("post", ["registrar", "provider", "authorised-body"])
def test_other_posts_do_not_plan(crew: Crew, post: str) -> None:
    stranger = browser(make_user(post, POLICE, "Біреу"))
    assert stranger.get(reverse("provider:visits")).status_code == 403


def test_the_duty_manager_checks_the_hall(crew: Crew) -> None:
    """Editions of 2012, cl. 10: a ramp; what is lacking wants words, and every answer keeps day and name."""
    manager = browser(make_user("duty-manager", "psc-semey", "Жүнісова Гүлнар Талғатқызы"))
    where = reverse("centre:premises")
    page = text(manager.get(where))
    assert "for people with disabilities" in page
    assert "Nobody has looked yet" in page
    key = "passport-id-card@2012#1"
    assert manager.post(where, {key: "lacking"}).status_code == 422
    assert not PremisesCheck.objects.exists()
    assert manager.post(where, {key: "lacking", f"{key}-words": "пандус жөндеуде"}).status_code == 302
    assert manager.post(where, {key: "met"}).status_code == 302
    kept = PremisesCheck.objects.latest("pk")
    assert (kept.met, kept.day, kept.actor) == (True, MONDAY.date(), "Жүнісова Гүлнар Талғатқызы")
    assert PremisesCheck.objects.count() == 2


def test_where_an_edition_demands_nothing_the_hall_is_told_what_it_gives_instead(crew: Crew) -> None:
    """Editions of 2014 have no clause on premises; cl. 12 sends somebody to the home."""
    manager = browser(make_user("duty-manager", HALL, "Бекенов Мақсат Әлішерұлы"))
    page = text(manager.get(reverse("centre:premises")))
    assert "This edition demands nothing of the premises" in page
    assert "cl. 12" in page


POSTS = ("officer", "executor", "head", "registrar", "provider", "authorised-body")
DOORS = {
    "visits": ("officer", "executor", "head"),
    "visit-which": ("officer", "executor", "head"),
    "visits-today": ("officer", "executor"),
    "visit-equipment": ("officer", "executor", "head"),
    "visit": ("officer", "executor", "head"),
    "visit-correct": ("officer", "executor", "head"),
    "visit-route": ("officer", "executor", "head"),
    "visit-sheet": ("officer", "executor", "head"),
}


def test_each_page_opens_to_those_who_plan_or_go(crew: Crew) -> None:
    visit = planned(crew, of(crew.head))
    route = Route.objects.get()
    readers = {post: browser(make_user(post, POLICE, "Біреу", HALL)) for post in POSTS}
    for name, posts in DOORS.items():
        number = {"visit": visit.pk, "visit-correct": visit.pk, "visit-route": route.pk}
        number["visit-sheet"] = route.pk
        where = reverse(f"provider:{name}", args=[number[name]] if name in number else [])
        for post, client in readers.items():
            assert (client.get(where).status_code == 200) is (post in posts), (name, post)
        for method in ("get", "post", "put", "delete"):
            assert getattr(Client(), method)(where)["Location"].startswith("/login/"), (name, method)
        for nonsense in (where.replace(f"/{number.get(name, '-')}/", f"/{'9' * 30}/"),):
            assert readers["head"].get(nonsense).status_code < 500, nonsense
    assert readers["head"].get(reverse("provider:visits"), {"day": "x"}).status_code == 200
