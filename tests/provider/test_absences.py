"""Who is away, who stands in, who signs for whom: asked, approved, counted, shown."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from qyzmet.cases.models import Case
from qyzmet.desk.official import officials
from qyzmet.offices.holdings import current_holdings
from qyzmet.offices.models import Absence, Holding
from tests.provider.bureau import People, filled, make_official
from tests.provider.desk_of import OFFICE, Staff, make_staff, waiting
from tests.provider.test_resolution import give

PAGE = "/provider/absences/"


@pytest.fixture
def staff(offices: None) -> Staff:
    """See :func:`tests.provider.desk_of.make_staff`."""
    return make_staff()


def ask(
    staff: Staff, by: str, whose: str, stand_in: str, since: int = 0, until: int = 5, kind: str = "away"
) -> Any:
    """Somebody asks; the days are counted from today."""
    today = timezone.localdate()

    def day(number: int) -> str:
        return f"{today + timedelta(days=number):%d.%m.%Y}"

    data = {
        "holding": Holding.objects.get(user=staff.users[whose]).pk,
        "kind": kind,
        "since": day(since),
        "until": day(until),
        "stand_in": staff.users[stand_in].pk if stand_in else "",
        "reason": "демалыс",
    }
    return staff[by].post(PAGE, data)


def posts(staff: Staff, who: str, on: date | None = None) -> list[tuple[str, str]]:
    """The posts somebody holds, with whom they stand in for."""
    return [
        (one.post, one.acting_for) for one in current_holdings(staff.users[who], on or timezone.localdate())
    ]


def test_it_counts_once_the_head_has_approved(staff: Staff) -> None:
    assert ask(staff, "saule", "saule", "daniyar").status_code == 302
    assert posts(staff, "saule") == [("registrar", "")]
    absence = Absence.objects.get()
    assert staff["saule"].post(f"{PAGE}{absence.pk}/", {"what": "approve"}).status_code == 403
    assert staff["head"].post(f"{PAGE}{absence.pk}/", {"what": "approve"}).status_code == 302
    assert posts(staff, "saule") == []
    assert posts(staff, "daniyar") == [("registrar", "")], "the post is theirs already"
    assert staff["saule"].get("/provider/").status_code == 403
    after = timezone.localdate() + timedelta(days=6)
    assert posts(staff, "saule", after) == [("registrar", "")]


def test_the_head_is_stood_in_for_and_the_journal_says_so(staff: Staff, people: People) -> None:
    assert ask(staff, "head", "head", "daniyar").status_code == 302
    assert posts(staff, "daniyar") == [("registrar", ""), ("head", "Әбішев Нұрлан Болатұлы")]
    acting = next(one for one in officials(staff.users["daniyar"]) if one.post == "head")
    assert acting.actor().name == "Оразов Данияр Серікұлы (Әбішев Нұрлан Болатұлы үшін)"
    assert staff["head"].get("/provider/load/").status_code == 403
    assert staff["daniyar"].get("/provider/load/").status_code == 200
    (case,) = waiting(staff, people)
    data = {
        "key": "k",
        "ticked": [case.number],
        f"seen-{case.number}": 0,
        "executor": staff.users["saule"].pk,
    }
    assert staff["daniyar"].post("/provider/resolution/", data).status_code == 302
    words = staff["saule"].get(f"/provider/cases/{case.number}/").content.decode()
    assert "Оразов Данияр Серікұлы (acting for Әбішев Нұрлан Болатұлы)" in words


def test_the_cases_of_the_absent_go_to_the_stand_in(staff: Staff, people: People) -> None:
    (case,) = waiting(staff, people)
    give(staff, [case], "aigul")
    ask(staff, "head", "aigul", "daniyar")
    mine = staff["daniyar"].get("/provider/", {"whose": "mine"}).context["bands"]
    assert [row.case.number for _head, rows in mine for row in rows] == [case.number]
    where = f"/provider/cases/{case.number}/"
    page = staff["daniyar"].get(where)
    assert "You act for Сапарова Айгүл Бекқызы" in page.content.decode()
    assert "confirm" not in page.context["form"].fields
    assert staff["daniyar"].post(where, filled(page)).status_code == 302
    line = Case.objects.get(pk=case.pk).entries.latest("seq")
    assert line.actor == "Оразов Данияр Серікұлы (Сапарова Айгүл Бекқызы үшін)"
    assert "confirm" in staff["saule"].get(where).context["form"].fields


@pytest.mark.parametrize(
    ("second", "code"),
    [
        ({"whose": "saule", "stand_in": "aigul", "since": 5, "until": 9}, "days may not overlap"),
        ({"whose": "aigul", "stand_in": "saule", "since": 2, "until": 3}, "is away on these days too"),
        ({"whose": "daniyar", "stand_in": "aigul", "since": 1, "until": 2}, "stands in for somebody else"),
        ({"whose": "aigul", "stand_in": "aigul", "since": 1, "until": 2}, "stands in for themselves"),
        ({"whose": "aigul", "stand_in": "daniyar", "since": 3, "until": 2}, "before the first"),
        ({"whose": "head", "stand_in": "", "since": 1, "until": 2}, "Choose who stands in"),
        (
            {"whose": "aigul", "stand_in": "", "since": 1, "until": 2, "kind": "signing"},
            "Choose who stands in",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_words(staff: Staff, second: dict[str, Any], code: str) -> None:
    assert ask(staff, "head", "saule", "daniyar").status_code == 302
    answer = ask(staff, "head", **second)
    assert answer.status_code == 422
    assert code in answer.content.decode()
    assert Absence.objects.count() == 1


def test_signing_given_away_opens_nothing_else(staff: Staff, people: People) -> None:
    deputy = make_official("deputy", "officer", OFFICE, "Ким Светлана Олеговна")
    staff.users["deputy"] = deputy
    ask(staff, "head", "saule", "deputy", kind="signing")
    held = [(one.post, one.signs_only) for one in current_holdings(deputy, timezone.localdate())]
    assert held == [("officer", False), ("registrar", True)]
    assert posts(staff, "saule") == [("registrar", "")], "both hold it"
    (case,) = waiting(staff, people)
    from django.test import Client

    client = Client()
    client.force_login(deputy)
    client.cookies["qyzmet_language"] = "en"
    where = f"/provider/cases/{case.number}/"
    assert client.get(where).context["form"] is None
    answer = client.post(where, {"step": case.step, "key": "k"})
    assert answer.status_code == 422
    assert "nothing else of the post" in answer.content.decode()


def test_it_is_ended_early_and_not_settled_twice(staff: Staff) -> None:
    ask(staff, "head", "saule", "daniyar")
    where = f"{PAGE}{Absence.objects.get().pk}/"
    assert staff["aigul"].post(where, {"what": "end"}).status_code == 404
    assert staff["head"].post(where, {"what": "end"}).status_code == 302
    assert posts(staff, "saule") == [("registrar", "")]
    assert staff["head"].post(where, {"what": "end"}).status_code == 422


def test_an_office_settles_its_own_only(staff: Staff, login: Any) -> None:
    ask(staff, "saule", "saule", "daniyar")
    where = f"{PAGE}{Absence.objects.get().pk}/"
    assert login("head", "bureau-astana").post(where, {"what": "approve"}).status_code == 404
