"""The commission's pages: the route, the checklist sent whole, votes, who sits; what the deciding official sees."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

import qyzmet.law
from qyzmet.cases.store import Stored, load
from qyzmet.commissions.composition import commission_on, members_on
from qyzmet.commissions.models import Commission, Conclusion, Inspection
from qyzmet.desk.demo.assistance import SEEN
from qyzmet.law.verbs import Verb
from qyzmet.offices.directory import load_offices
from tests.desk.assistance import AKIM, BODY, Family, act, commission, filed, make_family, until
from tests.provider.bureau import make_official

ADOPTED = Path(qyzmet.law.__file__).parent / "data" / "adoptions-demo.yaml"
ROUTE, WHO = "/provider/commission/", "/provider/commission/members/"


@pytest.fixture
def family(db: None, monkeypatch: pytest.MonkeyPatch) -> Family:
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    load_offices()
    commission()
    return make_family()


def browser(post: str, office: str = BODY, language: str = "en") -> Client:
    user = make_official(f"{post}-{office}-{User.objects.count()}", post, office, "Бейсенова Нұргүл")
    client = Client()
    client.force_login(user)
    client.cookies["qyzmet_language"] = language
    return client


def sheet(family: Family, *, came: int = 4, **more: Any) -> dict[str, Any]:
    """What the checklist page sends."""
    found = commission_on(BODY, timezone.localdate())
    members = members_on(found, timezone.localdate()) if found else []
    return {
        "page": "page-1",
        "visited_on": f"{timezone.localdate():%d.%m.%Y}",
        "address": str(family.home.pk),
        "present": [str(one.pk) for one in members[:came]],
        "met": "анасы",
        **{f"seen-{name}": value for name, value in SEEN.items()},
        **more,
    }


@pytest.fixture
def waiting(family: Family) -> Stored:
    return until(filed(family), Verb.INSPECT)


def test_the_route_names_who_is_visited_and_where(family: Family, waiting: Stored) -> None:
    page = browser("commission").get(ROUTE).content.decode()
    assert family.mother.full_name in page
    assert "Бұлақ ауылы" in page
    assert "+7 701 111 22 33" in page
    assert f"{ROUTE}{waiting.number}/" in page


def test_another_office_sees_neither_route_nor_case(family: Family, waiting: Stored) -> None:
    stranger = browser("commission", AKIM)
    assert family.mother.full_name not in stranger.get(ROUTE).content.decode()
    assert stranger.get(f"{ROUTE}{waiting.number}/").status_code == 404
    assert browser("executor").get(ROUTE).status_code == 403


def test_the_act_is_sent_whole_and_leads_to_the_votes(family: Family, waiting: Stored) -> None:
    client, where = browser("commission"), f"{ROUTE}{waiting.number}/"
    assert client.get(where).status_code == 200
    answer = client.post(where, sheet(family), headers={"accept": "application/json"})
    assert answer.json() == {"next": f"{where}votes/"}
    again = client.post(where, sheet(family), headers={"accept": "application/json"})
    assert again.json() == {"next": f"{where}votes/"}, "what is sent twice counts once"
    assert Inspection.objects.count() == 1
    assert load(waiting.id).state.step == "P5"


def test_somebody_elses_act_is_a_clear_conflict(family: Family, waiting: Stored) -> None:
    client, where = browser("commission"), f"{ROUTE}{waiting.number}/"
    client.post(where, sheet(family))
    answer = client.post(where, sheet(family, page="page-2"), headers={"accept": "application/json"})
    assert answer.status_code == 409
    assert answer.json()["code"] in ("other-step", "act-written")
    assert Inspection.objects.count() == 1


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"came": 2}, "no-quorum", "present"),
        ({"address": "elsewhere"}, "wrong-address", "address"),
        ({"visited_on": "01.01.2030"}, "visit-in-future", "visited_on"),
    ],
)
def test_what_the_commission_may_not_send_is_said_beside_the_question(
    family: Family, waiting: Stored, more: dict[str, Any], code: str, field: str
) -> None:
    client, where = browser("commission"), f"{ROUTE}{waiting.number}/"
    said = client.post(where, sheet(family, **more), headers={"accept": "application/json"})
    assert (said.status_code, said.json()["code"], said.json()["field"]) == (422, code, field)
    page = client.post(where, sheet(family, **more))
    assert page.status_code == 422
    assert "govuk-error-summary" in page.content.decode()
    assert not Inspection.objects.exists()


def test_missing_answers_are_named_one_by_one(family: Family, waiting: Stored) -> None:
    client, where = browser("commission"), f"{ROUTE}{waiting.number}/"
    wrong = sheet(family, **{"seen-heating": "", "seen-rooms": "-2"})
    said = client.post(where, wrong, headers={"accept": "application/json"})
    assert said.status_code == 422
    assert set(said.json()["fields"]) == {"seen-heating", "seen-rooms"}


def test_the_votes_conclude_and_the_papers_can_be_printed(family: Family, waiting: Stored) -> None:
    client, where = browser("commission"), f"{ROUTE}{waiting.number}/"
    client.post(where, sheet(family))
    page = client.get(f"{where}votes/").content.decode()
    assert "анасы" in page
    act_ = Inspection.objects.get()
    votes = {f"vote-{one}": "for" for one in act_.seats.values_list("member_id", flat=True)}
    missing = client.post(f"{where}votes/", {"key": "k", "reasons": "аз", **dict(list(votes.items())[1:])})
    assert missing.status_code == 422
    done = client.post(f"{where}votes/", {"key": "k", "reasons": "табысы аз", **votes})
    assert done.status_code == 302
    assert Conclusion.objects.get().favourable
    shown = client.get(f"{where}votes/").content.decode()
    assert "табысы аз" in shown
    case = client.get(f"/provider/cases/{waiting.number}/").content.decode()
    assert "/papers/" in case


def test_the_worker_is_a_script_of_its_own_folder(family: Family) -> None:
    answer = browser("commission").get(f"{ROUTE}worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert b"addEventListener" in answer.content
    assert Client().get(f"{ROUTE}worker.js").status_code == 302, "who is not logged in gets none"


def test_the_head_enters_the_akims_decision(family: Family) -> None:
    client = browser("head")
    given = {
        "what": "set-up",
        "number": "26-2",
        "decided_on": "01.02.2026",
        "decided_by": "Төлеубаев Қ.",
        "since": "02.02.2026",
        "name_1": "Ахметов Асан",
        "role_1": "chair",
        "name_2": "Гончар Николай",
        "role_2": "secretary",
        **{f"role_{row}": "member" for row in range(3, 8)},
    }
    assert client.post(WHO, {**given, "name_1": ""}).status_code == 422
    assert client.post(WHO, {**given, "role_1": "member"}).status_code == 422
    assert client.post(WHO, given).status_code == 302
    assert Commission.objects.count() == 2
    page = client.get(WHO).content.decode()
    assert "26-2" in page
    assert "Гончар Николай" in page


def test_members_come_and_go_on_the_page(family: Family) -> None:
    client = browser("head")
    today = f"{timezone.localdate():%d.%m.%Y}"
    who = {"name": "Қалиева Сәуле", "role": "member", "position": "мұғалім", "since": today}
    assert client.post(WHO, {"what": "add", **who}).status_code == 302
    assert client.post(WHO, {"what": "add", **who}).status_code == 422
    member = commission().members.get(name="Қалиева Сәуле")
    assert client.post(WHO, {"what": "end", "member": member.pk, "until": today}).status_code == 302
    assert browser("commission").post(WHO, {"what": "add", **who}).status_code == 404


def test_who_decides_sees_the_computation_the_act_and_the_grounds(family: Family, waiting: Stored) -> None:
    stored = until(act(waiting), Verb.DECIDE)
    page = browser("executor").get(f"/provider/cases/{stored.number}/").content.decode()
    assert "What follows from the registers and the act" in page
    assert "20,000" in page
    assert "What the commission saw" in page
    assert "cannot be used" in page
    assert "not-registered-whose" in page


def test_a_ground_is_stated_on_the_page_and_checked(family: Family, waiting: Stored) -> None:
    stored = until(act(waiting), Verb.DECIDE)
    client, where = browser("executor"), f"/provider/cases/{stored.number}/"
    step = stored.state.step
    given = {"step": step, "key": "k1", "outcome": "refused", "ground": "not-registered"}
    assert client.post(where, given).status_code == 422
    assert client.post(where, {**given, "not-registered-whose": family.child.iin}).status_code == 422
    done = client.post(where, {**given, "not-registered-whose": family.father.iin, "reasons": "тіркелмеген"})
    assert done.status_code == 302
    shown = client.get(where).content.decode()
    assert "What the decision rests on" in shown
